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

    /** A dossier is closed; ends what still ran beside its pathway and has lost its object. */
    public static final String DOSSIER_CLOSED = "dossier.closed";
    /** Payments were stopped on something found elsewhere in the work; starts the process of the freeze. */
    public static final String FREEZE_OPENED = "freeze.opened";
    /** A freeze was not confirmed; ends the claim that came with it. */
    public static final String FREEZE_DROPPED = "freeze.dropped";
    /** A grant is reserved for an application that waited for money; ends its wait. */
    public static final String FUNDS_RESERVED = "envelope.fundsReserved";
    /** A plan of instalments has nothing left to watch; ends its watch. */
    public static final String RECOVERY_PLAN_ENDED = "recovery.planEnded";
    /** The agreed job is filled by a contract that fits; ends the wait for a hire. */
    public static final String JOB_CONFORMS = "job.conforms";
    /** The agreed job is no longer filled while its period is open; the wait for a hire begins anew. */
    public static final String JOB_LOST = "job.lost";
    /** Somebody should look whether the job is held; starts that look. */
    public static final String JOB_CHECK_DUE = "job.checkDue";

    private Messages() {}
}
