package fr.ampli.process.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import fr.ampli.process.absence.Office;
import fr.ampli.shared.DossierNumber;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is summed up while it happens, against what history holds line by line. */
class ActivityTalliesTest extends Office {

    /** Where the two tell different things; of steps whose history is kept. */
    private static final String DIFFERENCES = """
            with happened as (
              select d.key_ || ':' || d.version_ || ':' || a.act_id_ as facet,
                     count(*) filter (where a.end_time_ is null) as running,
                     count(*) filter (where a.end_time_ is not null and a.act_inst_state_ <> 2) as finished,
                     coalesce(sum(a.duration_) filter (where a.end_time_ is not null and a.act_inst_state_ <> 2), 0) as lasted
              from act_hi_actinst a join act_re_procdef d on d.id_ = a.proc_def_id_
              where a.act_type_ not like '%Gateway' and a.act_type_ <> 'multiInstanceBody' group by 1
              union all
              select d.key_ || ':' || d.version_ || ':', count(*) filter (where p.end_time_ is null),
                     count(*) filter (where p.state_ = 'COMPLETED'),
                     coalesce(sum(p.duration_) filter (where p.state_ = 'COMPLETED'), 0)
              from act_hi_procinst p join act_re_procdef d on d.id_ = p.proc_def_id_ group by 1),
            summed as (
              select facet, coalesce(sum(n) filter (where measure = 'activity-running'), 0) as running,
                     coalesce(sum(n) filter (where measure = 'activity-finished'), 0) as finished,
                     coalesce(sum(total) filter (where measure = 'activity-finished'), 0) as lasted
              from ampli.tally where measure in ('activity-running', 'activity-finished') group by facet)
            select facet, h.running, s.running as summed_running, h.finished, s.finished as summed_finished, h.lasted,
                   s.lasted as summed_lasted
            from happened h full join summed s using (facet)
            where (coalesce(h.running, 0), coalesce(h.finished, 0), coalesce(h.lasted, 0))
               is distinct from (coalesce(s.running, 0), coalesce(s.finished, 0), coalesce(s.lasted, 0))
            """;

    @Test
    void the_sums_are_what_history_holds() {
        DossierNumber number = toReview();
        moveTo(today().plusDays(5));
        walk.complete(number, "UserTask_ReviewCriteria", "instructeur", Map.of());
        engine.getRuntimeService()
                .deleteProcessInstance(instances(open(), "ampli-pathway").get(0).getId(), "essai");

        assertThat(lines()).isPositive();
        assertThat(differences()).isEmpty();
    }

    @Test
    void a_command_that_fails_leaves_nothing() {
        DossierNumber number = open();
        long before = lines();
        Throwable refused = catchThrowable(() -> walk.complete(
                number, "UserTask_HoldOrientationInterview", "charge-mission", Map.of("route", "NOWHERE")));
        assertThat(refused).isNotNull();
        assertThat(lines()).isEqualTo(before);
        transaction.executeWithoutResult(status -> {
            engine.getRuntimeService().startProcessInstanceByKey("deadline-watch");
            assertThat(lines()).as("within the transaction").isGreaterThan(before);
            status.setRollbackOnly();
        });
        assertThat(lines()).isEqualTo(before);
        assertThat(differences()).isEmpty();
    }

    private long lines() {
        return jdbc.sql("select count(*) from ampli.tally where measure like 'activity-%'")
                .query(Long.class)
                .single();
    }

    private List<Map<String, Object>> differences() {
        return jdbc.sql(DIFFERENCES).query().listOfRows();
    }
}
