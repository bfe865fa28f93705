package fr.ampli.shared;

import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.commons.validator.routines.checkdigit.LuhnCheckDigit;

/**
 * The nine digits that name a legal unit in the Sirene register (R50).
 *
 * @param value nine digits whose Luhn sum is right
 */
public record Siren(String value) {

    private static final Pattern NINE_DIGITS = Pattern.compile("[0-9]{9}");

    /** @throws IllegalArgumentException if it is no valid SIREN; use {@link #read} for what people enter */
    public Siren {
        if (!isValid(value)) {
            throw new IllegalArgumentException("Not a SIREN: " + value);
        }
    }

    /** Reads what a person entered, spaces or not; empty if it is no valid SIREN. */
    public static Optional<Siren> read(String text) {
        return Optional.of(Spaces.remove(text)).filter(Siren::isValid).map(Siren::new);
    }

    /** For readers: "732 829 320" with no-break spaces. */
    public String formatted() {
        return Spaces.group(value, 3, 3, 3);
    }

    @Override
    public String toString() {
        return value;
    }

    static boolean isValid(String digits) {
        return digits != null
                && NINE_DIGITS.matcher(digits).matches()
                && LuhnCheckDigit.LUHN_CHECK_DIGIT.isValid(digits);
    }
}
