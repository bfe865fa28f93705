package fr.ampli.process.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.ampli.ScenarioTest;
import fr.ampli.shared.DossierNumber;
import java.util.List;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.jobexecutor.MessageJobDeclaration;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;

/** What the engine is not asked any more changes no answer (decision 33). */
class CommandRightsTest extends ScenarioTest {

    private void claim(Task task, String person, String group) {
        engine.getIdentityService().setAuthentication(person, List.of(group));
        try {
            engine.getTaskService().claim(task.getId(), person);
        } finally {
            engine.getIdentityService().clearAuthentication();
        }
    }

    @Test
    void a_right_that_was_taken_away_is_gone_with_the_next_act() {
        DossierNumber number = open();
        Task task = engine.getTaskService()
                .createTaskQuery()
                .processInstanceBusinessKey(number.toString())
                .taskCandidateGroup("charge-mission")
                .listPage(0, 1)
                .get(0);
        Authorization taken = engine.getAuthorizationService().createNewAuthorization(Authorization.AUTH_TYPE_REVOKE);
        taken.setUserId("charge-mission");
        taken.setResource(Resources.TASK);
        taken.setResourceId(task.getId());
        taken.removePermission(Permissions.UPDATE);
        taken.removePermission(Permissions.TASK_WORK);
        engine.getAuthorizationService().saveAuthorization(taken);

        try {
            assertThatThrownBy(() -> claim(task, "charge-mission", "charge-mission"))
                    .isInstanceOf(AuthorizationException.class);
        } finally {
            engine.getAuthorizationService().deleteAuthorization(taken.getId());
        }
        assertThatCode(() -> claim(task, "charge-mission", "charge-mission")).doesNotThrowAnyException();
    }

    @Test
    void a_batch_is_looked_for_by_its_id_only() {
        assertThat(HistoryWithoutBatches.isOfAModel(MessageJobDeclaration.ASYNC_BEFORE))
                .isTrue();
        assertThat(HistoryWithoutBatches.isOfAModel("DATE: ${dueAt}")).isTrue();
        assertThat(HistoryWithoutBatches.isOfAModel(
                        ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration())
                                .getIdGenerator()
                                .getNextId()))
                .isFalse();
    }
}
