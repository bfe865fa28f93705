package fr.ampli.payment;

import fr.ampli.shared.Money;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param defaultBudget what a year may spend as long as nobody has set its budget; blank: nothing, every complete
 *     application waits
 */
@ConfigurationProperties("ampli.envelope")
public record EnvelopeSettings(@DefaultValue("") String defaultBudget) {

    public EnvelopeSettings {
        if (!defaultBudget.isBlank() && Money.of(defaultBudget).isNegative()) {
            throw new IllegalArgumentException("ampli.envelope.default-budget is below zero: " + defaultBudget);
        }
    }

    Optional<Money> budget() {
        return defaultBudget.isBlank()
                ? Optional.empty()
                : Optional.of(Money.of(defaultBudget)).filter(Money::isPositive);
    }
}
