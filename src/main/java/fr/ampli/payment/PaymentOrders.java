package fr.ampli.payment;

import fr.ampli.access.Part;
import fr.ampli.access.Parts;
import fr.ampli.agreement.BankAccount;
import fr.ampli.agreement.BankAccounts;
import fr.ampli.agreement.Starts;
import fr.ampli.agreement.Terms;
import fr.ampli.deadline.Deadlines;
import fr.ampli.deadline.Delay;
import fr.ampli.deadline.LegalClock;
import fr.ampli.deadline.LegalClocks;
import fr.ampli.document.DocumentKind;
import fr.ampli.document.Documents;
import fr.ampli.dossier.Dossiers;
import fr.ampli.journal.Journal;
import fr.ampli.shared.Checks;
import fr.ampli.shared.DossierNumber;
import fr.ampli.shared.Money;
import fr.ampli.shared.Person;
import fr.ampli.shared.Refusal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The way of a payment: prepared by one person, certified by another, ordered, paid or rejected by the accountant
 * (R55). The amount is what was agreed, and never typed.
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
    private final Documents documents;
    private final Dossiers dossiers;
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
            Documents documents,
            Dossiers dossiers,
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
        this.documents = documents;
        this.dossiers = dossiers;
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
        changed(store.prepare(number, instalment, amount, account.id(), person));
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
        changed(store.issue(number, instalment));
        journal.record(
                number, person, "PAYMENT_ORDERED", "Ordre de paiement transmis au comptable : " + instalment.label());
    }

    /**
     * Records what the accountant answered.
     *
     * @return whether the money left; if not the order waits for somebody to resolve the rejection
     */
    public boolean recordAnswer(DossierNumber number, Instalment instalment, PaymentAnswer answer, Person person) {
        Checks checks = new Checks();
        AnswerResult result = checks.choice(AnswerResult.class, answer.result(), "result", "Réponse du comptable");
        checks.orThrow();
        PaymentOrder order = get(number, instalment);
        if (result == AnswerResult.PAID) {
            PaymentAnswers.Paid paid = answers.read(answer.mandateNumber(), answer.paidOn(), checks);
            checks.require(
                    paid.on() == null
                            || order.issuedAt().isEmpty()
                            || !paid.on().isBefore(day(order.issuedAt().get())),
                    PaymentReasons.PAID_BEFORE_ORDER);
            checks.orThrow();
            answers.paid(order, paid, person);
            if (instalment == Instalment.BALANCE) {
                clocks.end(number, Delay.PAYMENT, paid.on());
            }
            return true;
        }
        String reason = checks.longText(answer.reason(), "reason", "Motif du rejet", 2000);
        checks.orThrow();
        changed(store.reject(number, instalment, reason, person));
        claimClock(number, instalment).ifPresent(clock -> clocks.pause(number, Delay.PAYMENT, deadlines.today()));
        journal.record(number, person, "PAYMENT_REJECTED", "Paiement rejeté : " + instalment.label(), reason);
        return false;
    }

    /** Records what follows a rejection: the account on record again, or a new one with its RIB (E17). */
    public void resolveRejection(
            DossierNumber number, Instalment instalment, RejectionResolution answer, Person person) {
        Checks checks = new Checks();
        Resolution resolution =
                checks.choice(Resolution.class, answer.resolution(), "resolution", "Suite donnée au rejet");
        String note = checks.longText(answer.note(), "note", "Ce qui a été vérifié", 2000);
        PaymentOrder order = get(number, instalment);
        BankAccounts.Details details = null;
        if (resolution == Resolution.NEW_ACCOUNT) {
            details = accounts.read(
                    answer.iban(),
                    answer.bic(),
                    answer.accountHolder(),
                    answer.holderNote(),
                    dossiers.get(number).holder().name(),
                    checks);
            checks.require(
                    documents.of(number).stream()
                            .anyMatch(document -> document.kind() == DocumentKind.BANK_DETAILS
                                    && !document.storedAt().isBefore(order.stateSince())),
                    PaymentReasons.NEW_RIB_MISSING);
        }
        checks.orThrow();
        if (details != null) {
            accounts.record(number, details, person);
        }
        claimClock(number, instalment).ifPresent(clock -> clocks.resume(number, Delay.PAYMENT, deadlines.today()));
        journal.record(
                number, person, "PAYMENT_REJECTION_RESOLVED", "Rejet de paiement traité : " + instalment.label(), note);
    }

    /** The last day on which this instalment is to be paid (R31 for the balance, a service level for the advance). */
    @Transactional(readOnly = true)
    public LocalDate dueOn(DossierNumber number, Instalment instalment) {
        if (instalment == Instalment.ADVANCE) {
            return deadlines.on(Delay.ADVANCE_PAYMENT, starts.statedOn(number).orElseGet(deadlines::today));
        }
        return claimClock(number, instalment)
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

    /** The clock of 80 days that runs against the balance from the claim on. */
    private Optional<LegalClock> claimClock(DossierNumber number, Instalment instalment) {
        return instalment == Instalment.BALANCE
                ? clocks.find(number, Delay.PAYMENT).filter(clock -> !clock.isEnded())
                : Optional.empty();
    }

    private static LocalDate day(Instant moment) {
        return moment.atZone(Deadlines.ZONE).toLocalDate();
    }

    private static void changed(boolean done) {
        if (!done) {
            throw Refusal.of(PaymentReasons.ORDER_CHANGED);
        }
    }
}
