package fr.ampli.oversight;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/** So many of so many. */
record Share(long part, long whole) {

    /** Of a hundred, with one decimal; empty of nothing. */
    Optional<BigDecimal> percent() {
        return whole == 0
                ? Optional.empty()
                : Optional.of(
                        BigDecimal.valueOf(part * 100).divide(BigDecimal.valueOf(whole), 1, RoundingMode.HALF_UP));
    }

    /** "17,5 %". */
    Optional<String> french() {
        return percent().map(FrenchNumbers::percent);
    }
}
