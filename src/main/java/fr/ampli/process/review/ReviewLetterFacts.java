package fr.ampli.process.review;

import fr.ampli.agreement.Terms;
import fr.ampli.deadline.Deadlines;
import fr.ampli.deadline.Delay;
import fr.ampli.process.LetterFacts;
import fr.ampli.review.AidRegime;
import fr.ampli.review.Committee;
import fr.ampli.review.CommitteeSession;
import fr.ampli.review.CriteriaReview;
import fr.ampli.review.Criterion;
import fr.ampli.review.Decision;
import fr.ampli.review.Decisions;
import fr.ampli.review.Opinion;
import fr.ampli.review.Reviews;
import fr.ampli.shared.DossierNumber;
import fr.ampli.shared.French;
import fr.ampli.shared.Scheme;
import fr.ampli.shared.SchemeTerms;
import fr.ampli.submission.Applications;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What the letters about adjournment, award and refusal speak of. */
@Component
class ReviewLetterFacts implements LetterFacts {

    private final Applications applications;
    private final Reviews reviews;
    private final Committee committee;
    private final Decisions decisions;
    private final Terms terms;
    private final Scheme scheme;
    private final Deadlines deadlines;

    ReviewLetterFacts(
            Applications applications,
            Reviews reviews,
            Committee committee,
            Decisions decisions,
            Terms terms,
            Scheme scheme,
            Deadlines deadlines) {
        this.applications = applications;
        this.reviews = reviews;
        this.committee = committee;
        this.decisions = decisions;
        this.terms = terms;
        this.scheme = scheme;
        this.deadlines = deadlines;
    }

    @Override
    public Set<String> letters() {
        return Set.of("adjournment", "award", "refusal");
    }

    @Override
    public Map<String, Object> facts(DossierNumber number) {
        Map<String, Object> facts = new HashMap<>();
        applications.find(number).ifPresent(application -> {
            facts.put("submittedOn", French.date(application.submittedOn()));
            facts.put("jobTitle", application.jobTitle());
            facts.put("contract", application.contract().label());
            facts.put("fte", application.fte().display());
        });
        applications.impliedRejection(number).ifPresent(day -> facts.put("impliedRejectionOn", day));
        committee.last(number).ifPresent(session -> putSession(session, facts));
        decisions.find(number).ifPresent(decision -> putDecision(decision, facts));
        reviews.opinion(number)
                .ifPresent(opinion -> facts.put(
                        "reasons", opinion.opinion() == Opinion.UNFAVOURABLE ? opinion.letterReasons() : List.of()));
        reviews.find(number).ifPresent(review -> {
            facts.put("criteria", criteria(review));
            facts.put("total", review.total());
            facts.put("deMinimis", review.aidRegime() == AidRegime.DE_MINIMIS);
            facts.put("aidRegime", review.aidRegime().label());
        });
        facts.put("signatureDays", deadlines.length(Delay.SIGNATURE_LAPSE).amount());
        facts.put(
                "preparationMonths",
                deadlines.length(Delay.AGREEMENT_PREPARATION).amount());
        SchemeTerms current = scheme.termsOn(deadlines.today());
        facts.put("maximumScore", current.maximumCriterionScore());
        facts.put("minimumScore", current.minimumCriterionScore());
        facts.put("minimumTotal", current.minimumTotalScore());
        facts.put("maximumTotal", current.maximumCriterionScore() * Criterion.values().length);
        terms.find(number).ifPresent(agreed -> {
            facts.put("grant", agreed.grant().french());
            facts.put("advance", agreed.advance().french());
            facts.put("balance", agreed.balance().french());
            facts.put("startUpMonths", agreed.scheme().startUpMonths());
            facts.put(
                    "minimumFte",
                    agreed.scheme()
                            .minimumFte()
                            .stripTrailingZeros()
                            .toPlainString()
                            .replace('.', ','));
            facts.put("plannedFrom", French.date(agreed.plannedFrom()));
            facts.put("plannedUntil", French.date(agreed.plannedUntil()));
        });
        return facts;
    }

    private static void putSession(CommitteeSession session, Map<String, Object> facts) {
        facts.put("heldOn", French.date(session.heldOn()));
        facts.put("committeeGrounds", session.grounds());
        session.complementAsked().ifPresent(asked -> facts.put("complementAsked", asked));
        session.complementDueOn().ifPresent(day -> {
            facts.put("complementDueOn", French.date(day));
            facts.put("complementDueDay", day);
            facts.put("session", session.session());
        });
    }

    private static void putDecision(Decision decision, Map<String, Object> facts) {
        facts.put("decidedOn", French.date(decision.decidedOn()));
        facts.put("signer", decision.signer());
        facts.put("decisionGrounds", decision.grounds().orElse(""));
    }

    private static List<Map<String, Object>> criteria(CriteriaReview review) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (Criterion criterion : Criterion.values()) {
            rows.add(Map.of(
                    "label", criterion.label(),
                    "points", review.points(criterion),
                    "grounds", review.scores().get(criterion).grounds()));
        }
        return rows;
    }
}
