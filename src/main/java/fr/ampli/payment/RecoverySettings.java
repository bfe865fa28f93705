package fr.ampli.payment;

import fr.ampli.shared.Money;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param irregularityThreshold amount above which a recovery is reported to the Commission, or why not (R35)
 */
@ConfigurationProperties("ampli.recovery")
public record RecoverySettings(@DefaultValue("10000.00") String irregularityThreshold) {

    public RecoverySettings {
        Money.of(irregularityThreshold);
    }

    Money threshold() {
        return Money.of(irregularityThreshold);
    }
}
