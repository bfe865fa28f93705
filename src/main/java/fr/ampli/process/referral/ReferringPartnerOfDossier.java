package fr.ampli.process.referral;

import fr.ampli.correspondence.Addressee;
import fr.ampli.dossier.Dossier;
import fr.ampli.process.ReferringPartner;
import fr.ampli.referral.Partner;
import fr.ampli.referral.PartnerConsents;
import fr.ampli.referral.Partners;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The partner that sent the project: hears of it only with the holder's consent, and while it is in the network. */
@Component
class ReferringPartnerOfDossier implements ReferringPartner {

    private final PartnerConsents consents;
    private final Partners partners;

    ReferringPartnerOfDossier(PartnerConsents consents, Partners partners) {
        this.consents = consents;
        this.partners = partners;
    }

    @Override
    public Optional<Addressee> of(Dossier dossier) {
        return dossier.referringPartner()
                .filter(id -> consents.given(dossier, PartnerConsents.Scope.STAGES))
                .flatMap(partners::find)
                .filter(Partner::active)
                .map(partner -> new Addressee(Addressee.PARTNER, partner.name(), partner.email()));
    }
}
