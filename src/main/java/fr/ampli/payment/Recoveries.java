package fr.ampli.payment;

import fr.ampli.access.Part;
import fr.ampli.access.Parts;
import fr.ampli.agreement.Terms;
import fr.ampli.deadline.Deadlines;
import fr.ampli.deadline.Delay;
import fr.ampli.deadline.LegalClocks;
import fr.ampli.journal.Journal;
import fr.ampli.shared.Amounts;
import fr.ampli.shared.Checks;
import fr.ampli.shared.DossierNumber;
import fr.ampli.shared.French;
import fr.ampli.shared.Money;
import fr.ampli.shared.Person;
import fr.ampli.shared.Refusal;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Asks money back: the holder is heard first, the decision has its reasons and an author, the accountant collects
 * (R22, R45, R47, E03, E20). What comes back never exceeds what is due.
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
    private final Journal journal;

    Recoveries(
            RecoveryStore store,
            Ledger ledger,
            Terms terms,
            Parts parts,
            Deadlines deadlines,
            LegalClocks legalClocks,
            RecoverySettings settings,
            Journal journal) {
        this.store = store;
        this.ledger = ledger;
        this.terms = terms;
        this.parts = parts;
        this.deadlines = deadlines;
        this.legalClocks = legalClocks;
        this.settings = settings;
        this.journal = journal;
    }

    private enum HearingResult {
        RECEIVED,
        WAIVED
    }

    /** What may be decided about a recovery. */
    public enum DecisionKind {
        RECOVER,
        DROP
    }

    private enum RepaymentResult {
        REPAID,
        WRITE_OFF
    }

    /** How far the money has come back. */
    public enum Progress {
        SETTLED,
        STILL_DUE,
        WRITE_OFF_ASKED
    }

    private enum WriteOffDecision {
        APPROVED,
        REFUSED
    }

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
        store.insert(number, ground, total, rate, proposed, hearingHeld, today);
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

    /** Records what the holder answered to the hearing. */
    public void recordObservations(DossierNumber number, HearingAnswer answer, Person person) {
        RecoveryCase recovery = lock(number);
        Checks checks = new Checks();
        HearingResult result = checks.choice(HearingResult.class, answer.result(), "result", "Réponse du porteur");
        LocalDate on = checks.date(answer.receivedOn(), "receivedOn", "Reçues le");
        if (on != null) {
            checks.require(!on.isAfter(deadlines.today()), PaymentReasons.OBSERVATIONS_IN_THE_FUTURE);
            checks.require(!on.isBefore(recovery.proposedOn()), PaymentReasons.OBSERVATIONS_BEFORE_HEARING);
        }
        String observations = result == HearingResult.RECEIVED
                ? checks.longText(answer.observations(), "observations", "Observations", 4000)
                : "Le porteur a indiqué ne pas présenter d'observations.";
        checks.orThrow();
        if (recovery.hearingEndsOn().isEmpty()) {
            begin(recovery, on, person); // who answers has received the letter
        }
        changed(store.hear(recovery, observations, on));
        legalClocks.end(number, Delay.HEARING, deadlines.today());
        journal.record(number, person, "RECOVERY_OBSERVATIONS", "Observations du porteur enregistrées", observations);
    }

    /** Whether this recovery is large enough to be reported to the Commission, or to say why not (R35). */
    @Transactional(readOnly = true)
    public boolean asksReport(RecoveryCase recovery) {
        return recovery.proposed().isGreaterThan(settings.threshold());
    }

    /** Decides with reasons, after the hearing: recover, or drop. */
    public DecisionKind decide(DossierNumber number, RecoveryDecisionDraft draft, Person person) {
        RecoveryCase recovery = lock(number);
        Checks checks = new Checks();
        DecisionKind kind = checks.choice(DecisionKind.class, draft.decision(), "decision", "Décision");
        checks.require(
                kind != DecisionKind.RECOVER || recovery.proposed().isPositive(), PaymentReasons.NOTHING_TO_RECOVER);
        String grounds = checks.longText(draft.grounds(), "grounds", "Motifs de la décision", 4000);
        boolean reportable = false;
        String why =
                "Montant ne dépassant pas le seuil de " + settings.threshold().french();
        if (asksReport(recovery)) {
            reportable = checks.yes(draft.reportable(), "reportable", "Irrégularité à signaler");
            why = checks.longText(draft.reportableWhy(), "reportableWhy", "Pourquoi", 2000);
        }
        String author = checks.text(draft.authorName(), "authorName", "Prénom et nom de l'auteur", 120);
        String capacity = checks.text(draft.authorCapacity(), "authorCapacity", "Qualité de l'auteur", 120);
        checks.orThrow();
        parts.take(number, person, Part.RECOVERY_DECISION);
        legalClocks.end(number, Delay.HEARING, deadlines.today());
        RecoveryState next = kind == DecisionKind.RECOVER ? RecoveryState.DECIDED : RecoveryState.DROPPED;
        changed(store.decide(
                recovery,
                next,
                new RecoveryCase.Decision(grounds, reportable, why, author, capacity, deadlines.today()),
                person));
        journal.record(
                number,
                person,
                kind == DecisionKind.RECOVER ? "RECOVERY_DECIDED" : "RECOVERY_DROPPED",
                (kind == DecisionKind.RECOVER ? "Reversement décidé : " : "Reversement abandonné : ")
                        + recovery.proposed().french()
                        + (reportable ? ", irrégularité à signaler" : ""),
                grounds);
        return kind;
    }

    /** Records the order to repay that the authorising officer issued. */
    public void issueTitle(DossierNumber number, RecoveryTitle answer, Person person) {
        RecoveryCase recovery = lock(number);
        Checks checks = new Checks();
        String title = checks.text(answer.titleNumber(), "titleNumber", "Numéro du titre", 40);
        LocalDate on = checks.date(answer.titleOn(), "titleOn", "Date du titre");
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
            changed(store.issueTitle(recovery, title, on, person));
        } catch (DuplicateKeyException sameTitleAtOnce) {
            throw Refusal.of(PaymentReasons.TITLE_TAKEN);
        }
        legalClocks.end(number, Delay.RECOVERY_TITLE, deadlines.today());
        journal.record(
                number,
                person,
                "RECOVERY_TITLE_ISSUED",
                "Titre de recettes n° " + title + " du " + French.date(on) + " : "
                        + recovery.proposed().french());
    }

    /** Records money that came back, or that the rest is to be written off. */
    public Progress recordRepayment(DossierNumber number, Repayment answer, Person person) {
        RecoveryCase recovery = lock(number);
        Checks checks = new Checks();
        RepaymentResult result = checks.choice(RepaymentResult.class, answer.result(), "result", "Suite du titre");
        checks.orThrow();
        return result == RepaymentResult.REPAID
                ? repaid(recovery, answer, checks, person)
                : askWriteOff(recovery, answer, checks, person);
    }

    private Progress repaid(RecoveryCase recovery, Repayment answer, Checks checks, Person person) {
        Money due = due(recovery);
        Money amount = Amounts.read(checks, answer.amount(), "amount", "Montant reversé");
        LocalDate on = checks.date(answer.repaidOn(), "repaidOn", "Reversé le");
        if (amount != null) {
            checks.require(amount.isPositive(), PaymentReasons.AMOUNT_NOT_POSITIVE);
            checks.require(amount.isAtMost(due), PaymentReasons.repaymentTooHigh(due));
        }
        if (on != null) {
            checks.require(!on.isAfter(deadlines.today()), PaymentReasons.REPAID_IN_THE_FUTURE);
            checks.require(
                    recovery.titleOn().isEmpty()
                            || !on.isBefore(recovery.titleOn().get()),
                    PaymentReasons.REPAID_BEFORE_TITLE);
        }
        checks.orThrow();
        ledger.book(new LedgerEntry(
                recovery.dossier(), LedgerKind.RECOVERED, amount, on, "Titre " + title(recovery), person));
        Money left = due.minus(amount);
        journal.record(
                recovery.dossier(),
                person,
                "REPAYMENT_RECEIVED",
                "Reversement reçu : " + amount.french() + ", reste dû " + left.french());
        if (left.isPositive()) {
            return Progress.STILL_DUE;
        }
        changed(store.settle(recovery, deadlines.today()));
        journal.record(recovery.dossier(), person, "RECOVERY_SETTLED", "Reversement soldé");
        return Progress.SETTLED;
    }

    private Progress askWriteOff(RecoveryCase recovery, Repayment answer, Checks checks, Person person) {
        String vote = checks.text(answer.voteReference(), "voteReference", "Référence de la délibération", 80);
        String grounds = checks.longText(answer.grounds(), "grounds", "Motif de la demande", 2000);
        checks.orThrow();
        parts.take(recovery.dossier(), person, Part.WRITE_OFF_REQUEST);
        changed(store.askWriteOff(recovery, vote, grounds, person));
        journal.record(
                recovery.dossier(),
                person,
                "WRITE_OFF_ASKED",
                "Admission en non-valeur demandée, délibération " + vote,
                grounds);
        return Progress.WRITE_OFF_ASKED;
    }

    /**
     * Records the second look at a write-off.
     *
     * @return whether the rest is given up; if not it is still due
     */
    public boolean approveWriteOff(DossierNumber number, WriteOffAnswer answer, Person person) {
        RecoveryCase recovery = lock(number);
        Checks checks = new Checks();
        WriteOffDecision decision = checks.choice(WriteOffDecision.class, answer.decision(), "decision", "Décision");
        String grounds = decision == WriteOffDecision.REFUSED
                ? checks.longText(answer.grounds(), "grounds", "Motif du refus", 2000)
                : null;
        RecoveryCase.WriteOff asked =
                recovery.writeOff().orElseThrow(() -> Refusal.of(PaymentReasons.RECOVERY_CHANGED));
        checks.orThrow();
        parts.take(number, person, Part.WRITE_OFF_APPROVAL);
        if (decision == WriteOffDecision.REFUSED) {
            changed(store.refuseWriteOff(recovery, grounds));
            journal.record(number, person, "WRITE_OFF_REFUSED", "Admission en non-valeur refusée", grounds);
            return false;
        }
        Money left = due(recovery);
        changed(store.writeOff(recovery, deadlines.today(), person));
        ledger.book(new LedgerEntry(
                number, LedgerKind.WRITTEN_OFF, left, deadlines.today(), "Délibération " + asked.vote(), person));
        journal.record(number, person, "WRITTEN_OFF", "Admission en non-valeur de " + left.french(), asked.grounds());
        return true;
    }

    /** What is still to come back of it. */
    @Transactional(readOnly = true)
    public Money due(RecoveryCase recovery) {
        LedgerTotal total = ledger.total(recovery.dossier());
        Money back = total.settled().minus(recovery.recoveredBefore());
        return recovery.proposed().minus(back);
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

    private static String title(RecoveryCase recovery) {
        return recovery.titleNumber().orElseThrow(() -> Refusal.of(PaymentReasons.RECOVERY_CHANGED));
    }

    private static void changed(boolean done) {
        if (!done) {
            throw Refusal.of(PaymentReasons.RECOVERY_CHANGED);
        }
    }
}
