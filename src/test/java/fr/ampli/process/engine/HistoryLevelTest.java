package fr.ampli.process.engine;

import static org.assertj.core.api.Assertions.assertThat;

import fr.ampli.ScenarioTest;
import fr.ampli.process.demo.HappyPath;
import fr.ampli.shared.DossierNumber;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.history.JobState;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;

/** What the engine's history holds and what it leaves out (decisions 10 and 33). */
class HistoryLevelTest extends ScenarioTest {

    private DossierNumber submitted() {
        return after(HappyPath.FEASIBILITY, HappyPath.SUBMISSION);
    }

    private List<String> details(DossierNumber number) {
        return jdbc.sql("""
                        select d.name_ || ' ' || d.text_ from act_hi_detail d join act_hi_procinst p on p.id_ = d.proc_inst_id_
                        where p.business_key_ = :number order by d.sequence_counter_
                        """).param("number", number.value()).query(String.class).list();
    }

    @Test
    void earlier_values_of_variables_are_kept_where_somebody_changed_one_by_hand_and_nowhere_else() {
        DossierNumber number = submitted();
        assertThat(details(number)).isEmpty();

        String pathway = instances(number, "ampli-pathway").get(0).getId();
        engine.getRuntimeService().setVariable(pathway, "submissionOutcome", "autre");

        assertThat(details(number)).containsExactly("submissionOutcome autre");
        assertThat(engine.getHistoryService()
                        .createHistoricVariableInstanceQuery()
                        .processInstanceId(pathway)
                        .variableName("submissionOutcome")
                        .singleResult()
                        .getValue())
                .isEqualTo("autre");
    }

    @Test
    void choices_are_left_out_and_every_other_step_is_kept() {
        DossierNumber number = submitted();
        assertThat(jdbc.sql("""
                        select distinct a.act_type_ from act_hi_actinst a join act_hi_procinst p on p.id_ = a.proc_inst_id_
                        where p.business_key_ = :number
                        """)
                        .param("number", number.value())
                        .query(String.class)
                        .list())
                .contains("startEvent", "userTask", "serviceTask", "sendTask", "callActivity", "noneEndEvent")
                .doesNotContain("exclusiveGateway");
        assertThat(passed(number, "ampli-pathway")).contains("CallActivity_Submission", "ServiceTask_ReserveFunds");
    }

    @Test
    void of_jobs_and_candidates_what_became_of_them_is_kept_and_what_somebody_changed() {
        DossierNumber number = submitted();
        assertThat(states(number)).isNotEmpty().doesNotContain(JobState.CREATED.getStateCode());
        assertThat(candidates(number)).isEmpty();

        String task = engine.getTaskService()
                .createTaskQuery()
                .processInstanceBusinessKey(number.toString())
                .listPage(0, 1)
                .get(0)
                .getId();
        engine.getTaskService().addCandidateGroup(task, "chef-service");

        assertThat(candidates(number)).containsExactly("chef-service");
    }

    private List<Integer> states(DossierNumber number) {
        return jdbc.sql("select distinct l.job_state_ from act_hi_job_log l join act_hi_procinst p on"
                        + " p.id_ = l.process_instance_id_ where p.business_key_ = :number")
                .param("number", number.value())
                .query(Integer.class)
                .list();
    }

    private List<String> candidates(DossierNumber number) {
        return jdbc.sql("select l.group_id_ from act_hi_identitylink l join act_hi_taskinst t on t.id_ = l.task_id_"
                        + " join act_hi_procinst p on p.id_ = t.proc_inst_id_"
                        + " where p.business_key_ = :number and l.type_ = 'candidate'")
                .param("number", number.value())
                .query(String.class)
                .list();
    }

    @Test
    void the_last_day_of_a_history_is_known_from_its_first() {
        DossierNumber number = submitted();
        assertGoesTenYearsAfterItBegan(number);
    }

    @Test
    void what_began_before_that_gets_its_day_from_the_migration() throws IOException {
        DossierNumber number = submitted();
        for (String table : List.of("act_hi_procinst", "act_hi_actinst", "act_hi_varinst")) {
            jdbc.sql("update " + table + " set removal_time_ = null where root_proc_inst_id_ = :root")
                    .param("root", instances(number, "ampli-pathway").get(0).getId())
                    .update();
        }
        jdbc.sql(new ClassPathResource("db/migration/V51__removal_from_the_start.sql")
                        .getContentAsString(StandardCharsets.UTF_8))
                .update();
        assertGoesTenYearsAfterItBegan(number);
    }

    private void assertGoesTenYearsAfterItBegan(DossierNumber number) {
        HistoricProcessInstance pathway = instances(number, "ampli-pathway").get(0);
        assertThat(pathway.getEndTime()).isNull();
        assertThat(pathway.getRemovalTime().toInstant())
                .isEqualTo(pathway.getStartTime().toInstant().plus(Duration.ofDays(3653)));
        for (String table : List.of("act_hi_actinst", "act_hi_varinst")) {
            assertThat(jdbc.sql("select distinct removal_time_ from " + table + " where root_proc_inst_id_ = :root")
                            .param("root", pathway.getId())
                            .query((row, index) -> row.getTimestamp(1).toInstant())
                            .list())
                    .as(table)
                    .containsExactly(pathway.getRemovalTime().toInstant());
        }
    }
}
