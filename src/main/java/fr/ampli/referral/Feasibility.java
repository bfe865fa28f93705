package fr.ampli.referral;

import fr.ampli.deadline.Deadlines;
import fr.ampli.document.DocumentKind;
import fr.ampli.document.Documents;
import fr.ampli.journal.Journal;
import fr.ampli.shared.Checks;
import fr.ampli.shared.DossierNumber;
import fr.ampli.shared.Money;
import fr.ampli.shared.Person;
import fr.ampli.shared.Refusal;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes a project from the orientation interview to the day on which its application may be handed in (steps 2 to 4). */
@Service
@Transactional
public class Feasibility {

    private static final int LONGEST_TEXT = 4000;
    private static final int LONGEST_SCHEME_NAME = 300;
    private static final int CENT_DIGITS = 2;
    private static final String NEED = "Besoin du projet";

    private final FeasibilityStore store;
    private final Partners partners;
    private final Referrals referrals;
    private final PartnerConsents consents;
    private final Documents documents;
    private final Deadlines deadlines;
    private final Journal journal;
    private final Clock clock;

    Feasibility(
            FeasibilityStore store,
            Partners partners,
            Referrals referrals,
            PartnerConsents consents,
            Documents documents,
            Deadlines deadlines,
            Journal journal,
            Clock clock) {
        this.store = store;
        this.partners = partners;
        this.referrals = referrals;
        this.consents = consents;
        this.documents = documents;
        this.deadlines = deadlines;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * Records the orientation interview and where it leads.
     *
     * @throws Refusal with every reason at once; a project goes to a partner only if its holder agrees
     */
    public Orientation concludeInterview(DossierNumber number, InterviewDraft draft, Person person) {
        Checks checks = new Checks();
        LocalDate heldOn = checks.date(draft.heldOn(), "heldOn", "Date de l'entretien");
        checks.require(
                heldOn == null || !heldOn.isAfter(deadlines.today()),
                ReferralReasons.inFuture("heldOn", "Date de l'entretien"));
        Orientation.Conclusion conclusion =
                checks.choice(Orientation.Conclusion.class, draft.conclusion(), "conclusion", "Suite donnée");
        String summary = grounds(
                draft.summary(),
                "summary",
                "Conclusion de l'entretien",
                "Écrivez la conclusion de l'entretien et ses raisons : le porteur la recevra telle quelle.",
                checks);
        boolean toPartner = conclusion == Orientation.Conclusion.PARTNER;
        Need need = toPartner ? checks.choice(Need.class, draft.need(), "need", NEED) : null;
        Partner partner = toPartner ? agreedPartner(draft.partner(), draft.sharingConsent(), checks) : null;
        String otherScheme =
                conclusion == Orientation.Conclusion.OTHER_SCHEME ? otherScheme(draft.otherScheme(), checks) : null;
        checks.orThrow();

        Orientation orientation = new Orientation(
                heldOn, conclusion, summary, Optional.ofNullable(partner), Optional.ofNullable(need), person);
        store.insert(number, orientation, clock.instant());
        journal.record(
                number, person, "ORIENTATION_CONCLUDED", "Entretien d'orientation : " + conclusion.label(), summary);
        if (otherScheme != null) {
            reorient(number, otherScheme, summary, person);
        }
        if (toPartner && Boolean.TRUE.equals(draft.datesConsent())) {
            consents.give(number, PartnerConsents.Scope.DATES, heldOn, person);
        }
        return orientation;
    }

    /**
     * Records what follows when a partner has declined or stayed silent.
     *
     * @throws Refusal with every reason at once; a partner that declined is not asked again
     */
    public NextStep chooseNext(DossierNumber number, NextStepDraft draft, Person person) {
        Checks checks = new Checks();
        NextStep.Way way = checks.choice(NextStep.Way.class, draft.nextStep(), "nextStep", "Suite donnée");
        Partner partner = null;
        Need need = null;
        String otherScheme = null;
        String grounds = null;
        if (way == NextStep.Way.OTHER_PARTNER) {
            need = checks.choice(Need.class, draft.need(), "need", NEED);
            partner = agreedPartner(draft.partner(), draft.sharingConsent(), checks);
            if (partner != null && hasDeclined(number, partner)) {
                checks.refuse(ReferralReasons.partnerDeclined(partner));
            }
        } else if (way != null) {
            grounds = grounds(
                    draft.grounds(),
                    "grounds",
                    "Raisons de ce choix",
                    way == NextStep.Way.OTHER_SCHEME
                            ? "Écrivez pourquoi le projet est réorienté : le porteur recevra ces raisons."
                            : "Écrivez pourquoi le projet poursuit sans partenaire.",
                    checks);
            otherScheme = way == NextStep.Way.OTHER_SCHEME ? otherScheme(draft.otherScheme(), checks) : null;
        }
        checks.orThrow();

        if (way == NextStep.Way.OTHER_SCHEME) {
            reorient(number, otherScheme, grounds, person);
        } else if (way == NextStep.Way.OTHER_PARTNER) {
            journal.record(number, person, "NEXT_PARTNER_CHOSEN", "Autre partenaire choisi : " + partner.name());
        } else {
            journal.record(number, person, "WENT_ON_WITHOUT_PARTNER", "Étude poursuivie sans partenaire", grounds);
        }
        return new NextStep(way, Optional.ofNullable(partner), Optional.ofNullable(need));
    }

    /** Opens the next round of the study, from today. */
    public Study openStudy(DossierNumber number, Person person) {
        int round = store.studies(number).size() + 1;
        store.openStudy(number, round, deadlines.today());
        journal.record(
                number,
                person,
                "STUDY_OPENED",
                round == 1 ? "Étude de faisabilité ouverte" : "Étude de faisabilité à compléter (tour " + round + ")");
        return latestStudy(number).orElseThrow();
    }

    /**
     * Records how the round of the study under way ended.
     *
     * @throws Refusal with every reason at once; a completed study is handed in, a stopped one says why
     */
    public Study.Result recordFindings(DossierNumber number, FindingsDraft draft, Person person) {
        int round = latestStudy(number).orElseThrow().round();
        Checks checks = new Checks();
        Study.Result result = checks.choice(Study.Result.class, draft.result(), "result", "Où en est l'étude");
        if (result == Study.Result.COMPLETE) {
            Study.Findings findings = findings(draft, checks);
            documents.require(number, checks, DocumentKind.FEASIBILITY_STUDY);
            checks.orThrow();
            store.recordFindings(number, round, findings, person, clock.instant());
            journal.record(number, person, "STUDY_COMPLETED", "Étude de faisabilité terminée (tour " + round + ")");
            return result;
        }
        String grounds = grounds(
                draft.grounds(),
                "grounds",
                "Raisons de l'arrêt",
                "Écrivez pourquoi l'étude s'arrête : le porteur recevra ces raisons.",
                checks);
        String otherScheme = result == Study.Result.OTHER_SCHEME ? otherScheme(draft.otherScheme(), checks) : null;
        checks.orThrow();
        store.stopStudy(number, round, result, grounds, person, clock.instant());
        if (result == Study.Result.OTHER_SCHEME) {
            reorient(number, otherScheme, grounds, person);
        } else {
            journal.record(number, person, "PROJECT_ABANDONED", "Projet abandonné avant le dépôt", grounds);
        }
        return result;
    }

    /**
     * Records whether the project is ready to be handed in.
     *
     * @throws Refusal with every reason at once; "not ready" says what is missing
     */
    public Study.Readiness reviewReadiness(DossierNumber number, ReadinessDraft draft, Person person) {
        int round = latestStudy(number).orElseThrow().round();
        Checks checks = new Checks();
        boolean ready = checks.yes(draft.ready(), "ready", "Projet prêt à déposer");
        String gaps = checks.ok() && !ready
                ? grounds(
                        draft.gaps(),
                        "gaps",
                        "Ce qui manque",
                        "Écrivez ce qui manque et comment le compléter : le porteur recevra ce texte.",
                        checks)
                : null;
        String advice = checks.optionalLongText(draft.advice(), "advice", "Conseils pour le dépôt", LONGEST_TEXT);
        checks.orThrow();

        Study.Readiness readiness = new Study.Readiness(ready, Optional.ofNullable(gaps), Optional.ofNullable(advice));
        store.recordReadiness(number, round, readiness, person, clock.instant());
        journal.record(
                number,
                person,
                ready ? "PROJECT_READY" : "PROJECT_NOT_READY",
                ready ? "Projet prêt à déposer" : "Projet à compléter avant le dépôt",
                ready ? advice : gaps);
        return readiness;
    }

    @Transactional(readOnly = true)
    public Optional<Orientation> orientation(DossierNumber number) {
        return store.orientation(number);
    }

    @Transactional(readOnly = true)
    public Optional<Reorientation> reorientation(DossierNumber number) {
        return store.reorientation(number);
    }

    /** The rounds of the study, oldest first. */
    @Transactional(readOnly = true)
    public List<Study> studies(DossierNumber number) {
        return store.studies(number);
    }

    @Transactional(readOnly = true)
    public Optional<Study> latestStudy(DossierNumber number) {
        List<Study> all = store.studies(number);
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
    }

    private void reorient(DossierNumber number, String otherScheme, String grounds, Person person) {
        store.insert(number, new Reorientation(otherScheme, grounds), person, clock.instant());
        journal.record(number, person, "PROJECT_REORIENTED", "Projet réorienté vers : " + otherScheme, grounds);
    }

    private boolean hasDeclined(DossierNumber number, Partner partner) {
        return referrals.of(number).stream()
                .anyMatch(referral -> referral.partner().id() == partner.id()
                        && referral.reply().equals(Optional.of(Referral.Reply.DECLINED)));
    }

    private Partner agreedPartner(String typed, Boolean consent, Checks checks) {
        Partner partner = partners.chosen(typed, "partner", checks);
        checks.require(Boolean.TRUE.equals(consent), ReferralReasons.SHARING_CONSENT_MISSING);
        return partner;
    }

    private static String otherScheme(String typed, Checks checks) {
        return checks.text(typed, "otherScheme", "Dispositif ou organisme vers lequel orienter", LONGEST_SCHEME_NAME);
    }

    /** A text that somebody will read as the reason of a decision: missing, it has a reason of its own. */
    private static String grounds(String typed, String field, String label, String sentence, Checks checks) {
        if (typed == null || typed.isBlank()) {
            checks.refuse(ReferralReasons.groundsMissing(field, sentence));
            return null;
        }
        return checks.longText(typed, field, label, LONGEST_TEXT);
    }

    private static Study.Findings findings(FindingsDraft draft, Checks checks) {
        String opportunity =
                checks.longText(draft.opportunity(), "opportunity", "Opportunité et environnement", LONGEST_TEXT);
        String socialValues = checks.longText(draft.socialValues(), "socialValues", "Valeurs de l'ESS", LONGEST_TEXT);
        String businessModel =
                checks.longText(draft.businessModel(), "businessModel", "Modèle économique", LONGEST_TEXT);
        String anchoring = checks.longText(draft.anchoring(), "anchoring", "Ancrage territorial", LONGEST_TEXT);
        String jobPlan = checks.longText(draft.jobPlan(), "jobPlan", "Emploi prévu", LONGEST_TEXT);
        BigDecimal lowestCash = checks.decimal(draft.lowestCash(), "lowestCash", "Point le plus bas de la trésorerie");
        LocalDate lowestCashOn = checks.date(draft.lowestCashOn(), "lowestCashOn", "Date de ce point le plus bas");
        boolean cents = lowestCash == null || lowestCash.stripTrailingZeros().scale() <= CENT_DIGITS;
        checks.require(cents, ReferralReasons.LOWEST_CASH_TOO_FINE);
        return new Study.Findings(
                opportunity,
                socialValues,
                businessModel,
                anchoring,
                jobPlan,
                lowestCash == null || !cents ? Money.ZERO : Money.of(lowestCash),
                lowestCashOn);
    }
}
