package fr.ampli.process.payment;

import fr.ampli.agreement.BankAccounts;
import fr.ampli.agreement.Terms;
import fr.ampli.payment.Instalment;
import fr.ampli.payment.OrderState;
import fr.ampli.payment.PaymentOrder;
import fr.ampli.payment.PaymentOrders;
import fr.ampli.payment.Payments;
import fr.ampli.process.LetterFacts;
import fr.ampli.shared.DossierNumber;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What the payment notice speaks of: the last payment, and the last four digits of its account. */
@Component
class PaymentLetters implements LetterFacts {

    private final PaymentOrders orders;
    private final BankAccounts accounts;
    private final Payments payments;
    private final Terms terms;

    PaymentLetters(PaymentOrders orders, BankAccounts accounts, Payments payments, Terms terms) {
        this.orders = orders;
        this.accounts = accounts;
        this.payments = payments;
        this.terms = terms;
    }

    @Override
    public Set<String> letters() {
        return Set.of("payment-notice");
    }

    @Override
    public Map<String, Object> facts(DossierNumber number) {
        Map<String, Object> facts = new HashMap<>();
        orders.of(number).stream()
                .filter(order -> order.state() == OrderState.PAID)
                .max(Comparator.comparing(PaymentOrder::instalment))
                .ifPresent(order -> {
                    facts.put("instalment", order.instalment().label());
                    facts.put("isAdvance", order.instalment() == Instalment.ADVANCE);
                    facts.put("amount", order.amount().french());
                    order.paidOn().ifPresent(day -> facts.put("paidOn", day));
                    order.mandateNumber().ifPresent(mandate -> facts.put("mandate", mandate));
                    facts.put(
                            "account",
                            accounts.get(order.bankAccountId()).iban().masked());
                });
        facts.put("paid", payments.paid(number).french());
        facts.put("grant", terms.of(number).grant().french());
        facts.put("balance", terms.of(number).balance().french());
        return facts;
    }
}
