package fr.ampli.process.referral;

import fr.ampli.correspondence.Addressee;
import fr.ampli.document.DocumentKind;
import fr.ampli.document.Documents;
import fr.ampli.dossier.Dossier;
import fr.ampli.dossier.Dossiers;
import fr.ampli.process.LetterFacts;
import fr.ampli.referral.Feasibility;
import fr.ampli.referral.Need;
import fr.ampli.referral.Referral;
import fr.ampli.referral.Referrals;
import fr.ampli.referral.Study;
import fr.ampli.shared.DossierNumber;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The letters of the feasibility phase. */
@Component
class ReferralLetters implements LetterFacts {

    /** The partner that is asked to take a project up; not the one that referred it. */
    private static final String REFERRED_PARTNER = "referred-partner";

    private static final List<DocumentKind> PIECES = List.of(
            DocumentKind.FEASIBILITY_STUDY,
            DocumentKind.START_UP_PLAN,
            DocumentKind.BUSINESS_MODEL,
            DocumentKind.CASH_PLAN,
            DocumentKind.JOB_DESCRIPTION,
            DocumentKind.PARTNER_LETTERS,
            DocumentKind.COMMITMENT,
            DocumentKind.DE_MINIMIS_DECLARATION,
            DocumentKind.OTHER_AID_DECLARATION,
            DocumentKind.BANK_DETAILS);

    private final Dossiers dossiers;
    private final Feasibility feasibility;
    private final Referrals referrals;
    private final Documents documents;

    ReferralLetters(Dossiers dossiers, Feasibility feasibility, Referrals referrals, Documents documents) {
        this.dossiers = dossiers;
        this.feasibility = feasibility;
        this.referrals = referrals;
        this.documents = documents;
    }

    @Override
    public Set<String> letters() {
        return Set.of(
                "orientation-conclusion",
                "reorientation",
                "partner-referral",
                "partner-reminder",
                "partner-link",
                "study-check-in",
                "readiness-announced",
                "readiness-gaps",
                "abandonment-confirmed");
    }

    @Override
    public Map<String, Object> facts(DossierNumber number) {
        Map<String, Object> facts = new HashMap<>();
        feasibility.orientation(number).ifPresent(orientation -> {
            facts.put("heldOn", orientation.heldOn());
            facts.put("summary", paragraphs(orientation.summary()));
            facts.put("partner", orientation.partner().orElse(null));
        });
        feasibility.reorientation(number).ifPresent(reorientation -> {
            facts.put("otherScheme", reorientation.otherScheme());
            facts.put("reorientationGrounds", paragraphs(reorientation.grounds()));
        });
        referrals.latest(number).ifPresent(referral -> referral(facts, dossiers.get(number), referral));
        List<Study> studies = feasibility.studies(number);
        if (!studies.isEmpty()) {
            study(facts, studies.get(studies.size() - 1));
            facts.put("studyOpenedOn", studies.get(0).openedOn());
        }
        Set<DocumentKind> held = documents.kinds(number);
        facts.put("piecesHeld", pieces(held::contains));
        facts.put("piecesToPrepare", pieces(kind -> !held.contains(kind)));
        return facts;
    }

    @Override
    public List<Addressee> addressees(DossierNumber number) {
        return referrals
                .latest(number)
                .map(referral -> new Addressee(
                        REFERRED_PARTNER,
                        referral.partner().name(),
                        referral.partner().email()))
                .stream()
                .toList();
    }

    private static void referral(Map<String, Object> facts, Dossier dossier, Referral referral) {
        facts.put("partnerName", referral.partner().name());
        facts.put("referralRound", referral.round());
        facts.put("need", referral.need().map(Need::label).orElse(null));
        facts.put("partnerAccepted", referral.isAccepted());
        facts.put("referredOn", referral.openedOn());
        facts.put("answerDueOn", referral.answerDueOn());
        facts.put("projectSummary", paragraphs(dossier.project().summary()));
        facts.put(
                "place",
                dossier.project().postalCode() + " " + dossier.project().commune());
        facts.put("contact", dossier.contact());
    }

    private static void study(Map<String, Object> facts, Study study) {
        study.stopGrounds().ifPresent(grounds -> facts.put("stopGrounds", paragraphs(grounds)));
        study.readiness().ifPresent(readiness -> {
            readiness.gaps().ifPresent(gaps -> facts.put("gaps", paragraphs(gaps)));
            readiness.advice().ifPresent(advice -> facts.put("advice", paragraphs(advice)));
        });
    }

    /** Nothing is asked twice: what the dossier holds is named as held. */
    private static List<String> pieces(Predicate<DocumentKind> which) {
        return PIECES.stream().filter(which).map(DocumentKind::label).toList();
    }

    private static List<String> paragraphs(String text) {
        return Stream.of(text.split("\n+"))
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
    }
}
