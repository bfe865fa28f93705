package fr.ampli.payment;

import fr.ampli.shared.Money;
import fr.ampli.shared.Person;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A budget that was proposed for a year.
 *
 * @param deliberation reference of the vote that it rests on
 * @param confirmed empty until a second person has decided
 */
public record BudgetProposal(
        long id,
        int year,
        Money budget,
        String deliberation,
        LocalDate deliberatedOn,
        String grounds,
        Person proposedBy,
        Optional<Boolean> confirmed) {}
