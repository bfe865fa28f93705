package fr.ampli.payment;

/** What came of the second look at an answer that was typed. */
public enum AnswerConfirmed {
    PAID,
    REJECTED,
    /** Back to whoever types it again. */
    RETURNED
}
