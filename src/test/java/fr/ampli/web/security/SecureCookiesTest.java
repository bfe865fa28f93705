package fr.ampli.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import fr.ampli.RealEngine;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

/** The setting that operation behind HTTPS has; all other tests come over plain HTTP and switch it off. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"ampli.secure-cookies=true", "camunda.bpm.process-engine-name=secure", "spring.jmx.enabled=false"
        })
@Import(RealEngine.Probe.class)
class SecureCookiesTest {

    @LocalServerPort
    int port;

    private final HttpClient http = HttpClient.newHttpClient();

    /** As the application sets them, by name: a browser over plain HTTP would not send them back. */
    private final Map<String, String> cookies = new TreeMap<>();

    @Test
    void each_cookie_travels_over_https_only_and_not_from_other_sites() throws Exception {
        Matcher token = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"")
                .matcher(send(at("/connexion")).body());
        assertThat(token.find()).isTrue();
        String form = "identifiant=admin.test&motdepasse=Essai-2026-secret!&_csrf="
                + URLEncoder.encode(token.group(1), StandardCharsets.UTF_8);
        var in = send(at("/connexion")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form)));
        assertThat(in.headers().firstValue("Location").orElseThrow()).doesNotContain("connexion");
        assertThat(send(at("/camunda/app/welcome/secure/")).statusCode()).isEqualTo(200);

        assertThat(cookies).containsOnlyKeys("AMPLI-SESSION", "AMPLI-XSRF", "XSRF-TOKEN");
        assertThat(cookies)
                .allSatisfy((name, cookie) -> assertThat(cookie.split("; ?")).contains("Secure", "SameSite=Lax"));
        assertThat(cookies.get("AMPLI-SESSION").split("; ?")).contains("HttpOnly");
    }

    private HttpRequest.Builder at(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.values().stream()
                            .map(cookie -> cookie.split(";")[0])
                            .collect(Collectors.joining("; ")));
        }
        var answer = http.send(request.header("Accept", "text/html").build(), HttpResponse.BodyHandlers.ofString());
        answer.headers().allValues("Set-Cookie").forEach(cookie -> cookies.put(cookie.split("=")[0], cookie));
        return answer;
    }
}
