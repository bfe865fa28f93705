package fr.ampli.process.submission;

import fr.ampli.deadline.Deadlines;
import fr.ampli.deadline.Delay;
import fr.ampli.deadline.LegalClocks;
import fr.ampli.process.LetterFacts;
import fr.ampli.shared.DossierNumber;
import fr.ampli.shared.French;
import fr.ampli.shared.Scheme;
import fr.ampli.submission.Applications;
import fr.ampli.submission.Completeness;
import fr.ampli.submission.Piece;
import fr.ampli.submission.PieceState;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/** What the letters about receipt and completeness speak of. */
@Component
class SubmissionLetterFacts implements LetterFacts {

    private final Applications applications;
    private final Completeness completeness;
    private final LegalClocks clocks;
    private final Deadlines deadlines;
    private final Scheme scheme;

    SubmissionLetterFacts(
            Applications applications,
            Completeness completeness,
            LegalClocks clocks,
            Deadlines deadlines,
            Scheme scheme) {
        this.applications = applications;
        this.completeness = completeness;
        this.clocks = clocks;
        this.deadlines = deadlines;
        this.scheme = scheme;
    }

    @Override
    public Set<String> letters() {
        return Set.of(
                "acknowledgement",
                "completeness-announced",
                "missing-pieces",
                "missing-pieces-reminder",
                "missing-pieces-renewed",
                "closed-incomplete",
                "inadmissible",
                "examination-goes-on");
    }

    @Override
    public Map<String, Object> facts(DossierNumber number) {
        Map<String, Object> facts = new HashMap<>();
        applications.find(number).ifPresent(application -> {
            facts.put("submittedOn", French.date(application.submittedOn()));
            facts.put("jobTitle", application.jobTitle());
        });
        clocks.find(number, Delay.IMPLIED_REJECTION).ifPresent(silence -> {
            facts.put("silenceOn", French.date(silence.dueOn()));
            facts.put("silencePassed", applications.impliedRejection(number).isPresent());
        });
        facts.put("amount", scheme.termsOn(deadlines.today()).grant().french());
        facts.put("completenessDays", deadlines.length(Delay.COMPLETENESS).amount());
        List<Piece> pieces = completeness.pieces(number);
        facts.put("notSeen", labels(pieces, piece -> piece.indispensable() && !piece.received()));
        facts.put("missing", labels(pieces, piece -> !piece.isSettled() && isState(piece, PieceState.MISSING)));
        facts.put(
                "toCorrect",
                pieces.stream()
                        .filter(piece -> !piece.isSettled() && isState(piece, PieceState.REFUSED))
                        .map(piece ->
                                piece.kind().label() + " : " + piece.reason().orElse(""))
                        .toList());
        facts.put(
                "useful",
                labels(
                        pieces,
                        piece -> !piece.indispensable()
                                && piece.state()
                                        .filter(state -> state != PieceState.ACCEPTED)
                                        .isPresent()));
        completeness.lastRequest(number).ifPresent(request -> {
            facts.put("requestedOn", French.date(request.requestedOn()));
            facts.put("dueOn", French.date(request.dueOn()));
            facts.put("dueDay", request.dueOn());
            facts.put("requestAuthor", request.author());
            facts.put("requestRound", request.round());
        });
        completeness.admissibility(number).ifPresent(admissibility -> {
            facts.put("decidedOn", French.date(admissibility.decidedOn()));
            facts.put("reasons", admissibility.reasons());
            facts.put("grounds", admissibility.grounds().orElse(""));
            facts.put("author", admissibility.author().orElse(""));
        });
        return facts;
    }

    private static List<String> labels(List<Piece> pieces, Predicate<Piece> wanted) {
        return pieces.stream().filter(wanted).map(piece -> piece.kind().label()).toList();
    }

    private static boolean isState(Piece piece, PieceState state) {
        return piece.state().filter(found -> found == state).isPresent();
    }
}
