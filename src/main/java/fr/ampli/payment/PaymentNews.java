package fr.ampli.payment;

import fr.ampli.shared.DossierNumber;

/** Whoever waits for the answer to an order; told within the transaction in which the answer is kept. */
public interface PaymentNews {

    /** @param paid whether the money left; if not the order was rejected */
    void answered(DossierNumber number, Instalment instalment, boolean paid);
}
