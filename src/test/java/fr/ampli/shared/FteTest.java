package fr.ampli.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** R38. */
class FteTest {

    private static final BigDecimal HALF = new BigDecimal("0.5");

    @ParameterizedTest
    @CsvSource({
        "17.49, 35, false, '0,49'",
        "17.4999, 35, false, '0,49'",
        "17.50, 35, true, '0,50'",
        "17.51, 35, true, '0,50'",
        "17.50, 39, false, '0,44'",
        "19.50, 39, true, '0,50'",
        "35, 35, true, '1,00'",
        "0, 35, false, '0,00'"
    })
    void halfIsHalfAndNothingLess(BigDecimal hours, BigDecimal fullTime, boolean reached, String shown) {
        Fte fte = Fte.of(hours, fullTime);
        assertThat(fte.isAtLeast(HALF)).isEqualTo(reached);
        assertThat(fte.display()).isEqualTo(shown);
    }

    @Test
    void aRatioWithoutEndIsComparedExactly() {
        assertThat(Fte.of(BigDecimal.ONE, new BigDecimal("3")).isAtLeast(new BigDecimal("0.3333333")))
                .isTrue();
        assertThat(Fte.of(BigDecimal.ONE, new BigDecimal("3")).isAtLeast(new BigDecimal("0.3333334")))
                .isFalse();
    }

    @Test
    void refusesImpossibleHours() {
        assertThatThrownBy(() -> Fte.of(new BigDecimal("-1"), BigDecimal.TEN))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Fte.of(BigDecimal.ONE, BigDecimal.ZERO)).isInstanceOf(IllegalArgumentException.class);
    }
}
