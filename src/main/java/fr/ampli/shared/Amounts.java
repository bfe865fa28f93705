package fr.ampli.shared;

import java.math.BigDecimal;

/** Reads amounts as people write them: "1 500", "1500,50", "1 500,50 €". */
public final class Amounts {

    private static final int CENT = 2;
    private static final BigDecimal MOST = new BigDecimal("1000000000");

    private Amounts() {}

    /** A compulsory amount of zero or more, exact to the cent; null after having refused {@code NOT_AN_AMOUNT}. */
    public static Money read(Checks checks, String text, String field, String label) {
        String number = Spaces.strip(text);
        if (number.endsWith("€")) {
            number = Spaces.strip(number.substring(0, number.length() - 1));
        }
        BigDecimal euros = checks.decimal(number, field, label);
        if (euros == null) {
            return null;
        }
        if (euros.signum() < 0 || euros.stripTrailingZeros().scale() > CENT || euros.compareTo(MOST) > 0) {
            checks.refuse(Reason.of(
                    "NOT_AN_AMOUNT",
                    "",
                    field,
                    "« " + label
                            + " » : écrivez un montant en euros, avec deux décimales au plus (exemple : 1 500,50)."));
            return null;
        }
        return Money.of(euros);
    }
}
