package fr.ampli.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.ampli.TestScheme;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class SchemeTest {

    private static final LocalDate FIRST = LocalDate.of(2024, 1, 1);
    private static final LocalDate SECOND = LocalDate.of(2027, 3, 1);

    private final Scheme scheme = new Scheme(List.of(
            new Scheme.Version(FIRST, TestScheme.terms("2026-1", "20000.00")),
            new Scheme.Version(SECOND, TestScheme.terms("2027-1", "25000.00"))));

    @Test
    void advanceAndBalanceAddUpToTheGrant() {
        SchemeTerms terms = TestScheme.terms();
        assertThat(terms.advance()).isEqualTo(Money.of("12000.00"));
        assertThat(terms.balance()).isEqualTo(Money.of("8000.00"));
        SchemeTerms odd = TestScheme.terms("odd", "0.01");
        assertThat(odd.advance().plus(odd.balance())).isEqualTo(odd.grant());
    }

    @Test
    void theTermsAreThoseOfTheDay() {
        assertThat(scheme.termsOn(FIRST).version()).isEqualTo("2026-1");
        assertThat(scheme.termsOn(SECOND.minusDays(1)).version()).isEqualTo("2026-1");
        assertThat(scheme.termsOn(SECOND).version()).isEqualTo("2027-1");
        assertThatThrownBy(() -> scheme.termsOn(FIRST.minusDays(1))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anAwardedDossierFindsItsVersionAgain() {
        assertThat(scheme.version("2026-1").orElseThrow().grant()).isEqualTo(Money.of("20000.00"));
        assertThat(scheme.version("2025-1")).isEmpty();
    }

    @Test
    void refusesVersionsThatContradictEachOther() {
        Scheme.Version one = new Scheme.Version(FIRST, TestScheme.terms());
        assertThatThrownBy(() -> new Scheme(List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Scheme(List.of(one, new Scheme.Version(SECOND, TestScheme.terms()))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Scheme(List.of(one, new Scheme.Version(FIRST, TestScheme.terms("b", "1.00")))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> TestScheme.terms("2026-1", "0.00"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("grant");
    }
}
