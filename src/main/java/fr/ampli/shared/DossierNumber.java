package fr.ampli.shared;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a dossier, and the business key of its processes: {@code AMPLI-2026-0042}. One dossier has one spelling:
 * at least four digits of sequence, no leading zero beyond them.
 *
 * @param year the year of first contact, four digits
 * @param sequence from 1 to 9 999 999 within the year
 */
public record DossierNumber(int year, int sequence) implements Comparable<DossierNumber> {

    private static final Pattern FORM = Pattern.compile("AMPLI-([1-9][0-9]{3})-([0-9]{4}|[1-9][0-9]{4,6})");
    private static final int LAST_SEQUENCE = 9_999_999;

    /** @throws IllegalArgumentException if year or sequence is out of range */
    public DossierNumber {
        if (year < 1000 || year > 9999 || sequence < 1 || sequence > LAST_SEQUENCE) {
            throw new IllegalArgumentException("No dossier has year " + year + " and sequence " + sequence);
        }
    }

    /** @throws IllegalArgumentException if year or sequence is out of range */
    public static DossierNumber of(int year, int sequence) {
        return new DossierNumber(year, sequence);
    }

    /** Reads what a person entered, spaces around it and small letters allowed; empty if it is no dossier number. */
    public static Optional<DossierNumber> read(String text) {
        Matcher form = FORM.matcher(Spaces.strip(text).toUpperCase(Locale.ROOT));
        if (!form.matches() || Integer.parseInt(form.group(2)) == 0) {
            return Optional.empty();
        }
        return Optional.of(of(Integer.parseInt(form.group(1)), Integer.parseInt(form.group(2))));
    }

    /**
     * The number behind a business key or a database column, which can only be right.
     *
     * @throws IllegalArgumentException if it is no dossier number
     */
    public static DossierNumber parse(String text) {
        return read(text).orElseThrow(() -> new IllegalArgumentException("Not a dossier number: " + text));
    }

    /** {@code AMPLI-2026-0042}, the same as {@link #toString()}. */
    public String value() {
        String digits = Integer.toString(sequence);
        return "AMPLI-" + year + "-" + "0".repeat(Math.max(0, 4 - digits.length())) + digits;
    }

    @Override
    public int compareTo(DossierNumber other) {
        return year != other.year ? Integer.compare(year, other.year) : Integer.compare(sequence, other.sequence);
    }

    @Override
    public String toString() {
        return value();
    }
}
