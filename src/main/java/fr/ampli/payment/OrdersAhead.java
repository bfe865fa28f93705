package fr.ampli.payment;

import fr.ampli.agreement.PaymentsAhead;
import fr.ampli.shared.DossierNumber;
import org.springframework.stereotype.Component;

/** Something is left to pay until the balance is paid, or cancelled for good. */
@Component
class OrdersAhead implements PaymentsAhead {

    private final OrderStore orders;

    OrdersAhead(OrderStore orders) {
        this.orders = orders;
    }

    @Override
    public boolean isAnythingLeft(DossierNumber number) {
        return orders.find(number, Instalment.BALANCE)
                .filter(order -> order.state() == OrderState.PAID || order.state() == OrderState.CANCELLED)
                .isEmpty();
    }
}
