package fr.ampli.job;

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
import java.time.Clock;
import java.time.LocalDate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The final report, with which the holder claims the balance (step 19, R58). */
@Service
@Transactional
public class Reports {

    private final ControlStore store;
    private final Hires hires;
    private final JobRegister register;
    private final JobChanges changes;
    private final Documents documents;
    private final Deadlines deadlines;
    private final LegalClocks legalClocks;
    private final Journal journal;
    private final Clock clock;

    Reports(
            ControlStore store,
            Hires hires,
            JobRegister register,
            JobChanges changes,
            Documents documents,
            Deadlines deadlines,
            LegalClocks legalClocks,
            Journal journal,
            Clock clock) {
        this.store = store;
        this.hires = hires;
        this.register = register;
        this.changes = changes;
        this.documents = documents;
        this.deadlines = deadlines;
        this.legalClocks = legalClocks;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * Records the report. The time to pay the balance runs from the day it came in (R31).
     *
     * @throws fr.ampli.shared.Refusal with every reason at once
     */
    public void record(DossierNumber number, ReportDraft draft, Person person) {
        Checks checks = new Checks();
        LocalDate receivedOn = checks.date(draft.receivedOn(), "receivedOn", "Date de réception du bilan");
        if (receivedOn != null) {
            checks.require(
                    !receivedOn.isAfter(deadlines.today()),
                    JobReasons.inFuture("receivedOn", "Date de réception du bilan"));
            LocalDate start = hires.calendar(number).from();
            checks.require(
                    !receivedOn.isBefore(start), JobReasons.before("receivedOn", "Date de réception du bilan", start));
        }
        boolean held = checks.yes(draft.jobHeld(), "jobHeld", "Poste toujours occupé");
        String summary = checks.longText(draft.summary(), "summary", "Ce que dit le bilan", 4000);
        documents.require(number, checks, DocumentKind.FINAL_REPORT);
        if (held) {
            documents.require(number, checks, DocumentKind.PAYSLIP);
        }
        boolean tellsEnd = !held && draft.endedOn() != null && !draft.endedOn().isBlank();
        if (tellsEnd) {
            register.current(number)
                    .map(job -> changes.readEnd(job, draft.endedOn(), draft.endCause(), checks))
                    // kept at once, so that the replacement below finds whom it replaces; a refusal undoes it
                    .filter(end -> checks.ok())
                    .ifPresent(end -> changes.end(number, end, person));
        }
        boolean declaresHire = checks.yes(draft.declaresHire(), "declaresHire", "Embauche à ajouter au dossier");
        Hires.Entry entry =
                declaresHire && draft.hire() != null ? hires.readInReport(number, draft.hire(), checks) : null;
        checks.require(!declaresHire || entry != null, JobReasons.HIRE_MISSING);
        checks.orThrow();

        if (entry != null) {
            hires.keep(number, entry, person);
        }
        store.insertReport(number, new Report(receivedOn, held, summary), person, clock.instant());
        legalClocks.start(number, Delay.PAYMENT, receivedOn);
        journal.record(
                number, person, "REPORT_RECEIVED", "Bilan d'exécution reçu le " + French.date(receivedOn), summary);
    }
}
