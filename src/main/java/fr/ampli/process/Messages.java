package fr.ampli.process;

/** The messages that the models wait for, by name; correlated by dossier number. */
public final class Messages {

    /** The holder gives up; interrupts the pathway. */
    public static final String DOSSIER_WITHDRAWN = "dossier.withdrawn";

    /** What was late is done, or the clock has ended; closes what a head of service was to deal with. */
    public static final String DEADLINE_SETTLED = "deadline.settled";

    private Messages() {}
}
