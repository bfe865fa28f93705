package fr.ampli.submission;

import fr.ampli.deadline.Deadlines;
import fr.ampli.deadline.Delay;
import fr.ampli.deadline.LegalClocks;
import fr.ampli.document.DocumentKind;
import fr.ampli.document.Documents;
import fr.ampli.journal.Journal;
import fr.ampli.shared.Checks;
import fr.ampli.shared.DossierNumber;
import fr.ampli.shared.French;
import fr.ampli.shared.Person;
import fr.ampli.shared.Refusal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Whether an application is complete and admissible (step 7), and the requests for what it lacks. The two months of
 * silence stand still from a request until its pieces arrive (R18).
 */
@Service
@Transactional
public class Completeness {

    private final CompletenessStore store;
    private final Applications applications;
    private final Documents documents;
    private final LegalClocks clocks;
    private final Deadlines deadlines;
    private final Journal journal;
    private final Clock clock;

    Completeness(
            CompletenessStore store,
            Applications applications,
            Documents documents,
            LegalClocks clocks,
            Deadlines deadlines,
            Journal journal,
            Clock clock) {
        this.store = store;
        this.applications = applications;
        this.documents = documents;
        this.clocks = clocks;
        this.deadlines = deadlines;
        this.journal = journal;
        this.clock = clock;
    }

    /** The expected pieces with what was found of each. */
    @Transactional(readOnly = true)
    public List<Piece> pieces(DossierNumber number) {
        return applications
                .find(number)
                .map(application -> pieces(number, application))
                .orElse(List.of());
    }

    /**
     * Records what an agent found: complete and admissible, incomplete, or inadmissible.
     *
     * @param blocking the rules of eligibility that the application does not meet
     * @throws Refusal admissible while an indispensable piece or a rule stands against it, incomplete though nothing
     *     indispensable lacks (R20), inadmissible without a reason
     */
    public CompletenessResult check(
            DossierNumber number, CompletenessDraft draft, List<BlockingReason> blocking, Person person) {
        Checks checks = new Checks();
        CompletenessResult result =
                checks.choice(CompletenessResult.class, draft.result(), "result", "Résultat de la vérification");
        String grounds = checks.optionalLongText(draft.grounds(), "grounds", "Motifs", 4000);
        List<Piece> found = found(number, draft, result, checks);
        String author = result == CompletenessResult.ADMISSIBLE ? null : author(draft, checks);
        if (result == CompletenessResult.ADMISSIBLE) {
            found.stream()
                    .filter(piece -> !piece.isSettled())
                    .forEach(piece -> checks.refuse(SubmissionReasons.pieceLacking(piece.kind())));
            blocking.forEach(each -> checks.refuse(each.reason()));
        } else if (result == CompletenessResult.INCOMPLETE) {
            checks.require(
                    found.stream().anyMatch(piece -> !piece.isSettled()),
                    SubmissionReasons.NOTHING_INDISPENSABLE_MISSING);
        } else if (result == CompletenessResult.INADMISSIBLE) {
            checks.require(!blocking.isEmpty() || grounds != null, SubmissionReasons.INADMISSIBLE_WITHOUT_REASON);
        }
        checks.orThrow();

        found.stream()
                .filter(piece -> piece.state().isPresent())
                .forEach(piece -> store.put(number, piece, person, clock.instant()));
        switch (result) {
            case ADMISSIBLE -> decide(number, Admissibility.Result.ADMISSIBLE, grounds, null, List.of(), person);
            case INADMISSIBLE -> decide(number, Admissibility.Result.INADMISSIBLE, grounds, author, blocking, person);
            default -> request(number, found, author, person);
        }
        return result;
    }

    /** The last request for missing pieces, open or not. */
    @Transactional(readOnly = true)
    public Optional<MissingPiecesRequest> lastRequest(DossierNumber number) {
        return store.lastRequest(number)
                .map(row -> new MissingPiecesRequest(
                        row.round(),
                        row.requestedOn(),
                        row.requestedAt(),
                        row.dueOn(),
                        deadlines.on(Delay.MISSING_PIECES_REMINDER, row.dueOn()),
                        Optional.ofNullable(row.renewedOn()),
                        Optional.ofNullable(row.receivedOn()),
                        row.author()));
    }

    /**
     * Records that requested pieces, or an explanation, have arrived; the clock of silence runs on from that day.
     *
     * @throws Refusal {@code NOTHING_RECEIVED}, or a day that cannot be
     */
    public Receipt receive(DossierNumber number, MissingPiecesDraft draft, Person person) {
        MissingPiecesRequest request = open(number);
        Checks checks = new Checks();
        LocalDate receivedOn = checks.date(draft.receivedOn(), "receivedOn", "Date de réception des pièces");
        String note = checks.optionalLongText(draft.note(), "note", "Explication du porteur", 2000);
        if (receivedOn != null) {
            checks.require(!receivedOn.isAfter(deadlines.today()), SubmissionReasons.RECEIVED_IN_FUTURE);
            checks.require(
                    !receivedOn.isBefore(request.requestedOn()),
                    SubmissionReasons.receivedBeforeRequest(request.requestedOn()));
        }
        checks.require(note != null || arrivedSince(number, request), SubmissionReasons.NOTHING_RECEIVED);
        checks.orThrow();
        require(store.receive(number, receivedOn, note), number);
        LocalDate impliedRejectionOn = clocks.resume(number, Delay.IMPLIED_REJECTION, receivedOn);
        journal.record(
                number,
                person,
                "MISSING_PIECES_RECEIVED",
                "Pièces reçues le " + French.date(receivedOn) + " ; le délai de silence court jusqu'au "
                        + French.date(impliedRejectionOn),
                note);
        return new Receipt(deadlines.on(Delay.COMPLETENESS, receivedOn), impliedRejectionOn);
    }

    /** Grants the same delay once more (R19). @throws IllegalStateException a second time */
    public MissingPiecesRequest renew(DossierNumber number, Person person) {
        LocalDate today = deadlines.today();
        LocalDate dueOn = deadlines.on(Delay.MISSING_PIECES, today);
        require(store.renew(number, today, dueOn), number);
        journal.record(
                number,
                person,
                "MISSING_PIECES_RENEWED",
                "Délai pour les pièces manquantes renouvelé jusqu'au " + French.date(dueOn));
        return open(number);
    }

    /** Closes an application whose pieces never came (E04). */
    public void closeIncomplete(DossierNumber number, Person person) {
        String author = open(number).author();
        require(store.close(number, deadlines.today()), number);
        decide(number, Admissibility.Result.CLOSED_INCOMPLETE, null, author, List.of(), person);
    }

    /** How the check ended; empty while it lasts. */
    @Transactional(readOnly = true)
    public Optional<Admissibility> admissibility(DossierNumber number) {
        return store.admissibility(number);
    }

    private List<Piece> pieces(DossierNumber number, Application application) {
        Map<DocumentKind, CompletenessStore.Finding> findings = store.findings(number);
        Set<DocumentKind> held = documents.kinds(number);
        List<Piece> pieces = new ArrayList<>();
        ExpectedPieces.of(application).forEach((kind, indispensable) -> {
            Optional<CompletenessStore.Finding> finding = Optional.ofNullable(findings.get(kind));
            pieces.add(new Piece(
                    kind,
                    indispensable,
                    finding.map(CompletenessStore.Finding::state),
                    finding.map(CompletenessStore.Finding::reason),
                    held.contains(kind)));
        });
        return pieces;
    }

    private List<Piece> found(DossierNumber number, CompletenessDraft draft, CompletenessResult result, Checks checks) {
        Map<String, CompletenessDraft.PieceDraft> typed = draft.pieces() == null ? Map.of() : draft.pieces();
        List<Piece> expected = pieces(number, applications.of(number));
        Set<String> kinds = expected.stream().map(piece -> piece.kind().name()).collect(Collectors.toSet());
        typed.keySet().stream()
                .filter(kind -> !kinds.contains(kind))
                .forEach(kind -> checks.refuse(SubmissionReasons.pieceNotExpected(kind)));
        return expected.stream()
                .map(piece -> found(
                        piece,
                        typed.getOrDefault(piece.kind().name(), new CompletenessDraft.PieceDraft(null, null)),
                        result != CompletenessResult.INADMISSIBLE,
                        checks))
                .toList();
    }

    private static Piece found(Piece piece, CompletenessDraft.PieceDraft typed, boolean needed, Checks checks) {
        String field = "pieces." + piece.kind().name();
        String label = piece.kind().label();
        PieceState state = needed
                ? checks.choice(PieceState.class, typed.state(), field + ".state", label)
                : checks.optionalChoice(PieceState.class, typed.state(), field + ".state", label);
        String reason = checks.optionalLongText(typed.reason(), field + ".reason", label, 1000);
        checks.require(
                state != PieceState.ACCEPTED || piece.received(), SubmissionReasons.pieceNotReceived(piece.kind()));
        checks.require(
                state != PieceState.REFUSED || reason != null, SubmissionReasons.refusedWithoutReason(piece.kind()));
        return piece.found(state, state == PieceState.REFUSED ? reason : null);
    }

    /** A decision names its author by first name, name and capacity (CRPA L212-1). */
    private static String author(CompletenessDraft draft, Checks checks) {
        String first = checks.text(draft.authorFirstName(), "authorFirstName", "Prénom de l'auteur", 120);
        String last = checks.text(draft.authorLastName(), "authorLastName", "Nom de l'auteur", 120);
        String capacity = checks.text(draft.authorCapacity(), "authorCapacity", "Qualité de l'auteur", 200);
        return first + " " + last + ", " + capacity;
    }

    private void request(DossierNumber number, List<Piece> found, String author, Person person) {
        LocalDate today = deadlines.today();
        int round = store.lastRequest(number).map(row -> row.round() + 1).orElse(1);
        LocalDate dueOn = deadlines.on(Delay.MISSING_PIECES, today);
        store.insertRequest(number, round, today, clock.instant(), dueOn, author);
        clocks.pause(number, Delay.IMPLIED_REJECTION, today);
        String lacking = found.stream()
                .filter(piece -> !piece.isSettled())
                .map(piece -> piece.kind().label())
                .collect(Collectors.joining(", "));
        journal.record(
                number,
                person,
                "MISSING_PIECES_REQUESTED",
                "Pièces demandées jusqu'au " + French.date(dueOn) + " : " + lacking);
    }

    private void decide(
            DossierNumber number,
            Admissibility.Result result,
            String grounds,
            String author,
            List<BlockingReason> blocking,
            Person person) {
        store.decide(number, result, grounds, author, deadlines.today(), person);
        for (int position = 0; position < blocking.size(); position++) {
            store.addReason(number, position, blocking.get(position));
        }
        if (result != Admissibility.Result.ADMISSIBLE) {
            clocks.end(number, Delay.IMPLIED_REJECTION, deadlines.today());
        }
        journal.record(number, person, "COMPLETENESS_" + result.name(), "Vérification : " + result.label(), grounds);
    }

    private boolean arrivedSince(DossierNumber number, MissingPiecesRequest request) {
        Set<DocumentKind> asked = pieces(number).stream()
                .filter(piece -> piece.state()
                        .filter(state -> state != PieceState.ACCEPTED)
                        .isPresent())
                .map(Piece::kind)
                .collect(Collectors.toSet());
        return documents.of(number).stream()
                .anyMatch(document ->
                        asked.contains(document.kind()) && !document.storedAt().isBefore(request.requestedAt()));
    }

    private MissingPiecesRequest open(DossierNumber number) {
        return lastRequest(number)
                .filter(request -> request.receivedOn().isEmpty())
                .orElseThrow(() -> new IllegalStateException(number + " has no open request for pieces"));
    }

    private static void require(boolean done, DossierNumber number) {
        if (!done) {
            throw new IllegalStateException(number + " has no request for pieces that can change so");
        }
    }
}
