package fr.ampli.process.letter;

import fr.ampli.correspondence.Letter;
import fr.ampli.process.Variable;
import java.util.Date;
import org.camunda.bpm.engine.delegate.VariableScope;

/** What the process letter-delivery carries beside the key of its letter. */
final class LetterVariables {

    /** The letter's {@link fr.ampli.correspondence.LetterState}, or {@link #WAITING}. */
    static final Variable<String> LETTER_STATE = Variable.word("letterState");

    /** It is not the letter's turn. */
    static final String WAITING = "WAITING";

    /** "none" where no delay depends on it, "awaited" or "given". */
    static final Variable<String> RECEIPT = Variable.word("receipt");

    /** When to try again a letter whose turn it was not. */
    static final Variable<Date> HAND_OVER_AT = Variable.moment("handOverAt");
    /** Until when the copy of a letter may take to the archive. */
    static final Variable<Date> ARCHIVE_QUIET_UNTIL = Variable.moment("archiveQuietUntil");
    /** From when on an officer establishes a receipt that nobody has confirmed. */
    static final Variable<Date> RECEIPT_ASKED_AT = Variable.moment("receiptAskedAt");
    /** When somebody should have been reached. */
    static final Variable<Date> REACH_DUE_AT = Variable.moment("reachDueAt");

    private LetterVariables() {}

    /** Hands the gateways what they read at once. */
    static void show(VariableScope scope, Letter letter) {
        LETTER_STATE.pass(scope, letter.state().name());
        RECEIPT.pass(scope, !letter.proof().isRequired() ? "none" : letter.awaitsProof() ? "awaited" : "given");
    }
}
