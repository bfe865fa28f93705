package fr.ampli.payment;

import fr.ampli.access.Part;
import fr.ampli.access.Parts;
import fr.ampli.agreement.AccountChanges;
import fr.ampli.agreement.BankAccount;
import fr.ampli.agreement.BankAccounts;
import fr.ampli.agreement.Starts;
import fr.ampli.agreement.Terms;
import fr.ampli.deadline.Deadlines;
import fr.ampli.deadline.Delay;
import fr.ampli.deadline.LegalClock;
import fr.ampli.deadline.LegalClocks;
import fr.ampli.journal.Journal;
import fr.ampli.shared.Checks;
import fr.ampli.shared.DossierNumber;
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
 * The way of a payment: prepared by one person, certified by another, ordered, paid or rejected by the accountant
 * (R55). The amount is what was agreed, and never typed; the account is the one that was verified, under seal.
 */
@Service
@Transactional
public class PaymentOrders {

    private final OrderStore store;
    private final PaymentGate gate;
    private final PaymentAnswers answers;
    private final Terms terms;
    private final Starts starts;
    private final BankAccounts accounts;
    private final ManualAnswerStore manual;
    private final AccountChanges changes;
    private final Parts parts;
    private final Deadlines deadlines;
    private final LegalClocks clocks;
    private final Journal journal;

    PaymentOrders(
            OrderStore store,
            PaymentGate gate,
            PaymentAnswers answers,
            Terms terms,
            Starts starts,
            BankAccounts accounts,
            ManualAnswerStore manual,
            AccountChanges changes,
            Parts parts,
            Deadlines deadlines,
            LegalClocks clocks,
            Journal journal) {
        this.store = store;
        this.gate = gate;
        this.answers = answers;
        this.terms = terms;
        this.starts = starts;
        this.accounts = accounts;
        this.manual = manual;
        this.changes = changes;
        this.parts = parts;
        this.deadlines = deadlines;
        this.clocks = clocks;
        this.journal = journal;
    }

    private enum CertificationResult {
        CERTIFIED,
        RETURNED
    }

    private enum AnswerResult {
        PAID,
        REJECTED
    }

    private enum Confirmation {
        CONFIRMED,
        RETURNED
    }

    private enum Resolution {
        NEW_ACCOUNT,
        SAME_ACCOUNT
    }

    /** Prepares the order, or prepares it again after it came back. */
    public void prepare(DossierNumber number, Instalment instalment, PaymentPreparation answer, Person person) {
        Checks checks = new Checks();
        checks.require(Boolean.TRUE.equals(answer.verified()), PaymentReasons.NOT_VERIFIED);
        gate.obstacles(number, instalment).forEach(checks::refuse);
        checks.orThrow();
        BankAccount account = accounts.current(number).orElseThrow(() -> Refusal.of(PaymentReasons.NO_BANK_ACCOUNT));
        Money amount = instalment.of(terms.of(number));
        parts.take(number, person, Part.PAYMENT_PREPARATION);
        int attempt = store.find(number, instalment)
                .map(order -> order.state() == OrderState.REJECTED ? order.attempt() + 1 : order.attempt())
                .orElse(1);
        changed(store.prepare(
                number,
                instalment,
                amount,
                account.id(),
                OrderSeal.of(number, instalment, amount, attempt, account),
                person));
        journal.record(
                number,
                person,
                "PAYMENT_PREPARED",
                "Paiement préparé : " + instalment.label() + " de " + amount.french() + " sur le compte "
                        + account.iban().masked());
    }

    /**
     * Records what the certifier says.
     *
     * @return whether the payment is certified; if not it goes back to its preparation
     */
    public boolean certify(DossierNumber number, Instalment instalment, Certification answer, Person person) {
        Checks checks = new Checks();
        CertificationResult result = checks.choice(CertificationResult.class, answer.result(), "result", "Décision");
        PaymentOrder order = get(number, instalment);
        String reason = result == CertificationResult.RETURNED
                ? checks.longText(answer.reason(), "reason", "Motif du renvoi", 2000)
                : null;
        if (result == CertificationResult.CERTIFIED) {
            gate.obstacles(number, instalment).forEach(checks::refuse);
            checks.require(isSealed(order), PaymentReasons.ACCOUNT_CHANGED);
        }
        checks.orThrow();
        parts.take(number, person, Part.PAYMENT_CERTIFICATION);
        if (result == CertificationResult.RETURNED) {
            changed(store.giveBack(number, instalment, reason));
            journal.record(
                    number,
                    person,
                    "PAYMENT_RETURNED",
                    "Paiement renvoyé à la préparation : " + instalment.label(),
                    reason);
            return false;
        }
        changed(store.certify(number, instalment, person));
        journal.record(
                number,
                person,
                "PAYMENT_CERTIFIED",
                "Paiement certifié : " + instalment.label() + " de "
                        + order.amount().french());
        return true;
    }

    /** Hands the certified order to the accountant. */
    public void issue(DossierNumber number, Instalment instalment, Person person) {
        if (!isSealed(get(number, instalment))) {
            throw Refusal.of(PaymentReasons.ACCOUNT_CHANGED);
        }
        changed(store.issue(number, instalment));
        journal.record(
                number, person, "PAYMENT_ORDERED", "Ordre de paiement transmis au comptable : " + instalment.label());
    }

    /** Whether the account of the dossier is still, word for word, the one that the order was prepared for. */
    boolean isSealed(PaymentOrder order) {
        return accounts.current(order.dossier())
                .filter(account -> OrderSeal.of(
                                order.dossier(), order.instalment(), order.amount(), order.attempt(), account)
                        .equals(order.seal()))
                .isPresent();
    }

    /**
     * Keeps what one person read on the accountant's paper. Nothing is paid or rejected before a second person confirms
     * it: a rejection lets the money leave once more, so it needs both as well.
     */
    public void recordAnswer(DossierNumber number, Instalment instalment, PaymentAnswer answer, Person person) {
        Checks checks = new Checks();
        AnswerResult result = checks.choice(AnswerResult.class, answer.result(), "result", "Réponse du comptable");
        checks.orThrow();
        PaymentOrder order = underOrder(number, instalment);
        PaymentAnswers.Paid paid = null;
        String reason = null;
        if (result == AnswerResult.PAID) {
            paid = answers.read(answer.mandateNumber(), answer.paidOn(), checks);
            answers.judge(order, paid.on(), checks);
        } else {
            reason = checks.longText(answer.reason(), "reason", "Motif du rejet", 2000);
        }
        checks.orThrow();
        parts.take(number, person, Part.PAYMENT_ANSWER_ENTRY);
        if (manual.last(order).filter(ManualAnswer::open).isPresent()) {
            throw Refusal.of(PaymentReasons.ANSWER_WAITS);
        }
        try {
            manual.insert(order, paid, reason, person);
        } catch (DuplicateKeyException both) {
            throw Refusal.of(PaymentReasons.ANSWER_WAITS);
        }
        journal.record(
                number,
                person,
                "PAYMENT_ANSWER_ENTERED",
                "Réponse du comptable saisie, à confirmer : " + instalment.label() + ", "
                        + (paid == null ? "rejeté" : "payé, mandat " + paid.mandateNumber()),
                reason);
    }

    /** Records what the second person says of the answer that was typed. */
    public AnswerConfirmed confirmAnswer(
            DossierNumber number, Instalment instalment, AnswerConfirmation answer, Person person) {
        Checks checks = new Checks();
        Confirmation said = checks.choice(Confirmation.class, answer.result(), "result", "Votre décision");
        String reason = said == Confirmation.RETURNED
                ? checks.longText(answer.reason(), "reason", "Motif du renvoi", 2000)
                : null;
        checks.orThrow();
        PaymentOrder order = underOrder(number, instalment);
        ManualAnswer typed = manual.last(order)
                .filter(ManualAnswer::open)
                .orElseThrow(() -> Refusal.of(PaymentReasons.ORDER_CHANGED));
        if (typed.enteredBy().equals(person)) {
            throw Refusal.of(PaymentReasons.CONFIRMED_BY_OTHER);
        }
        parts.take(number, person, Part.PAYMENT_ANSWER_CONFIRMATION);
        if (said == Confirmation.RETURNED) {
            changed(manual.close(typed.id(), "RETURNED", reason, person));
            journal.record(
                    number,
                    person,
                    "PAYMENT_ANSWER_RETURNED",
                    "Réponse du comptable renvoyée à la saisie : " + instalment.label(),
                    reason);
            return AnswerConfirmed.RETURNED;
        }
        changed(manual.close(typed.id(), "CONFIRMED", null, person));
        AnswerProof proof = AnswerProof.hand(typed.enteredBy(), person);
        if (!typed.paid()) {
            answers.rejected(order, typed.reason().orElseThrow(), proof);
            return AnswerConfirmed.REJECTED;
        }
        PaymentAnswers.Paid paid = new PaymentAnswers.Paid(
                typed.mandateNumber().orElseThrow(), typed.paidOn().orElseThrow());
        // Somebody may have used the mandate number meanwhile
        answers.judge(paid, checks);
        checks.orThrow();
        answers.paid(order, paid, proof);
        return AnswerConfirmed.PAID;
    }

    /** What was typed last for the present attempt of an order. */
    @Transactional(readOnly = true)
    public Optional<ManualAnswer> typedAnswer(PaymentOrder order) {
        return manual.last(order);
    }

    /**
     * Records what follows a rejection (E17): the same account again, or the new one that the process of its own put on
     * record meanwhile (R49). No account is typed here.
     */
    public void resolveRejection(
            DossierNumber number, Instalment instalment, RejectionResolution answer, Person person) {
        Checks checks = new Checks();
        Resolution resolution =
                checks.choice(Resolution.class, answer.resolution(), "resolution", "Suite donnée au rejet");
        String note = checks.longText(answer.note(), "note", "Ce qui a été vérifié", 2000);
        checks.orThrow();
        PaymentOrder order = get(number, instalment);
        checks.require(!changes.isUnderway(number), PaymentReasons.ACCOUNT_CHANGING);
        if (resolution == Resolution.NEW_ACCOUNT) {
            checks.require(newAccount(order).isPresent(), PaymentReasons.NO_NEW_ACCOUNT);
        } else {
            checks.require(isSealed(order), PaymentReasons.ACCOUNT_IS_NEW);
        }
        checks.orThrow();
        answers.claimClock(number, instalment)
                .ifPresent(clock -> clocks.resume(number, Delay.PAYMENT, deadlines.today()));
        journal.record(
                number, person, "PAYMENT_REJECTION_RESOLVED", "Rejet de paiement traité : " + instalment.label(), note);
    }

    /** The account that took the place of the one which the order pays, if one did. */
    @Transactional(readOnly = true)
    public Optional<BankAccount> newAccount(PaymentOrder order) {
        return accounts.current(order.dossier()).filter(account -> account.id() != order.bankAccountId());
    }

    /** Whether the account of the dossier is being changed right now. */
    public boolean isAccountChanging(DossierNumber number) {
        return changes.isUnderway(number);
    }

    /** The last day on which this instalment is to be paid (R31 for the balance, a service level for the advance). */
    @Transactional(readOnly = true)
    public LocalDate dueOn(DossierNumber number, Instalment instalment) {
        if (instalment == Instalment.ADVANCE) {
            return deadlines.on(Delay.ADVANCE_PAYMENT, starts.statedOn(number).orElseGet(deadlines::today));
        }
        return answers.claimClock(number, instalment)
                .map(LegalClock::dueOn)
                .orElseGet(() -> deadlines.on(Delay.PAYMENT, deadlines.today()));
    }

    /** The orders of a dossier, the advance first. */
    @Transactional(readOnly = true)
    public List<PaymentOrder> of(DossierNumber number) {
        return store.of(number);
    }

    @Transactional(readOnly = true)
    public Optional<PaymentOrder> find(DossierNumber number, Instalment instalment) {
        return store.find(number, instalment);
    }

    private PaymentOrder get(DossierNumber number, Instalment instalment) {
        return store.find(number, instalment).orElseThrow(() -> Refusal.of(PaymentReasons.ORDER_CHANGED));
    }

    /** The order, if it is with the accountant; nobody else changes it meanwhile. */
    private PaymentOrder underOrder(DossierNumber number, Instalment instalment) {
        return store.findForUpdate(number, instalment)
                .filter(order -> order.state() == OrderState.ISSUED)
                .orElseThrow(() -> Refusal.of(PaymentReasons.ORDER_CHANGED));
    }

    private static void changed(boolean done) {
        if (!done) {
            throw Refusal.of(PaymentReasons.ORDER_CHANGED);
        }
    }
}
