package fr.ampli.process.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.ampli.RealEngine;
import fr.ampli.shared.Person;
import fr.ampli.shared.Refusal;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.history.HistoryLevel;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.variable.Variables;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

class TransientAnswerTest extends RealEngine {

    @Autowired
    ProcessEngine engine;

    @Autowired
    RuntimeService runtime;

    @Autowired
    TaskService tasks;

    @Autowired
    FormService forms;

    @Autowired
    JdbcTemplate database;

    @Autowired
    ProbeListener listener;

    @Autowired
    Clock clock;

    @Test
    void a_long_answer_reaches_the_listener_and_leaves_no_trace() {
        String secret = "x".repeat(10_000);
        String task = newTask();

        forms.submitTaskForm(task, Map.of("answer", Variables.stringValue("{\"word\":\"" + secret + "\"}", true)));

        assertThat(listener.heard).isEqualTo(secret);
        assertThat(listener.by).isEqualTo(Person.APPLICATION.id());
        assertThat(rowsNamedAnswer()).isZero();
        assertThat(engine.getHistoryService()
                        .createHistoricTaskInstanceQuery()
                        .taskId(task)
                        .finished()
                        .count())
                .isOne();
    }

    @Test
    void the_level_full_would_have_kept_it() {
        ProcessEngineConfigurationImpl settings =
                (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
        HistoryLevel ours = settings.getHistoryLevel();
        String task = newTask();
        settings.setHistoryLevel(HistoryLevel.HISTORY_LEVEL_FULL);
        try {
            forms.submitTaskForm(task, Map.of("answer", Variables.stringValue("{\"word\":\"court\"}", true)));
            assertThat(rowsNamedAnswer()).isOne();

            String longer = newTask();
            String json = "{\"word\":\"" + "x".repeat(10_000) + "\"}";
            assertThatThrownBy(() -> forms.submitTaskForm(longer, Map.of("answer", Variables.stringValue(json, true))))
                    .hasStackTraceContaining("insertHistoricFormPropertyEvent");
        } finally {
            settings.setHistoryLevel(ours);
            database.update("delete from act_hi_detail where name_ = 'answer'");
        }
    }

    @Test
    void an_answer_that_would_be_kept_is_refused() {
        String task = newTask();
        assertThatThrownBy(() -> forms.submitTaskForm(task, Map.of("answer", "{\"word\":\"oui\"}")))
                .rootCause()
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.reasons().get(0).code()).isEqualTo("ANSWER_NOT_TRANSIENT"));
        assertThat(rowsNamedAnswer()).isZero();
        assertThat(tasks.createTaskQuery().taskId(task).count()).isOne();
    }

    @Test
    void a_field_the_record_does_not_know_is_a_fault_of_ours_and_malformed_json_a_refusal() {
        String task = newTask();
        assertThatThrownBy(() -> submit(task, "{\"mot\":\"oui\"}"))
                .rootCause()
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("mot");
        for (String bad : new String[] {"{", "[]", "null", "", "{\"word\":{}}", "{\"word\":\"a\"} {}"}) {
            assertThatThrownBy(() -> submit(task, bad)).as(bad).rootCause().isInstanceOf(Refusal.class);
        }
        submit(task, "{}");
        assertThat(listener.heard).isNull();
    }

    @Test
    void the_engine_runs_with_the_settings_of_the_house() {
        ProcessEngineConfigurationImpl settings =
                (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
        assertThat(settings.getHistoryLevel().getName()).isEqualTo("ampli");
        assertThat(settings.isAuthorizationEnabled()).isTrue();
        assertThat(settings.isEnableExceptionsAfterUnhandledBpmnError()).isTrue();
        assertThat(settings.getHistoryTimeToLive()).isEqualTo("P3653D");
        assertThat(settings.getHistoryRemovalTimeStrategy()).isEqualTo("start");
        assertThat(settings.isTaskMetricsEnabled()).isFalse();
        assertThat(settings.getHistoryCleanupBatchWindowStartTime()).isEqualTo("22:00");
        assertThat(settings.getFailedJobRetryTimeCycle()).isEqualTo("PT1M,PT10M,PT1H");
        assertThat(settings.isEnablePasswordPolicy()).isTrue();
        assertThat(settings.isCmmnEnabled()).isFalse();
        assertThat(settings.isJavaSerializationFormatEnabled()).isFalse();
        String form = engine.getFormService().getTaskFormData(newTask()).getFormKey();
        assertThat(form).isEqualTo("embedded:deployment:probe/probe.html");
        assertThatThrownBy(() -> runtime.startProcessInstanceByKey("probe", Map.of("o", new java.math.BigDecimal(1))))
                .as("an object as variable")
                .isInstanceOf(RuntimeException.class);
    }

    @Test
    void the_clock_is_the_engine_s() {
        Instant then = Instant.parse("2027-03-01T08:00:00Z");
        ClockUtil.setCurrentTime(Date.from(then));
        try {
            assertThat(clock.instant()).isEqualTo(then);
            assertThat(clock.getZone()).hasToString("Europe/Paris");
        } finally {
            ClockUtil.reset();
        }
    }

    private void submit(String task, String json) {
        forms.submitTaskForm(task, Map.of("answer", Variables.stringValue(json, true)));
    }

    private String newTask() {
        String instance = runtime.startProcessInstanceByKey("probe").getId();
        return tasks.createTaskQuery()
                .processInstanceId(instance)
                .singleResult()
                .getId();
    }

    private int rowsNamedAnswer() {
        return database.queryForObject("""
                select (select count(*) from act_ru_variable where name_ = 'answer')
                     + (select count(*) from act_hi_varinst where name_ = 'answer')
                     + (select count(*) from act_hi_detail where name_ = 'answer')
                """, Integer.class);
    }
}
