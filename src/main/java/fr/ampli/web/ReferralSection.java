package fr.ampli.web;

import fr.ampli.document.Documents;
import fr.ampli.dossier.Dossier;
import fr.ampli.dossier.Stage;
import fr.ampli.referral.Feasibility;
import fr.ampli.referral.JobPlan;
import fr.ampli.referral.Need;
import fr.ampli.referral.Orientation;
import fr.ampli.referral.Partner;
import fr.ampli.referral.PartnerAnswers;
import fr.ampli.referral.PartnerConsents;
import fr.ampli.referral.PartnerWord;
import fr.ampli.referral.Partners;
import fr.ampli.referral.Referral;
import fr.ampli.referral.Referrals;
import fr.ampli.referral.Study;
import fr.ampli.referral.Suggestion;
import fr.ampli.referral.Suggestions;
import fr.ampli.shared.DossierNumber;
import fr.ampli.shared.French;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Orientation, partners asked and feasibility study, for the forms of the feasibility phase and of the review. */
@Component
class ReferralSection implements DossierSection {

    private final Partners partners;
    private final Referrals referrals;
    private final Feasibility feasibility;
    private final Suggestions suggestions;
    private final PartnerAnswers answers;
    private final PartnerConsents consents;
    private final Documents documents;

    ReferralSection(
            Partners partners,
            Referrals referrals,
            Feasibility feasibility,
            Suggestions suggestions,
            PartnerAnswers answers,
            PartnerConsents consents,
            Documents documents) {
        this.partners = partners;
        this.referrals = referrals;
        this.feasibility = feasibility;
        this.suggestions = suggestions;
        this.answers = answers;
        this.consents = consents;
        this.documents = documents;
    }

    /**
     * The section as forms read it.
     *
     * @param current the partner asked last
     * @param findings those of the last round that was completed
     * @param gaps what the last readiness review found missing
     * @param need what the partner asked last, or else nobody yet, is needed for
     * @param suggestions for each need, the partners that may be asked, best first; none after the feasibility phase
     * @param redirectTo whom the partner that declined last names instead, and how to reach them
     * @param words what partners have added through their links, newest last
     * @param opinion the newest opinion of a partner that supports the project
     * @param proposal what the study says of the job, as far as it can be read into the application
     * @param consents what the holder lets partners be told
     */
    record Facts(
            List<PartnerController.Option> partners,
            Interview orientation,
            List<Asked> referrals,
            Asked current,
            Findings findings,
            Integer round,
            String gaps,
            String need,
            Map<String, List<Proposed>> suggestions,
            String redirectTo,
            String redirectContact,
            List<Word> words,
            Opinion opinion,
            Proposal proposal,
            Consents consents) {}

    /** A partner that may be asked; the first that fits is proposed. */
    record Proposed(String value, String label, String reason, boolean proposed) {
        static List<Proposed> of(List<Suggestion> ranked) {
            List<Proposed> rows = new ArrayList<>();
            for (Suggestion each : ranked) {
                rows.add(new Proposed(
                        String.valueOf(each.partner().id()),
                        each.partner().label(),
                        each.reason(),
                        rows.isEmpty() && each.fits()));
            }
            return rows;
        }
    }

    record Word(String givenAt, String partner, String kind, String content) {}

    record Opinion(String partner, String maturity, String text, String givenOn) {}

    record Proposal(String jobTitle, String contract, String weeklyHours) {
        static Proposal of(JobPlan plan) {
            return new Proposal(
                    plan.title().orElse(null),
                    plan.contract().map(Enum::name).orElse(null),
                    plan.weeklyHours().orElse(null));
        }
    }

    record Consents(boolean stages, boolean dates) {}

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
    public Object of(DossierReading reading) {
        DossierNumber number = reading.number();
        List<Referral> asked = referrals.of(number);
        List<Study> studies = feasibility.studies(number);
        Optional<Study.Findings> findings = last(studies.stream()
                        .filter(study -> study.findings().isPresent())
                        .toList())
                .flatMap(Study::findings);
        return new Facts(
                partners.active().stream().map(PartnerController.Option::of).toList(),
                feasibility.orientation(number).map(Interview::of).orElse(null),
                asked.stream().map(Asked::of).toList(),
                last(asked).map(Asked::of).orElse(null),
                findings.map(Findings::of).orElse(null),
                last(studies).map(Study::round).orElse(null),
                last(studies.stream()
                                .filter(study -> study.readiness().isPresent())
                                .toList())
                        .flatMap(Study::readiness)
                        .flatMap(Study.Readiness::gaps)
                        .orElse(null),
                last(asked).flatMap(Referral::need).orElse(Need.STUDY).name(),
                suggestions(reading.dossier()),
                last(asked)
                        .flatMap(Referral::redirection)
                        .map(Referral.Redirection::to)
                        .orElse(null),
                last(asked)
                        .flatMap(Referral::redirection)
                        .flatMap(Referral.Redirection::contact)
                        .orElse(null),
                words(number, asked),
                answers.opinion(number)
                        .map(opinion -> new Opinion(
                                opinion.partner().name(),
                                opinion.maturity().label(),
                                opinion.text(),
                                opinion.givenOn().toString()))
                        .orElse(null),
                findings.map(Study.Findings::jobPlan)
                        .map(JobPlan::read)
                        .map(Proposal::of)
                        .orElse(null),
                new Consents(
                        consents.given(number, PartnerConsents.Scope.STAGES),
                        consents.given(number, PartnerConsents.Scope.DATES)));
    }

    private Map<String, List<Proposed>> suggestions(Dossier dossier) {
        Map<String, List<Proposed>> rows = new LinkedHashMap<>();
        if (dossier.stage().compareTo(Stage.FEASIBILITY) > 0) {
            return rows; // no form asks any more, and what all partners have in hand is read from many dossiers
        }
        suggestions.of(dossier.number()).forEach((need, ranked) -> rows.put(need.name(), Proposed.of(ranked)));
        return rows;
    }

    private List<Word> words(DossierNumber number, List<Referral> asked) {
        return asked.stream()
                .flatMap(referral -> answers.words(number, referral.round()).stream()
                        .map(word -> new Word(
                                word.givenAt().toString(),
                                referral.partner().name(),
                                word.kind().label(),
                                content(word))))
                .toList();
    }

    private String content(PartnerWord word) {
        return switch (word.kind()) {
            case MEETING ->
                French.date(word.meetingOn().orElseThrow())
                        + word.meetingPlace().map(place -> ", " + place).orElse("");
            case OPINION ->
                "Projet " + word.maturity().orElseThrow().label() + ". "
                        + word.opinion().orElseThrow();
            case DOCUMENT -> documents.get(word.documentId().orElseThrow()).fileName();
        };
    }

    private static <T> Optional<T> last(List<T> all) {
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
    }
}
