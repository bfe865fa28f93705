package fr.ampli.agreement;

import fr.ampli.shared.Money;
import java.time.LocalDate;

/**
 * One de minimis aid of a structure.
 *
 * @param id its line in the register; 0 for a grant of AMPLI itself, which is no line
 * @param funder who gave it
 * @param grantedOn the day on which the right to it arose, not that of the payment (R28)
 */
public record DeMinimisAid(long id, String funder, Money amount, LocalDate grantedOn) {}
