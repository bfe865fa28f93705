package fr.ampli.payment;

/**
 * What a check found.
 *
 * @param fact the thing found, as a French sentence that can be read aloud: a day, an amount, a name, never a full IBAN
 */
record Finding(boolean passed, String fact) {

    static Finding of(boolean passed, String fact, String otherwise) {
        return new Finding(passed, passed ? fact : otherwise);
    }
}
