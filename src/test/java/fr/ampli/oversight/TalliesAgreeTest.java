package fr.ampli.oversight;

import static org.assertj.core.api.Assertions.assertThat;

import fr.ampli.ScenarioTest;
import fr.ampli.process.demo.HappyPath;
import fr.ampli.shared.DossierNumber;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Whatever the build has done so far: each sum is what counting the record anew gives, and the tasks on record are the
 * engine's. A trigger that was forgotten shows here.
 */
class TalliesAgreeTest extends ScenarioTest {

    /** Old days of what is open may be kept by their month. */
    private static final String DISAGREEMENTS = """
            with both_sides as (
              select measure, facet, case when measure like 'open-%' then ampli.month_of(day) else day end as day, value,
                     n as recorded, total as recorded_total, 0 as kept, 0 as kept_total
                from ampli.tally_of_record
              union all
              select measure, facet, case when measure like 'open-%' then ampli.month_of(day) else day end, value, 0, 0, n, total
                from ampli.tally where measure = any(:measures))
            select concat_ws(' ', measure, facet, day, value, ': recorded', sum(recorded), sum(recorded_total), ', kept',
                sum(kept), sum(kept_total))
            from both_sides group by measure, facet, day, value
            having sum(recorded) <> sum(kept) or sum(recorded_total) <> sum(kept_total)
            order by 1
            """;

    /** Every measure that the view counts; docs/figures.md explains them. */
    private static final List<String> MEASURES = List.of(
            "open-dossier",
            "ending",
            "open-task",
            "open-clock",
            "left-clock",
            "expected",
            "delay",
            "ledger",
            "application",
            "asked-piece",
            "piece-request",
            "implied-rejection",
            "committee",
            "decision",
            "reorientation",
            "meeting",
            "department",
            "cash-point",
            "referral-answer");

    @Autowired
    Tallies tallies;

    @Autowired
    TaskService tasks;

    private List<String> disagreements() {
        return jdbc.sql(DISAGREEMENTS)
                .param("measures", MEASURES.toArray(String[]::new))
                .query(String.class)
                .list();
    }

    @Test
    void sums_and_record_agree_before_and_after_folding() {
        DossierNumber adjourned = after(HappyPath.FEASIBILITY, HappyPath.SUBMISSION);
        DossierNumber gone = open();
        walk.complete(gone, "UserTask_HoldOrientationInterview", "charge-mission", "other-scheme", Map.of());

        assertThat(disagreements()).isEmpty();
        tallies.compact();
        assertThat(disagreements()).isEmpty();
        assertThat(tallies.compact()).as("nothing is left to fold").isZero();
    }

    @Test
    void tasks_on_record_are_the_engine_s() {
        DossierNumber number = open();
        Task task = walk.task(number, "UserTask_HoldOrientationInterview");
        task.setDueDate(Date.from(Instant.parse("2026-04-01T10:00:00Z")));
        tasks.saveTask(task);
        assertThat(jdbc.sql("select due_on from ampli.open_task where id = :id")
                        .param("id", task.getId())
                        .query(LocalDate.class)
                        .single())
                .isEqualTo(LocalDate.of(2026, 4, 1));
        List<String> differences = jdbc.sql("""
                        select coalesce(o.id || ' ' || o.task_key || ' is on record only',
                                        t.id_ || ' ' || t.task_def_key_ || ' is the engine''s only')
                        from ampli.open_task o
                        full join act_ru_task t on t.id_ = o.id
                          and (o.due_on is null) = (t.due_date_ is null) and o.task_key = t.task_def_key_
                          and (o.due_on is null or o.due_on
                               = ampli.paris_day(t.due_date_ at time zone current_setting('timezone')))
                        where o.id is null or t.id_ is null
                        """).query(String.class).list();
        assertThat(differences).isEmpty();
    }
}
