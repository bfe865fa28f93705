package fr.ampli.process;

/** The messages that the models wait for, by name; correlated by dossier number. */
public final class Messages {

    /** The holder gives up; interrupts the pathway. */
    public static final String DOSSIER_WITHDRAWN = "dossier.withdrawn";

    /** A partner has answered by the link in its letter; ends the referral of that round. */
    public static final String PARTNER_ANSWERED = "referral.partnerAnswered";
    /** A mail system could not deliver a letter; for its delivery, or to begin one anew. */
    public static final String LETTER_BOUNCED = "letter.bounced";

    /** The addressee has confirmed a letter, or answered it; for its delivery. */
    public static final String LETTER_ACKNOWLEDGED = "letter.acknowledged";

    /** Receipt of a letter is proven; for the phase whose delay begins with it, by {@code awaitedLetter}. */
    public static final String LETTER_NOTIFIED = "letter.notified";
    /** A file says whether the money left; for the payment that waits, by {@code instalment}. */
    public static final String PAYMENT_ANSWERED = "payment.answered";

    /** What was late is done, or the clock has ended; closes what a head of service was to deal with. */
    public static final String DEADLINE_SETTLED = "deadline.settled";

    private Messages() {}
}
