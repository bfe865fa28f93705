package fr.ampli.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.ampli.RealEngine;
import fr.ampli.process.engine.Directory;
import fr.ampli.process.engine.Directory.Newcomer;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

class OneLoginTest extends RealEngine {

    private static final String PASSWORD = "Essai-2026-secret!";
    private static final Pattern NONCE = Pattern.compile("'nonce-([^']+)'");
    private static final Pattern SCRIPT_NONCE = Pattern.compile("<script[^>]* nonce=\"([^\"]+)\"");

    @LocalServerPort
    int port;

    @Autowired
    Directory directory;

    @Autowired
    AuthorizationService authorizations;

    @Autowired
    RuntimeService runtime;

    @Autowired
    TaskService tasks;

    @BeforeEach
    void people() {
        for (String group : List.of("instructeur", "controleur", "responsable")) {
            directory.enrol(new Newcomer("w." + group, "Prénom", "Nom", null, PASSWORD, false, group));
            if (authorizations
                                    .createAuthorizationQuery()
                                    .groupIdIn(group)
                                    .resourceId("probe")
                                    .count()
                            == 0
                    && !group.equals("responsable")) {
                Authorization right = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
                right.setGroupId(group);
                right.setResource(Resources.PROCESS_DEFINITION);
                right.setResourceId("probe");
                right.setPermissions(authorizations
                        .createAuthorizationQuery()
                        .groupIdIn(group)
                        .resourceId("ampli-pathway")
                        .singleResult()
                        .getPermissions(ProcessDefinitionPermissions.values()));
                authorizations.saveAuthorization(right);
            }
        }
    }

    @Test
    void whoever_comes_without_login_is_led_to_it_and_back() throws Exception {
        HttpBrowser browser = new HttpBrowser(port);
        var asked = browser.page("/camunda/app/tasklist/default/");
        assertThat(asked.statusCode()).isEqualTo(302);
        assertThat(path(asked)).isEqualTo("/connexion");

        var in = browser.login("w.instructeur", PASSWORD);

        assertThat(path(in)).isEqualTo("/camunda/app/tasklist/default/");
        var tasklist = browser.page("/camunda/app/tasklist/default/");
        assertThat(tasklist.statusCode()).isEqualTo(200);
        assertThat(tasklist.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("nonce-");
        assertThat(browser.get("/camunda/api/admin/auth/user/default").body()).contains("w.instructeur");
    }

    @Test
    void the_session_changes_its_id_at_login() throws Exception {
        HttpBrowser browser = new HttpBrowser(port);
        browser.page("/camunda/app/tasklist/default/");
        String before = browser.cookie("AMPLI-SESSION");
        browser.login("w.instructeur", PASSWORD);
        assertThat(browser.cookie("AMPLI-SESSION")).isNotEqualTo(before);
    }

    @Test
    void each_person_begins_at_the_right_place() throws Exception {
        assertThat(startOf("w.instructeur")).isEqualTo("/camunda/app/tasklist/default/");
        assertThat(startOf("w.responsable")).isEqualTo("/camunda/app/cockpit/default/#/pilotage");
        assertThat(startOf("admin.test")).isEqualTo("/camunda/app/admin/default/");
    }

    @Test
    void a_wrong_password_is_answered_in_french() throws Exception {
        // A person of its own: after a failed attempt the engine makes the account wait a few seconds
        directory.enrol(new Newcomer("w.distrait", "Prénom", "Nom", null, PASSWORD, false, "comite"));
        HttpBrowser browser = new HttpBrowser(port);
        var failed = browser.login("w.distrait", "faux");
        assertThat(failed.headers().firstValue("Location").orElseThrow()).endsWith("/connexion?erreur");
        var page = browser.page("/connexion?erreur");
        assertThat(page.body())
                .contains("lang=\"fr\"")
                .contains("role=\"alert\"")
                .contains("Identifiant ou mot de passe incorrect")
                .containsOnlyOnce("<script")
                .contains("src=\"/ampli/login.js\"");
        assertGuarded(page);
    }

    @Test
    void our_pages_and_refusals_carry_the_headers_that_guard_them() throws Exception {
        HttpBrowser officer = HttpBrowser.of(port, "w.responsable", PASSWORD);
        assertGuarded(officer.page("/absences"));
        assertGuarded(officer.page("/forms/probe.html"));
        assertGuarded(officer.get("/api/dossiers/AMPLI-2026-9999"));
        assertGuarded(new HttpBrowser(port).get("/engine-rest/task"));
    }

    /** Scripts of the page run only with the nonce of its own header: with another one the page stays blank. */
    @Test
    void each_page_of_the_web_applications_carries_its_own_nonce_whoever_asks_meanwhile() throws Exception {
        ExecutorService people = Executors.newFixedThreadPool(4);
        try {
            List<Future<List<String>>> found = new ArrayList<>();
            for (int person = 0; person < 4; person++) {
                HttpBrowser browser = HttpBrowser.of(port, "w.instructeur", PASSWORD);
                found.add(people.submit(() -> pagesWithForeignNonce(browser, 100)));
            }
            for (Future<List<String>> each : found) {
                assertThat(each.get()).isEmpty();
            }
        } finally {
            people.shutdownNow();
        }
    }

    private static List<String> pagesWithForeignNonce(HttpBrowser browser, int times) throws Exception {
        List<String> foreign = new ArrayList<>();
        for (int time = 0; time < times; time++) {
            var page = browser.page("/camunda/app/tasklist/default/");
            Matcher header = NONCE.matcher(
                    page.headers().firstValue("Content-Security-Policy").orElseThrow());
            assertThat(header.find()).isTrue();
            Matcher scripts = SCRIPT_NONCE.matcher(page.body());
            assertThat(scripts.find()).isTrue();
            scripts.reset();
            while (scripts.find()) {
                if (!scripts.group(1).equals(header.group(1))) {
                    foreign.add(header.group(1) + " but " + scripts.group(1));
                }
            }
        }
        return foreign;
    }

    private static void assertGuarded(HttpResponse<String> answer) {
        Map<String, String> guards = Map.of(
                "Content-Security-Policy",
                "default-src 'self'; base-uri 'self'; object-src 'none'; form-action 'self'; frame-ancestors 'self'",
                "Referrer-Policy",
                "same-origin",
                "Permissions-Policy",
                "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
                "X-Frame-Options",
                "SAMEORIGIN",
                "X-Content-Type-Options",
                "nosniff",
                "Cache-Control",
                "no-cache, no-store, max-age=0, must-revalidate");
        Map<String, String> found = new TreeMap<>();
        guards.keySet()
                .forEach(name ->
                        found.put(name, answer.headers().firstValue(name).orElse("missing")));
        assertThat(found).as(answer.uri().getPath()).isEqualTo(guards);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/camunda/api/engine/engine/", "/camunda/api/engine/engine/default/task",
                "/camunda/api/engine/engine/default/identity/password-policy", "/camunda/api/admin/auth/user/default",
                "/camunda/api/cockpit/plugin/base/static/app/plugin.js", "/api/anything"
            })
    void data_without_login_is_401(String path) throws Exception {
        assertThat(new HttpBrowser(port).get(path).statusCode()).isEqualTo(401);
    }

    @Test
    void what_is_open_is_open_and_the_rest_is_closed() throws Exception {
        HttpBrowser nobody = new HttpBrowser(port);
        assertThat(nobody.get("/actuator/health").statusCode()).isEqualTo(200);
        assertThat(nobody.get("/ampli/pages.css").statusCode()).isEqualTo(200);
        for (String closed :
                List.of("/actuator", "/actuator/env", "/engine-rest/user", "/forms/probe.html", "/error")) {
            assertThat(nobody.get(closed).statusCode()).as(closed).isIn(302, 401);
        }
        HttpBrowser officer = new HttpBrowser(port);
        officer.login("w.instructeur", PASSWORD);
        for (String closed : List.of("/actuator/env", "/forms/probe.html")) {
            var refused = officer.page(closed);
            assertThat(refused.statusCode()).as(closed).isEqualTo(403);
            assertThat(refused.body()).contains("Accès refusé");
        }
        assertThat(officer.post("/camunda/api/admin/auth/user/default/login/admin", "username=a&password=b")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void tasklist_s_own_logout_ends_the_one_session() throws Exception {
        HttpBrowser browser = new HttpBrowser(port);
        browser.login("w.instructeur", PASSWORD);
        browser.page("/camunda/app/tasklist/default/");
        assertThat(browser.get("/camunda/api/engine/engine/default/task").statusCode())
                .isEqualTo(200);

        var out = browser.post("/camunda/api/admin/auth/user/default/logout", "");

        assertThat(out.statusCode()).isEqualTo(200);
        assertThat(browser.get("/camunda/api/engine/engine/default/task").statusCode())
                .isEqualTo(401);
        assertThat(path(browser.page("/camunda/app/tasklist/default/"))).isEqualTo("/connexion");
    }

    @Test
    void our_own_logout_wants_its_token() throws Exception {
        HttpBrowser browser = new HttpBrowser(port);
        browser.login("w.instructeur", PASSWORD);
        browser.page("/camunda/app/tasklist/default/");
        assertThat(browser.send(browser.request("/deconnexion").POST(HttpRequest.BodyPublishers.noBody()))
                        .statusCode())
                .isEqualTo(403);
        var out = browser.send(browser.request("/deconnexion")
                .header("X-AMPLI-XSRF", browser.cookie("AMPLI-XSRF"))
                .POST(HttpRequest.BodyPublishers.noBody()));
        assertThat(out.headers().firstValue("Location").orElseThrow()).endsWith("/connexion?fin");
        assertThat(browser.page("/connexion?fin").body()).contains("Vous êtes déconnecté");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/camunda/api/admin/setup/default/user/create", "/camunda/api/admin/setup;a=b/default/user/create",
                "/camunda/api/admin//setup/default/user/create", "/camunda/api/admin/x/../setup/default/user/create",
                "/camunda/api/admin/%73etup/default/user/create", "/camunda/api/admin/setup%2Fdefault/user/create",
                "/camunda/api/admin/setup", "/camunda//api/admin/setup/default/user/create"
            })
    void the_setup_endpoint_is_closed_however_it_is_written(String path) throws Exception {
        // by hand: an HTTP client would tidy the path
        try (Socket socket = new Socket("localhost", port)) {
            String body = "{}";
            OutputStream out = socket.getOutputStream();
            out.write(("POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                            + "Connection: close\r\nContent-Length: " + body.length() + "\r\n\r\n" + body)
                    .getBytes(StandardCharsets.US_ASCII));
            out.flush();
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            // 404 by the filter, 400 by the firewall; 401 would mean that it is merely behind the login
            assertThat(answer).containsPattern("^HTTP/1.1 40[04] ");
        }
    }

    @Test
    void an_officer_finds_claims_and_completes_a_task_and_a_refusal_keeps_it_open() throws Exception {
        String instance = runtime.startProcessInstanceByKey("probe").getId();
        String task = tasks.createTaskQuery()
                .processInstanceId(instance)
                .singleResult()
                .getId();
        HttpBrowser officer = new HttpBrowser(port);
        officer.login("w.instructeur", PASSWORD);
        officer.page("/camunda/app/tasklist/default/");
        String api = "/camunda/api/engine/engine/default";

        JsonNode filters = officer.json(officer.get(api + "/filter?resourceType=Task"));
        assertThat(filters)
                .extracting(filter -> filter.path("name").asText())
                .containsExactlyInAnyOrder(
                        "Mes tâches",
                        "Tâches de mes groupes",
                        "À faire cette semaine",
                        "En retard",
                        "En attente d’autrui");
        String ofMyGroups = null;
        for (JsonNode filter : filters) {
            if (filter.path("name").asText().equals("Tâches de mes groupes")) {
                ofMyGroups = filter.path("id").asText();
            }
        }
        assertThat(officer.get(api + "/filter/" + ofMyGroups + "/list").body()).contains(task);
        assertThat(officer.get(api + "/task/" + task + "/form").body())
                .contains("embedded:deployment:probe/probe.html");
        assertThat(officer.get(api + "/task/" + task + "/deployed-form").body()).contains("Essai");
        assertThat(officer.get(api + "/task/" + task + "/form-variables").statusCode())
                .isEqualTo(200);
        assertThat(officer.post(api + "/task/" + task + "/claim", "{\"userId\":\"w.instructeur\"}")
                        .statusCode())
                .isEqualTo(204);
        assertThat(officer.post(api + "/task/" + task + "/unclaim", "").statusCode())
                .isEqualTo(204);
        assertThat(officer.post(api + "/task/" + task + "/claim", "{\"userId\":\"w.instructeur\"}")
                        .statusCode())
                .isEqualTo(204);

        for (String how : List.of("submit-form", "complete")) {
            var refused = officer.post(api + "/task/" + task + "/" + how, word("non"));
            assertThat(refused.statusCode()).isEqualTo(400);
            JsonNode body = officer.json(refused);
            assertThat(body.path("type").asText()).isEqualTo("Refusal");
            assertThat(body.path("message").asText())
                    .isEqualTo("Le mot « non » n’est pas admis.\nLe mot est trop court.");
            assertThat(body.path("reasons").get(0).path("code").asText()).isEqualTo("WORD_REFUSED");
            assertThat(body.path("reasons").get(0).path("clause").asText()).isEqualTo("art. 4");
            assertThat(tasks.createTaskQuery().taskId(task).count()).isOne();
        }

        assertThat(officer.post(api + "/task/" + task + "/submit-form", word("oui"))
                        .statusCode())
                .isEqualTo(204);
        assertThat(tasks.createTaskQuery().taskId(task).count()).isZero();
    }

    @Test
    void an_officer_of_another_group_hears_in_french_whose_task_it_is() throws Exception {
        String instance = runtime.startProcessInstanceByKey("probe").getId();
        String task = tasks.createTaskQuery()
                .processInstanceId(instance)
                .singleResult()
                .getId();
        HttpBrowser other = new HttpBrowser(port);
        other.login("w.controleur", PASSWORD);
        other.page("/camunda/app/tasklist/default/");
        String path = "/camunda/api/engine/engine/default/task/" + task;
        for (String act : List.of("/claim", "/submit-form", "/complete", "/bpmnError")) {
            var refused = other.post(
                    path + act, act.equals("/claim") ? "{\"userId\":\"w.controleur\"}" : "{\"errorCode\":\"X\"}");
            assertThat(refused.statusCode()).as(act).isEqualTo(400);
            assertThat(refused.body()).as(act).contains("NOT_YOUR_GROUP").contains("Instructeurs FSE");
        }
        assertThat(tasks.createTaskQuery().taskId(task).taskUnassigned().count())
                .isOne();
    }

    @Test
    void a_manager_sees_cockpit_and_may_not_decide() throws Exception {
        String instance = runtime.startProcessInstanceByKey("probe").getId();
        String task = tasks.createTaskQuery()
                .processInstanceId(instance)
                .singleResult()
                .getId();
        HttpBrowser manager = new HttpBrowser(port);
        manager.login("w.responsable", PASSWORD);
        assertThat(manager.page("/camunda/app/cockpit/default/").statusCode()).isEqualTo(200);
        assertThat(manager.get("/camunda/api/engine/engine/default/process-instance/" + instance)
                        .statusCode())
                .isEqualTo(200);
        assertThat(manager.post("/camunda/api/engine/engine/default/task/" + task + "/complete", word("oui"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(manager.post("/camunda/api/engine/engine/default/process-definition/key/probe/start", "{}")
                        .statusCode())
                .isEqualTo(403);
        assertThat(manager.page("/camunda/app/admin/default/").statusCode()).isNotEqualTo(200);
        assertThat(tasks.createTaskQuery().taskId(task).count()).isOne();
    }

    @Test
    void our_own_endpoints_want_the_token_and_refuse_in_french() throws Exception {
        HttpBrowser officer = HttpBrowser.of(port, "w.instructeur", PASSWORD);
        String path = "/api/dossiers/AMPLI-2026-9999/documents?kind=STATUTES";
        assertThat(officer.send(officer.request(path).POST(HttpRequest.BodyPublishers.noBody()))
                        .statusCode())
                .isEqualTo(403);
        var refused = officer.own(path);
        assertThat(refused.statusCode()).isEqualTo(400);
        var unknown = officer.get("/api/dossiers/AMPLI-2026-9999");
        assertThat(unknown.statusCode()).isEqualTo(400);
        assertThat(officer.json(unknown).path("message").asText()).contains("AMPLI-2026-9999");
        var closed = officer.get("/api/nothing");
        assertThat(closed.statusCode()).isEqualTo(403);
        assertThat(officer.json(closed).path("message").asText()).startsWith("Votre rôle ne permet pas");
    }

    @Test
    void the_web_applications_want_their_own_token() throws Exception {
        HttpBrowser officer = HttpBrowser.of(port, "w.instructeur", PASSWORD);
        String path = "/camunda/api/engine/engine/default/task/count";
        var without = officer.send(officer.request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{}")));
        assertThat(without.statusCode()).isEqualTo(403);
        assertThat(without.headers().firstValue("X-XSRF-TOKEN")).contains("Required");
        // The refusal has ended the session
        assertThat(HttpBrowser.of(port, "w.instructeur", PASSWORD)
                        .post(path, "{}")
                        .statusCode())
                .isEqualTo(200);
    }

    private String startOf(String person) throws Exception {
        HttpBrowser browser = new HttpBrowser(port);
        assertThat(path(browser.login(person, PASSWORD))).isEqualTo("/");
        HttpResponse<String> answer = browser.page("/");
        String view =
                URI.create(answer.headers().firstValue("Location").orElse("")).getFragment();
        return path(answer) + (view == null ? "" : "#" + view);
    }

    private static String word(String word) {
        return "{\"variables\":{\"answer\":{\"value\":\"{\\\"word\\\":\\\"" + word
                + "\\\"}\",\"type\":\"String\",\"valueInfo\":{\"transient\":true}}}}";
    }

    private static String path(HttpResponse<String> answer) {
        return URI.create(answer.headers().firstValue("Location").orElse("")).getPath();
    }
}
