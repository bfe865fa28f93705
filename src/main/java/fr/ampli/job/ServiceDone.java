package fr.ampli.job;

import fr.ampli.access.InterestStage;
import fr.ampli.access.Interests;
import fr.ampli.access.Part;
import fr.ampli.access.Parts;
import fr.ampli.agreement.AgreedTerms;
import fr.ampli.agreement.StartUpPeriod;
import fr.ampli.agreement.Terms;
import fr.ampli.deadline.Deadlines;
import fr.ampli.deadline.Delay;
import fr.ampli.deadline.LegalClocks;
import fr.ampli.dossier.HolderStanding;
import fr.ampli.dossier.HolderStandings;
import fr.ampli.journal.Journal;
import fr.ampli.shared.Checks;
import fr.ampli.shared.DossierNumber;
import fr.ampli.shared.French;
import fr.ampli.shared.Person;
import fr.ampli.shared.Refusal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The service-done control (step 20) and, where the result is not plainly met, the hearing that follows (step 21). */
@Service
@Transactional
public class ServiceDone {

    private static final int LONG = 4000;

    private final ControlStore store;
    private final JobRegister register;
    private final JobChanges changes;
    private final JobEvidence evidence;
    private final Terms terms;
    private final Parts parts;
    private final Interests interests;
    private final HolderStandings standings;
    private final Deadlines deadlines;
    private final LegalClocks legalClocks;
    private final Journal journal;
    private final Clock clock;

    ServiceDone(
            ControlStore store,
            JobRegister register,
            JobChanges changes,
            JobEvidence evidence,
            Terms terms,
            Parts parts,
            Interests interests,
            HolderStandings standings,
            Deadlines deadlines,
            LegalClocks legalClocks,
            Journal journal,
            Clock clock) {
        this.store = store;
        this.register = register;
        this.changes = changes;
        this.evidence = evidence;
        this.terms = terms;
        this.parts = parts;
        this.interests = interests;
        this.standings = standings;
        this.deadlines = deadlines;
        this.legalClocks = legalClocks;
        this.journal = journal;
        this.clock = clock;
    }

    /** Opens the control, with or without a report (E19). @return the day by which it should be done */
    public LocalDate open(DossierNumber number, Person person) {
        boolean reported = store.report(number).isPresent();
        journal.record(
                number,
                person,
                reported ? "CONTROL_OPENED" : "CONTROL_OPENED_WITHOUT_REPORT",
                reported
                        ? "Contrôle de service fait ouvert"
                        : "Contrôle de service fait ouvert sur les données disponibles : bilan non remis");
        return deadlines.on(Delay.CONTROL, deadlines.today());
    }

    /** What a controller does next. */
    public enum Next {
        /** The table says what came of the job. */
        CONCLUDE,
        /** The holder is asked for what is refused or missing. */
        ASK
    }

    /**
     * Records what the control found; the register is corrected where the control saw something else.
     *
     * @throws Refusal with every reason at once; {@code SEPARATION_OF_DUTIES} for who took another part (R55)
     */
    public Next record(DossierNumber number, ControlDraft draft, Person person) {
        parts.take(number, person, Part.SERVICE_DONE_CONTROL);
        Checks checks = new Checks();
        interests.confirmNone(number, InterestStage.CONTROL, draft.noInterest(), person, checks);
        List<EvidenceFinding> found = evidence.read(number, draft.evidence(), checks);
        Next next = checks.choice(Next.class, draft.next(), "next", "Suite du contrôle");
        if (next == Next.ASK) {
            checks.orThrow();
            evidence.keep(number, found, person);
            evidence.ask(number, found, person);
            return next;
        }
        boolean proofFalse = checks.yes(draft.proofFalse(), "proofFalse", "Pièce fausse");
        String grounds = proofFalse
                ? checks.longText(
                        draft.proofFalseGrounds(), "proofFalseGrounds", "Ce qui fait penser à une pièce fausse", LONG)
                : null;
        boolean liquidation = checks.yes(draft.inLiquidation(), "inLiquidation", "Liquidation avant l'embauche");
        Optional<RegisteredJob> current = register.current(number);
        Job job = current.isEmpty() ? Job.NONE : job(current.get(), draft, checks);
        String conclusions = checks.longText(draft.conclusions(), "conclusions", "Conclusions du contrôle", LONG);
        Optional<HolderStanding> standing = standings.read(number, draft.standing(), person, checks);
        checks.orThrow();
        standing.ifPresent(look -> standings.record(number, look));

        evidence.keep(number, found, person);
        current.ifPresent(registered -> confirm(number, registered, job, person));
        int round = store.lastControl(number).map(Control::round).orElse(0) + 1;
        store.insertControl(
                number,
                new Control(
                        0,
                        round,
                        store.report(number).isPresent(),
                        proofFalse,
                        Optional.ofNullable(grounds),
                        liquidation,
                        job.held(),
                        job.endedOn(),
                        job.endCause(),
                        job.forceMajeure(),
                        job.postAsAgreed(),
                        job.amendmentSignedOn(),
                        job.extension(),
                        conclusions,
                        person,
                        found),
                clock.instant());
        journal.record(number, person, "SERVICE_DONE_CONTROLLED", "Contrôle de service fait n° " + round, conclusions);
        return next;
    }

    /** Where the control saw what the register does not say, the register takes it over. */
    private void confirm(DossierNumber number, RegisteredJob registered, Job job, Person person) {
        long hire = registered.hire().id();
        if (job.held()) {
            if (registered.ended()) {
                changes.goesOn(number, hire, person);
            }
            changes.seen(
                    number,
                    new JobCheck(hire, deadlines.today(), true, job.seenBy().orElseThrow(), Optional.empty(), person));
        } else {
            JobEnd end =
                    new JobEnd(hire, job.endedOn().orElseThrow(), job.endCause().orElseThrow());
            if (!registered.link().end().equals(Optional.of(end))) {
                changes.end(number, end, person);
            }
        }
    }

    /** The facts of the last control, for the table {@code job-outcome}. */
    @Transactional(readOnly = true)
    public JobSituation situation(DossierNumber number) {
        AgreedTerms agreed = terms.of(number);
        StartUpPeriod period = terms.period(number)
                .orElseThrow(() -> new IllegalStateException("the start-up period of " + number + " has not begun"));
        return JobSituation.of(register.links(number), lastControl(number), agreed, period, deadlines.today());
    }

    /** Records the outcome of the last control, once. */
    public JobOutcome.Result find(DossierNumber number, OutcomeDraft draft, Person person) {
        Control control = lastControl(number);
        ControlStore.Found found = new ControlStore.Found(
                JobOutcome.Result.valueOf(draft.outcome()),
                AdvanceFate.valueOf(draft.advanceFate()),
                OutcomeReason.valueOf(draft.reasonCode()),
                deadlines.today());
        store.insertOutcome(control.id(), found);
        journal.record(
                number,
                person,
                "JOB_OUTCOME_FOUND",
                "Résultat du contrôle : " + found.outcome().label(),
                found.reason().reason().sentence());
        return found.outcome();
    }

    /** Judges a suspicion of fraud (E25). @return whether it is confirmed */
    public boolean assess(DossierNumber number, SuspicionDraft draft, Person person) {
        Control control = lastControl(number);
        parts.take(number, person, Part.CONTROL_CONCLUSION);
        Checks checks = new Checks();
        Verdict verdict = checks.choice(Verdict.class, draft.verdict(), "verdict", "Suspicion");
        String grounds = checks.longText(draft.grounds(), "grounds", "Motifs", LONG);
        boolean told = Boolean.TRUE.equals(draft.prosecutorTold());
        checks.require(verdict != Verdict.CONFIRMED || told, JobReasons.PROSECUTOR_NOT_TOLD);
        checks.orThrow();

        boolean confirmed = verdict == Verdict.CONFIRMED;
        store.insertSuspicion(control.id(), confirmed, grounds, confirmed, person, clock.instant());
        journal.record(
                number,
                person,
                confirmed ? "SUSPICION_CONFIRMED" : "SUSPICION_UNFOUNDED",
                confirmed ? "Suspicion de fraude confirmée" : "Suspicion de fraude écartée",
                grounds);
        return confirmed;
    }

    /** Opens the hearing (R22, E20); its time begins when its letter is proven to have been received (E35). */
    public void openHearing(DossierNumber number, Person person) {
        store.insertHearing(number, lastControl(number).id(), deadlines.today());
        journal.record(number, person, "HEARING_OPENED", "Procédure contradictoire ouverte");
    }

    /** The hearing's letter was received on that day. @return the last day to answer */
    public LocalDate beginHearing(DossierNumber number, LocalDate notified, Person person) {
        LocalDate ends = deadlines.on(Delay.HEARING, notified);
        if (store.beginHearing(number, notified, ends)) {
            legalClocks.start(number, Delay.HEARING, notified);
            journal.record(
                    number,
                    person,
                    "HEARING_BEGUN",
                    "Observations attendues jusqu'au " + French.date(ends) + ", courrier reçu le "
                            + French.date(notified));
        }
        return hearing(number).endsOn().orElse(ends);
    }

    /** Records what the holder said. @throws Refusal with every reason at once */
    public void observe(DossierNumber number, ObservationsDraft draft, Person person) {
        Hearing hearing = hearing(number);
        Checks checks = new Checks();
        Hearing.Manner manner = checks.choice(Hearing.Manner.class, draft.manner(), "manner", "Forme des observations");
        LocalDate receivedOn = checks.date(draft.receivedOn(), "receivedOn", "Date des observations");
        if (receivedOn != null) {
            checks.require(
                    !receivedOn.isAfter(deadlines.today()), JobReasons.inFuture("receivedOn", "Date des observations"));
            checks.require(
                    !receivedOn.isBefore(hearing.openedOn()),
                    JobReasons.before("receivedOn", "Date des observations", hearing.openedOn()));
        }
        String text = checks.longText(draft.observations(), "observations", "Observations du porteur", LONG);
        checks.orThrow();
        // Who answers has received the letter
        beginHearing(number, receivedOn, person);
        store.addObservations(number, new Hearing.Observations(receivedOn, manner, text), person);
        legalClocks.end(number, Delay.HEARING, deadlines.today());
        journal.record(number, person, "OBSERVATIONS_RECEIVED", "Observations recueillies " + manner.label(), text);
    }

    /** Decides after the hearing. @return whether the result is met */
    public boolean conclude(DossierNumber number, ConclusionDraft draft, Person person) {
        parts.take(number, person, Part.CONTROL_CONCLUSION);
        Checks checks = new Checks();
        Decision decision = checks.choice(Decision.class, draft.result(), "result", "Décision");
        String grounds = checks.longText(draft.grounds(), "grounds", "Motifs de la décision", LONG);
        String first = checks.text(draft.authorFirstName(), "authorFirstName", "Prénom du signataire", 90);
        String last = checks.text(draft.authorLastName(), "authorLastName", "Nom du signataire", 90);
        String capacity = checks.text(draft.authorCapacity(), "authorCapacity", "Qualité du signataire", 200);
        checks.orThrow();

        boolean met = decision == Decision.MET;
        legalClocks.end(number, Delay.HEARING, deadlines.today());
        store.insertConclusion(
                number, new Conclusion(met, grounds, first + " " + last, capacity, deadlines.today()), person);
        if (!met) {
            // Nothing is left to be paid: the time to pay stops mattering
            legalClocks.end(number, Delay.PAYMENT, deadlines.today());
        }
        journal.record(
                number,
                person,
                met ? "RESULT_MET_AFTER_HEARING" : "RESULT_NOT_MET",
                met ? "Résultat atteint, après observations" : "Résultat non atteint, après procédure contradictoire",
                grounds);
        return met;
    }

    private enum Verdict {
        CONFIRMED,
        UNFOUNDED
    }

    private enum Decision {
        MET,
        NOT_MET
    }

    /** What the control says about the job itself; nothing where nobody was hired. */
    private record Job(
            boolean held,
            Optional<JobCheck.Seen> seenBy,
            Optional<LocalDate> endedOn,
            Optional<Control.EndCause> endCause,
            boolean forceMajeure,
            boolean postAsAgreed,
            Optional<LocalDate> amendmentSignedOn,
            Optional<Control.Extension> extension) {

        static final Job NONE = new Job(
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false,
                false,
                Optional.empty(),
                Optional.empty());
    }

    private Job job(RegisteredJob registered, ControlDraft draft, Checks checks) {
        boolean held = checks.yes(draft.heldAtControl(), "heldAtControl", "Poste tenu au jour du contrôle");
        LocalDate endedOn = null;
        Control.EndCause cause = null;
        boolean forceMajeure = false;
        if (!held && draft.heldAtControl() != null) {
            JobEnd end = changes.readEnd(registered, draft.endedOn(), draft.endCause(), checks);
            endedOn = end.endedOn();
            cause = end.cause();
            forceMajeure = checks.yes(draft.forceMajeure(), "forceMajeure", "Cas de force majeure");
        }
        JobCheck.Seen seenBy = held
                ? checks.optionalChoice(JobCheck.Seen.class, draft.heldSeenBy(), "heldSeenBy", "Comment vous l'avez vu")
                : null;
        checks.require(
                !held
                        || seenBy != null
                        || (draft.heldSeenBy() != null && !draft.heldSeenBy().isBlank()),
                JobReasons.SEEN_UNNAMED);
        boolean asAgreed = checks.yes(draft.postAsAgreed(), "postAsAgreed", "Poste convenu");
        LocalDate amendment =
                checks.optionalDate(draft.amendmentSignedOn(), "amendmentSignedOn", "Date de signature de l'avenant");
        boolean extended =
                checks.yes(draft.extensionGranted(), "extensionGranted", "Prolongation accordée par avenant");
        Control.Extension extension = null;
        if (extended) {
            LocalDate granted = checks.date(draft.extensionGrantedOn(), "extensionGrantedOn", "Avenant signé le");
            LocalDate until = checks.date(draft.extensionUntil(), "extensionUntil", "Période prolongée jusqu'au");
            extension = new Control.Extension(granted, until);
        }
        return new Job(
                held,
                Optional.ofNullable(seenBy),
                Optional.ofNullable(endedOn),
                Optional.ofNullable(cause),
                forceMajeure,
                asAgreed,
                Optional.ofNullable(asAgreed ? null : amendment),
                Optional.ofNullable(extension));
    }

    private Control lastControl(DossierNumber number) {
        return store.lastControl(number)
                .orElseThrow(() -> new IllegalStateException("the job of " + number + " was not controlled"));
    }

    private Hearing hearing(DossierNumber number) {
        return store.hearing(number).orElseThrow(() -> new IllegalStateException("no hearing is open for " + number));
    }
}
