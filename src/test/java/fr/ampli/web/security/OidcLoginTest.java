package fr.ampli.web.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.ampli.RealEngine;
import fr.ampli.process.engine.Directory;
import fr.ampli.process.engine.Directory.Newcomer;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The whole way from the button to Tasklist and out again, with an identity provider on loopback. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "camunda.bpm.process-engine-name=oidc",
            "ampli.oidc.group-names.[/ESF/Officers]=instructeur",
            "ampli.oidc.group-names.[/ESF/Controllers]=controleur",
            "ampli.oidc.group-names.[/IT]=camunda-admin",
            "ampli.oidc.audience=" + LocalProvider.AUDIENCE
        })
@Import(RealEngine.Probe.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OidcLoginTest {

    private static final String OFFICERS = "/ESF/Officers";
    private static final String CONTROLLERS = "/ESF/Controllers";
    private static final String WHO = "/camunda/api/admin/auth/user/oidc";

    private static LocalProvider provider;

    @DynamicPropertySource
    static void provider(DynamicPropertyRegistry registry) {
        provider = LocalProvider.of(registry);
    }

    @LocalServerPort
    int port;

    @Autowired
    Directory directory;

    @Autowired
    IdentityService identities;

    @Autowired
    JwtDecoder bearerTokens;

    @Autowired
    BearerTokens callers;

    private String whileProviderWasDown;

    @BeforeAll
    void theApplicationHasStartedWhileTheProviderWasDown() throws Exception {
        Browser early = new Browser();
        assertThat(location(early.go(app(OidcLogin.START)))).endsWith("/connexion?refus");
        whileProviderWasDown = early.go(app("/connexion?refus")).body();
    }

    @BeforeEach
    void providerIsUp() {
        provider.serves(port);
    }

    @Test
    void a_provider_that_is_down_is_a_french_sentence_and_passwords_go_on() throws Exception {
        assertThat(whileProviderWasDown)
                .contains("ne répond pas")
                .contains("role=\"alert\"")
                .doesNotContain("Exception", "503", provider.issuer);

        provider.will.groups.put("o.interrupted", List.of(OFFICERS));
        Browser browser = new Browser();
        String back = atTheProvider(browser, "o.interrupted");
        provider.will.down = true;
        assertThat(location(browser.go(back))).endsWith("/connexion?refus");
        assertThat(browser.go(app("/connexion?refus")).body())
                .contains("n’a pas abouti")
                .doesNotContain("Exception", "503");
        assertThat(browser.go(app("/connexion?refus")).body()).doesNotContain("n’a pas abouti");
        assertThat(new Browser().password("admin.test", "Essai-2026-secret!")).endsWith("/");
    }

    @Test
    void the_button_leads_to_the_provider_and_back_into_tasklist_as_that_person() throws Exception {
        provider.will.groups.put("o.ada", List.of(OFFICERS, "/elsewhere", "camunda-admin"));
        Browser browser = new Browser();
        assertThat(browser.go(app("/connexion")).body())
                .contains("Se connecter avec le compte de mon organisation")
                .contains("href=\"" + OidcLogin.START + "\"");
        String there = location(browser.go(app(OidcLogin.START)));
        assertThat(there)
                .startsWith(provider.issuer + "/oauth2/authorize?")
                .contains("response_type=code", "state=", "nonce=", "code_challenge=", "code_challenge_method=S256");

        String before = browser.cookie("AMPLI-SESSION");
        assertThat(login(browser, "o.ada")).isEqualTo(app("/"));
        assertThat(browser.cookie("AMPLI-SESSION")).isNotEqualTo(before);

        assertThat(location(browser.go(app("/")))).endsWith("/camunda/app/tasklist/default/");
        assertThat(browser.who()).isEqualTo("o.ada");
        assertThat(groupsOf("o.ada")).containsExactly("instructeur");
        assertThat(identities.createUserQuery().userId("o.ada").singleResult().getFirstName())
                .isEqualTo("Ada");
        assertThat(browser.go(app("/actuator/env")).statusCode()).isEqualTo(403);
    }

    @Test
    void a_group_taken_at_the_provider_is_gone_with_the_next_login() throws Exception {
        provider.will.groups.put("o.mover", List.of(OFFICERS, CONTROLLERS));
        login(new Browser(), "o.mover");
        assertThat(groupsOf("o.mover")).containsExactlyInAnyOrder("instructeur", "controleur");
        provider.will.groups.put("o.mover", List.of(CONTROLLERS));
        login(new Browser(), "o.mover");
        assertThat(groupsOf("o.mover")).containsExactly("controleur");
    }

    @Test
    void who_has_no_group_here_stays_out_and_reads_what_to_do() throws Exception {
        provider.will.groups.put("o.stranger", List.of("/elsewhere", "instructeur"));
        Browser browser = new Browser();
        assertThat(login(browser, "o.stranger")).endsWith("/connexion?refus");
        assertThat(browser.go(app("/connexion?refus")).body()).contains("aucun groupe d’AMPLI");
        assertThat(browser.go(app(WHO)).statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "o .space",
                "o.é",
                "../o",
                "o.<b>",
                "o.'or",
                "a2345678901234567890123456789012345678901234567890123456789012345"
            })
    void hostile_ids_stay_out(String id) throws Exception {
        provider.will.groups.put(id, List.of(OFFICERS));
        Browser browser = new Browser();
        assertThat(login(browser, id)).endsWith("/connexion?refus");
        assertThat(browser.go(app("/connexion?refus")).body()).contains("64 caractères au plus");
        assertThat(browser.go(app(WHO)).statusCode()).isEqualTo(401);
        assertThat(identities.createUserQuery().userId(id).count()).isZero();
    }

    @Test
    void the_emergency_administrator_is_not_entered_and_stays_one() throws Exception {
        provider.will.groups.put("admin.test", List.of(OFFICERS));
        Browser browser = new Browser();
        assertThat(login(browser, "admin.test")).endsWith("/connexion?refus");
        assertThat(browser.go(app("/connexion?refus")).body()).contains("administration de secours");
        assertThat(groupsOf("admin.test")).containsExactly("camunda-admin");
    }

    @Test
    void passwords_are_for_administrators_only() throws Exception {
        directory.enrol(new Newcomer("o.local", "P", "N", null, "Essai-2026-secret!", false, "instructeur"));
        Browser officer = new Browser();
        assertThat(officer.password("o.local", "Essai-2026-secret!")).endsWith("/connexion?erreur");
        assertThat(officer.go(app("/connexion?erreur")).body()).contains("réservée à l’administration");
        assertThat(officer.go(app(WHO)).statusCode()).isEqualTo(401);

        Browser administrator = new Browser();
        assertThat(administrator.password("admin.test", "Essai-2026-secret!")).endsWith("/");
        assertThat(administrator.who()).isEqualTo("admin.test");
    }

    @Test
    void a_wrong_state_a_refusal_and_a_stolen_answer_lead_back_to_the_login_page() throws Exception {
        provider.will.groups.put("o.state", List.of(OFFICERS));
        Browser browser = new Browser();
        String back = atTheProvider(browser, "o.state");
        assertThat(location(browser.go(back.replaceAll("state=[^&]+", "state=other"))))
                .endsWith("/connexion?refus");
        assertThat(browser.go(app("/connexion")).body()).contains("a expiré");
        // In another browser than the one that asked
        assertThat(location(new Browser().go(back))).endsWith("/connexion?refus");

        String asked = location(browser.go(app(OidcLogin.START)));
        Matcher state = Pattern.compile("state=([^&]+)").matcher(asked);
        assertThat(state.find()).isTrue();
        browser.go(app("/login/oauth2/code/ampli?error=access_denied&error_description=%3Cb%3Eprivate&state="
                + state.group(1)));
        assertThat(browser.go(app("/connexion?refus")).body())
                .contains("annulée ou refusée")
                .doesNotContain("private");
        assertThat(browser.go(app(WHO)).statusCode()).isEqualTo(401);
    }

    @Test
    void logging_out_ends_the_login_at_the_provider_too() throws Exception {
        provider.will.groups.put("o.leaver", List.of(OFFICERS));
        Browser browser = new Browser();
        login(browser, "o.leaver");
        assertThat(browser.who()).isEqualTo("o.leaver");

        var out = browser.send(browser.request(app("/deconnexion"))
                .header("X-AMPLI-XSRF", browser.cookie("AMPLI-XSRF"))
                .POST(HttpRequest.BodyPublishers.noBody()));
        assertThat(location(out))
                .startsWith(provider.issuer + "/connect/logout?")
                .contains("id_token_hint=");
        assertThat(location(browser.go(location(out)))).isEqualTo(app("/connexion?fin"));
        assertThat(browser.go(app(WHO)).statusCode()).isEqualTo(401);
        // The provider asks for the password again
        assertThat(location(browser.go(location(browser.go(app(OidcLogin.START))))))
                .endsWith("/login");
    }

    @Test
    void tasklist_s_own_logout_stays_an_answer_to_a_script() throws Exception {
        provider.will.groups.put("o.script", List.of(OFFICERS));
        Browser browser = new Browser();
        login(browser, "o.script");
        browser.go(app("/camunda/app/tasklist/oidc/"));
        var out = browser.send(browser.request(app("/camunda/api/admin/auth/user/oidc/logout"))
                .header("X-XSRF-TOKEN", browser.cookie("XSRF-TOKEN"))
                .POST(HttpRequest.BodyPublishers.noBody()));
        assertThat(out.statusCode()).isEqualTo(200);
        assertThat(browser.go(app(WHO)).statusCode()).isEqualTo(401);
    }

    @Test
    void a_program_s_token_is_good_for_us_only_and_names_the_program() throws Exception {
        identities.saveUser(identities.newUser("program"));
        identities.createMembership("program", "responsable");
        var caller = callers.convert(bearerTokens.decode(tokenOf("program")));
        assertThat(caller.getName()).isEqualTo("program");
        assertThat(caller.getAuthorities()).extracting(Object::toString).containsExactly("ROLE_responsable");

        provider.will.audience = "somebody-else";
        try {
            String foreign = tokenOf("program");
            assertThatThrownBy(() -> bearerTokens.decode(foreign)).isInstanceOf(JwtException.class);
        } finally {
            provider.will.audience = LocalProvider.AUDIENCE;
        }
    }

    /** Goes from the button through the provider and back; answers where that ends. */
    private String login(Browser browser, String id) throws Exception {
        return location(browser.go(atTheProvider(browser, id)));
    }

    /** Goes from the button to the provider and logs in there; answers with the address back to the application. */
    private String atTheProvider(Browser browser, String id) throws Exception {
        String asked = location(browser.go(app(OidcLogin.START)));
        assertThat(location(browser.go(asked))).endsWith("/login");
        String form = "username=" + encode(id) + "&password=" + LocalProvider.PASSWORD + "&_csrf="
                + encode(browser.csrf(provider.issuer + "/login"));
        var known = browser.post(provider.issuer + "/login", form);
        String back = location(browser.go(location(known)));
        assertThat(back).startsWith(app("/login/oauth2/code/ampli?code="));
        return back;
    }

    private String tokenOf(String program) throws Exception {
        var answer = new Browser();
        var token = answer.send(answer.request(provider.issuer + "/oauth2/token")
                .header(
                        "Authorization",
                        "Basic "
                                + Base64.getEncoder()
                                        .encodeToString((program + ":" + LocalProvider.SECRET)
                                                .getBytes(StandardCharsets.UTF_8)))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials")));
        return new ObjectMapper().readTree(token.body()).path("access_token").asText();
    }

    private Set<String> groupsOf(String id) {
        return identities.createGroupQuery().groupMember(id).list().stream()
                .map(Group::getId)
                .collect(Collectors.toSet());
    }

    private String app(String path) {
        return "http://127.0.0.1:" + port + path;
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("(" + answer.statusCode() + ") " + answer.body());
    }

    private static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    /** Keeps cookies, follows nothing by itself. */
    private final class Browser {

        private final CookieManager cookies = new CookieManager();
        private final HttpClient http =
                HttpClient.newBuilder().cookieHandler(cookies).build();

        HttpRequest.Builder request(String address) {
            return HttpRequest.newBuilder(URI.create(address)).header("Accept", "text/html");
        }

        HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        }

        HttpResponse<String> go(String address) throws Exception {
            return send(request(address));
        }

        HttpResponse<String> post(String address, String form) throws Exception {
            return send(request(address)
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString(form)));
        }

        String csrf(String address) throws Exception {
            Matcher token = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"")
                    .matcher(go(address).body());
            assertThat(token.find()).isTrue();
            return token.group(1);
        }

        /** Logs in by our own form; answers where that leads. */
        String password(String id, String password) throws Exception {
            return location(post(
                    app("/connexion"),
                    "identifiant=" + encode(id) + "&motdepasse=" + encode(password) + "&_csrf="
                            + encode(csrf(app("/connexion")))));
        }

        /** As whom the web applications know this browser. */
        String who() throws Exception {
            assertThat(go(app("/camunda/app/welcome/oidc/")).statusCode()).isEqualTo(200);
            JsonNode person = new ObjectMapper()
                    .readTree(send(HttpRequest.newBuilder(URI.create(app(WHO))).header("Accept", "application/json"))
                            .body());
            return person.path("userId").asText();
        }

        String cookie(String name) {
            return cookies.getCookieStore().getCookies().stream()
                    .filter(cookie -> cookie.getName().equals(name))
                    .map(HttpCookie::getValue)
                    .findFirst()
                    .orElse(null);
        }
    }
}
