package fr.ampli.payment;

import fr.ampli.shared.DossierNumber;
import fr.ampli.shared.Money;
import fr.ampli.shared.Person;
import java.time.LocalDate;

/**
 * One movement of money.
 *
 * @param bookedOn the day it counts from: of the agreement, the payment, the repayment
 * @param reference what proves it: agreement, mandate, title, vote
 */
public record LedgerEntry(
        DossierNumber dossier, LedgerKind kind, Money amount, LocalDate bookedOn, String reference, Person bookedBy) {}
