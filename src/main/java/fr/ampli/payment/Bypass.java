package fr.ampli.payment;

import fr.ampli.shared.DossierNumber;
import fr.ampli.shared.Person;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Leave to pay although a check does not pass: for one dossier, one instalment, one check and what it had found.
 *
 * @param fact what the check had found when the bypass was asked for; another finding makes it void
 * @param validUntil last day on which it counts, if it was granted
 */
public record Bypass(
        long id,
        DossierNumber dossier,
        Instalment instalment,
        String checkCode,
        String fact,
        String motive,
        Person askedBy,
        Instant askedAt,
        BypassState state,
        Optional<String> decisionMotive,
        Optional<Person> decidedBy,
        Optional<Instant> decidedAt,
        Optional<LocalDate> validUntil) {

    /** Whether it lets this finding of that check go on that day. */
    boolean covers(String code, String found, LocalDate day) {
        return state == BypassState.GRANTED
                && checkCode.equals(code)
                && fact.equals(found)
                && validUntil.filter(last -> !day.isAfter(last)).isPresent();
    }
}
