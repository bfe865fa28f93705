package fr.ampli.payment;

import fr.ampli.access.Part;
import fr.ampli.access.Parts;
import fr.ampli.deadline.Deadlines;
import fr.ampli.deadline.Delay;
import fr.ampli.deadline.LegalClock;
import fr.ampli.deadline.LegalClocks;
import fr.ampli.journal.Journal;
import fr.ampli.shared.Amounts;
import fr.ampli.shared.Checks;
import fr.ampli.shared.DossierNumber;
import fr.ampli.shared.French;
import fr.ampli.shared.Money;
import fr.ampli.shared.Person;
import fr.ampli.shared.Refusal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What comes of an order to repay: money in parts, a plan of instalments, a set-off, a remission, a write-off, a claim in
 * the holder's insolvency (R04, R47, R48, E21, E22). Due is what was claimed less what came back or was given up; it
 * never falls below zero, and a recovery ends when it is zero.
 */
@Service
@Transactional
public class Repayments {

    private static final int LONG = 2000;
    private static final int REFERENCE = 60;
    private static final int VOTE = 80;

    private final RecoveryStore recoveries;
    private final RepaymentStore store;
    private final Ledger ledger;
    private final OrderStore orders;
    private final Parts parts;
    private final Deadlines deadlines;
    private final LegalClocks legalClocks;
    private final RecoverySettings settings;
    private final PlanReader plans;
    private final Journal journal;

    Repayments(
            RecoveryStore recoveries,
            RepaymentStore store,
            Ledger ledger,
            OrderStore orders,
            Parts parts,
            Deadlines deadlines,
            LegalClocks legalClocks,
            RecoverySettings settings,
            Journal journal) {
        this.recoveries = recoveries;
        this.store = store;
        this.ledger = ledger;
        this.orders = orders;
        this.parts = parts;
        this.deadlines = deadlines;
        this.legalClocks = legalClocks;
        this.settings = settings;
        this.plans = new PlanReader(deadlines, settings);
        this.journal = journal;
    }

    private enum Result {
        REPAID,
        PLAN,
        OFFSET,
        REMISSION,
        WRITE_OFF,
        INSOLVENCY
    }

    /** How far the money has come back. */
    public enum Progress {
        /** Nothing is due any more. */
        SETTLED,
        STILL_DUE,
        /** The same, in instalments from now on. */
        PLAN_GRANTED,
        /** Somebody else decides on what was asked. */
        DECISION_ASKED
    }

    /** What the second person decided. */
    public enum Verdict {
        OFFSET,
        /** Of a remission, granted or not: the holder asked for it and is answered. */
        REMISSION,
        WRITTEN_OFF,
        REFUSED
    }

    /** What a look at a plan asks for. */
    public enum Look {
        NOTHING,
        /** An instalment comes, or was missed: the holder is told. */
        REMIND,
        /** Too many were missed: the whole is due again. */
        VOID,
        /** There is no such plan any more. */
        ENDED
    }

    /** Records what came of the order to repay. @throws Refusal with every reason */
    public Progress record(DossierNumber number, Repayment answer, Person person) {
        RecoveryCase recovery = lock(number);
        Checks checks = new Checks();
        Result result = checks.choice(Result.class, answer.result(), "result", "Suite du titre");
        checks.orThrow();
        return switch (result) {
            case REPAID -> received(recovery, answer, checks, person);
            case PLAN -> planned(recovery, answer, checks, person);
            case OFFSET, REMISSION, WRITE_OFF ->
                asked(recovery, RecoveryRequest.Kind.valueOf(result.name()), answer, checks, person);
            case INSOLVENCY -> insolvent(recovery, answer, checks, person);
        };
    }

    private Progress received(RecoveryCase recovery, Repayment answer, Checks checks, Person person) {
        Money due = due(recovery);
        Money amount = Amounts.read(checks, answer.amount(), "amount", "Montant reversé");
        LocalDate on = checks.date(answer.repaidOn(), "repaidOn", "Reversé le");
        String reference = checks.text(answer.reference(), "reference", "Référence du comptable", REFERENCE);
        if (amount != null) {
            checks.require(amount.isPositive(), PaymentReasons.AMOUNT_NOT_POSITIVE);
            checks.require(amount.isAtMost(due), PaymentReasons.repaymentTooHigh(due, amount));
        }
        if (on != null) {
            checks.require(!on.isAfter(deadlines.today()), PaymentReasons.REPAID_IN_THE_FUTURE);
            checks.require(
                    recovery.titleOn().isEmpty()
                            || !on.isBefore(recovery.titleOn().get()),
                    PaymentReasons.REPAID_BEFORE_TITLE);
        }
        checks.require(reference == null || !store.isReceiptTaken(reference), PaymentReasons.RECEIPT_TAKEN);
        checks.orThrow();
        RecoveryReceipt.Kind kind =
                isInsolvent(recovery) ? RecoveryReceipt.Kind.DIVIDEND : RecoveryReceipt.Kind.PAYMENT;
        receive(
                recovery,
                new RecoveryReceipt(kind, reference, amount, on),
                "Titre " + title(recovery),
                "REPAYMENT_RECEIVED",
                person);
        return progress(recovery, RecoveryState.RECOVERED, person);
    }

    private void receive(
            RecoveryCase recovery, RecoveryReceipt receipt, String ledgerReference, String act, Person person) {
        try {
            store.receive(recovery, receipt, person);
        } catch (DuplicateKeyException sameReferenceAtOnce) {
            throw Refusal.of(PaymentReasons.RECEIPT_TAKEN);
        }
        ledger.book(new LedgerEntry(
                recovery.dossier(),
                LedgerKind.RECOVERED,
                receipt.amount(),
                receipt.receivedOn(),
                ledgerReference,
                person));
        journal.record(
                recovery.dossier(),
                person,
                act,
                "Reversement reçu (" + receipt.kind().label() + " " + receipt.reference() + ") : "
                        + receipt.amount().french() + ", reste dû "
                        + due(recovery).french());
    }

    /** Ends the recovery when nothing is due any more. */
    private Progress progress(RecoveryCase recovery, RecoveryState end, Person person) {
        if (due(recovery).isPositive()) {
            return Progress.STILL_DUE;
        }
        LocalDate today = deadlines.today();
        RecoveryPlan.State planEnd =
                end == RecoveryState.RECOVERED ? RecoveryPlan.State.KEPT : RecoveryPlan.State.ENDED;
        active(recovery).ifPresent(plan -> store.endPlan(plan, planEnd, null, today));
        changed(recoveries.close(recovery, end, today));
        legalClocks.end(recovery.dossier(), Delay.TITLE_COLLECTION, today);
        journal.record(recovery.dossier(), person, "RECOVERY_SETTLED", "Reversement terminé : " + end.label());
        return Progress.SETTLED;
    }

    private Progress planned(RecoveryCase recovery, Repayment answer, Checks checks, Person person) {
        checks.require(!isInsolvent(recovery), PaymentReasons.PLAN_DURING_INSOLVENCY);
        List<RecoveryPlan> earlier = store.plans(recovery);
        RecoveryPlan plan = plans.read(answer, due(recovery), earlier.size() + 1, checks);
        checks.orThrow();
        active(recovery)
                .ifPresent(before -> store.endPlan(before, RecoveryPlan.State.REPLACED, null, deadlines.today()));
        store.grant(recovery, plan, person);
        journal.record(
                recovery.dossier(),
                person,
                "RECOVERY_PLAN_GRANTED",
                "Échéancier accordé : " + plan.lines().size() + " échéances pour "
                        + plan.amount().french() + ", la dernière le "
                        + French.date(plan.lines().get(plan.lines().size() - 1).dueOn()));
        return Progress.PLAN_GRANTED;
    }

    private Progress asked(
            RecoveryCase recovery, RecoveryRequest.Kind kind, Repayment answer, Checks checks, Person person) {
        Money due = due(recovery);
        RecoveryRequest.Counterpart against = kind == RecoveryRequest.Kind.OFFSET
                ? checks.choice(RecoveryRequest.Counterpart.class, answer.against(), "against", "Compensé avec")
                : null;
        String reference = kind == RecoveryRequest.Kind.OFFSET
                ? checks.text(answer.reference(), "reference", "Référence du comptable", REFERENCE)
                : null;
        checks.require(reference == null || !store.isReceiptTaken(reference), PaymentReasons.RECEIPT_TAKEN);
        Money amount = amount(recovery, kind, against, answer, due, checks);
        String grounds = checks.longText(answer.grounds(), "grounds", "Motif de la demande", LONG);
        String certificate = null;
        if (kind == RecoveryRequest.Kind.WRITE_OFF) {
            certificate = checks.optionalText(answer.certificate(), "certificate", "Certificat", VOTE);
            checks.require(certificate != null || !isInsolvent(recovery), PaymentReasons.CERTIFICATE_MISSING);
        }
        Money before = givenUp(recovery, kind);
        Money limit = settings.limitOf(kind);
        boolean voteNeeded = kind != RecoveryRequest.Kind.OFFSET
                && amount != null
                && before.plus(amount).isGreaterThan(limit);
        String vote = null;
        LocalDate votedOn = null;
        if (voteNeeded) {
            vote = checks.optionalText(answer.voteReference(), "voteReference", "Référence de la délibération", VOTE);
            votedOn = checks.optionalDate(answer.votedOn(), "votedOn", "Date de la délibération");
            checks.require(vote != null && votedOn != null || !checks.ok(), PaymentReasons.voteNeeded(limit));
            checks.require(votedOn == null || !votedOn.isAfter(deadlines.today()), PaymentReasons.VOTED_IN_THE_FUTURE);
        }
        checks.orThrow();
        parts.take(recovery.dossier(), person, Part.WRITE_OFF_REQUEST);
        RecoveryRequest request = new RecoveryRequest(
                0,
                kind,
                amount,
                before,
                limit,
                Optional.ofNullable(against),
                Optional.ofNullable(reference),
                Optional.ofNullable(vote),
                Optional.ofNullable(votedOn),
                Optional.ofNullable(certificate),
                grounds,
                person,
                deadlines.today(),
                Optional.empty(),
                Optional.empty());
        try {
            store.ask(recovery, request);
        } catch (DuplicateKeyException askedAlready) {
            throw Refusal.of(PaymentReasons.RECOVERY_CHANGED);
        }
        journal.record(
                recovery.dossier(),
                person,
                kind.name() + "_ASKED",
                "Demande de " + kind.label() + " : " + amount.french()
                        + request.vote().map(named -> ", délibération " + named).orElse(""),
                grounds);
        return Progress.DECISION_ASKED;
    }

    /** A write-off takes all that is due, the balance is set off in whole, the rest is told by the accountant. */
    private Money amount(
            RecoveryCase recovery,
            RecoveryRequest.Kind kind,
            RecoveryRequest.Counterpart against,
            Repayment answer,
            Money due,
            Checks checks) {
        if (kind == RecoveryRequest.Kind.WRITE_OFF) {
            return due;
        }
        if (against == RecoveryRequest.Counterpart.BALANCE) {
            return balanceToSetOff(recovery, due, checks);
        }
        Money amount = kind == RecoveryRequest.Kind.OFFSET
                ? Amounts.read(checks, answer.amountSetOff(), "amountSetOff", "Montant compensé")
                : Amounts.read(checks, answer.amount(), "amount", "Montant");
        if (amount != null) {
            checks.require(amount.isPositive(), PaymentReasons.AMOUNT_NOT_POSITIVE);
            checks.require(amount.isAtMost(due), PaymentReasons.aboveDue(due));
        }
        return amount;
    }

    /**
     * The balance, when its order was answered as paid after the order to repay was issued: the accountant has kept the
     * money, and says so by the reference of the set-off. Nothing is ever booked as paid from here (R04).
     */
    private Money balanceToSetOff(RecoveryCase recovery, Money due, Checks checks) {
        Optional<PaymentOrder> kept = orders.find(recovery.dossier(), Instalment.BALANCE)
                .filter(order -> order.state() == OrderState.PAID)
                .filter(order -> order.paidOn()
                        .filter(day -> !day.isBefore(recovery.titleOn().orElse(LocalDate.MAX)))
                        .isPresent());
        if (kept.isEmpty() || recoveries.isBalanceSetOff(recovery.dossier())) {
            checks.refuse(PaymentReasons.OFFSET_WITHOUT_BALANCE);
            return null;
        }
        Money balance = kept.get().amount();
        checks.require(balance.isAtMost(due), PaymentReasons.aboveDue(due));
        return balance;
    }

    private Money givenUp(RecoveryCase recovery, RecoveryRequest.Kind kind) {
        return store.requests(recovery).stream()
                .filter(each -> each.kind() == kind)
                .filter(each -> each.decision()
                        .filter(made -> made == RecoveryRequest.Decision.APPROVED)
                        .isPresent())
                .map(RecoveryRequest::amount)
                .reduce(Money.ZERO, Money::plus);
    }

    private Progress insolvent(RecoveryCase recovery, Repayment answer, Checks checks, Person person) {
        LocalDate today = deadlines.today();
        LocalDate published = checks.date(answer.publishedOn(), "publishedOn", "Publication au BODACC le");
        LocalDate on = checks.optionalDate(answer.claimOn(), "claimOn", "Créance déclarée le");
        String to = on == null ? null : checks.text(answer.claimTo(), "claimTo", "Déclarée à", 200);
        checks.require(published == null || !published.isAfter(today), PaymentReasons.PUBLISHED_IN_THE_FUTURE);
        if (on != null) {
            checks.require(!on.isAfter(today), PaymentReasons.CLAIM_IN_THE_FUTURE);
            checks.require(published == null || !on.isBefore(published), PaymentReasons.CLAIM_BEFORE_PUBLICATION);
        }
        checks.require(
                recovery.insolvency().flatMap(RecoveryCase.Insolvency::claim).isEmpty(), PaymentReasons.CLAIM_TWICE);
        checks.orThrow();
        Money due = due(recovery);
        Optional<RecoveryCase.Claim> claim = Optional.ofNullable(on).map(day -> new RecoveryCase.Claim(day, to, due));
        changed(recoveries.insolvent(recovery, new RecoveryCase.Insolvency(published, claim)));
        active(recovery)
                .ifPresent(plan -> store.endPlan(
                        plan, RecoveryPlan.State.VOID, "Procédure collective ouverte contre la structure", today));
        journal.record(
                recovery.dossier(),
                person,
                "HOLDER_INSOLVENT",
                "Procédure collective publiée au BODACC le " + French.date(published));
        claimClock(recovery.dossier(), published, claim, person);
        return Progress.STILL_DUE;
    }

    /** Whoever learns of the insolvency first starts the time to declare; the declaration ends it (R48). */
    private void claimClock(
            DossierNumber number, LocalDate published, Optional<RecoveryCase.Claim> claim, Person person) {
        boolean runs = legalClocks
                .find(number, Delay.INSOLVENCY_CLAIM)
                .filter(clock -> !clock.isEnded())
                .map(LegalClock::kind)
                .isPresent();
        if (!runs) {
            legalClocks.start(number, Delay.INSOLVENCY_CLAIM, published);
        }
        claim.ifPresent(declared -> {
            legalClocks.end(number, Delay.INSOLVENCY_CLAIM, deadlines.today());
            journal.record(
                    number,
                    person,
                    "CLAIM_DECLARED",
                    "Créance de " + declared.amount().french() + " déclarée le " + French.date(declared.on()) + " à "
                            + declared.to());
        });
    }

    /** Records the second look at what was asked; what was approved is booked at once. @throws Refusal with every reason */
    public Verdict decide(DossierNumber number, RequestDecision answer, Person person) {
        RecoveryCase recovery = lock(number);
        Checks checks = new Checks();
        RecoveryRequest.Decision decision =
                checks.choice(RecoveryRequest.Decision.class, answer.decision(), "decision", "Décision");
        boolean refused = decision == RecoveryRequest.Decision.REFUSED;
        String why = refused ? checks.longText(answer.grounds(), "grounds", "Motif du refus", LONG) : null;
        RecoveryRequest request = open(recovery).orElseThrow(() -> Refusal.of(PaymentReasons.RECOVERY_CHANGED));
        if (decision == RecoveryRequest.Decision.APPROVED) {
            stillPossible(recovery, request, checks);
        }
        checks.orThrow();
        parts.take(number, person, Part.WRITE_OFF_APPROVAL);
        changed(store.decide(request, decision, why, deadlines.today(), person));
        boolean remission = request.kind() == RecoveryRequest.Kind.REMISSION;
        if (refused) {
            journal.record(
                    number,
                    person,
                    request.kind().name() + "_REFUSED",
                    "Demande de " + request.kind().label() + " refusée",
                    why);
            return remission ? Verdict.REMISSION : Verdict.REFUSED;
        }
        journal.record(
                number,
                person,
                request.kind().name() + "_APPROVED",
                "Demande de " + request.kind().label() + " accordée : "
                        + request.amount().french(),
                request.grounds());
        return switch (request.kind()) {
            case OFFSET -> setOff(recovery, request, person);
            case REMISSION -> giveUp(recovery, request, LedgerKind.REMITTED, RecoveryState.REMITTED, person);
            case WRITE_OFF -> giveUp(recovery, request, LedgerKind.WRITTEN_OFF, RecoveryState.WRITTEN_OFF, person);
        };
    }

    private void stillPossible(RecoveryCase recovery, RecoveryRequest request, Checks checks) {
        Money due = due(recovery);
        checks.require(request.amount().isAtMost(due), PaymentReasons.aboveDue(due));
        if (request.against()
                .filter(each -> each == RecoveryRequest.Counterpart.BALANCE)
                .isPresent()) {
            balanceToSetOff(recovery, due, checks);
        }
    }

    private Verdict setOff(RecoveryCase recovery, RecoveryRequest request, Person person) {
        LocalDate today = deadlines.today();
        String reference = request.reference().orElseThrow();
        receive(
                recovery,
                new RecoveryReceipt(RecoveryReceipt.Kind.OFFSET, reference, request.amount(), today),
                "Compensation " + reference,
                "OFFSET_BOOKED",
                person);
        progress(recovery, RecoveryState.RECOVERED, person);
        return Verdict.OFFSET;
    }

    private Verdict giveUp(
            RecoveryCase recovery, RecoveryRequest request, LedgerKind kind, RecoveryState end, Person person) {
        ledger.book(new LedgerEntry(
                recovery.dossier(),
                kind,
                request.amount(),
                deadlines.today(),
                request.vote().map(vote -> "Délibération " + vote).orElse("Décision du chef de service"),
                person));
        progress(recovery, end, person);
        return kind == LedgerKind.REMITTED ? Verdict.REMISSION : Verdict.WRITTEN_OFF;
    }

    /**
     * Looks at a plan: tells once of each instalment that comes and of each that was missed, and ends the plan when too
     * many were missed. In an insolvency nobody is reminded: the plan falls, because the debt is a claim now (E22).
     *
     * @param round the plan that is watched
     */
    public Look look(DossierNumber number, int round, Person person) {
        Optional<RecoveryCase> open = recoveries.lockOpen(number);
        Optional<RecoveryPlan> watched = open.flatMap(this::active).filter(plan -> plan.round() == round);
        if (watched.isEmpty()) {
            return Look.ENDED;
        }
        RecoveryCase recovery = open.get();
        RecoveryPlan plan = watched.get();
        LocalDate today = deadlines.today();
        if (isInsolvent(recovery)) {
            store.endPlan(plan, RecoveryPlan.State.VOID, "Procédure collective ouverte contre la structure", today);
            return Look.ENDED;
        }
        List<RecoveryPlan.Standing> missed = plan.missed(due(recovery), today);
        if (missed.size() >= plan.missedAllowed()) {
            return fall(recovery, plan, missed, person);
        }
        for (RecoveryPlan.Standing each : missed) {
            if (each.line().missedOn().isEmpty()) {
                store.missed(plan, each.line(), today);
                journal.record(
                        number,
                        person,
                        "INSTALMENT_MISSED",
                        "Échéance du " + French.date(each.line().dueOn()) + " non réglée : "
                                + each.open().french() + " attendus");
                return Look.REMIND;
            }
        }
        for (RecoveryPlan.Standing each : plan.standing(due(recovery))) {
            boolean comes = each.isOpen() && !each.line().dueOn().isBefore(today);
            if (comes
                    && each.line().remindedOn().isEmpty()
                    && !reminderDay(each.line()).isAfter(today)) {
                store.reminded(plan, each.line(), today);
                return Look.REMIND;
            }
        }
        return Look.NOTHING;
    }

    private Look fall(RecoveryCase recovery, RecoveryPlan plan, List<RecoveryPlan.Standing> missed, Person person) {
        LocalDate today = deadlines.today();
        missed.stream()
                .filter(each -> each.line().missedOn().isEmpty())
                .forEach(each -> store.missed(plan, each.line(), today));
        store.endPlan(plan, RecoveryPlan.State.VOID, missed.size() + " échéances non réglées", today);
        recoveries.dueOn(recovery, deadlines.on(Delay.REPAYMENT, today));
        journal.record(
                recovery.dossier(),
                person,
                "RECOVERY_PLAN_VOID",
                "Échéancier caduc : " + missed.size() + " échéances non réglées, "
                        + due(recovery).french() + " de nouveau exigibles");
        return Look.VOID;
    }

    private LocalDate reminderDay(RecoveryPlan.Line line) {
        return deadlines.on(Delay.INSTALMENT_REMINDER, line.dueOn());
    }

    /** The day on which the running plan is to be looked at next; empty without one, or when all is told. */
    @Transactional(readOnly = true)
    public Optional<LocalDate> nextLook(DossierNumber number) {
        LocalDate today = deadlines.today();
        return recoveries
                .open(number)
                .flatMap(recovery -> active(recovery)
                        .flatMap(plan -> plan.standing(due(recovery)).stream()
                                .filter(RecoveryPlan.Standing::isOpen)
                                .map(RecoveryPlan.Standing::line)
                                .filter(line -> line.missedOn().isEmpty())
                                .map(line -> line.remindedOn().isEmpty()
                                                && !line.dueOn().isBefore(today)
                                        ? reminderDay(line)
                                        // missed is what did not come on its day: told the day after
                                        : line.dueOn().plusDays(1))
                                .min(LocalDate::compareTo)));
    }

    /** By when money is expected next; empty in an insolvency, where the proceedings decide. */
    @Transactional(readOnly = true)
    public Optional<LocalDate> nextDue(DossierNumber number) {
        return recoveries
                .open(number)
                .filter(recovery -> !isInsolvent(recovery))
                .flatMap(recovery -> active(recovery)
                        .flatMap(plan -> plan.standing(due(recovery)).stream()
                                .filter(RecoveryPlan.Standing::isOpen)
                                .findFirst()
                                .map(each -> each.line().dueOn()))
                        .or(recovery::paymentDueOn));
    }

    /** Whether the holder is insolvent: told here, or by a stop on the dossier's money that stands (E22). */
    @Transactional(readOnly = true)
    public boolean isInsolvent(RecoveryCase recovery) {
        return recovery.insolvency().isPresent() || recoveries.isFrozenByInsolvency(recovery.dossier());
    }

    /** What came in on an order to repay, the oldest first. */
    @Transactional(readOnly = true)
    public List<RecoveryReceipt> receipts(RecoveryCase recovery) {
        return store.receipts(recovery);
    }

    /** What was asked about it, the newest first. */
    @Transactional(readOnly = true)
    public List<RecoveryRequest> requests(RecoveryCase recovery) {
        return store.requests(recovery);
    }

    /** Its plans, the newest first. */
    @Transactional(readOnly = true)
    public List<RecoveryPlan> plans(RecoveryCase recovery) {
        return store.plans(recovery);
    }

    /** The plan that runs. */
    @Transactional(readOnly = true)
    public Optional<RecoveryPlan> activePlan(DossierNumber number) {
        return recoveries.open(number).flatMap(this::active);
    }

    private Optional<RecoveryPlan> active(RecoveryCase recovery) {
        return store.plans(recovery).stream()
                .filter(plan -> plan.state() == RecoveryPlan.State.ACTIVE)
                .findFirst();
    }

    private Optional<RecoveryRequest> open(RecoveryCase recovery) {
        return store.requests(recovery).stream()
                .filter(each -> each.decision().isEmpty())
                .findFirst();
    }

    private Money due(RecoveryCase recovery) {
        return Recoveries.due(recovery, ledger.total(recovery.dossier()));
    }

    private RecoveryCase lock(DossierNumber number) {
        return recoveries
                .lockOpen(number)
                .filter(recovery -> recovery.state() == RecoveryState.TITLE_ISSUED)
                .orElseThrow(() -> Refusal.of(PaymentReasons.RECOVERY_CHANGED));
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
