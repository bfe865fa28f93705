package fr.ampli.referral;

import fr.ampli.shared.DossierNumber;

/** Hears what a partner does through its link. Who waits for it lives outside: in the engine. */
public interface PartnerReplies {

    /**
     * The referral of that round is answered, in the caller's transaction.
     *
     * @return false when nobody waits for the answer any more: the caller must then record nothing
     */
    boolean answered(DossierNumber number, int round, Referral.Reply reply);

    /** The partner of that round has added a date, an opinion or a document: somebody has to read it. */
    void added(DossierNumber number, int round);
}
