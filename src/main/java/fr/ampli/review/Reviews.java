package fr.ampli.review;

import fr.ampli.access.InterestStage;
import fr.ampli.access.Interests;
import fr.ampli.access.Part;
import fr.ampli.access.Parts;
import fr.ampli.deadline.Deadlines;
import fr.ampli.journal.Journal;
import fr.ampli.shared.Checks;
import fr.ampli.shared.DossierNumber;
import fr.ampli.shared.OneLook;
import fr.ampli.shared.Person;
import fr.ampli.shared.Refusal;
import fr.ampli.shared.Scheme;
import fr.ampli.shared.SchemeTerms;
import fr.ampli.submission.BlockingReason;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The review of a dossier: the advice of the territory, the four criteria, what they say, the second reading. */
@Service
@Transactional
public class Reviews {

    private final ReviewStore store;
    private final Eligibility eligibility;
    private final Interests interests;
    private final Parts parts;
    private final Scheme scheme;
    private final Deadlines deadlines;
    private final Journal journal;
    private final Clock clock;

    Reviews(
            ReviewStore store,
            Eligibility eligibility,
            Interests interests,
            Parts parts,
            Scheme scheme,
            Deadlines deadlines,
            Journal journal,
            Clock clock) {
        this.store = store;
        this.eligibility = eligibility;
        this.interests = interests;
        this.parts = parts;
        this.scheme = scheme;
        this.deadlines = deadlines;
        this.journal = journal;
        this.clock = clock;
    }

    /** Records what the ESS adviser says of the territory and the anchoring (criteria 1 and 4). */
    public void advise(DossierNumber number, TerritorialOpinionDraft draft, Person person) {
        Checks checks = new Checks();
        TerritorialAdvice opinion =
                checks.choice(TerritorialAdvice.class, draft.opinion(), "opinion", "Avis territorial");
        String grounds = checks.longText(draft.grounds(), "grounds", "Motifs de l'avis", 4000);
        interests.confirmNone(number, InterestStage.REVIEW, draft.noInterest(), person, checks);
        checks.orThrow();
        store.insertOpinion(number, new TerritorialOpinion(opinion, grounds, person), clock.instant());
        journal.record(number, person, "TERRITORIAL_OPINION", "Avis territorial : " + opinion.label(), grounds);
    }

    /**
     * Records the review of the four criteria, as a new round.
     *
     * @throws Refusal a score without grounds or out of range, no declaration, or duties that must stay apart
     */
    public CriteriaReview review(DossierNumber number, ReviewDraft draft, Person person) {
        SchemeTerms terms = scheme.termsOn(deadlines.today());
        Checks checks = new Checks();
        Map<Criterion, CriteriaReview.Score> scores = new EnumMap<>(Criterion.class);
        for (Criterion criterion : Criterion.values()) {
            scores.put(criterion, score(criterion, draft.of(criterion), terms.maximumCriterionScore(), checks));
        }
        ModelState model = checks.choice(ModelState.class, draft.modelState(), "modelState", "Avancement du modèle");
        Risk risk = checks.choice(Risk.class, draft.risk(), "risk", "Risque");
        String riskGrounds = checks.optionalLongText(draft.riskGrounds(), "riskGrounds", "Motifs du risque", 2000);
        checks.require(risk == null || risk == Risk.LOW || riskGrounds != null, ReviewReasons.RISK_WITHOUT_GROUNDS);
        DoubleFunding funding =
                checks.choice(DoubleFunding.class, draft.doubleFunding(), "doubleFunding", "Double financement");
        String note =
                checks.optionalLongText(draft.doubleFundingNote(), "doubleFundingNote", "Autre financement", 2000);
        checks.require(
                funding == null || funding == DoubleFunding.NONE || note != null,
                ReviewReasons.DOUBLE_FUNDING_WITHOUT_NOTE);
        AidRegime regime = checks.choice(AidRegime.class, draft.aidRegime(), "aidRegime", "Régime d'aide");
        interests.confirmNone(number, InterestStage.REVIEW, draft.noInterest(), person, checks);
        checks.orThrow();

        parts.take(number, person, Part.REVIEW);
        int round = store.last(number).map(last -> last.round() + 1).orElse(1);
        CriteriaReview review = new CriteriaReview(
                round,
                scores,
                model,
                risk,
                Optional.ofNullable(riskGrounds),
                funding,
                Optional.ofNullable(note),
                regime,
                person);
        store.insertReview(number, review, clock.instant());
        journal.record(
                number,
                person,
                "CRITERIA_REVIEWED",
                "Critères instruits : " + review.total() + " sur "
                        + terms.maximumCriterionScore() * Criterion.values().length);
        return review;
    }

    /** What the table of criteria is to be asked. */
    @Transactional(readOnly = true)
    public CriteriaScores scores(DossierNumber number) {
        CriteriaReview review = of(number);
        SchemeTerms terms = scheme.termsOn(deadlines.today());
        return new CriteriaScores(
                eligibility.blocking(number).isEmpty(),
                review.points(Criterion.OPPORTUNITY),
                review.points(Criterion.VALUES),
                review.points(Criterion.MODEL),
                review.points(Criterion.ANCHORING),
                review.total(),
                terms.minimumCriterionScore(),
                terms.minimumTotalScore());
    }

    /**
     * Records what the table answered about the last review.
     *
     * @throws IllegalArgumentException if it answered nothing, or favourable and unfavourable at once
     */
    public CriteriaOpinion recordOpinion(DossierNumber number, List<Opinion> opinions, List<OpinionReason> reasons) {
        if (opinions.stream().distinct().count() != 1) {
            throw new IllegalArgumentException("The table of criteria answered " + opinions + " for " + number);
        }
        CriteriaReview review = of(number);
        List<String> codes = new ArrayList<>();
        List<String> officer = new ArrayList<>();
        List<String> letter = new ArrayList<>();
        for (OpinionReason reason : reasons) {
            if (reason == OpinionReason.NOT_ELIGIBLE) {
                for (BlockingReason blocking : eligibility.blocking(number)) {
                    codes.add(blocking.reason().code());
                    officer.add(blocking.reason().sentence());
                    letter.add(blocking.letter());
                }
            } else {
                codes.add(reason.name());
                officer.add(reason.officer());
                letter.add(reason.letter());
            }
        }
        CriteriaOpinion opinion = new CriteriaOpinion(review.round(), opinions.get(0), codes, officer, letter);
        store.insertOpinion(number, opinion, clock.instant());
        journal.record(
                number,
                review.reviewedBy(),
                "CRITERIA_OPINION",
                "Avis sur les critères : " + opinion.opinion().label(),
                String.join(" ", officer));
        return opinion;
    }

    /**
     * Records the second reading of the last review, by someone who did not review it (R55).
     *
     * @return whether the dossier goes on the committee's agenda
     */
    public boolean readAgain(DossierNumber number, SecondReadingDraft draft, Person person) {
        Checks checks = new Checks();
        boolean favourable = checks.yes(draft.favourable(), "favourable", "Inscription au comité");
        String grounds = checks.optionalLongText(draft.grounds(), "grounds", "Motifs", 4000);
        checks.require(
                favourable || grounds != null || draft.favourable() == null, ReviewReasons.RETURN_WITHOUT_GROUNDS);
        interests.confirmNone(number, InterestStage.REVIEW, draft.noInterest(), person, checks);
        checks.orThrow();
        parts.take(number, person, Part.SECOND_READING);
        CriteriaReview review = of(number);
        store.insertReading(
                number,
                new SecondReading(review.round(), favourable, Optional.ofNullable(grounds), person),
                review.reviewedBy(),
                clock.instant());
        journal.record(
                number,
                person,
                favourable ? "AGENDA_APPROVED" : "REVIEW_RETURNED",
                favourable ? "Dossier inscrit au comité" : "Dossier renvoyé à l'instruction",
                grounds);
        return favourable;
    }

    /** The last review. */
    @Transactional(readOnly = true)
    public Optional<CriteriaReview> find(DossierNumber number) {
        return OneLook.once("Reviews.find", number, () -> store.last(number));
    }

    /** What the criteria say of the last review they were asked about. */
    @Transactional(readOnly = true)
    public Optional<CriteriaOpinion> opinion(DossierNumber number) {
        return store.opinion(number);
    }

    /** What the ESS adviser said. */
    @Transactional(readOnly = true)
    public Optional<TerritorialOpinion> advice(DossierNumber number) {
        return store.advice(number);
    }

    /** The last second reading. */
    @Transactional(readOnly = true)
    public Optional<SecondReading> secondReading(DossierNumber number) {
        return store.reading(number);
    }

    private CriteriaReview of(DossierNumber number) {
        return store.last(number).orElseThrow(() -> new IllegalStateException(number + " has not been reviewed"));
    }

    private static CriteriaReview.Score score(
            Criterion criterion, ReviewDraft.CriterionDraft typed, int maximum, Checks checks) {
        String field = criterion.name().toLowerCase(java.util.Locale.ROOT);
        int points = checks.integer(typed.score(), field + ".score", "Note : " + criterion.label(), 0, maximum);
        String grounds = checks.longText(typed.grounds(), field + ".grounds", "Motifs : " + criterion.label(), 4000);
        return new CriteriaReview.Score(points, grounds);
    }
}
