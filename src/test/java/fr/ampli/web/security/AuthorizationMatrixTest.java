package fr.ampli.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import fr.ampli.ScenarioTest;
import fr.ampli.access.Part;
import fr.ampli.access.Parts;
import fr.ampli.process.demo.HappyPath;
import fr.ampli.process.demo.SamplePdf;
import fr.ampli.process.engine.DemoPassword;
import fr.ampli.process.engine.Directory;
import fr.ampli.process.engine.Directory.Newcomer;
import fr.ampli.shared.DossierNumber;
import fr.ampli.shared.Person;
import fr.ampli.web.security.MappedEndpoints.Mapped;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.core.io.ClassPathResource;
import org.springframework.transaction.support.TransactionTemplate;
import org.yaml.snakeyaml.Yaml;

/**
 * The authorization matrix: access/endpoints.yaml (group × address) and access/dossier-matrix.yaml (group × operation ×
 * stage × relation) against the running application. Every address that Spring or Camunda answers to, knocked at by
 * one person of each group and by nobody. An address without a line must be closed to all of them.
 */
class AuthorizationMatrixTest extends ScenarioTest {

    private static final List<String> PEOPLE = List.of(
            "charge-mission",
            "instructeur",
            "valideur",
            "comite",
            "signataire",
            "controleur",
            "ordonnateur",
            "responsable",
            "camunda-admin",
            "technique");

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    @Autowired
    Directory directory;

    @Autowired
    Parts parts;

    @Autowired
    TransactionTemplate transaction;

    private final Endpoints endpoints = Endpoints.fromFile();

    @BeforeEach
    void oneOfEachGroup() {
        for (String group : PEOPLE) {
            directory.enrol(new Newcomer("m." + group, "Prénom", "Nom", null, DemoPassword.VALUE, true, group));
        }
    }

    private Set<Mapped> mapped() throws Exception {
        Set<Mapped> all = new TreeSet<>(MappedEndpoints.ofSpring(context));
        all.addAll(MappedEndpoints.ofCamunda(context));
        // What no handler maps: direct addresses of what lies in the jar, and of what a server tends to show
        for (String direct : List.of(
                "/forms/open-dossier.html",
                "/processes/payment.bpmn",
                "/application.yaml",
                "/access/groups.yaml",
                "/webjars/camunda/app/tasklist/index.html",
                "/actuator",
                "/actuator/env",
                "/actuator/heapdump",
                "/h2-console",
                "/swaggerui",
                "/engine-rest/openapi.json",
                "/engine-rest/application.wadl",
                "/camunda/api",
                "/camunda/api/engine/engine/other/task",
                "/engine-rest/engine/other/task",
                "/login",
                "/logout",
                "/nothing")) {
            all.add(new Mapped("GET", direct));
        }
        return all;
    }

    @Test
    void nothing_was_overlooked() throws Exception {
        Set<Mapped> all = mapped();
        assertThat(all)
                .contains(
                        new Mapped("GET", "/api/dossiers/x"),
                        new Mapped("POST", "/camunda/api/engine/engine/default/task/x/claim"),
                        new Mapped("POST", "/camunda/api/engine/engine/default/filter/x/list"),
                        new Mapped("DELETE", "/engine-rest/process-instance/x"),
                        new Mapped("POST", "/engine-rest/engine/default/deployment/create"),
                        new Mapped("POST", "/camunda/api/admin/setup/default/user/create"))
                .hasSizeGreaterThan(1000);
    }

    @Test
    void each_address_answers_those_whom_the_table_names_and_nobody_else() throws Exception {
        Map<String, HttpBrowser> browsers = new LinkedHashMap<>();
        for (String group : PEOPLE) {
            browsers.put(group, group.equals("technique") ? new HttpBrowser(port) : in(group));
        }
        HttpBrowser nobody = new HttpBrowser(port);
        List<String> mismatches = new ArrayList<>();
        int knocks = 0;
        for (Mapped mapped : mapped()) {
            Optional<Endpoints.Endpoint> line = endpoints.of(mapped.method(), mapped.path());
            boolean open = line.filter(Endpoints.Endpoint::isOpen).isPresent();
            if (!open && !endsTheSession(mapped)) {
                knocks++;
                HttpResponse<String> answer = knock(nobody, "", mapped);
                boolean toLogin = answer.statusCode() == 302
                        && answer.headers().firstValue("Location").orElse("").endsWith("/connexion");
                if (answer.statusCode() != 401 && !toLogin && answer.statusCode() != 404) {
                    mismatches.add("nobody: " + mapped + " " + answer.statusCode());
                }
            }
            for (String group : PEOPLE) {
                if (endsTheSession(mapped)) {
                    continue; // OneLoginTest#tasklist_s_own_logout_ends_the_one_session
                }
                knocks++;
                boolean mayIn = open
                        || line.filter(each -> each.groups().contains(group)).isPresent();
                HttpResponse<String> answer = knock(browsers.get(group), group, mapped);
                boolean wasIn = !isClosed(answer, mapped, group);
                if (wasIn != mayIn) {
                    mismatches.add(group + ": " + mapped + " " + answer.statusCode() + ", should be "
                            + (mayIn ? "open" : "closed") + ": "
                            + answer.body().lines().findFirst().orElse(""));
                }
            }
        }
        assertThat(mismatches).as("%d knocks", knocks).isEmpty();
        assertThat(knocks).isGreaterThan(10_000);
    }

    private HttpBrowser in(String group) throws Exception {
        return HttpBrowser.of(port, "m." + group, DemoPassword.VALUE);
    }

    private static boolean endsTheSession(Mapped mapped) {
        return mapped.path().endsWith("/logout") || mapped.path().equals("/deconnexion");
    }

    private static HttpResponse<String> knock(HttpBrowser browser, String group, Mapped mapped) throws Exception {
        if (mapped.path().startsWith("/engine-rest") && !group.isEmpty()) {
            return browser.program(mapped.method(), mapped.path(), "m." + group, DemoPassword.VALUE, "{}");
        }
        return mapped.method().equals("GET")
                ? browser.get(mapped.path())
                : browser.change(mapped.method(), mapped.path(), "{}");
    }

    /** Closed by the door itself, not by a missing token. */
    private static boolean isClosed(HttpResponse<String> answer, Mapped mapped, String group) {
        if (mapped.path().startsWith("/camunda/api/admin/setup")) {
            return answer.statusCode() == 404;
        }
        if (group.equals("technique") && !mapped.path().startsWith("/engine-rest")) {
            return answer.statusCode() == 401 || answer.statusCode() == 302;
        }
        return answer.statusCode() == 403
                && (answer.body().contains("Forbidden") || answer.body().contains("Accès refusé"));
    }

    /** One cell of access/dossier-matrix.yaml tried over HTTP. */
    private interface Attempt {
        HttpResponse<String> by(HttpBrowser browser, String person) throws Exception;
    }

    @Test
    @SuppressWarnings("unchecked")
    void each_group_does_at_each_stage_what_the_table_says_and_nothing_with_a_conflict() throws Exception {
        Map<String, Object> table =
                new Yaml().load(new ClassPathResource("access/dossier-matrix.yaml").getInputStream());
        Map<String, String> stages = (Map<String, String>) table.get("stages");
        Map<String, Map<String, List<String>>> operations =
                (Map<String, Map<String, List<String>>>) table.get("operations");
        Map<String, HttpBrowser> strangers = new LinkedHashMap<>();
        Map<String, HttpBrowser> conflicted = new LinkedHashMap<>();
        for (String group : PEOPLE) {
            if (!group.equals("technique")) {
                directory.enrol(new Newcomer("c." + group, "Prénom", "Nom", null, DemoPassword.VALUE, true, group));
                strangers.put(group, in(group));
                conflicted.put(group, HttpBrowser.of(port, "c." + group, DemoPassword.VALUE));
            }
        }
        List<String> mismatches = new ArrayList<>();
        int tries = 0;
        for (var stage : stages.entrySet()) {
            DossierNumber number = dossierAt(stage.getKey());
            String task = stage.getValue().equals("none")
                    ? "none"
                    : walk.task(number, stage.getValue()).getId();
            String instance = instances(number, "ampli-pathway").get(0).getId();
            for (String group : conflicted.keySet()) {
                transaction.executeWithoutResult(
                        status -> parts.take(number, new Person("c." + group), Part.CONFLICT_DECLARED));
            }
            for (var operation : operations.entrySet()) {
                Attempt attempt = attempt(operation.getKey(), number, task, instance);
                if (attempt == null) {
                    continue;
                }
                List<String> allowed = operation.getValue().getOrDefault(stage.getKey(), List.of());
                for (String group : strangers.keySet()) {
                    tries += 2;
                    check(
                            mismatches,
                            operation.getKey(),
                            stage.getKey(),
                            "stranger",
                            group,
                            allowed.contains(group),
                            attempt.by(strangers.get(group), "m." + group));
                    free(task);
                    // Letting go is all that a conflict leaves; handing over in general is the administrator's
                    boolean letsGo = operation.getKey().equals("give the task back") && allowed.contains(group);
                    check(
                            mismatches,
                            operation.getKey(),
                            stage.getKey(),
                            "conflict",
                            group,
                            letsGo,
                            attempt.by(conflicted.get(group), "c." + group));
                    free(task);
                }
            }
        }
        assertThat(mismatches).as("%d tries", tries).isEmpty();
        assertThat(tries).isGreaterThan(1_000);
    }

    @Test
    @SuppressWarnings("unchecked")
    void who_did_an_incompatible_part_is_refused_and_hears_who_may() throws Exception {
        Map<String, Object> table =
                new Yaml().load(new ClassPathResource("access/dossier-matrix.yaml").getInputStream());
        for (Map<String, String> pair : (List<Map<String, String>>) table.get("separated")) {
            DossierNumber number = dossierAt(pair.get("task at"));
            String task = walk.tasks(number).get(0).getId();
            HttpBrowser browser = HttpBrowser.of(port, pair.get("person"), DemoPassword.VALUE);
            String instance = instances(number, "ampli-pathway").get(0).getId();
            for (String operation : List.of(
                    "claim the task",
                    "assign the task to oneself",
                    "complete the task",
                    "raise an error on the task")) {
                var answer = attempt(operation, number, task, instance).by(browser, pair.get("person"));
                assertThat(answer.statusCode()).as(operation).isEqualTo(400);
                assertThat(answer.body())
                        .as(operation)
                        .contains("SEPARATION_OF_DUTIES")
                        .contains("vous avez déjà assuré « instruction »")
                        .contains("Igor Dupuy")
                        .doesNotContain("instructeur2");
            }
        }
    }

    private static void check(
            List<String> mismatches,
            String operation,
            String stage,
            String relation,
            String group,
            boolean allowed,
            HttpResponse<String> answer) {
        // An empty answer to a form that one may complete is refused for its content, not for the person
        boolean refusedForThePerson = answer.statusCode() == 401
                || answer.statusCode() == 403
                || answer.body().contains("NOT_YOUR_GROUP")
                || answer.body().contains("DOSSIER_CLOSED")
                || answer.body().contains("SEPARATION_OF_DUTIES");
        // An error that no model catches is a failure of the engine, and nothing happens
        boolean uncaught = answer.body().contains("Propagation of bpmn error ANY failed");
        if (allowed == refusedForThePerson || (answer.statusCode() >= 500 && !uncaught)) {
            mismatches.add(operation + " at " + stage + " by " + group + " (" + relation + "): " + answer.statusCode()
                    + ", should be " + (allowed ? "allowed" : "refused") + ": "
                    + answer.body().lines().findFirst().orElse(""));
        }
    }

    /** Null where the operation has nothing to work on: no document yet, no task any more. */
    private Attempt attempt(String operation, DossierNumber number, String task, String instance) {
        String api = "/camunda/api/engine/engine/default";
        String taskPath = api + "/task/" + task;
        if (task.equals("none") && operation.contains("the task")) {
            return null;
        }
        return switch (operation) {
            case "read facts" -> (browser, person) -> browser.get("/api/dossiers/" + number);
            case "list documents" -> (browser, person) -> browser.get("/api/dossiers/" + number + "/documents");
            case "read a document" -> {
                var stored = documents.of(number);
                yield stored.isEmpty()
                        ? null
                        : (browser, person) ->
                                browser.get("/api/documents/" + stored.get(0).id());
            }
            case "add a document" ->
                (browser, person) -> browser.upload(
                        "/api/dossiers/" + number + "/documents?kind=STATUTES", SamplePdf.of("STATUTES"));
            case "claim the task" ->
                (browser, person) -> browser.post(taskPath + "/claim", "{\"userId\":\"" + person + "\"}");
            case "assign the task to oneself" ->
                (browser, person) -> browser.post(taskPath + "/assignee", "{\"userId\":\"" + person + "\"}");
            case "complete the task" ->
                (browser, person) -> browser.post(
                        taskPath + "/submit-form",
                        "{\"variables\":{\"answer\":{\"value\":\"{}\",\"type\":\"String\",\"valueInfo\":{\"transient\":true}}}}");
            case "raise an error on the task" ->
                (browser, person) -> browser.post(taskPath + "/bpmnError", "{\"errorCode\":\"ANY\"}");
            case "give the task back" -> (browser, person) -> browser.post(taskPath + "/assignee", "{\"userId\":null}");
            case "delete the process" ->
                (browser, person) -> browser.change("DELETE", api + "/process-instance/" + instance, "");
            case "move the process" ->
                (browser, person) -> browser.post(
                        api + "/process-instance/" + instance + "/modification",
                        "{\"instructions\":[{\"type\":\"startBeforeActivity\",\"activityId\":\"EndEvent_Settled\"}]}");
            case "change a variable" ->
                (browser, person) -> browser.change(
                        "PUT",
                        api + "/process-instance/" + instance + "/variables/holderName",
                        "{\"value\":\"x\",\"type\":\"String\"}");
            default -> throw new IllegalArgumentException(operation + " has no attempt");
        };
    }

    private void free(String task) {
        if (!task.equals("none")) {
            engine.getTaskService().setAssignee(task, null);
        }
    }

    private DossierNumber dossierAt(String stage) {
        DossierNumber number = open();
        List<List<HappyPath.Step>> way = switch (stage) {
            case "first-contact" -> List.of();
            case "submission" -> List.of(HappyPath.FEASIBILITY, HappyPath.SUBMISSION.subList(0, 1));
            case "review" -> List.of(HappyPath.FEASIBILITY, HappyPath.SUBMISSION, HappyPath.REVIEW.subList(0, 2));
            case "agreement" -> List.of(HappyPath.FEASIBILITY, HappyPath.SUBMISSION, HappyPath.REVIEW);
            case "advance" ->
                List.of(
                        HappyPath.FEASIBILITY,
                        HappyPath.SUBMISSION,
                        HappyPath.REVIEW,
                        HappyPath.AGREEMENT,
                        HappyPath.START);
            case "start-up" ->
                List.of(
                        HappyPath.FEASIBILITY,
                        HappyPath.SUBMISSION,
                        HappyPath.REVIEW,
                        HappyPath.AGREEMENT,
                        HappyPath.START,
                        HappyPath.PAYMENT);
            case "closed" -> List.of(HappyPath.WHOLE);
            default -> throw new IllegalArgumentException(stage);
        };
        way.forEach(steps -> take(number, steps));
        return number;
    }
}
