package fr.ampli.process.referral;

import fr.ampli.correspondence.PersonalLinks;
import fr.ampli.referral.Referral;
import fr.ampli.referral.Referrals;
import fr.ampli.shared.DossierNumber;
import org.springframework.stereotype.Component;

/** The links by which partners answer, and when they stop. */
@Component
public class PartnerLinks {

    /** What {@code words.link} calls them in the letters to partners. */
    static final String PURPOSE = "partner-answer";

    private final PersonalLinks links;
    private final Referrals referrals;

    PartnerLinks(PersonalLinks links, Referrals referrals) {
        this.links = links;
        this.referrals = referrals;
    }

    /** Takes back every link of one round. */
    void revoke(DossierNumber number, int round) {
        links.revoke(number, PURPOSE, Integer.toString(round));
    }

    /** Takes back every link of a dossier: it is closed. */
    public void revokeAll(DossierNumber number) {
        referrals.of(number).stream().map(Referral::round).forEach(round -> revoke(number, round));
    }
}
