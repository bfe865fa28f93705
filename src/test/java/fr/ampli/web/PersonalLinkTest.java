package fr.ampli.web;

import static org.assertj.core.api.Assertions.assertThat;

import fr.ampli.ScenarioTest;
import fr.ampli.web.security.HttpBrowser;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What lies in front of every page that a personal link opens. */
class PersonalLinkTest extends ScenarioTest {

    private static final String NONE = "/lien/" + "A".repeat(43);

    @LocalServerPort
    int port;

    @Autowired
    LinkThrottle.Limit limit;

    @Test
    void a_link_that_leads_nowhere_gets_one_page_that_says_what_to_do() throws Exception {
        for (String path : new String[] {NONE, "/lien/x", "/lien/" + "z".repeat(400)}) {
            HttpResponse<String> answer = new HttpBrowser(port).page(path);
            assertThat(answer.statusCode()).as(path).isEqualTo(404);
            assertThat(answer.body())
                    .contains("Ce lien ne fonctionne pas")
                    .contains("nous écrire ou nous appeler")
                    .doesNotContain("AMPLI-20");
            assertKeptSecret(answer);
        }
    }

    @Test
    void a_form_whose_cookie_is_gone_comes_again_instead_of_a_login() throws Exception {
        HttpResponse<String> answer = post(new HttpBrowser(port), NONE, "203.0.113.20", "");
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location").orElseThrow()).endsWith(NONE + "?encore");
        assertKeptSecret(answer);
    }

    @Test
    void an_address_that_tries_many_links_has_to_wait_and_no_other() throws Exception {
        HttpBrowser guesser = new HttpBrowser(port);
        for (int attempt = 0; attempt < limit.attempts(); attempt++) {
            assertThat(get(guesser, NONE, "203.0.113.21").statusCode()).isEqualTo(404);
        }
        HttpResponse<String> answer = get(guesser, NONE, "203.0.113.21");
        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.body()).contains("Trop de liens erronés");
        assertThat(get(new HttpBrowser(port), NONE, "203.0.113.22").statusCode())
                .isEqualTo(404);
        moveTo(today().plusDays(1));
        assertThat(get(guesser, NONE, "203.0.113.21").statusCode()).isEqualTo(404);
    }

    private static void assertKeptSecret(HttpResponse<String> answer) {
        assertThat(answer.headers().allValues("Referrer-Policy")).containsExactly("no-referrer");
        assertThat(answer.headers().allValues("Cache-Control")).containsExactly("no-store");
        assertThat(answer.headers().allValues("X-Robots-Tag")).containsExactly("noindex, nofollow");
        assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'self'");
    }

    private static HttpResponse<String> get(HttpBrowser browser, String path, String from) throws Exception {
        return browser.send(browser.request(path).header("Accept", "text/html").header("X-Forwarded-For", from));
    }

    private static HttpResponse<String> post(HttpBrowser browser, String path, String from, String form)
            throws Exception {
        return browser.send(browser.request(path)
                .header("Accept", "text/html")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("X-Forwarded-For", from)
                .POST(HttpRequest.BodyPublishers.ofString(form)));
    }
}
