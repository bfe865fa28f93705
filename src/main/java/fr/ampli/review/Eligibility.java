package fr.ampli.review;

import fr.ampli.deadline.Deadlines;
import fr.ampli.document.DocumentKind;
import fr.ampli.document.Documents;
import fr.ampli.dossier.Dossier;
import fr.ampli.dossier.Dossiers;
import fr.ampli.dossier.Ending;
import fr.ampli.dossier.Stage;
import fr.ampli.shared.DossierNumber;
import fr.ampli.shared.Scheme;
import fr.ampli.shared.Siret;
import fr.ampli.submission.Applications;
import fr.ampli.submission.BlockingReason;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Asks the rules of eligibility about a dossier, as it stands now. */
@Service
@Transactional(readOnly = true)
public class Eligibility {

    private static final Set<Ending> PAID_NOTHING =
            Set.of(Ending.LAPSED, Ending.WITHDRAWN, Ending.REFUSED, Ending.REORIENTED, Ending.INADMISSIBLE);

    private final Dossiers dossiers;
    private final Applications applications;
    private final Documents documents;
    private final ReviewStore reviews;
    private final DecisionStore decisions;
    private final Scheme scheme;
    private final Deadlines deadlines;

    Eligibility(
            Dossiers dossiers,
            Applications applications,
            Documents documents,
            ReviewStore reviews,
            DecisionStore decisions,
            Scheme scheme,
            Deadlines deadlines) {
        this.dossiers = dossiers;
        this.applications = applications;
        this.documents = documents;
        this.reviews = reviews;
        this.decisions = decisions;
        this.scheme = scheme;
        this.deadlines = deadlines;
    }

    /**
     * What became of one rule.
     *
     * @param blocking empty where it is met
     */
    public record RuleResult(String code, String clause, String title, Optional<BlockingReason> blocking) {}

    /** Every rule with its result, in the order of the list; none before there is an application. */
    public List<RuleResult> results(DossierNumber number) {
        return candidate(number)
                .map(candidate -> EligibilityRules.ALL.stream()
                        .map(rule -> new RuleResult(rule.code(), rule.clause(), rule.title(), rule.refuse(candidate)))
                        .toList())
                .orElse(List.of());
    }

    /** The rules that stand against the application; empty if it is eligible. */
    public List<BlockingReason> blocking(DossierNumber number) {
        return results(number).stream()
                .flatMap(result -> result.blocking().stream())
                .toList();
    }

    private Optional<Candidate> candidate(DossierNumber number) {
        return applications.find(number).map(application -> {
            Dossier dossier = dossiers.get(number);
            List<Dossier> others = dossier.holder()
                    .siret()
                    .map(Siret::siren)
                    .map(siren -> dossiers.othersOf(siren, number))
                    .orElse(List.of());
            Optional<CriteriaReview> review = reviews.last(number);
            Set<DocumentKind> held = documents.kinds(number);
            return new Candidate(
                    dossier,
                    application,
                    scheme.termsOn(deadlines.today()),
                    held.contains(DocumentKind.FEASIBILITY_STUDY),
                    held.contains(DocumentKind.COMMITMENT),
                    others.stream().filter(this::wasFunded).map(Dossier::number).findFirst(),
                    others.stream()
                            .filter(other -> other.isOpen() && other.stage() == Stage.RECOVERY)
                            .map(Dossier::number)
                            .findFirst(),
                    review.map(CriteriaReview::doubleFunding),
                    review.map(CriteriaReview::aidRegime));
        });
    }

    private boolean wasFunded(Dossier other) {
        return other.ending().filter(PAID_NOTHING::contains).isEmpty()
                && decisions
                        .find(other.number())
                        .filter(decision -> decision.outcome() == DecisionOutcome.AWARD)
                        .isPresent();
    }
}
