package fr.ampli.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.ampli.TestSettings;
import java.time.Clock;
import org.junit.jupiter.api.Test;

/** clocks.yaml: whole, and refused when it is not. */
class ClockCatalogueTest {

    private final ClockCatalogue catalogue = with("");

    @Test
    void says_of_every_clock_what_it_means() {
        for (Delay delay : Delay.values()) {
            assertThat(catalogue.of(delay).label()).as(delay.name()).isNotBlank();
            assertThat(catalogue.of(delay).starts()).as(delay.name()).isNotBlank();
            assertThat(catalogue.of(delay).atEnd()).as(delay.name()).isNotBlank();
        }
        ClockEntry silence = catalogue.of(Delay.IMPLIED_REJECTION);
        assertThat(silence.nature()).isEqualTo(ClockEntry.Nature.LEGAL);
        assertThat(silence.mayStop()).isTrue();
        assertThat(silence.warnings())
                .containsExactly(Delay.Length.of("15 calendar-days"), Delay.Length.of("5 calendar-days"));
        assertThat(catalogue.shownIn("impliedRejectionDueAt")).containsExactly(Delay.IMPLIED_REJECTION);
        assertThat(catalogue.shownIn("paymentDueAt")).containsExactly(Delay.ADVANCE_PAYMENT, Delay.PAYMENT);
        assertThat(catalogue.shownIn("unheardOf")).isEmpty();
    }

    @Test
    void tells_everything_that_is_wrong_at_once() {
        assertThatThrownBy(() -> with("""
                        ampli:
                          clocks:
                            review: {label: " ", starts: "Dossier complet"}
                            payment: {extension: 10 calendar-days}
                            implied-rejection: {warnings: [3 months, 5 calendar-days, 5 calendar-days]}
                        """))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("ampli.clocks.review.label is missing")
                .hasMessageContaining("ampli.clocks.payment.extension: only a service clock")
                .hasMessageContaining("ampli.clocks.implied-rejection.warnings: 3 MONTHS before the end")
                .hasMessageContaining("ampli.clocks.implied-rejection.warnings names a distance twice");
    }

    private static ClockCatalogue with(String overrides) {
        return new ClockCatalogue(
                TestSettings.bind("clocks.yaml", overrides, "ampli", ClockProperties.class),
                TestDeadlines.with(Clock.systemUTC()));
    }
}
