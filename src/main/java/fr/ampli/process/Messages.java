package fr.ampli.process;

/** The messages that the models wait for, by name; correlated by dossier number. */
public final class Messages {

    /** The holder gives up; interrupts the pathway. */
    public static final String DOSSIER_WITHDRAWN = "dossier.withdrawn";

    /** A partner has answered by the link in its letter; ends the referral of that round. */
    public static final String PARTNER_ANSWERED = "referral.partnerAnswered";

    private Messages() {}
}
