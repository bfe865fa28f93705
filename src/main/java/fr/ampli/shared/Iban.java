package fr.ampli.shared;

import java.math.BigInteger;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.validator.routines.IBANValidator;

/**
 * A bank account number whose check digits are right (R51): modulo 97 and the length of its country for all, the key
 * of the relevé d'identité bancaire too for French ones.
 *
 * <p>{@link #toString()} is masked, so that no log carries the number. Only what pays asks for {@link #value()}.
 *
 * @param value the full number in capitals without spaces
 */
public record Iban(String value) {

    private static final String FRANCE = "FR";
    private static final BigInteger NINETY_SEVEN = BigInteger.valueOf(97);
    private static final int LEGIBLE_DIGITS = 4;

    /** @throws IllegalArgumentException if it is no valid IBAN; use {@link #read} for what people enter */
    public Iban {
        if (!isValid(value)) {
            // The number stays out of the message: messages end up in logs
            throw new IllegalArgumentException("Not a valid IBAN");
        }
    }

    /** Reads what a person entered, spaces and small letters allowed; empty if it is no valid IBAN. */
    public static Optional<Iban> read(String text) {
        return Optional.of(Spaces.remove(text).toUpperCase(Locale.ROOT))
                .filter(Iban::isValid)
                .map(Iban::new);
    }

    /** Whether the account is kept in France; a foreign one is paid only after an alert was looked at. */
    public boolean isFrench() {
        return value.startsWith(FRANCE);
    }

    /** For letters and screens: "•••• 0189". */
    public String masked() {
        return "••••" + Spaces.NO_BREAK + value.substring(value.length() - LEGIBLE_DIGITS);
    }

    @Override
    public String toString() {
        return masked();
    }

    private static boolean isValid(String text) {
        return text != null
                && IBANValidator.DEFAULT_IBAN_VALIDATOR.isValid(text)
                && (!text.startsWith(FRANCE) || isRibKeyRight(text.substring(4)));
    }

    /** Bank 5, branch 5, account 11, key 2: the whole as one number is a multiple of 97. */
    private static boolean isRibKeyRight(String rib) {
        StringBuilder digits = new StringBuilder();
        rib.chars().forEach(c -> digits.append(ribDigit((char) c)));
        return new BigInteger(digits.toString()).mod(NINETY_SEVEN).signum() == 0;
    }

    /** The RIB's own alphabet: A-I are 1-9, J-R are 1-9, S-Z are 2-9. */
    private static char ribDigit(char c) {
        if (c <= '9') {
            return c;
        }
        int place = c - 'A';
        return (char) ('1' + (c < 'S' ? place % 9 : place % 9 + 1));
    }
}
