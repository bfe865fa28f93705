package fr.ampli.agreement;

import fr.ampli.review.AidRegime;
import fr.ampli.shared.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What de minimis leaves for a grant (R26, R27).
 *
 * @param regime the rules under which the grant is given
 * @param ceiling what all aid of the window may come to; empty where the grant is no de minimis aid
 * @param from first day that counts
 * @param until last day that counts: that of the grant
 * @param counted the aid of others in the window, and AMPLI's own other grants to the same legal unit
 * @param leftOut what lies outside the window
 * @param grant this grant
 */
public record DeMinimisRoom(
        AidRegime regime,
        Optional<Money> ceiling,
        LocalDate from,
        LocalDate until,
        List<DeMinimisAid> counted,
        List<DeMinimisAid> leftOut,
        Money grant) {

    /** What was received in the window, without this grant. */
    public Money received() {
        return counted.stream().map(DeMinimisAid::amount).reduce(Money.ZERO, Money::plus);
    }

    /** The same with this grant. */
    public Money total() {
        return received().plus(grant);
    }

    public boolean isEnough() {
        return ceiling.isEmpty() || total().isAtMost(ceiling.get());
    }
}
