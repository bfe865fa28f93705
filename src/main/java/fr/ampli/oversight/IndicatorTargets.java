package fr.ampli.oversight;

import fr.ampli.oversight.CashDelaysFigure.Wait;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What the indicators of the three brakes are measured against, under {@code ampli.targets}: what the scheme's managers
 * aim at, not what the law asks.
 *
 * @param medianDays within how many days the median of each wait should lie
 * @param pieceRequests requests for missing pieces per application, at most (A2)
 * @param referredPercent applications that a partner and an interview came before, at least (I1)
 * @param answersInTimePercent answers of partners by their last day, at least (I3)
 */
@ConfigurationProperties("ampli.targets")
record IndicatorTargets(
        Map<Wait, Integer> medianDays, int pieceRequests, int referredPercent, int answersInTimePercent) {

    /** @throws IllegalArgumentException if a wait has no target: the figures would be silent about it */
    IndicatorTargets {
        medianDays = medianDays == null ? Map.of() : Map.copyOf(medianDays);
        for (Wait wait : Wait.values()) {
            if (!medianDays.containsKey(wait)) {
                throw new IllegalArgumentException("ampli.targets.median-days has nothing for " + wait);
            }
        }
    }

    int days(Wait wait) {
        return medianDays.get(wait);
    }
}
