package fr.ampli.payment;

import fr.ampli.shared.Person;

/**
 * Why an order may be called paid or rejected. The database asks for it too.
 *
 * @param by whose answer it is
 * @param confirmedBy the second person of an answer given by hand, or null
 * @param line the line of a file of answers, or null
 */
record AnswerProof(Way way, Person by, Person confirmedBy, Long line) {

    enum Way {
        /** A line of a file of answers. */
        FILE,
        /** Typed by one person and confirmed by another. */
        HAND,
        /** It could not be stopped after a withdrawal; said by somebody else than its certifier. */
        STOP,
        /** Never handed over: its account is no longer the one that was certified. */
        SEAL
    }

    static AnswerProof file(long line, Person importedBy) {
        return new AnswerProof(Way.FILE, importedBy, null, line);
    }

    static AnswerProof hand(Person enteredBy, Person confirmedBy) {
        return new AnswerProof(Way.HAND, enteredBy, confirmedBy, null);
    }

    static AnswerProof stop(Person person) {
        return new AnswerProof(Way.STOP, person, null, null);
    }

    static AnswerProof seal(Person exporting) {
        return new AnswerProof(Way.SEAL, exporting, null, null);
    }
}
