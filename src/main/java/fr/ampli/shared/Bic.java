package fr.ampli.shared;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The code of a bank: four letters, its country, two characters of place, and three of branch or none (R51).
 *
 * @param value 8 or 11 capitals and digits
 */
public record Bic(String value) {

    private static final Pattern FORM = Pattern.compile("[A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?");
    /** The countries and territories whose IBANs begin with FR, after the IBAN registry. */
    private static final Set<String> FRENCH =
            Set.of("FR", "GP", "MQ", "GF", "RE", "YT", "PM", "BL", "MF", "NC", "PF", "WF", "TF");

    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    /** @throws IllegalArgumentException if it is no BIC; use {@link #read} for what people enter */
    public Bic {
        if (!isValid(value)) {
            throw new IllegalArgumentException("Not a BIC: " + value);
        }
    }

    /** Reads what a person entered, spaces and small letters allowed; empty if it is no BIC. */
    public static Optional<Bic> read(String text) {
        return Optional.of(Spaces.remove(text).toUpperCase(Locale.ROOT))
                .filter(Bic::isValid)
                .map(Bic::new);
    }

    /** Whether the bank may keep accounts whose IBAN begins with FR: overseas too, where banks have countries of their own. */
    public boolean isOfFrenchAccounts() {
        return FRENCH.contains(value.substring(4, 6));
    }

    @Override
    public String toString() {
        return value;
    }

    private static boolean isValid(String text) {
        return text != null && FORM.matcher(text).matches() && COUNTRIES.contains(text.substring(4, 6));
    }
}
