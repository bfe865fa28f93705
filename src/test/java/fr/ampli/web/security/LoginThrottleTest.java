package fr.ampli.web.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.ampli.ScenarioTest;
import fr.ampli.process.engine.DemoPassword;
import fr.ampli.process.engine.Directory;
import fr.ampli.process.engine.Directory.Newcomer;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

class LoginThrottleTest extends ScenarioTest {

    @LocalServerPort
    int port;

    @Autowired
    LoginThrottle.Limit limit;

    @Autowired
    Directory directory;

    @Test
    void an_address_that_tries_many_passwords_has_to_wait_even_with_the_right_one_and_no_other() throws Exception {
        HttpBrowser guesser = new HttpBrowser(port);
        for (int attempt = 0; attempt < limit.attempts(); attempt++) {
            // Always another account, so that the engine's own lock does not bite first
            assertThat(to(guesser.login("nobody-" + attempt, "faux", "203.0.113.9")))
                    .endsWith("/connexion?erreur");
        }
        assertThat(to(guesser.login("responsable", DemoPassword.VALUE, "203.0.113.9")))
                .endsWith("/connexion?attente");
        assertThat(guesser.page("/connexion?attente").body()).contains("Trop d’essais manqués depuis votre poste");
        assertThat(guesser.send(guesser.request("/engine-rest/incident/count")
                                .header("X-Forwarded-For", "203.0.113.9")
                                .header("Authorization", "Basic YTpi"))
                        .statusCode())
                .isEqualTo(429);
        assertThat(to(new HttpBrowser(port).login("responsable", DemoPassword.VALUE, "203.0.113.10")))
                .doesNotContain("connexion");

        moveTo(today().plusDays(1));
        assertThat(to(guesser.login("responsable", DemoPassword.VALUE, "203.0.113.9")))
                .doesNotContain("connexion");
    }

    @Test
    void an_account_waits_after_a_wrong_password_wherever_the_next_attempt_comes_from() throws Exception {
        directory.enrol(new Newcomer("l.guessed", "Prénom", "Nom", null, DemoPassword.VALUE, true, "comite"));
        assertThat(to(new HttpBrowser(port).login("l.guessed", "faux", "203.0.113.11")))
                .endsWith("/connexion?erreur");
        assertThat(to(new HttpBrowser(port).login("l.guessed", DemoPassword.VALUE, "203.0.113.12")))
                .endsWith("/connexion?erreur");

        moveTo(today().plusDays(1));
        assertThat(to(new HttpBrowser(port).login("l.guessed", DemoPassword.VALUE, "203.0.113.12")))
                .doesNotContain("connexion");
    }

    @Test
    void a_limit_of_nothing_is_a_mistake() {
        assertThatThrownBy(() -> new LoginThrottle.Limit(0, Duration.ofMinutes(1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new LoginThrottle.Limit(5, Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void https_is_remembered_and_http_says_nothing_of_it() throws Exception {
        HttpBrowser browser = new HttpBrowser(port);
        assertThat(browser.send(browser.request("/connexion").header("X-Forwarded-Proto", "https"))
                        .headers()
                        .firstValue("Strict-Transport-Security"))
                .contains("max-age=31536000");
        assertThat(browser.page("/connexion").headers().firstValue("Strict-Transport-Security"))
                .isEmpty();
    }

    private static String to(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("");
    }
}
