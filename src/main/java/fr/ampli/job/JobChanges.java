package fr.ampli.job;

import fr.ampli.agreement.AgreedTerms;
import fr.ampli.agreement.StartUpPeriod;
import fr.ampli.agreement.Terms;
import fr.ampli.deadline.Deadlines;
import fr.ampli.document.DocumentKind;
import fr.ampli.document.Documents;
import fr.ampli.dossier.Dossier;
import fr.ampli.dossier.Dossiers;
import fr.ampli.journal.Journal;
import fr.ampli.shared.Checks;
import fr.ampli.shared.DossierNumber;
import fr.ampli.shared.French;
import fr.ampli.shared.Fte;
import fr.ampli.shared.Person;
import fr.ampli.shared.Refusal;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What happens to the agreed job after the hire: it ends, is filled again, changes its hours, is seen to be held. */
@Service
@Transactional
public class JobChanges {

    private static final String ENDED_ON = "Dernier jour du contrat";

    private final JobStore store;
    private final JobRegister register;
    private final Hires hires;
    private final ControlStore controls;
    private final Terms terms;
    private final Dossiers dossiers;
    private final Documents documents;
    private final Deadlines deadlines;
    private final Journal journal;
    private final Clock clock;

    JobChanges(
            JobStore store,
            JobRegister register,
            Hires hires,
            ControlStore controls,
            Terms terms,
            Dossiers dossiers,
            Documents documents,
            Deadlines deadlines,
            Journal journal,
            Clock clock) {
        this.store = store;
        this.register = register;
        this.hires = hires;
        this.controls = controls;
        this.terms = terms;
        this.dossiers = dossiers;
        this.documents = documents;
        this.deadlines = deadlines;
        this.journal = journal;
        this.clock = clock;
    }

    private enum Kind {
        END,
        REPLACEMENT,
        HOURS,
        CHECK,
        RESERVE
    }

    /**
     * Records what happened.
     *
     * @throws Refusal with every reason at once
     */
    public JobChange record(JobChangeDraft draft, Person person) {
        Dossier dossier = dossiers.findOpen(draft.number());
        DossierNumber number = dossier.number();
        RegisteredJob job = job(number);
        Checks checks = new Checks();
        Kind kind = checks.choice(Kind.class, draft.kind(), "kind", "Ce qui s'est passé");
        checks.orThrow();
        JobState before = register.state(number);
        switch (kind) {
            case END -> {
                JobEnd end = readEnd(job, draft.endedOn(), draft.endCause(), checks);
                checks.orThrow();
                end(number, end, person);
            }
            case REPLACEMENT -> replace(number, draft.hire(), checks, person);
            case HOURS -> changeHours(number, job, draft, checks, person);
            case CHECK ->
                look(
                        number,
                        job,
                        new JobCheckDraft(
                                "true",
                                draft.seenOn(),
                                draft.seenBy(),
                                draft.remark(),
                                draft.endedOn(),
                                draft.endCause()),
                        checks,
                        person);
            case RESERVE -> cure(number, job, draft, checks, person);
        }
        return new JobChange(dossier, effect(number, before));
    }

    /** Records the answer to a check that was asked for. @throws Refusal with every reason at once */
    public JobChange check(DossierNumber number, JobCheckDraft draft, Person person) {
        RegisteredJob job = job(number);
        JobState before = register.state(number);
        look(number, job, draft, new Checks(), person);
        return new JobChange(dossiers.get(number), effect(number, before));
    }

    /** Records an end that is known otherwise: told by the report, or corrected by the control. */
    void end(DossierNumber number, JobEnd end, Person person) {
        store.insertEnd(number, end, person, clock.instant());
        journal.record(
                number,
                person,
                "JOB_ENDED",
                "Fin de contrat le " + French.date(end.endedOn()) + " : "
                        + end.cause().label(),
                "Remplacement possible jusqu'au " + French.date(JobChain.replaceBy(end.endedOn(), terms.of(number))));
    }

    /** The contract that an end was entered for by mistake goes on. */
    void goesOn(DossierNumber number, long hire, Person person) {
        store.takeEndBack(number, hire, person, clock.instant());
        journal.record(number, person, "JOB_END_TAKEN_BACK", "Fin de contrat retirée : le poste est tenu");
    }

    /** Keeps a look at the job. */
    void seen(DossierNumber number, JobCheck check) {
        store.insertCheck(number, check, clock.instant());
        journal.record(
                number,
                check.checkedBy(),
                check.held() ? "JOB_SEEN_HELD" : "JOB_SEEN_EMPTY",
                (check.held() ? "Poste tenu au " : "Poste non tenu au ") + French.date(check.seenOn()) + ", vu par : "
                        + check.seenBy().label(),
                check.remark().orElse(null));
    }

    JobEnd readEnd(RegisteredJob job, String endedOn, String cause, Checks checks) {
        LocalDate day = past(endedOn, "endedOn", ENDED_ON, job.hire().startsOn(), checks);
        Control.EndCause why = checks.choice(Control.EndCause.class, cause, "endCause", "Cause de la fin");
        return new JobEnd(job.hire().id(), day, why);
    }

    private void replace(DossierNumber number, HireDraft draft, Checks checks, Person person) {
        checks.require(draft != null, JobReasons.HIRE_MISSING);
        Hires.Entry entry = draft == null ? null : hires.readReplacement(number, replacement(draft), checks);
        checks.orThrow();
        hires.keep(number, entry, person);
    }

    private static HireDraft replacement(HireDraft draft) {
        return new HireDraft(
                "REPLACEMENT",
                draft.postTitle(),
                draft.post(),
                draft.contract(),
                draft.fixedTermMonths(),
                draft.weeklyHours(),
                draft.fullTimeHours(),
                draft.fullTimeGround(),
                draft.employer(),
                draft.employerSiret(),
                draft.startsOn(),
                draft.hiringDeclaration(),
                draft.declaredOn(),
                draft.derogation(),
                draft.derogationReference(),
                draft.work(),
                draft.otherFunding(),
                draft.funding());
    }

    private void changeHours(
            DossierNumber number, RegisteredJob job, JobChangeDraft draft, Checks checks, Person person) {
        AgreedTerms agreed = terms.of(number);
        checks.require(!job.ended(), JobReasons.JOB_HAS_ENDED);
        LocalDate day = past(
                draft.effectiveOn(),
                "effectiveOn",
                "Date d'effet de l'avenant",
                job.hire().startsOn(),
                checks);
        BigDecimal weekly = Hires.hours(draft.weeklyHours(), "weeklyHours", "Nouvelle durée hebdomadaire", checks);
        BigDecimal fullTime =
                Hires.hours(draft.fullTimeHours(), "fullTimeHours", "Durée d'un temps plein dans la structure", checks);
        String ground = checks.optionalText(
                draft.fullTimeGround(), "fullTimeGround", "Accord qui fixe la durée du temps plein", 500);
        checks.require(
                fullTime == null || ground != null || Hires.isKnownFullTime(fullTime, agreed),
                JobReasons.FULL_TIME_UNDOCUMENTED);
        Optional<Hire.Derogation> derogation = Hires.derogation(draft.derogation(), "", weekly, agreed, checks);
        String reference = checks.optionalText(
                draft.derogationReference(), "derogationReference", "Référence de la dérogation", 500);
        Hires.requireReference(derogation, reference, checks);
        documents.require(number, checks, DocumentKind.CONTRACT_AMENDMENT);
        if (derogation.filter(Hire.Derogation::needsDocument).isPresent()) {
            documents.require(number, checks, DocumentKind.PART_TIME_DEROGATION);
        }
        checks.orThrow();
        HoursChange change = new HoursChange(
                job.hire().id(),
                day,
                Fte.of(weekly, fullTime),
                Optional.ofNullable(ground),
                derogation,
                Optional.ofNullable(reference));
        store.insertChange(number, change, person, clock.instant());
        journal.record(
                number,
                person,
                "JOB_HOURS_CHANGED",
                "Avenant au contrat au " + French.date(day) + " : " + Hours.french(weekly) + " h sur "
                        + Hours.french(fullTime) + " h, soit " + change.fte().display() + " ETP");
    }

    private void look(DossierNumber number, RegisteredJob job, JobCheckDraft draft, Checks checks, Person person) {
        boolean held = checks.yes(draft.held(), "held", "Poste tenu");
        LocalDate seenOn =
                past(draft.seenOn(), "seenOn", "Jour constaté", job.hire().startsOn(), checks);
        JobCheck.Seen seenBy = checks.choice(JobCheck.Seen.class, draft.seenBy(), "seenBy", "Comment vous l'avez vu");
        String remark = checks.optionalText(draft.remark(), "remark", "Remarque", 1000);
        JobEnd end = held || draft.held() == null || job.ended()
                ? null
                : readEnd(job, draft.endedOn(), draft.endCause(), checks);
        checks.orThrow();
        seen(number, new JobCheck(job.hire().id(), seenOn, held, seenBy, Optional.ofNullable(remark), person));
        if (end != null) {
            end(number, end, person);
        } else if (held
                && job.link()
                        .end()
                        .filter(last -> seenOn.isAfter(last.endedOn()))
                        .isPresent()) {
            goesOn(number, job.hire().id(), person);
        }
    }

    private void cure(DossierNumber number, RegisteredJob job, JobChangeDraft draft, Checks checks, Person person) {
        Optional<Reserve> open = job.reserves().stream()
                .filter(Reserve::isOpen)
                .filter(reserve -> reserve.reason().code().equals(draft.reserve()))
                .findFirst();
        Reserve reserve = checks.need(open, JobReasons.RESERVE_UNKNOWN);
        LocalDate day = past(
                draft.curedOn(),
                "curedOn",
                "Réserve levée le",
                reserve == null ? job.hire().startsOn() : reserve.since(),
                checks);
        String reference = checks.text(draft.cureReference(), "cureReference", "Ce qui lève la réserve", 500);
        if (reserve != null && reserve.reason().code().equals("DEROGATION_MISSING")) {
            documents.require(number, checks, DocumentKind.PART_TIME_DEROGATION);
        }
        checks.orThrow();
        store.insertCure(
                number,
                new JobStore.Cured(job.hire().id(), reserve.reason().code(), new Reserve.Cure(day, reference)),
                person,
                clock.instant());
        journal.record(number, person, "JOB_RESERVE_CURED", "Réserve levée le " + French.date(day), reference);
    }

    /** Only while the period is open can the pathway wait for another hire, or stop waiting. */
    private JobChange.Effect effect(DossierNumber number, JobState before) {
        JobState after = register.state(number);
        StartUpPeriod period = terms.period(number).orElseThrow();
        if (deadlines.isPast(period.until()) || before.conforms() == after.conforms()) {
            return JobChange.Effect.NOTED;
        }
        return after.conforms() ? JobChange.Effect.CONFORMS : JobChange.Effect.LACKS;
    }

    private RegisteredJob job(DossierNumber number) {
        boolean settled = controls.conclusion(number).isPresent()
                || controls.lastControl(number)
                        .flatMap(control -> controls.outcome(control.id()))
                        .filter(found -> found.outcome() == JobOutcome.Result.MET)
                        .isPresent();
        if (settled || terms.period(number).isEmpty()) {
            throw Refusal.of(JobReasons.NOT_IN_START_UP);
        }
        return register.current(number).orElseThrow(() -> Refusal.of(JobReasons.NOBODY_HIRED));
    }

    private LocalDate past(String typed, String field, String label, LocalDate first, Checks checks) {
        LocalDate day = checks.date(typed, field, label);
        if (day != null) {
            checks.require(!day.isAfter(deadlines.today()), JobReasons.inFuture(field, label));
            checks.require(!day.isBefore(first), JobReasons.before(field, label, first));
        }
        return day;
    }
}
