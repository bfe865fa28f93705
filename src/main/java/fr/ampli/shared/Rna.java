package fr.ampli.shared;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The number of an association in the national register: W and nine digits. Associations of Alsace-Moselle have none.
 *
 * @param value W and nine digits
 */
public record Rna(String value) {

    private static final Pattern FORM = Pattern.compile("W[0-9]{9}");

    /** @throws IllegalArgumentException if it is no RNA number; use {@link #read} for what people enter */
    public Rna {
        if (!isValid(value)) {
            throw new IllegalArgumentException("Not an RNA number: " + value);
        }
    }

    /** Reads what a person entered, spaces and a small w allowed; empty if it is no RNA number. */
    public static Optional<Rna> read(String text) {
        return Optional.of(Spaces.remove(text).toUpperCase(Locale.ROOT))
                .filter(Rna::isValid)
                .map(Rna::new);
    }

    @Override
    public String toString() {
        return value;
    }

    private static boolean isValid(String text) {
        return text != null && FORM.matcher(text).matches();
    }
}
