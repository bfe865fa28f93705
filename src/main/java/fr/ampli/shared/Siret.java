package fr.ampli.shared;

import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.commons.validator.routines.checkdigit.LuhnCheckDigit;

/**
 * The fourteen digits that name an establishment in the Sirene register (R50): a valid SIREN, then five digits, with a
 * right Luhn sum over all of them. The post offices of La Poste may have instead a plain digit sum divisible by five.
 *
 * @param value fourteen digits
 */
public record Siret(String value) {

    private static final Pattern FOURTEEN_DIGITS = Pattern.compile("[0-9]{14}");
    private static final int SIREN_LENGTH = 9;
    private static final String LA_POSTE = "356000000";

    /** @throws IllegalArgumentException if it is no valid SIRET; use {@link #read} for what people enter */
    public Siret {
        if (!isValid(value)) {
            throw new IllegalArgumentException("Not a SIRET: " + value);
        }
    }

    /** Reads what a person entered, spaces or not; empty if it is no valid SIRET. */
    public static Optional<Siret> read(String text) {
        return Optional.of(Spaces.remove(text)).filter(Siret::isValid).map(Siret::new);
    }

    /** The legal unit that the establishment belongs to. */
    public Siren siren() {
        return new Siren(value.substring(0, SIREN_LENGTH));
    }

    /** For readers: "732 829 320 00074" with no-break spaces. */
    public String formatted() {
        return Spaces.group(value, 3, 3, 3, 5);
    }

    @Override
    public String toString() {
        return value;
    }

    private static boolean isValid(String digits) {
        if (digits == null || !FOURTEEN_DIGITS.matcher(digits).matches()) {
            return false;
        }
        String siren = digits.substring(0, SIREN_LENGTH);
        return Siren.isValid(siren) && (LuhnCheckDigit.LUHN_CHECK_DIGIT.isValid(digits) || isPostOffice(digits));
    }

    private static boolean isPostOffice(String digits) {
        return digits.startsWith(LA_POSTE)
                && digits.chars().map(Character::getNumericValue).sum() % 5 == 0;
    }
}
