package fr.ampli.agreement;

import fr.ampli.shared.ContractType;
import fr.ampli.shared.Fte;
import java.math.BigDecimal;

/**
 * The one job that the grant is given for (R05).
 *
 * @param weeklyHours contractual hours a week
 * @param fullTimeHours weekly hours of a full-time post in the same establishment
 */
public record AgreedJob(String title, ContractType contract, BigDecimal weeklyHours, BigDecimal fullTimeHours) {

    public Fte fte() {
        return Fte.of(weeklyHours, fullTimeHours);
    }
}
