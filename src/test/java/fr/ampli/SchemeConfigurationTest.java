package fr.ampli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.ampli.shared.Scheme;
import java.time.LocalDate;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SchemeConfigurationTest {

    private final Locale before = Locale.getDefault();

    @AfterEach
    void restoreLocale() {
        Locale.setDefault(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"fr-FR", "en-US"})
    void readsTheNumbersOfTheSchemeWhateverTheLanguageOfTheMachine(String language) {
        Locale.setDefault(Locale.forLanguageTag(language));
        Scheme scheme = TestSettings.bind("scheme.yaml", "ampli.scheme", SchemeConfiguration.Properties.class)
                .scheme();
        assertThat(scheme.termsOn(LocalDate.of(2026, 11, 22))).isEqualTo(TestScheme.terms());
        assertThat(scheme.termsOn(LocalDate.of(2024, 1, 1)).version()).isEqualTo("2026-1");
    }

    @Test
    void refusesAnEmptyScheme() {
        assertThatThrownBy(() -> new SchemeConfiguration.Properties(null).scheme())
                .isInstanceOf(IllegalArgumentException.class);
    }
}
