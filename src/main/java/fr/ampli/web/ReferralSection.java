package fr.ampli.web;

import fr.ampli.referral.Feasibility;
import fr.ampli.referral.Orientation;
import fr.ampli.referral.Partner;
import fr.ampli.referral.Partners;
import fr.ampli.referral.Referral;
import fr.ampli.referral.Referrals;
import fr.ampli.referral.Study;
import fr.ampli.shared.DossierNumber;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Orientation, partners asked and feasibility study, for the forms of the feasibility phase and of the review. */
@Component
class ReferralSection implements DossierSection {

    private final Partners partners;
    private final Referrals referrals;
    private final Feasibility feasibility;

    ReferralSection(Partners partners, Referrals referrals, Feasibility feasibility) {
        this.partners = partners;
        this.referrals = referrals;
        this.feasibility = feasibility;
    }

    /**
     * The section as forms read it.
     *
     * @param current the partner asked last
     * @param findings those of the last round that was completed
     * @param gaps what the last readiness review found missing
     */
    record Facts(
            List<PartnerController.Option> partners,
            Interview orientation,
            List<Asked> referrals,
            Asked current,
            Findings findings,
            Integer round,
            String gaps) {}

    record Interview(String heldOn, String conclusion, String summary, String partner) {
        static Interview of(Orientation orientation) {
            return new Interview(
                    orientation.heldOn().toString(),
                    orientation.conclusion().label(),
                    orientation.summary(),
                    orientation.partner().map(Partner::name).orElse(null));
        }
    }

    record Asked(
            int id,
            String partner,
            String phone,
            String email,
            String openedOn,
            String answerDueOn,
            String reply,
            String comment) {
        static Asked of(Referral referral) {
            return new Asked(
                    referral.round(),
                    referral.partner().name(),
                    referral.partner().phone(),
                    referral.partner().email(),
                    referral.openedOn().toString(),
                    referral.answerDueOn().toString(),
                    referral.reply().map(Referral.Reply::label).orElse("Réponse attendue"),
                    referral.comment().orElse(null));
        }
    }

    record Findings(
            String opportunity,
            String socialValues,
            String businessModel,
            String anchoring,
            String jobPlan,
            String lowestCash,
            String lowestCashOn) {
        static Findings of(Study.Findings findings) {
            return new Findings(
                    findings.opportunity(),
                    findings.socialValues(),
                    findings.businessModel(),
                    findings.anchoring(),
                    findings.jobPlan(),
                    // As a person types it, because it fills an input again
                    findings.lowestCash().amount().toPlainString().replace('.', ','),
                    findings.lowestCashOn().toString());
        }
    }

    @Override
    public String name() {
        return "referral";
    }

    @Override
    public Object of(DossierNumber number) {
        List<Referral> asked = referrals.of(number);
        List<Study> studies = feasibility.studies(number);
        return new Facts(
                partners.active().stream().map(PartnerController.Option::of).toList(),
                feasibility.orientation(number).map(Interview::of).orElse(null),
                asked.stream().map(Asked::of).toList(),
                last(asked).map(Asked::of).orElse(null),
                last(studies.stream()
                                .filter(study -> study.findings().isPresent())
                                .toList())
                        .flatMap(Study::findings)
                        .map(Findings::of)
                        .orElse(null),
                last(studies).map(Study::round).orElse(null),
                last(studies.stream()
                                .filter(study -> study.readiness().isPresent())
                                .toList())
                        .flatMap(Study::readiness)
                        .flatMap(Study.Readiness::gaps)
                        .orElse(null));
    }

    private static <T> Optional<T> last(List<T> all) {
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
    }
}
