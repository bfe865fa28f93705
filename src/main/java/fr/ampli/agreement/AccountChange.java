package fr.ampli.agreement;

import fr.ampli.shared.Bic;
import fr.ampli.shared.DossierNumber;
import fr.ampli.shared.Iban;
import fr.ampli.shared.Person;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A request to pay to another account, and how far it came. Its {@link #toString()} carries masked numbers.
 *
 * @param oldAccount the account on record when it was asked for
 * @param givesUpOn until when the call-back is tried
 * @param coolingUntil the last day on which the holder can object, once validated
 */
public record AccountChange(
        long id,
        DossierNumber dossier,
        AccountChangeState state,
        Arrival arrivedBy,
        LocalDate receivedOn,
        String requesterName,
        String requesterEmail,
        long oldAccount,
        Iban iban,
        Bic bic,
        String holderName,
        Optional<String> nameNote,
        Person requestedBy,
        Instant requestedAt,
        LocalDate givesUpOn,
        Optional<Person> calledBy,
        Optional<Person> validatedBy,
        Optional<LocalDate> coolingUntil,
        Optional<String> endGrounds) {

    /** How a request came in. */
    public enum Arrival {
        IN_PERSON("remise en main propre"),
        POST("courrier postal"),
        EMAIL("courriel"),
        TELEPHONE("téléphone");

        private final String label;

        Arrival(String label) {
            this.label = label;
        }

        /** The French words for it, in small letters. */
        public String label() {
            return label;
        }
    }

    /** A call to the number on file. */
    public record Call(
            String phone, CallBackResult result, LocalDate on, Optional<String> spokenTo, String note, Person by) {}
}
