package fr.ampli.web.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OidcSettingsTest {

    @Test
    void without_an_issuer_there_is_no_provider_and_passwords_stay_open() {
        OidcSettings none = new OidcSettings("", "", "", "", "preferred_username", "", null, false, "");
        assertThat(none.present()).isFalse();
        assertThat(none.passwordsClosed()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://id.example.org/realms/x", "http://localhost:8081", "http://127.0.0.1:8081"})
    void an_issuer_is_reached_safely(String issuer) {
        assertThat(of(issuer, "ampli", "secret", "api").present()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://id.example.org", "http://localhost.example.org", "ftp://localhost", "id.example.org"})
    void an_issuer_over_plain_http_is_refused(String issuer) {
        assertThatThrownBy(() -> of(issuer, "ampli", "secret", "")).hasMessageContaining("AMPLI_OIDC_ISSUER");
    }

    @Test
    void what_is_missing_or_doubtful_is_named() {
        String issuer = "https://id.example.org";
        assertThatThrownBy(() -> of(issuer, "", "secret", "")).hasMessageContaining("AMPLI_OIDC_CLIENT_ID");
        assertThatThrownBy(() -> of(issuer, "ampli", "", "")).hasMessageContaining("AMPLI_OIDC_CLIENT_SECRET");
        assertThatThrownBy(() -> of(issuer, "ampli", "secret", "ampli")).hasMessageContaining("AMPLI_OIDC_AUDIENCE");
    }

    private static OidcSettings of(String issuer, String client, String secret, String audience) {
        return new OidcSettings(issuer, client, secret, "", "preferred_username", "", Map.of(), true, audience);
    }
}
