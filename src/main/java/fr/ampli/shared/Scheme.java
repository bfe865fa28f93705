package fr.ampli.shared;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The scheme over the years: which terms hold on which day. */
public final class Scheme {

    private final List<Version> versions;

    /** @throws IllegalArgumentException if there is no version, or two of the same name or the same first day */
    public Scheme(List<Version> versions) {
        this.versions = versions.stream()
                .sorted(Comparator.comparing(Version::validFrom).reversed())
                .toList();
        long days = versions.stream().map(Version::validFrom).distinct().count();
        long names = versions.stream().map(v -> v.terms().version()).distinct().count();
        if (versions.isEmpty() || days < versions.size() || names < versions.size()) {
            throw new IllegalArgumentException("The scheme needs versions of distinct names and first days");
        }
    }

    /**
     * The terms that hold on this day.
     *
     * @throws IllegalArgumentException if the day lies before the first version
     */
    public SchemeTerms termsOn(LocalDate day) {
        return versions.stream()
                .filter(v -> !v.validFrom().isAfter(day))
                .findFirst()
                .map(Version::terms)
                .orElseThrow(() -> new IllegalArgumentException("The scheme had no terms on " + day));
    }

    /** The terms that a dossier was awarded under, by the name of their version. */
    public Optional<SchemeTerms> version(String name) {
        return versions.stream()
                .map(Version::terms)
                .filter(terms -> terms.version().equals(name))
                .findFirst();
    }

    /**
     * Terms and the day from which they hold.
     *
     * @param validFrom first day, included; they hold until the next version begins
     * @param terms the numbers
     */
    public record Version(LocalDate validFrom, SchemeTerms terms) {

        public Version {
            if (validFrom == null || terms == null) {
                throw new IllegalArgumentException("A version of the scheme needs valid-from and terms");
            }
        }
    }
}
