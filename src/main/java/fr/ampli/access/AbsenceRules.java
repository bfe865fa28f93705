package fr.ampli.access;

import java.time.LocalDate;
import java.time.Period;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How people are deputised for while they are away.
 *
 * @param longestAbsence the longest absence that is declared at once
 * @param neverDeputised groups whose rights are never lent, and whose members deputise for nobody
 * @param declareForOthers groups whose members may declare the absence of a colleague, who fell ill say
 */
@ConfigurationProperties("ampli.access")
record AbsenceRules(Period longestAbsence, Set<String> neverDeputised, Set<String> declareForOthers) {

    static final AbsenceRules OF_THE_SERVICE = new AbsenceRules(null, null, null);

    private static final String ADMINISTRATORS = "camunda-admin";

    AbsenceRules {
        longestAbsence = longestAbsence == null ? Period.ofDays(366) : longestAbsence;
        neverDeputised = neverDeputised == null
                ? Set.of(ADMINISTRATORS, "responsable", "technique")
                : Set.copyOf(neverDeputised);
        declareForOthers = declareForOthers == null ? Set.of("valideur") : Set.copyOf(declareForOthers);
        LocalDate anyDay = LocalDate.EPOCH;
        if (!anyDay.plus(longestAbsence).isAfter(anyDay)) {
            throw new IllegalArgumentException("ampli.access.longest-absence must be at least one day");
        }
        // Lent for a day, these rights could be given to anybody for ever
        if (!neverDeputised.contains(ADMINISTRATORS)) {
            throw new IllegalArgumentException("ampli.access.never-deputised must name " + ADMINISTRATORS);
        }
    }

    boolean isLent(String group) {
        return !neverDeputised.contains(group);
    }

    boolean isTooLong(LocalDate firstDay, LocalDate lastDay) {
        return !lastDay.isBefore(firstDay.plus(longestAbsence));
    }
}
