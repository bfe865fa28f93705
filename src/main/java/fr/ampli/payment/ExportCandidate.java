package fr.ampli.payment;

import java.util.List;

/**
 * A payment that waits to be exported.
 *
 * @param sealed whether it still pays the account that was certified; if not it will be rejected instead
 * @param obstacles why it stays behind this time, in French; empty if it does not
 */
public record ExportCandidate(PaymentOrder order, boolean sealed, List<String> obstacles) {

    public boolean leaves() {
        return sealed && obstacles.isEmpty();
    }
}
