package fr.ampli.process.engine;

import static org.assertj.core.api.Assertions.assertThat;

import fr.ampli.RealEngine;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a person could slip in beside the answer of a form. */
class OnlyTheAnswerTest extends RealEngine {

    /** Whatever is refused here is refused to somebody who may work the task. */
    @BeforeEach
    void theOfficerMayWorkTheProbe() {
        AuthorizationService authorizations = engine.getAuthorizationService();
        if (authorizations
                        .createAuthorizationQuery()
                        .groupIdIn("instructeur")
                        .resourceId("probe")
                        .count()
                == 0) {
            Authorization right = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
            right.setGroupId("instructeur");
            right.setResource(Resources.PROCESS_DEFINITION);
            right.setResourceId("probe");
            right.setPermissions(authorizations
                    .createAuthorizationQuery()
                    .groupIdIn("instructeur")
                    .resourceId("ampli-pathway")
                    .singleResult()
                    .getPermissions(ProcessDefinitionPermissions.values()));
            authorizations.saveAuthorization(right);
        }
    }

    private String newTask() {
        String instance =
                engine.getRuntimeService().startProcessInstanceByKey("probe").getId();
        return engine.getTaskService()
                .createTaskQuery()
                .processInstanceId(instance)
                .singleResult()
                .getId();
    }

    private static VariableMap answerAnd(Map<String, Object> more) {
        VariableMap all =
                Variables.createVariables().putValueTyped("answer", Variables.stringValue("{\"word\":\"oui\"}", true));
        all.putAll(more);
        return all;
    }

    @Test
    void a_person_hands_in_nothing_beside_the_answer() {
        String task = newTask();
        Map<String, Object> more = Map.of("awarded", true);
        for (Runnable attempt : List.<Runnable>of(
                () -> engine.getTaskService().complete(task, answerAnd(more)),
                () -> engine.getFormService().submitTaskForm(task, answerAnd(more)),
                () -> engine.getTaskService().resolveTask(task, answerAnd(more)),
                () -> engine.getTaskService().handleBpmnError(task, "ANY", "", more),
                () -> engine.getTaskService().handleEscalation(task, "ANY", more),
                () -> engine.getTaskService().setVariable(task, "awarded", true),
                () -> engine.getTaskService().setVariableLocal(task, "awarded", true),
                () -> engine.getTaskService().removeVariable(task, "dossierNumber"),
                () -> engine.getFormService().submitStartForm(pathway(), answerAnd(more)))) {
            assertRefused(() -> asOfficer(attempt), "MORE_THAN_THE_ANSWER");
        }
        assertThat(engine.getTaskService().createTaskQuery().taskId(task).count())
                .isOne();
        assertThat(engine.getTaskService().getVariables(task)).isEmpty();
    }

    @Test
    void the_application_itself_sets_what_it_needs() {
        String task = newTask();
        engine.getTaskService().setVariable(task, "awarded", true);
        assertThat(engine.getTaskService().getVariables(task)).containsKey("awarded");
    }

    private String pathway() {
        return engine.getRepositoryService()
                .createProcessDefinitionQuery()
                .processDefinitionKey("ampli-pathway")
                .latestVersion()
                .singleResult()
                .getId();
    }

    private void asOfficer(Runnable act) {
        engine.getIdentityService().setAuthentication("instructeur", List.of("instructeur"));
        try {
            act.run();
        } finally {
            engine.getIdentityService().clearAuthentication();
        }
    }
}
