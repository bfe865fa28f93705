package fr.ampli.payment;

import fr.ampli.agreement.BankAccount;
import fr.ampli.shared.DossierNumber;
import fr.ampli.shared.Money;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What an order was certified for, as one SHA-256: dossier, instalment, amount, attempt and every word of the account.
 * The database computes the same ({@code ampli.order_seal}) and refuses an order that carries another.
 */
final class OrderSeal {

    private OrderSeal() {}

    static String of(DossierNumber number, Instalment instalment, Money amount, int attempt, BankAccount account) {
        return hash(String.join(
                "\n",
                number.value(),
                instalment.name(),
                String.valueOf(amount.cents()),
                String.valueOf(attempt),
                String.valueOf(account.id()),
                account.iban().value(),
                account.bic().value(),
                account.holderName()));
    }

    static String hash(String text) {
        return hash(text.getBytes(StandardCharsets.UTF_8));
    }

    static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
