package fr.ampli.payment;

import fr.ampli.shared.DossierNumber;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What names one attempt to pay one instalment, on both sides: {@code AMPLI-2026-0042-A-1}, A for the advance and S for
 * the balance (solde). It is the end-to-end reference of the transfer.
 */
record OrderReference(DossierNumber dossier, Instalment instalment, int attempt) {

    private static final Pattern FORM = Pattern.compile("(AMPLI-[0-9]{4}-[0-9]{4,7})-([AS])-([1-9][0-9]{0,3})");

    static OrderReference of(PaymentOrder order) {
        return new OrderReference(order.dossier(), order.instalment(), order.attempt());
    }

    static Optional<OrderReference> read(String text) {
        Matcher form = FORM.matcher(text);
        return form.matches()
                ? DossierNumber.read(form.group(1))
                        .map(number -> new OrderReference(
                                number,
                                form.group(2).equals("A") ? Instalment.ADVANCE : Instalment.BALANCE,
                                Integer.parseInt(form.group(3))))
                : Optional.empty();
    }

    String value() {
        return dossier + (instalment == Instalment.ADVANCE ? "-A-" : "-S-") + attempt;
    }
}
