package fr.ampli.payment;

import fr.ampli.payment.exchange.Debtor;
import fr.ampli.shared.Bic;
import fr.ampli.shared.Iban;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The finance system on the other side. Without an account that pays, an export is a table only.
 *
 * @param debtorName whose account pays
 * @param debtorIban that account; blank: no bank file is written
 * @param debtorBic of its bank
 * @param serviceLevel code of the ISO list, as a rule SEPA
 * @param maximumAnswerSize of one file of answers
 */
@ConfigurationProperties("ampli.payment-exchange")
public record ExchangeSettings(
        @DefaultValue("") String debtorName,
        @DefaultValue("") String debtorIban,
        @DefaultValue("") String debtorBic,
        @DefaultValue("SEPA") String serviceLevel,
        @DefaultValue("5MB") DataSize maximumAnswerSize) {

    public ExchangeSettings {
        if (!debtorIban.isBlank()
                && (debtorName.isBlank()
                        || Iban.read(debtorIban).isEmpty()
                        || Bic.read(debtorBic).isEmpty())) {
            throw new IllegalArgumentException(
                    "ampli.payment-exchange needs a name, a valid IBAN and a valid BIC of the account that pays");
        }
        if (!serviceLevel.matches("[A-Z]{4}")) {
            throw new IllegalArgumentException("ampli.payment-exchange.service-level is a code of four capitals");
        }
    }

    Optional<Debtor> debtor() {
        return debtorIban.isBlank()
                ? Optional.empty()
                : Optional.of(new Debtor(
                        debtorName,
                        Iban.read(debtorIban).orElseThrow(),
                        Bic.read(debtorBic).orElseThrow(),
                        serviceLevel));
    }
}
