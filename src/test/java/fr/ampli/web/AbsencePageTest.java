package fr.ampli.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.ampli.access.Part;
import fr.ampli.process.absence.Office;
import fr.ampli.shared.DossierNumber;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.util.HtmlUtils;

/** Absences over HTTP: what managers see, what the forms ask, what a deputy finds in the task lists. */
class AbsencePageTest extends Office {

    @LocalServerPort
    int port;

    @Test
    void managers_see_who_is_away_and_what_nobody_can_do() throws Exception {
        String manager = person("manager", "responsable");
        String adviser = person("conseillere", "charge-mission");
        String deputy = person("relais", "controleur");
        Task task = interview();
        DossierNumber number = dossierOf(task);
        everybodyKeepsAway(number, adviser);
        assertThat(rowOf(number, pageOf(manager))).as("the adviser can").isEmpty();

        away(adviser, deputy);
        String page = pageOf(manager);
        assertThat(rowOf(number, page)).as("the deputy can").isEmpty();
        assertThat(page).contains("relais d'Essai").contains("9 mars 2026").contains("13 mars 2026");

        everybodyKeepsAway(number, adviser);
        assertThat(rowOf(number, pageOf(manager)))
                .contains("Chargés de mission ESS")
                .contains(task.getName())
                .contains("« conflit d'intérêts déclaré »")
                .contains("2 mars 2026");
    }

    @Test
    void a_task_in_the_hands_of_somebody_away_is_shown() throws Exception {
        String manager = person("manager", "responsable");
        String adviser = person("conseillere", "charge-mission");
        Task task = interview();
        away(adviser, person("relais", "controleur"));
        act(adviser, () -> engine.getTaskService().claim(task.getId(), adviser));
        assertThat(rowOf(dossierOf(task), pageOf(manager)))
                .contains("Prise en charge par conseillere d'Essai : absent(e) jusqu'au 13 mars 2026");
    }

    @Test
    void only_managers_heads_of_service_and_administrators_see_the_page() throws Exception {
        for (String group : java.util.List.of("responsable", "valideur", "camunda-admin")) {
            assertThat(visit(person(group, group)).get("/absences", "text/html").statusCode())
                    .as(group)
                    .isEqualTo(200);
        }
        for (String group : java.util.List.of("charge-mission", "instructeur", "ordonnateur")) {
            HttpResponse<String> refused = visit(person(group, group)).get("/absences", "text/html");
            assertThat(refused.statusCode()).as(group).isEqualTo(403);
            assertThat(refused.body()).contains("Accès refusé");
        }
        HttpResponse<String> stranger = new Visit().get("/absences", "text/html");
        assertThat(stranger.statusCode()).isEqualTo(302);
        assertThat(stranger.headers().firstValue("Location").orElseThrow()).endsWith("/connexion");
    }

    @Test
    void the_forms_learn_whom_one_may_choose_and_what_was_declared() throws Exception {
        String adviser = person("conseillere", "charge-mission");
        String chief = person("cheffe", "valideur");
        String manager = person("manager", "responsable");
        JsonNode choice = visit(adviser).json("/api/absences/choice");
        assertThat(choice.path("declaresForOthers").asBoolean()).isFalse();
        assertThat(choice.path("colleagues"))
                .extracting(each -> each.path("value").asText())
                .contains(chief)
                .doesNotContain(adviser, manager);
        assertThat(visit(chief)
                        .json("/api/absences/choice")
                        .path("declaresForOthers")
                        .asBoolean())
                .isTrue();

        String absence = declare(adviser, adviser, chief, MONDAY, FRIDAY);
        JsonNode facts = visit(adviser).json("/api/absences/" + idOf(absence));
        assertThat(facts.path("deputy").asText()).isEqualTo("cheffe d'Essai");
        assertThat(facts.path("lastDay").asText()).isEqualTo("2026-03-13");
        assertThat(visit(adviser)
                        .get("/api/absences/" + java.util.UUID.randomUUID(), "application/json")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void the_deputy_finds_the_tasks_of_the_lent_groups_in_the_list_of_their_groups() throws Exception {
        String adviser = person("conseillere", "charge-mission");
        String deputy = person("relais", "controleur");
        Task task = interview();
        Visit visit = visit(deputy);
        assertThat(listOf(visit)).doesNotContain(task.getId());
        away(adviser, deputy);
        assertThat(listOf(visit)).contains(task.getId());
        moveTo(FRIDAY.plusDays(1));
        assertThat(listOf(visit)).doesNotContain(task.getId());
    }

    /** Of all who may act for the advisers, whichever test brought them, except one. */
    private void everybodyKeepsAway(DossierNumber number, String except) {
        staffing.whoMayActFor(java.util.List.of("charge-mission")).stream()
                .filter(person -> !person.id().equals(except))
                .forEach(person -> take(number, person.id(), Part.CONFLICT_DECLARED));
    }

    private String listOf(Visit visit) throws Exception {
        visit.get("/camunda/app/tasklist/default/", "text/html");
        String api = "/camunda/api/engine/engine/default/filter";
        for (JsonNode filter : visit.json(api + "?resourceType=Task")) {
            if (filter.path("name").asText().equals("Tâches de mes groupes")) {
                return visit.get(api + "/" + filter.path("id").asText() + "/list", "application/json")
                        .body();
            }
        }
        throw new AssertionError("no list of one's groups");
    }

    private String pageOf(String person) throws Exception {
        HttpResponse<String> page = visit(person).get("/absences", "text/html");
        assertThat(page.statusCode()).isEqualTo(200);
        return HtmlUtils.htmlUnescape(page.body());
    }

    /** The line of a dossier, empty if there is none. */
    private static String rowOf(DossierNumber number, String page) {
        Matcher row = Pattern.compile("<tr>\\s*<th scope=\"row\">" + number + "</th>.*?</tr>", Pattern.DOTALL)
                .matcher(page);
        return row.find() ? row.group() : "";
    }

    private Visit visit(String person) throws Exception {
        Visit visit = new Visit();
        visit.login(person);
        return visit;
    }

    private final class Visit {

        private final HttpClient http =
                HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

        private HttpRequest.Builder request(String path) {
            return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
        }

        private HttpResponse<String> get(String path, String type) throws Exception {
            return http.send(request(path).header("Accept", type).build(), HttpResponse.BodyHandlers.ofString());
        }

        private JsonNode json(String path) throws Exception {
            return new ObjectMapper().readTree(get(path, "application/json").body());
        }

        private void login(String person) throws Exception {
            Matcher token = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"")
                    .matcher(get("/connexion", "text/html").body());
            assertThat(token.find()).isTrue();
            String form = "identifiant=" + encode(person) + "&motdepasse=" + encode(PASSWORD) + "&_csrf="
                    + encode(token.group(1));
            HttpResponse<String> in = http.send(
                    request("/connexion")
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(HttpRequest.BodyPublishers.ofString(form))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(in.headers().firstValue("Location").orElseThrow()).doesNotContain("connexion");
        }

        private static String encode(String value) {
            return URLEncoder.encode(value, StandardCharsets.UTF_8);
        }
    }
}
