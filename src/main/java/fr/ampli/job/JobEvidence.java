package fr.ampli.job;

import fr.ampli.deadline.Deadlines;
import fr.ampli.deadline.Delay;
import fr.ampli.deadline.LegalClock;
import fr.ampli.deadline.LegalClocks;
import fr.ampli.document.DocumentKind;
import fr.ampli.document.Documents;
import fr.ampli.document.StoredDocument;
import fr.ampli.journal.Journal;
import fr.ampli.shared.Checks;
import fr.ampli.shared.DossierNumber;
import fr.ampli.shared.French;
import fr.ampli.shared.Person;
import fr.ampli.shared.Refusal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The evidence of the job, item by item: each is a document, accepted or refused with a reason by the controller. What is
 * refused or missing is asked of the holder while there is time, once; the time to pay stands still meanwhile (R31).
 */
@Service
@Transactional
public class JobEvidence {

    /** Of use where they exist; "not found" at a register is no objection (R43, R44). */
    private static final Set<DocumentKind> USEFUL =
            EnumSet.of(DocumentKind.LAST_PAYSLIP, DocumentKind.HEADCOUNT, DocumentKind.PRESENCE_STATEMENT);

    private final EvidenceStore store;
    private final JobRegister register;
    private final Documents documents;
    private final Deadlines deadlines;
    private final LegalClocks legalClocks;
    private final Journal journal;
    private final Clock clock;

    JobEvidence(
            EvidenceStore store,
            JobRegister register,
            Documents documents,
            Deadlines deadlines,
            LegalClocks legalClocks,
            Journal journal,
            Clock clock) {
        this.store = store;
        this.register = register;
        this.documents = documents;
        this.deadlines = deadlines;
        this.legalClocks = legalClocks;
        this.journal = journal;
        this.clock = clock;
    }

    /** The items that the control goes through, one by one. */
    @Transactional(readOnly = true)
    public List<EvidenceItem> items(DossierNumber number) {
        return items(number, register.links(number));
    }

    /** The same where the contracts that stand have been read. */
    List<EvidenceItem> items(DossierNumber number, List<JobLink> links) {
        Map<DocumentKind, StoredDocument> newest = documents.of(number).stream()
                .collect(Collectors.toMap(StoredDocument::kind, each -> each, (earlier, later) -> later));
        List<EvidenceFinding> findings = store.findings(number);
        List<EvidenceStore.Asked> asked = store.asked(number);
        return kinds(links).stream()
                .map(kind -> {
                    Optional<StoredDocument> document = Optional.ofNullable(newest.get(kind));
                    Optional<UUID> id = document.map(StoredDocument::id);
                    return new EvidenceItem(
                            kind,
                            label(kind, links),
                            USEFUL.contains(kind),
                            document,
                            findings.stream()
                                    .filter(finding -> finding.kind() == kind
                                            && finding.document().equals(id))
                                    .findFirst(),
                            asked.stream()
                                    .anyMatch(each -> each.kind() == kind
                                            && each.document().equals(id)));
                })
                .toList();
    }

    /** The request that was made last; open while it has no day of closing. */
    @Transactional(readOnly = true)
    public Optional<EvidenceRequest> lastRequest(DossierNumber number) {
        return store.lastRequest(number);
    }

    /**
     * Records what the holder sent, and lets the time to pay run on from the day it came in.
     *
     * @return the calendar days for which the control waited
     * @throws Refusal with every reason at once
     */
    public int receive(DossierNumber number, EvidenceDraft draft, Person person) {
        EvidenceRequest request = open(number);
        Checks checks = new Checks();
        LocalDate day = checks.date(draft.receivedOn(), "receivedOn", "Date de réception");
        if (day != null) {
            checks.require(!day.isAfter(deadlines.today()), JobReasons.inFuture("receivedOn", "Date de réception"));
            checks.require(
                    !day.isBefore(request.askedOn()),
                    JobReasons.before("receivedOn", "Date de réception", request.askedOn()));
        }
        String explanation =
                checks.optionalLongText(draft.explanation(), "explanation", "Explication du porteur", 4000);
        Set<DocumentKind> answered = items(number).stream()
                .filter(item -> item.document().isPresent() && !item.asked())
                .map(EvidenceItem::kind)
                .collect(Collectors.toSet());
        boolean came = store.asked(number).stream().anyMatch(each -> answered.contains(each.kind()));
        checks.require(came || explanation != null, JobReasons.EVIDENCE_NOT_RECEIVED);
        checks.orThrow();
        return close(number, request, day, true, explanation, person);
    }

    /** Nothing came in time: the control goes on with what there is. @return the days for which it waited */
    public int giveUp(DossierNumber number, Person person) {
        return close(number, open(number), deadlines.today(), false, null, person);
    }

    /** Reads the findings; what was accepted before and is the same document need not be answered again. */
    List<EvidenceFinding> read(DossierNumber number, Map<String, ControlDraft.EvidenceDraft> drafts, Checks checks) {
        List<EvidenceFinding> found = new ArrayList<>();
        for (EvidenceItem item : items(number)) {
            ControlDraft.EvidenceDraft draft =
                    drafts == null ? null : drafts.get(item.kind().name());
            String typed = draft == null ? null : draft.finding();
            boolean blank = typed == null || typed.isBlank();
            if (blank
                    && item.finding().isPresent()
                    && item.finding().get().verdict() != EvidenceFinding.Verdict.ABSENT) {
                found.add(item.finding().get());
            } else if (blank && item.useful() && item.document().isEmpty()) {
                found.add(new EvidenceFinding(
                        item.kind(), EvidenceFinding.Verdict.ABSENT, Optional.empty(), Optional.empty()));
            } else {
                read(item, typed, draft, checks).ifPresent(found::add);
            }
        }
        return found;
    }

    private static Optional<EvidenceFinding> read(
            EvidenceItem item, String typed, ControlDraft.EvidenceDraft draft, Checks checks) {
        String field = "evidence." + item.kind().name();
        EvidenceFinding.Verdict verdict =
                checks.optionalChoice(EvidenceFinding.Verdict.class, typed, field + ".finding", item.label());
        if (verdict == null) {
            checks.require(typed != null && !typed.isBlank(), JobReasons.evidenceUnanswered(item.label()));
            return Optional.empty();
        }
        boolean aboutDocument =
                verdict == EvidenceFinding.Verdict.ACCEPTED || verdict == EvidenceFinding.Verdict.REFUSED;
        checks.require(!aboutDocument || item.document().isPresent(), JobReasons.evidenceNotHeld(item.label()));
        checks.require(
                verdict != EvidenceFinding.Verdict.NOT_FOUND || item.kind() == DocumentKind.HEADCOUNT,
                JobReasons.evidenceNoRegister(item.label()));
        String reason = checks.optionalText(draft.reason(), field + ".reason", "Motif : " + item.label(), 1000);
        checks.require(
                verdict != EvidenceFinding.Verdict.REFUSED || reason != null,
                JobReasons.evidenceReasonMissing(item.label()));
        return Optional.of(new EvidenceFinding(
                item.kind(),
                verdict,
                Optional.ofNullable(reason),
                aboutDocument ? item.document().map(StoredDocument::id) : Optional.empty()));
    }

    /** Keeps each finding that is new. */
    void keep(DossierNumber number, List<EvidenceFinding> findings, Person person) {
        List<EvidenceFinding> standing = store.findings(number);
        findings.stream()
                .filter(finding -> !standing.contains(finding))
                .forEach(finding -> store.insertFinding(number, finding, person, clock.instant()));
    }

    /**
     * Asks the holder for what was refused or is missing.
     *
     * @throws Refusal where nothing is, or where all of it was asked before and nothing newer came
     */
    void ask(DossierNumber number, List<EvidenceFinding> findings, Person person) {
        Map<DocumentKind, EvidenceItem> items =
                items(number).stream().collect(Collectors.toMap(EvidenceItem::kind, each -> each));
        List<EvidenceFinding> lacking = findings.stream()
                .filter(finding -> finding.verdict() == EvidenceFinding.Verdict.REFUSED
                        || (finding.verdict() == EvidenceFinding.Verdict.ABSENT
                                && !items.get(finding.kind()).useful()))
                .toList();
        if (lacking.isEmpty()) {
            throw Refusal.of(JobReasons.NOTHING_TO_ASK);
        }
        List<EvidenceFinding> fresh = lacking.stream()
                .filter(finding -> !items.get(finding.kind()).asked())
                .toList();
        if (fresh.isEmpty()) {
            throw Refusal.of(JobReasons.askedAlready(lacking.stream()
                    .map(finding -> items.get(finding.kind()).label())
                    .collect(Collectors.joining(", "))));
        }
        LocalDate today = deadlines.today();
        LocalDate due = deadlines.on(Delay.EVIDENCE, today);
        int round = store.lastRequest(number).map(EvidenceRequest::round).orElse(0) + 1;
        store.insertRequest(
                number,
                round,
                today,
                due,
                fresh.stream()
                        .map(finding -> asked(finding, items.get(finding.kind())))
                        .toList(),
                person);
        clock(number)
                .filter(clock -> !clock.isPaused())
                .ifPresent(running -> legalClocks.pause(number, Delay.PAYMENT, today));
        journal.record(
                number,
                person,
                "EVIDENCE_ASKED",
                "Preuves demandées pour le " + French.date(due) + " : "
                        + fresh.stream()
                                .map(finding -> items.get(finding.kind()).label())
                                .collect(Collectors.joining(", ")));
    }

    private static EvidenceStore.Asked asked(EvidenceFinding finding, EvidenceItem item) {
        return new EvidenceStore.Asked(
                finding.kind(),
                item.document().map(StoredDocument::id),
                finding.verdict() == EvidenceFinding.Verdict.REFUSED
                        ? item.label() + ", reçu mais refusé : "
                                + finding.reason().orElse("")
                        : item.label() + " : nous ne l'avons pas reçu.");
    }

    private int close(
            DossierNumber number,
            EvidenceRequest request,
            LocalDate day,
            boolean answered,
            String explanation,
            Person person) {
        store.close(request.id(), day, answered, explanation);
        clock(number)
                .filter(LegalClock::isPaused)
                .ifPresent(stopped -> legalClocks.resume(
                        number, Delay.PAYMENT, day.isBefore(stopped.pausedOn()) ? stopped.pausedOn() : day));
        journal.record(
                number,
                person,
                answered ? "EVIDENCE_RECEIVED" : "EVIDENCE_NOT_RECEIVED",
                answered
                        ? "Réponse à la demande de preuves reçue le " + French.date(day)
                        : "Preuves demandées non reçues",
                explanation);
        return Math.toIntExact(ChronoUnit.DAYS.between(request.askedOn(), deadlines.today()));
    }

    private Optional<LegalClock> clock(DossierNumber number) {
        return legalClocks.find(number, Delay.PAYMENT).filter(each -> !each.isEnded());
    }

    private EvidenceRequest open(DossierNumber number) {
        return store.lastRequest(number)
                .filter(request -> request.closedOn().isEmpty())
                .orElseThrow(() -> new IllegalStateException("no evidence is asked of " + number));
    }

    private static List<DocumentKind> kinds(List<JobLink> links) {
        List<DocumentKind> kinds = new ArrayList<>(JobSituation.INDISPENSABLE);
        if (links.stream().anyMatch(link -> !link.changes().isEmpty())) {
            kinds.add(DocumentKind.CONTRACT_AMENDMENT);
        }
        kinds.addAll(USEFUL);
        if (links.stream()
                .anyMatch(link -> link.hire().derogation().isPresent()
                        || link.changes().stream()
                                .anyMatch(change -> change.derogation().isPresent()))) {
            kinds.add(DocumentKind.PART_TIME_DEROGATION);
        }
        kinds.add(DocumentKind.FINAL_REPORT);
        kinds.add(DocumentKind.PUBLICITY_PROOF);
        return kinds;
    }

    /** Who hires by CEA makes no DPAE: its form is the declaration (R40). */
    private static String label(DocumentKind kind, List<JobLink> links) {
        if (kind != DocumentKind.HIRING_DECLARATION || links.isEmpty()) {
            return kind.label();
        }
        return switch (links.get(links.size() - 1).hire().declaration()) {
            case CEA -> "Volet CEA (il remplace la DPAE)";
            case DPAE -> "Accusé de réception de la DPAE";
            case NONE -> kind.label();
        };
    }
}
