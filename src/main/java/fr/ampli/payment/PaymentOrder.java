package fr.ampli.payment;

import fr.ampli.shared.DossierNumber;
import fr.ampli.shared.Money;
import fr.ampli.shared.Person;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * The order to pay one instalment of one dossier; there is never a second one.
 *
 * @param attempt how many times it was prepared: a rejected order leaves again as the same order
 * @param bankAccountId where the money goes
 * @param seal what it was prepared for, account included, as one hash
 * @param answeredByFile whether its last answer came in a file of the finance system
 * @param reason why it was returned or rejected, if it was
 */
public record PaymentOrder(
        DossierNumber dossier,
        Instalment instalment,
        Money amount,
        OrderState state,
        int attempt,
        long bankAccountId,
        String seal,
        Person preparedBy,
        Optional<Person> certifiedBy,
        Optional<Instant> issuedAt,
        Optional<String> mandateNumber,
        Optional<LocalDate> paidOn,
        Optional<String> reason,
        boolean answeredByFile,
        Instant stateSince) {

    /** Out of our hands: it may have been paid without our knowing yet. */
    public boolean isUnderway() {
        return state.isUnderway();
    }
}
