package fr.ampli.payment;

/**
 * What a check found.
 *
 * @param fact the thing found, as a French sentence that can be read aloud: a day, an amount, a name, never a full
 *     IBAN. A bypass holds for this very sentence, so it names nothing that changes by itself from day to day.
 */
record Finding(Verdict verdict, String fact) {

    /** How it stands with the condition. */
    enum Verdict {
        PASSED,
        /** Passed, and must not go unnoticed. */
        WARNING,
        FAILED,
        /** Nobody has looked, or not lately: it blocks, and looking is the only way on. */
        UNKNOWN
    }

    Finding(boolean passed, String fact) {
        this(passed ? Verdict.PASSED : Verdict.FAILED, fact);
    }

    static Finding of(boolean passed, String fact, String otherwise) {
        return new Finding(passed, passed ? fact : otherwise);
    }

    static Finding warning(String fact) {
        return new Finding(Verdict.WARNING, fact);
    }

    static Finding unknown(String fact) {
        return new Finding(Verdict.UNKNOWN, fact);
    }

    /** Whether the payment may go as far as this check is concerned. */
    boolean passed() {
        return verdict == Verdict.PASSED || verdict == Verdict.WARNING;
    }
}
