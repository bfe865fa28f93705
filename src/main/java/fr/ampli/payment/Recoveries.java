package fr.ampli.payment;

import fr.ampli.access.Part;
import fr.ampli.access.Parts;
import fr.ampli.agreement.Terms;
import fr.ampli.deadline.Deadlines;
import fr.ampli.deadline.Delay;
import fr.ampli.deadline.LegalClocks;
import fr.ampli.journal.Journal;
import fr.ampli.shared.Checks;
import fr.ampli.shared.DossierNumber;
import fr.ampli.shared.French;
import fr.ampli.shared.Money;
import fr.ampli.shared.Person;
import fr.ampli.shared.Refusal;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Asks money back: the holder is heard first, in writing or in person, the decision has its reasons and an author, and
 * an order to repay follows (R22, R35, R45, R46, R47, E03, E20). What comes of the order: {@link Repayments}.
 */
@Service
@Transactional
public class Recoveries {

    private final RecoveryStore store;
    private final Ledger ledger;
    private final Terms terms;
    private final Parts parts;
    private final Deadlines deadlines;
    private final LegalClocks legalClocks;
    private final RecoverySettings settings;
    private final Irregularities irregularities;
    private final Journal journal;

    Recoveries(
            RecoveryStore store,
            Ledger ledger,
            Terms terms,
            Parts parts,
            Deadlines deadlines,
            LegalClocks legalClocks,
            RecoverySettings settings,
            Irregularities irregularities,
            Journal journal) {
        this.store = store;
        this.ledger = ledger;
        this.terms = terms;
        this.parts = parts;
        this.deadlines = deadlines;
        this.legalClocks = legalClocks;
        this.settings = settings;
        this.irregularities = irregularities;
        this.journal = journal;
    }

    private enum HearingResult {
        RECEIVED,
        WAIVED,
        ORAL
    }

    /** What the hearing waits for next. */
    public enum HearingStep {
        /** Nothing: it can be decided. */
        CLOSED,
        /** The day on which the holder is heard in person. */
        APPOINTED
    }

    /** What may be decided about a recovery. */
    public enum DecisionKind {
        RECOVER,
        DROP
    }

    private static final int PLACE = 300;
    private static final int LONG = 4000;
    private static final Pattern TIME = Pattern.compile("([01][0-9]|2[0-3]):[0-5][0-9]");

    /**
     * Opens a recovery: what was paid, at the frozen rate, less what came back.
     *
     * @param hearingHeld whether the holder was heard on these facts already
     */
    public RecoveryCase propose(DossierNumber number, RecoveryGround ground, boolean hearingHeld, Person person) {
        LedgerTotal total = ledger.total(number);
        BigDecimal rate = terms.of(number).scheme().recoveryRate();
        Money back = total.settled();
        Money claim = total.paid().share(rate).minus(back);
        Money proposed = claim.isNegative() ? Money.ZERO : claim;
        LocalDate today = deadlines.today();
        store.insert(number, ground, total, rate, proposed, settings.threshold(), hearingHeld, today);
        // The facts are known today at the latest: from now on the claim grows old (R46)
        legalClocks.end(number, Delay.CLAIM_LIMITATION, today);
        legalClocks.start(number, Delay.CLAIM_LIMITATION, today);
        journal.record(
                number, person, "RECOVERY_PROPOSED", "Reversement envisagé : " + proposed.french(), ground.sentence());
        return open(number);
    }

    /** The hearing's letter was received on that day; the time to answer begins (R22, E35). @return its last day */
    public LocalDate beginHearing(DossierNumber number, LocalDate notified, Person person) {
        RecoveryCase recovery = lock(number);
        return recovery.hearingEndsOn().orElseGet(() -> begin(recovery, notified, person));
    }

    private LocalDate begin(RecoveryCase recovery, LocalDate notified, Person person) {
        LocalDate ends = deadlines.on(Delay.HEARING, notified);
        changed(store.beginHearing(recovery, notified, ends));
        legalClocks.start(recovery.dossier(), Delay.HEARING, notified);
        journal.record(
                recovery.dossier(),
                person,
                "RECOVERY_HEARING_BEGUN",
                "Observations attendues jusqu'au " + French.date(ends) + ", courrier reçu le " + French.date(notified));
        return ends;
    }

    /** The decision was received on that day: the order to repay may be issued (R45, E35). @return its last day */
    public LocalDate decisionNotified(DossierNumber number, LocalDate notified) {
        return legalClocks.start(number, Delay.RECOVERY_TITLE, notified).dueOn();
    }

    /** Records what the holder answered to the hearing: who asks to be heard in person gets an appointment (E20). */
    public HearingStep recordObservations(DossierNumber number, HearingAnswer answer, Person person) {
        RecoveryCase recovery = lock(number);
        Checks checks = new Checks();
        HearingResult result = checks.choice(HearingResult.class, answer.result(), "result", "Réponse du porteur");
        LocalDate on = checks.date(answer.receivedOn(), "receivedOn", "Reçues le");
        if (on != null) {
            checks.require(!on.isAfter(deadlines.today()), PaymentReasons.OBSERVATIONS_IN_THE_FUTURE);
            checks.require(!on.isBefore(recovery.proposedOn()), PaymentReasons.OBSERVATIONS_BEFORE_HEARING);
        }
        String written = result == HearingResult.RECEIVED
                ? checks.longText(answer.observations(), "observations", "Observations", LONG)
                : null;
        Meeting meeting = result == HearingResult.ORAL
                ? meeting(checks, answer.appointmentOn(), answer.appointmentAt(), answer.manner(), answer.place())
                : null;
        checks.orThrow();
        if (recovery.hearingEndsOn().isEmpty()) {
            begin(recovery, on, person); // who answers has received the letter
        }
        if (meeting != null) {
            appoint(lock(number), meeting, on, person);
            return HearingStep.APPOINTED;
        }
        String observations = written == null ? "Le porteur a indiqué ne pas présenter d'observations." : written;
        heard(recovery, observations, on, "Observations du porteur enregistrées", person);
        return HearingStep.CLOSED;
    }

    private record Meeting(LocalDate on, String at, RecoveryAppointment.Manner manner, String place) {}

    private Meeting meeting(Checks checks, String day, String time, String how, String where) {
        LocalDate on = checks.date(day, "appointmentOn", "Jour du rendez-vous");
        String at = checks.text(time, "appointmentAt", "Heure du rendez-vous", 5);
        RecoveryAppointment.Manner manner =
                checks.choice(RecoveryAppointment.Manner.class, how, "manner", "Forme du rendez-vous");
        String place = checks.text(where, "place", "Lieu ou moyen de connexion", PLACE);
        checks.require(on == null || on.isAfter(deadlines.today()), PaymentReasons.APPOINTMENT_TOO_SOON);
        checks.require(at == null || TIME.matcher(at).matches(), PaymentReasons.NOT_A_TIME);
        return new Meeting(on, at, manner, place);
    }

    /** The time to answer ends no sooner than the appointment: what is prepared for it may still be sent in writing. */
    private void appoint(RecoveryCase recovery, Meeting meeting, LocalDate asked, Person person) {
        LocalDate ends = recovery.hearingEndsOn()
                .filter(end -> end.isAfter(meeting.on()))
                .orElse(meeting.on());
        RecoveryAppointment made = new RecoveryAppointment(
                store.appointments(recovery.id()).size() + 1,
                asked,
                meeting.on(),
                meeting.at(),
                meeting.manner(),
                meeting.place(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        changed(store.invite(recovery, made, ends, person));
        legalClocks.carryOn(recovery.dossier(), Delay.HEARING, deadlines.today(), ends);
        journal.record(
                recovery.dossier(),
                person,
                "RECOVERY_APPOINTMENT",
                "Le porteur demande à être entendu : rendez-vous le " + French.date(meeting.on()) + " à " + made.time()
                        + ", " + meeting.manner().label());
    }

    /** Records what became of the appointment: the holder was heard, another day is agreed, or nobody came. */
    public HearingStep holdHearing(DossierNumber number, OralHearingAnswer answer, Person person) {
        RecoveryCase recovery = lock(number);
        RecoveryAppointment appointment = store.appointments(recovery.id()).stream()
                .filter(each -> each.outcome().isEmpty())
                .findFirst()
                .orElseThrow(() -> Refusal.of(PaymentReasons.RECOVERY_CHANGED));
        LocalDate today = deadlines.today();
        Checks checks = new Checks();
        RecoveryAppointment.Outcome outcome =
                checks.choice(RecoveryAppointment.Outcome.class, answer.outcome(), "outcome", "Suite du rendez-vous");
        boolean held = outcome == RecoveryAppointment.Outcome.HELD;
        String present = held ? checks.text(answer.present(), "present", "Personnes présentes", PLACE) : null;
        String record = held ? checks.longText(answer.record(), "record", "Ce qui a été dit", LONG) : null;
        Meeting next = outcome == RecoveryAppointment.Outcome.MOVED
                ? meeting(checks, answer.appointmentOn(), answer.appointmentAt(), answer.manner(), answer.place())
                : null;
        checks.require(
                outcome == null || next != null || !today.isBefore(appointment.on()), PaymentReasons.HELD_TOO_EARLY);
        checks.orThrow();
        changed(store.closeAppointment(recovery, outcome, present, record, today, person));
        if (next != null) {
            appoint(recovery, next, today, person);
            return HearingStep.APPOINTED;
        }
        heard(
                recovery,
                held ? record : "Le porteur, qui avait demandé à être entendu, ne s'est pas présenté au rendez-vous.",
                appointment.on(),
                held ? "Porteur entendu : " + present : "Le porteur ne s'est pas présenté au rendez-vous",
                person);
        return HearingStep.CLOSED;
    }

    private void heard(RecoveryCase recovery, String observations, LocalDate on, String sentence, Person person) {
        changed(store.hear(recovery, observations, on));
        legalClocks.end(recovery.dossier(), Delay.HEARING, deadlines.today());
        journal.record(recovery.dossier(), person, "RECOVERY_OBSERVATIONS", sentence, observations);
    }

    /** The last appointment of the recovery that runs, or of the last one. */
    @Transactional(readOnly = true)
    public Optional<RecoveryAppointment> appointment(DossierNumber number) {
        return find(number)
                .flatMap(recovery -> store.appointments(recovery.id()).stream().findFirst());
    }

    /** Whether this recovery is large enough to be reported to the Commission, or to say why not (R35). */
    @Transactional(readOnly = true)
    public boolean asksReport(RecoveryCase recovery) {
        return recovery.proposed().isGreaterThan(recovery.threshold());
    }

    /** Decides with reasons, after the hearing: recover, or drop. */
    public DecisionKind decide(DossierNumber number, RecoveryDecisionDraft draft, Person person) {
        RecoveryCase recovery = lock(number);
        Checks checks = new Checks();
        DecisionKind kind = checks.choice(DecisionKind.class, draft.decision(), "decision", "Décision");
        checks.require(
                kind != DecisionKind.RECOVER || recovery.proposed().isPositive(), PaymentReasons.NOTHING_TO_RECOVER);
        String grounds = checks.longText(draft.grounds(), "grounds", "Motifs de la décision", 4000);
        Irregularities.Word word = asksReport(recovery)
                ? irregularities.read(draft, checks)
                : new Irregularities.Word(
                        false,
                        false,
                        null,
                        "Montant ne dépassant pas le seuil de "
                                + recovery.threshold().french());
        String author = checks.text(draft.authorName(), "authorName", "Prénom et nom de l'auteur", 120);
        String capacity = checks.text(draft.authorCapacity(), "authorCapacity", "Qualité de l'auteur", 120);
        checks.orThrow();
        parts.take(number, person, Part.RECOVERY_DECISION);
        legalClocks.end(number, Delay.HEARING, deadlines.today());
        if (asksReport(recovery)) {
            irregularities.keep(recovery, word, deadlines.today(), person);
        }
        RecoveryState next = kind == DecisionKind.RECOVER ? RecoveryState.DECIDED : RecoveryState.DROPPED;
        changed(store.decide(
                recovery,
                next,
                new RecoveryCase.Decision(
                        grounds, word.reportable(), word.reason(), author, capacity, deadlines.today()),
                person));
        if (next == RecoveryState.DROPPED) {
            legalClocks.end(number, Delay.CLAIM_LIMITATION, deadlines.today());
        }
        journal.record(
                number,
                person,
                kind == DecisionKind.RECOVER ? "RECOVERY_DECIDED" : "RECOVERY_DROPPED",
                (kind == DecisionKind.RECOVER ? "Reversement décidé : " : "Reversement abandonné : ")
                        + recovery.proposed().french()
                        + (word.reportable() ? ", irrégularité à signaler" : ""),
                grounds);
        return kind;
    }

    /** Records the order to repay that the authorising officer issued. */
    public void issueTitle(DossierNumber number, RecoveryTitle answer, Person person) {
        RecoveryCase recovery = lock(number);
        Checks checks = new Checks();
        String title = checks.text(answer.titleNumber(), "titleNumber", "Numéro du titre", 40);
        LocalDate on = checks.date(answer.titleOn(), "titleOn", "Date du titre");
        String author = checks.text(answer.authorName(), "authorName", "Prénom et nom de l'auteur", 120);
        String capacity = checks.text(answer.authorCapacity(), "authorCapacity", "Qualité de l'auteur", 120);
        checks.require(title == null || !store.isTitleTaken(title), PaymentReasons.TITLE_TAKEN);
        if (on != null) {
            checks.require(!on.isAfter(deadlines.today()), PaymentReasons.TITLE_IN_THE_FUTURE);
            checks.require(
                    recovery.decision().isEmpty()
                            || !on.isBefore(recovery.decision().get().on()),
                    PaymentReasons.TITLE_BEFORE_DECISION);
        }
        checks.orThrow();
        try {
            changed(store.issueTitle(
                    recovery,
                    title,
                    on,
                    author + ", " + capacity,
                    deadlines.on(Delay.REPAYMENT, deadlines.today()),
                    person));
        } catch (DuplicateKeyException sameTitleAtOnce) {
            throw Refusal.of(PaymentReasons.TITLE_TAKEN);
        }
        legalClocks.end(number, Delay.RECOVERY_TITLE, deadlines.today());
        // With the order to repay the claim is made; from now on it is the accountant who must not let it grow old
        // (R47)
        legalClocks.end(number, Delay.CLAIM_LIMITATION, deadlines.today());
        legalClocks.end(number, Delay.TITLE_COLLECTION, deadlines.today());
        legalClocks.start(number, Delay.TITLE_COLLECTION, on);
        journal.record(
                number,
                person,
                "RECOVERY_TITLE_ISSUED",
                "Titre de recettes n° " + title + " du " + French.date(on) + " : "
                        + recovery.proposed().french());
    }

    /** The order to repay was received on that day: the time to contest it begins, once (R47, E35). */
    public void titleNotified(DossierNumber number, LocalDate notified, Person person) {
        RecoveryCase recovery = lock(number);
        LocalDate ends = deadlines.on(Delay.TITLE_CONTEST, notified);
        if (recovery.contestEndsOn().isPresent() || !store.titleNotified(recovery, notified, ends)) {
            return;
        }
        legalClocks.end(number, Delay.TITLE_CONTEST, deadlines.today());
        legalClocks.start(number, Delay.TITLE_CONTEST, notified);
        journal.record(
                number,
                person,
                "RECOVERY_TITLE_NOTIFIED",
                "Titre de recettes reçu le " + French.date(notified) + ", contestable jusqu'au " + French.date(ends));
    }

    /** What is still to come back of it. */
    @Transactional(readOnly = true)
    public Money due(RecoveryCase recovery) {
        return due(recovery, ledger.total(recovery.dossier()));
    }

    /** Claimed, less what came back or was given up since. */
    static Money due(RecoveryCase recovery, LedgerTotal total) {
        return recovery.proposed().minus(total.settled().minus(recovery.recoveredBefore()));
    }

    /** The recovery that runs, or else the last one. */
    @Transactional(readOnly = true)
    public Optional<RecoveryCase> find(DossierNumber number) {
        return store.of(number).stream().findFirst();
    }

    private RecoveryCase open(DossierNumber number) {
        return store.open(number).orElseThrow(() -> Refusal.of(PaymentReasons.RECOVERY_CHANGED));
    }

    private RecoveryCase lock(DossierNumber number) {
        return store.lockOpen(number).orElseThrow(() -> Refusal.of(PaymentReasons.RECOVERY_CHANGED));
    }

    private static void changed(boolean done) {
        if (!done) {
            throw Refusal.of(PaymentReasons.RECOVERY_CHANGED);
        }
    }
}
