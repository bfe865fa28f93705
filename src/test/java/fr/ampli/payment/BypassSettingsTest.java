package fr.ampli.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BypassSettingsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "AGREEMENT_IN_FORCE",
                "STATEMENT_OF_START",
                "RESULT_MET",
                "NOT_ALREADY_PAID",
                "PERSONS_DIFFERENT",
                "HOLDER_IDENTIFIED",
                "DE_MINIMIS_ROOM",
                "BANK_ACCOUNT",
                "ACCOUNT_UNCHANGED",
                "ACCOUNT_HOLDER",
                "NO_FREEZE"
            })
    void an_application_that_would_set_these_aside_does_not_start(String code) {
        assertThatThrownBy(() -> new BypassSettings(Set.of("HOLDER_STANDING", code)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(code)
                .hasMessageNotContaining("HOLDER_STANDING");
    }

    @Test
    void nothing_is_set_aside_that_is_not_named() {
        assertThat(new BypassSettings(null).allows("HOLDER_STANDING")).isFalse();
        assertThat(new BypassSettings(Set.of("HOLDER_STANDING")).allows("HOLDER_STANDING"))
                .isTrue();
        assertThat(new BypassSettings(Set.of("HOLDER_STANDING")).allows("NO_OPEN_RECOVERY"))
                .isFalse();
    }
}
