package fr.ampli.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.ampli.access.Part;
import fr.ampli.dossier.Ending;
import fr.ampli.process.absence.Office;
import fr.ampli.shared.DossierNumber;
import fr.ampli.shared.Person;
import fr.ampli.web.security.HttpBrowser;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** What Cockpit asks our own doors, and who hears the answer. */
class OversightTest extends Office {

    private static final String FILES = "/camunda/api/cockpit/plugin/ampli/static/app/";

    @LocalServerPort
    int port;

    @Test
    void a_manager_finds_closed_dossiers_but_none_from_which_they_keep_away() throws Exception {
        DossierNumber seen = closed();
        DossierNumber kept = closed();
        String manager = person("chef", "responsable");
        take(kept, manager, Part.CONFLICT_DECLARED);
        HttpBrowser browser = HttpBrowser.of(port, manager, PASSWORD);

        assertThat(numbers(browser.get("/api/oversight/finished?ending=WITHDRAWN")))
                .contains(seen.value())
                .doesNotContain(kept.value());
        assertThat(browser.get("/api/oversight/finished.csv?ending=WITHDRAWN").body())
                .startsWith("\ufeffDossier;Porteur;Projet;Commune;Issue;Ouvert le;Clos le;Durée\r\n")
                .contains(seen.value())
                .doesNotContain(kept.value());
        assertThat(numbers(browser.get("/api/oversight/finished?ending=SETTLED")))
                .doesNotContain(seen.value());
        assertThat(browser.get("/api/oversight/dossiers/" + seen + "/acts").body())
                .contains("Retiré");
        for (String part : List.of("activities", "acts")) {
            assertThat(browser.get("/api/oversight/dossiers/" + kept + "/" + part)
                            .statusCode())
                    .isEqualTo(403);
        }
        assertThat(browser.get("/api/oversight/finished?department=Gironde").body())
                .contains("DEPARTMENT_INVALID");
    }

    @Test
    void the_trail_of_an_instance_tells_its_steps_and_the_acts_of_its_dossier() throws Exception {
        DossierNumber number = toReview();
        String instance = instances(number, "submission").get(0).getId();
        String manager = person("cheffe", "responsable");
        HttpBrowser browser = HttpBrowser.of(port, manager, PASSWORD);
        String base = "/api/oversight/instances/" + instance;

        assertThat(json(browser.get(base)).get("dossier").asText()).isEqualTo(number.value());
        JsonNode steps = json(browser.get(base + "/activities"));
        assertThat(steps.get("rows").findValuesAsText("name"))
                .contains("Vérifier la complétude et la recevabilité", "Dossier recevable");
        assertThat(steps.get("rows").findValuesAsText("state")).containsOnly("terminée");
        assertThat(browser.get(base + "/acts").body()).contains("Étape : Instruction et décision");
        assertThat(browser.get(base + "/activities?after=x").statusCode()).isEqualTo(400);

        take(number, manager, Part.CONFLICT_DECLARED);
        for (String part : List.of("", "/activities", "/acts")) {
            assertThat(browser.get(base + part).statusCode()).as(part).isEqualTo(403);
        }
    }

    @Test
    void steps_are_counted_by_process_and_the_counts_name_no_dossier() throws Exception {
        DossierNumber number = toReview();
        String definition = instances(number, "submission").get(0).getProcessDefinitionId();
        HttpBrowser administrator = HttpBrowser.of(port, person("admin", "camunda-admin"), PASSWORD);

        HttpResponse<String> answer = administrator.get("/api/oversight/processes/" + definition + "/activities");
        assertThat(answer.body()).doesNotContain("AMPLI-");
        JsonNode checked = row(json(answer), "UserTask_CheckCompleteness");
        assertThat(checked.get("finished").asLong()).isPositive();
        assertThat(checked.get("name").asText()).isEqualTo("Vérifier la complétude et la recevabilité");
        assertThat(administrator
                        .get("/api/oversight/processes/" + definition + "/activities.csv")
                        .body())
                .contains("Vérifier la complétude et la recevabilité;");
        assertThat(administrator
                        .get("/api/oversight/processes/submission:99:x/activities")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void officers_get_neither_the_files_of_cockpit_nor_its_data() throws Exception {
        HttpBrowser manager = HttpBrowser.of(port, person("pilote", "responsable"), PASSWORD);
        HttpBrowser officer = HttpBrowser.of(port, person("agent", "instructeur"), PASSWORD);
        List<String> files = new ArrayList<>(List.of("/webjars/d3/7.9.0/dist/d3.min.js"));
        for (Resource file : new PathMatchingResourcePatternResolver().getResources("plugin-webapp/ampli/app/*")) {
            files.add(FILES + file.getFilename());
        }
        assertThat(files).hasSizeGreaterThan(8);
        for (String file : files) {
            assertThat(manager.get(file).statusCode()).as(file).isEqualTo(200);
            assertThat(officer.get(file).statusCode()).as(file).isEqualTo(403);
        }
        assertThat(manager.get(FILES + "../../../application.yaml").statusCode())
                .isNotEqualTo(200);
        assertThat(manager.get(FILES + "secrets.js").statusCode()).isNotEqualTo(200);
        assertThat(manager.get("/webjars/d3/7.9.0/package.json").statusCode()).isEqualTo(403);
        for (String data : List.of(
                "/api/oversight/figures",
                "/api/oversight/finished",
                "/api/oversight/processes/x/activities",
                "/api/oversight/instances/x/acts")) {
            assertThat(officer.get(data).statusCode()).as(data).isEqualTo(403);
        }
    }

    private DossierNumber closed() {
        DossierNumber number = open();
        transaction.executeWithoutResult(status -> dossiers.close(number, Ending.WITHDRAWN, new Person("instructeur")));
        return number;
    }

    private static JsonNode row(JsonNode figure, String activity) {
        for (JsonNode row : figure.get("rows")) {
            if (row.get("activity").asText().equals(activity)) {
                return row;
            }
        }
        throw new AssertionError(activity + " is not among " + figure);
    }

    private static List<String> numbers(HttpResponse<String> answer) throws Exception {
        List<String> numbers = new ArrayList<>();
        json(answer).get("rows").forEach(row -> numbers.add(row.get("dossier").asText()));
        return numbers;
    }

    private static JsonNode json(HttpResponse<String> answer) throws Exception {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return new ObjectMapper().readTree(answer.body());
    }
}
