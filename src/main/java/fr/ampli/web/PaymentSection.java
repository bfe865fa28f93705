package fr.ampli.web;

import fr.ampli.access.People;
import fr.ampli.agreement.AgreedTerms;
import fr.ampli.agreement.BankAccounts;
import fr.ampli.payment.Basis;
import fr.ampli.payment.Instalment;
import fr.ampli.payment.Ledger;
import fr.ampli.payment.LedgerLine;
import fr.ampli.payment.LedgerTotal;
import fr.ampli.payment.ManualAnswer;
import fr.ampli.payment.OrderState;
import fr.ampli.payment.PaymentExports;
import fr.ampli.payment.PaymentOrder;
import fr.ampli.payment.PaymentOrders;
import fr.ampli.shared.DossierNumber;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The money of a dossier: orders and ledger. */
@Component
class PaymentSection implements DossierSection {

    private final PaymentOrders orders;
    private final Ledger ledger;
    private final BankAccounts accounts;
    private final PaymentExports exports;
    private final People people;

    PaymentSection(PaymentOrders orders, Ledger ledger, BankAccounts accounts, PaymentExports exports, People people) {
        this.orders = orders;
        this.ledger = ledger;
        this.accounts = accounts;
        this.exports = exports;
        this.people = people;
    }

    /** One movement as the forms list it, with the decision behind it. */
    record Movement(String label, String amount, String bookedOn, String reference, String decision) {
        static Movement of(LedgerLine line) {
            return new Movement(
                    line.entry().kind().label(),
                    line.entry().amount().french(),
                    line.entry().bookedOn().toString(),
                    line.entry().reference(),
                    line.basis().map(Basis::sentence).orElse(null));
        }
    }

    @Override
    public String name() {
        return "payment";
    }

    @Override
    public Object of(DossierReading reading) {
        DossierNumber number = reading.number();
        if (reading.terms().isEmpty()) {
            return null;
        }
        List<PaymentOrder> all = orders.of(number);
        LedgerTotal total = ledger.total(number);
        Map<String, Object> section = new LinkedHashMap<>();
        section.put("granted", total.granted().french());
        section.put("paid", total.paid().french());
        section.put("unpaid", total.unpaid().french());
        section.put("released", total.released().french());
        // Paid by the Region and declarable to the Commission are two sums: nothing is declarable before the result
        // (R62)
        section.put("declarable", total.declarable().french());
        section.put("recovered", total.recovered().french());
        section.put("current", current(number, reading.terms().get(), all));
        section.put("answeredByFile", answeredByFile(all).orElse(null));
        section.put("orders", all.stream().map(this::order).toList());
        section.put("ledger", ledger.lines(number).stream().map(Movement::of).toList());
        return section;
    }

    /** The instalment that is dealt with: the advance until it is paid, then the balance. */
    private static Instalment currentInstalment(List<PaymentOrder> all) {
        return find(all, Instalment.ADVANCE)
                        .filter(order -> order.state() == OrderState.PAID)
                        .isPresent()
                ? Instalment.BALANCE
                : Instalment.ADVANCE;
    }

    private static Optional<PaymentOrder> find(List<PaymentOrder> all, Instalment instalment) {
        return all.stream().filter(order -> order.instalment() == instalment).findFirst();
    }

    private Map<String, Object> current(DossierNumber number, AgreedTerms terms, List<PaymentOrder> all) {
        Instalment instalment = currentInstalment(all);
        Map<String, Object> current = new LinkedHashMap<>();
        current.put("label", instalment.label());
        current.put("amount", instalment.of(terms).french());
        current.put("dueOn", orders.dueOn(number, instalment).toString());
        accounts.current(number).ifPresent(account -> {
            current.put("account", account.iban().masked());
            current.put("accountHolder", account.holderName());
        });
        Optional<PaymentOrder> order = find(all, instalment);
        order.ifPresent(found -> {
            current.putAll(order(found));
            current.put("reference", exports.referenceOf(found));
            current.put("batch", exports.batchOf(found).orElse(null));
            if (found.state() == OrderState.REJECTED) {
                orders.newAccount(found).ifPresent(account -> {
                    current.put("newAccount", account.iban().masked());
                    current.put("newAccountOn", account.recordedAt().toString());
                });
                current.put("accountChanging", orders.isAccountChanging(number));
            }
        });
        order.flatMap(orders::typedAnswer).ifPresent(typed -> current.put("typed", typed(typed)));
        return current;
    }

    /** What one person typed of the accountant's answer. */
    private Map<String, Object> typed(ManualAnswer answer) {
        Map<String, Object> typed = new LinkedHashMap<>();
        typed.put("result", answer.paid() ? "payé" : "rejeté");
        typed.put("mandate", answer.mandateNumber().orElse(null));
        typed.put("paidOn", answer.paidOn().map(LocalDate::toString).orElse(null));
        typed.put("reason", answer.reason().orElse(null));
        typed.put("enteredBy", people.nameOf(answer.enteredBy()));
        typed.put("returnReason", answer.returnReason().orElse(null));
        return typed;
    }

    /** What a file of the accountant said of an order that nobody asks about any more, if it did. */
    private Optional<String> answeredByFile(List<PaymentOrder> all) {
        return all.stream().anyMatch(PaymentOrder::isUnderway)
                ? Optional.empty()
                : all.stream()
                        .filter(PaymentOrder::answeredByFile)
                        .max(Comparator.comparing(PaymentOrder::stateSince))
                        .map(order -> order.instalment().label() + ", "
                                + order.state().label());
    }

    private Map<String, Object> order(PaymentOrder order) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("label", order.instalment().label());
        line.put("amount", order.amount().french());
        line.put("state", order.state().label());
        line.put("attempt", order.attempt());
        line.put("preparedBy", people.nameOf(order.preparedBy()));
        line.put("certifiedBy", order.certifiedBy().map(people::nameOf).orElse(null));
        line.put("mandate", order.mandateNumber().orElse(null));
        line.put("paidOn", order.paidOn().map(LocalDate::toString).orElse(null));
        line.put("reason", order.reason().orElse(null));
        return line;
    }
}
