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
    /** What was late is done, or the clock has ended; closes what a head of service was to deal with. */
    public static final String DEADLINE_SETTLED = "deadline.settled";

    /** The agreed job is filled by a contract that fits; ends the wait for a hire. */
    public static final String JOB_CONFORMS = "job.conforms";
    /** The agreed job is no longer filled while its period is open; the wait for a hire begins anew. */
    public static final String JOB_LOST = "job.lost";
    /** Somebody should look whether the job is held; starts that look. */
    public static final String JOB_CHECK_DUE = "job.checkDue";

    private Messages() {}
}
