package fr.ampli.agreement;

import fr.ampli.shared.DossierNumber;
import fr.ampli.shared.Money;
import fr.ampli.shared.SchemeTerms;
import java.time.LocalDate;

/**
 * What was awarded, frozen on the day of the decision: later versions of the scheme do not reach it (R25).
 *
 * @param scheme the scheme's numbers as they stood that day
 * @param plannedFrom first planned day of the start-up period; the statement of start confirms it
 * @param plannedUntil last planned day, at most the scheme's number of months later (R06)
 */
public record AgreedTerms(
        DossierNumber dossier,
        SchemeTerms scheme,
        AgreedJob job,
        LocalDate awardedOn,
        LocalDate plannedFrom,
        LocalDate plannedUntil) {

    /** The whole grant (R01). */
    public Money grant() {
        return scheme.grant();
    }

    /** Paid at the start of the activity (R02). */
    public Money advance() {
        return scheme.advance();
    }

    /** Paid once the result is proved (R03). */
    public Money balance() {
        return scheme.balance();
    }
}
