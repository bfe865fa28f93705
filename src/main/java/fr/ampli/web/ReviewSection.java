package fr.ampli.web;

import fr.ampli.access.People;
import fr.ampli.review.Committee;
import fr.ampli.review.CommitteeSession;
import fr.ampli.review.CriteriaReview;
import fr.ampli.review.Criterion;
import fr.ampli.review.Decisions;
import fr.ampli.review.Reviews;
import fr.ampli.shared.DossierNumber;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The review: advice of the territory, scores with their grounds, opinion, second reading, committee, decision. */
@Component
class ReviewSection implements DossierSection {

    private final Reviews reviews;
    private final Committee committee;
    private final Decisions decisions;
    private final People people;

    ReviewSection(Reviews reviews, Committee committee, Decisions decisions, People people) {
        this.reviews = reviews;
        this.committee = committee;
        this.decisions = decisions;
        this.people = people;
    }

    @Override
    public String name() {
        return "review";
    }

    @Override
    public Object of(DossierReading reading) {
        DossierNumber number = reading.number();
        Map<String, Object> facts = new LinkedHashMap<>();
        reviews.advice(number).ifPresent(advice -> {
            facts.put("territorialOpinion", advice.opinion().label());
            facts.put("territorialGrounds", advice.grounds());
        });
        reviews.find(number).ifPresent(review -> putReview(review, facts));
        reviews.opinion(number).ifPresent(opinion -> {
            facts.put("opinion", opinion.opinion().label());
            facts.put("opinionReasons", opinion.reasons());
        });
        reviews.secondReading(number).ifPresent(second -> {
            facts.put("secondReading", second.favourable() ? "Inscrit au comité" : "Renvoyé à l'instruction");
            facts.put("secondReadingGrounds", second.grounds().orElse(null));
        });
        List<CommitteeSession> sessions = committee.sessions(number);
        facts.put("sessions", sessions.stream().map(ReviewSection::session).toList());
        committee.last(number).ifPresent(session -> {
            facts.put("committeeOutcome", session.outcome().label());
            facts.put("committeeHeldOn", session.heldOn().toString());
            facts.put("committeeGrounds", session.grounds());
            facts.put("complementAsked", session.complementAsked().orElse(null));
            facts.put(
                    "complementDueOn",
                    session.complementDueOn().map(Object::toString).orElse(null));
        });
        facts.put("complement", committee.lastComplement(number).orElse(null));
        decisions.find(number).ifPresent(decision -> {
            facts.put("decision", decision.outcome().label());
            facts.put("decidedOn", decision.decidedOn().toString());
            facts.put("signer", decision.signer());
            facts.put("signerName", decision.signerFirstName() + " " + decision.signerLastName());
            facts.put("signerCapacity", decision.signerCapacity());
        });
        return facts;
    }

    private void putReview(CriteriaReview review, Map<String, Object> facts) {
        List<Map<String, Object>> criteria = new ArrayList<>();
        for (Criterion criterion : Criterion.values()) {
            criteria.add(Map.of(
                    "code", criterion.name(),
                    "label", criterion.label(),
                    "score", review.points(criterion),
                    "grounds", review.scores().get(criterion).grounds()));
        }
        facts.put("round", review.round());
        facts.put("criteria", criteria);
        facts.put("total", review.total());
        facts.put("modelState", review.modelState().label());
        facts.put("risk", review.risk().label());
        facts.put("riskGrounds", review.riskGrounds().orElse(null));
        facts.put("doubleFunding", review.doubleFunding().label());
        facts.put("doubleFundingNote", review.doubleFundingNote().orElse(null));
        facts.put("aidRegime", review.aidRegime().label());
        facts.put("reviewedBy", people.nameOf(review.reviewedBy()));
    }

    private static Map<String, Object> session(CommitteeSession session) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("heldOn", session.heldOn().toString());
        row.put("outcome", session.outcome().label());
        row.put("grounds", session.grounds());
        row.put("complementAsked", session.complementAsked().orElse(null));
        return row;
    }
}
