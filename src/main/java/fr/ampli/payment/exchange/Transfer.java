package fr.ampli.payment.exchange;

import fr.ampli.shared.Bic;
import fr.ampli.shared.DossierNumber;
import fr.ampli.shared.Iban;
import fr.ampli.shared.Money;

/**
 * One payment of a batch.
 *
 * @param reference what names the attempt of the order everywhere: {@code AMPLI-2026-0042-A-1}
 * @param instalment French word for it, in small letters
 * @param attempt counted from 1
 */
public record Transfer(
        String reference,
        DossierNumber dossier,
        String instalment,
        int attempt,
        Money amount,
        String holderName,
        Iban iban,
        Bic bic) {

    /** What the holder reads on the bank statement. */
    String label() {
        return "AMPLI " + instalment + " dossier " + dossier;
    }
}
