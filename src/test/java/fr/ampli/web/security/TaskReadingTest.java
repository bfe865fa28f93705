package fr.ampli.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import fr.ampli.access.Part;
import fr.ampli.dossier.Dossier;
import fr.ampli.process.absence.Office;
import fr.ampli.process.demo.HappyPath;
import fr.ampli.shared.DossierNumber;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * What the engine's interface and our own tell of a dossier, task by task, to whom it is not open: who declared a
 * conflict of interest, and who is of a group that its stage does not concern yet. Nothing of what was said in it.
 */
class TaskReadingTest extends Office {

    private static final String ENGINE = "/camunda/api/engine/engine/default";
    private static final String SAID = "Le porteur hésite à embaucher";

    @LocalServerPort
    int port;

    private DossierNumber number;
    private Task done;
    private Task task;
    private String colleague;
    private String apart;
    private String early;

    @BeforeEach
    void aDossierUnderReview() {
        colleague = person("collegue", "instructeur");
        apart = person("parente", "instructeur");
        early = person("controleuse", "controleur");
        number = open();
        done = walk.task(number, "UserTask_HoldOrientationInterview");
        comment(done);
        take(number, HappyPath.FEASIBILITY, HappyPath.SUBMISSION, HappyPath.REVIEW.subList(0, 2));
        task = walk.task(number, "UserTask_ReviewCriteria");
        comment(task);
        take(number, apart, Part.CONFLICT_DECLARED);
    }

    private void comment(Task on) {
        act(colleague, () -> engine.getTaskService().createComment(on.getId(), null, SAID));
    }

    @Test
    void who_may_not_read_a_dossier_learns_nothing_of_it_from_its_tasks() throws Exception {
        for (String person : List.of(apart, early)) {
            HttpBrowser browser = in(person);
            for (String path : addresses()) {
                assertThat(ask(browser, path).body())
                        .as("%s for %s", path, person)
                        .doesNotContain(secrets());
            }
            assertThat(ask(browser, "/api/dossiers/" + number).statusCode()).isEqualTo(403);
            assertThat(ask(browser, "/api/drafts/TASK/" + task.getId()).body()).contains("FORM_NOT_YOURS");
        }
    }

    @Test
    void who_declared_a_conflict_adds_nothing_and_hears_why() throws Exception {
        HttpBrowser browser = in(apart);
        HttpResponse<String> answer =
                browser.post(ENGINE + "/task/" + task.getId() + "/comment/create", "{\"message\":\"x\"}");
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body())
                .contains("Vous avez déclaré un conflit d’intérêts")
                .doesNotContain(apart)
                .doesNotContain(secrets());
        HttpResponse<String> claim =
                browser.post(ENGINE + "/task/" + task.getId() + "/claim", "{\"userId\":\"" + apart + "\"}");
        assertThat(claim.body())
                .contains("Vous avez déclaré un conflit d’intérêts")
                .doesNotContain(apart)
                .doesNotContain(secrets());
        assertThat(engine.getTaskService().getTaskComments(task.getId())).hasSize(1);
        // Tasklist goes on: what it asks for with every task is empty, and the task can be given back
        assertThat(ask(browser, ENGINE + "/task/" + task.getId() + "/form-variables")
                        .body())
                .isEqualTo("{}");
        assertThat(ask(browser, ENGINE + "/task/" + task.getId() + "/comment").body())
                .isEqualTo("[]");
        // Nor does it matter that the stage does not concern the person either
        take(number, early, Part.CONFLICT_DECLARED);
        for (String person : List.of(apart, early)) {
            assertThat(ask(in(person), "/api/dossiers/" + number).body())
                    .as(person)
                    .contains("Vous avez déclaré un conflit d’intérêts")
                    .doesNotContain(person)
                    .doesNotContain(secrets());
        }
    }

    @Test
    void who_works_on_the_dossier_reads_what_was_said_and_done() throws Exception {
        HttpBrowser browser = in(colleague);
        for (Task each : List.of(done, task)) {
            assertThat(ask(browser, ENGINE + "/task/" + each.getId() + "/comment")
                            .body())
                    .contains(SAID);
        }
        assertThat(ask(browser, ENGINE + "/task/" + task.getId() + "/form-variables")
                        .body())
                .contains(dossiers.get(number).holder().name());
        browser.post(ENGINE + "/task/" + task.getId() + "/claim", "{\"userId\":\"" + colleague + "\"}");
        assertThat(ask(browser, ENGINE + "/history/user-operation?taskId=" + task.getId())
                        .body())
                .contains("Claim", colleague);
        assertThat(ask(browser, ENGINE + "/history/user-operation").body())
                .as("the history of everything is for administrators")
                .isEqualTo("[]");
        assertThat(ask(in(apart), ENGINE + "/history/user-operation?taskId=" + task.getId())
                        .body())
                .isEqualTo("[]");
    }

    private List<String> addresses() {
        List<String> all = new ArrayList<>(List.of(
                "/api/tasks/cards?ids=" + task.getId() + "," + done.getId(),
                ENGINE + "/task?processInstanceBusinessKey=" + number,
                ENGINE + "/process-instance?businessKey=" + number,
                ENGINE + "/process-instance/" + task.getProcessInstanceId(),
                ENGINE + "/process-instance/" + task.getProcessInstanceId() + "/variables",
                ENGINE + "/variable-instance?processInstanceIdIn=" + task.getProcessInstanceId(),
                ENGINE + "/history/variable-instance?processInstanceId=" + task.getProcessInstanceId(),
                ENGINE + "/history/task?taskId=" + task.getId(),
                ENGINE + "/history/user-operation?processInstanceId=" + task.getProcessInstanceId()));
        for (Task each : List.of(task, done)) {
            for (String part : List.of(
                    "",
                    "/form",
                    "/deployed-form",
                    "/rendered-form",
                    "/form-variables",
                    "/variables",
                    "/localVariables",
                    "/identity-links",
                    "/comment",
                    "/comment/",
                    "/attachment")) {
                all.add(ENGINE + "/task/" + each.getId() + part);
            }
            all.add(ENGINE + "/history/user-operation?taskId=" + each.getId());
            all.add(ENGINE + "/history/user-operation/?taskId=" + each.getId());
            all.add("/api/drafts/TASK/" + each.getId());
        }
        for (String part : List.of("startForm", "deployed-start-form", "rendered-form", "form-variables")) {
            all.add(ENGINE + "/process-definition/" + task.getProcessDefinitionId() + "/" + part);
        }
        for (Filter list : engine.getFilterService().createFilterQuery().list()) {
            all.add(ENGINE + "/filter/" + list.getId() + "/list?maxResults=2000");
        }
        return all;
    }

    private String[] secrets() {
        Dossier dossier = dossiers.get(number);
        return new String[] {
            number.toString(), dossier.holder().name(), dossier.project().title(), SAID
        };
    }

    private HttpBrowser in(String person) throws Exception {
        return HttpBrowser.of(port, person, PASSWORD);
    }

    private static HttpResponse<String> ask(HttpBrowser browser, String path) throws Exception {
        return browser.send(browser.request(path)
                .header(
                        "Accept",
                        path.contains("/list?")
                                ? "application/hal+json"
                                : path.endsWith("-form") ? "*/*" : "application/json"));
    }
}
