package fr.ampli.payment;

import fr.ampli.shared.Money;
import java.math.BigDecimal;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the Region decides about recoveries.
 *
 * @param irregularityThreshold amount above which a recovery is reported to the Commission, or why not (R35)
 * @param unionRate part of a sum that the Union bears, for the register of irregularities: 1 is all of it
 * @param planMonths how many months after its grant the last instalment of a plan may lie (E21)
 * @param missedInstalments how many missed instalments end a plan (E21)
 * @param remissionLimit sum up to which the head of service remits; above it the assembly votes (E21)
 * @param writeOffLimit the same for what is written off (E21)
 */
@ConfigurationProperties("ampli.recovery")
public record RecoverySettings(
        @DefaultValue("10000.00") String irregularityThreshold,
        @DefaultValue("1.00") String unionRate,
        @DefaultValue("24") int planMonths,
        @DefaultValue("2") int missedInstalments,
        @DefaultValue("100.00") String remissionLimit,
        @DefaultValue("100.00") String writeOffLimit) {

    public RecoverySettings {
        for (String amount : new String[] {irregularityThreshold, remissionLimit, writeOffLimit}) {
            if (Money.of(amount).isNegative()) {
                throw new IllegalArgumentException("ampli.recovery: no limit lies below zero");
            }
        }
        BigDecimal rate = new BigDecimal(unionRate);
        if (rate.signum() < 0 || rate.compareTo(BigDecimal.ONE) > 0) {
            throw new IllegalArgumentException("ampli.recovery.union-rate lies between 0 and 1, not " + unionRate);
        }
        if (planMonths < 1 || missedInstalments < 1) {
            throw new IllegalArgumentException("ampli.recovery: a plan has a month and an instalment to miss at least");
        }
    }

    Money threshold() {
        return Money.of(irregularityThreshold);
    }

    BigDecimal unionShare() {
        return new BigDecimal(unionRate);
    }

    /** Up to which sum the head of service gives up money alone. */
    Money limitOf(RecoveryRequest.Kind kind) {
        return switch (kind) {
            case REMISSION -> Money.of(remissionLimit);
            case WRITE_OFF -> Money.of(writeOffLimit);
            case OFFSET -> Money.ZERO;
        };
    }
}
