package fr.ampli.web;

import fr.ampli.deadline.Delay;
import fr.ampli.deadline.LegalClocks;
import fr.ampli.review.Eligibility;
import fr.ampli.shared.DossierNumber;
import fr.ampli.submission.Application;
import fr.ampli.submission.Applications;
import fr.ampli.submission.Completeness;
import fr.ampli.submission.Piece;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The application as handed in, its pieces with their states, and the rules of eligibility with their results. */
@Component
class ApplicationSection implements DossierSection {

    private final Applications applications;
    private final Completeness completeness;
    private final Eligibility eligibility;
    private final LegalClocks clocks;

    ApplicationSection(
            Applications applications, Completeness completeness, Eligibility eligibility, LegalClocks clocks) {
        this.applications = applications;
        this.completeness = completeness;
        this.eligibility = eligibility;
        this.clocks = clocks;
    }

    @Override
    public String name() {
        return "application";
    }

    @Override
    public Object of(DossierReading reading) {
        DossierNumber number = reading.number();
        return applications.find(number).map(this::facts).orElse(null);
    }

    private Map<String, Object> facts(Application application) {
        DossierNumber number = application.dossier();
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("submittedOn", application.submittedOn().toString());
        facts.put("jobTitle", application.jobTitle());
        facts.put("contract", application.contract().label());
        facts.put("contractCode", application.contract().name());
        facts.put("fixedTermMonths", application.fixedTermMonths().orElse(null));
        facts.put("weeklyHours", decimal(application.weeklyHours()));
        facts.put("fullTimeHours", decimal(application.fullTimeHours()));
        facts.put("fullTimeBasis", application.fullTimeBasis().orElse(null));
        facts.put("fte", application.fte().display());
        facts.put("plannedHireDate", application.plannedHireDate().toString());
        facts.put("plannedFrom", application.plannedFrom().toString());
        facts.put("plannedUntil", application.plannedUntil().toString());
        facts.put("activityRunning", application.activityRunning());
        facts.put("jobExisting", application.jobExisting());
        facts.put("investmentOnly", application.investmentOnly());
        facts.put("otherEuAid", application.otherEuAid());
        facts.put("otherPublicAid", application.otherPublicAid().orElse(null));
        facts.put("republicanCommitment", application.republicanCommitment());
        facts.put("deMinimisReceived", application.deMinimisReceived().french());
        facts.put("deMinimisAmount", decimal(application.deMinimisReceived().amount()));
        clocks.find(number, Delay.IMPLIED_REJECTION)
                .ifPresent(silence ->
                        facts.put("impliedRejectionOn", silence.dueOn().toString()));
        List<Piece> pieces = completeness.pieces(number);
        facts.put("pieces", pieces.stream().map(ApplicationSection::piece).toList());
        facts.put(
                "awaitedPieces",
                pieces.stream()
                        .filter(piece -> !piece.isSettled())
                        .map(ApplicationSection::piece)
                        .toList());
        List<Eligibility.RuleResult> results = eligibility.results(number);
        facts.put("eligibility", results.stream().map(ApplicationSection::rule).toList());
        facts.put(
                "blocking",
                results.stream()
                        .flatMap(result -> result.blocking().stream())
                        .map(blocking -> blocking.reason().sentence())
                        .toList());
        completeness.lastRequest(number).ifPresent(request -> {
            facts.put("requestedOn", request.requestedOn().toString());
            facts.put("requestDueOn", request.dueOn().toString());
            facts.put("requestRenewed", request.renewedOn().isPresent());
        });
        completeness.admissibility(number).ifPresent(admissibility -> {
            facts.put("result", admissibility.result().label());
            facts.put("completeOn", admissibility.decidedOn().toString());
        });
        return facts;
    }

    private static Map<String, Object> piece(Piece piece) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("kind", piece.kind().name());
        row.put("label", piece.kind().label());
        row.put("need", piece.indispensable() ? "indispensable" : "utile");
        row.put("received", piece.received());
        row.put("state", piece.state().map(Enum::name).orElse(null));
        row.put("stateLabel", piece.state().map(state -> state.label()).orElse(null));
        row.put("reason", piece.reason().orElse(null));
        return row;
    }

    private static Map<String, Object> rule(Eligibility.RuleResult result) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("code", result.code());
        row.put("clause", result.clause());
        row.put("title", result.title());
        row.put("met", result.blocking().isEmpty());
        row.put(
                "sentence",
                result.blocking().map(blocking -> blocking.reason().sentence()).orElse(null));
        return row;
    }

    private static String decimal(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString().replace('.', ',');
    }
}
