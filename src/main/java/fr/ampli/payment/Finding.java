package fr.ampli.payment;

/**
 * What a check found.
 *
 * @param passed whether the payment may go as far as this check is concerned
 * @param warning whether it may go, but must not go unnoticed
 * @param fact the thing found, as a French sentence that can be read aloud: a day, an amount, a name, never a full
 *     IBAN. A bypass holds for this very sentence, so it names nothing that changes by itself from day to day.
 */
record Finding(boolean passed, boolean warning, String fact) {

    Finding {
        if (warning && !passed) {
            throw new IllegalArgumentException("A warning does not block: " + fact);
        }
    }

    Finding(boolean passed, String fact) {
        this(passed, false, fact);
    }

    static Finding of(boolean passed, String fact, String otherwise) {
        return new Finding(passed, passed ? fact : otherwise);
    }

    static Finding warning(String fact) {
        return new Finding(true, true, fact);
    }
}
