package fr.ampli.payment.exchange;

import fr.ampli.shared.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * The payments that leave together.
 *
 * @param messageId at most 35 characters of the SEPA alphabet
 * @param executeOn the day on which the bank is asked to pay; one on which TARGET is open
 */
public record TransferBatch(String messageId, Instant createdAt, LocalDate executeOn, List<Transfer> transfers) {

    public TransferBatch {
        transfers = List.copyOf(transfers);
        if (transfers.isEmpty()) {
            throw new IllegalArgumentException("A batch pays somebody");
        }
    }

    public Money total() {
        return transfers.stream().map(Transfer::amount).reduce(Money.ZERO, Money::plus);
    }
}
