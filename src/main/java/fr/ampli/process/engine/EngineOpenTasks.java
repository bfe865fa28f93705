package fr.ampli.process.engine;

import fr.ampli.access.AwaitedTasks;
import fr.ampli.access.OpenTask;
import fr.ampli.access.OpenTaskLists;
import fr.ampli.access.OpenTasks;
import fr.ampli.access.Part;
import fr.ampli.deadline.Deadlines;
import fr.ampli.shared.DossierNumber;
import fr.ampli.shared.Person;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Reads the engine's tables in one statement: by its own queries each task would ask for its groups and its dossier
 * anew.
 */
@Component
class EngineOpenTasks implements OpenTasks, OpenTaskLists {

    private static final String ACTIVE_TASKS = """
            select t.id_, t.name_, t.proc_def_id_, t.task_def_key_, t.assignee_, t.create_time_, t.due_date_, p.business_key_,
                   array_remove(array_agg(l.group_id_), null) as groups
            from act_ru_task t
            join act_ru_execution p on p.id_ = t.proc_inst_id_
            left join act_ru_identitylink l on l.task_id_ = t.id_ and l.type_ = 'candidate'
            where p.business_key_ like 'AMPLI-%' and t.suspension_state_ = 1
            """;
    private static final String IN_ORDER = " group by t.id_, p.id_ order by t.create_time_, t.id_";

    private final JdbcClient jdbc;
    private final AwaitedTasks awaited;
    private final ObjectProvider<ProcessEngine> engine;

    EngineOpenTasks(JdbcClient jdbc, AwaitedTasks awaited, ObjectProvider<ProcessEngine> engine) {
        this.jdbc = jdbc;
        this.awaited = awaited;
        this.engine = engine;
    }

    private record Place(String process, String task) {}

    private record Model(Optional<Part> part, Optional<String> dueVariable) {}

    private record Line(
            String id,
            Place place,
            String businessKey,
            String name,
            Set<String> groups,
            String assignee,
            Instant since,
            Instant dueAt) {}

    @Override
    public List<OpenTask> all() {
        return tasks(jdbc.sql(ACTIVE_TASKS + IN_ORDER));
    }

    @Override
    public List<OpenTask> of(DossierNumber number) {
        return tasks(jdbc.sql(ACTIVE_TASKS + " and p.business_key_ = :number" + IN_ORDER)
                .param("number", number.value()));
    }

    @Override
    public List<OpenTask> withIds(Collection<String> ids) {
        return tasks(
                jdbc.sql(ACTIVE_TASKS + " and t.id_ = any(:ids)" + IN_ORDER).param("ids", ids.toArray(String[]::new)));
    }

    /** Those whose last moment lies before this one. */
    List<OpenTask> dueBefore(Instant moment) {
        return tasks(jdbc.sql(ACTIVE_TASKS + " and t.due_date_ < :moment" + IN_ORDER)
                .param("moment", Timestamp.from(moment)));
    }

    Optional<OpenTask> find(String id) {
        return tasks(jdbc.sql(ACTIVE_TASKS + " and t.id_ = :id" + IN_ORDER).param("id", id)).stream()
                .findFirst();
    }

    private List<OpenTask> tasks(JdbcClient.StatementSpec question) {
        return tasks(question.query((row, index) -> line(row)).list());
    }

    private List<OpenTask> tasks(List<Line> lines) {
        Map<Place, Model> models = models(lines);
        return lines.stream()
                .flatMap(line -> Optional.ofNullable(line.businessKey()).flatMap(DossierNumber::read).stream()
                        .map(number -> new OpenTask(
                                number,
                                line.name(),
                                line.groups(),
                                models.get(line.place()).part(),
                                Optional.ofNullable(line.assignee()).map(Person::new),
                                line.since(),
                                line.id(),
                                Optional.ofNullable(line.dueAt()).map(due -> LocalDate.ofInstant(due, Deadlines.ZONE)),
                                models.get(line.place()).dueVariable(),
                                awaited.in(line.place().task()))))
                .toList();
    }

    private Map<Place, Model> models(List<Line> lines) {
        var configuration = (ProcessEngineConfigurationImpl) engine.getObject().getProcessEngineConfiguration();
        return configuration.getCommandExecutorTxRequired().execute(context -> {
            Map<Place, Model> models = new HashMap<>();
            lines.stream().map(Line::place).distinct().forEach(place -> {
                ProcessDefinitionEntity process =
                        configuration.getDeploymentCache().findDeployedProcessDefinitionById(place.process());
                models.put(
                        place,
                        new Model(
                                TaskGuard.partOf(process, place.task()),
                                TaskClocks.dueVariable(
                                        process.getTaskDefinitions().get(place.task()))));
            });
            return models;
        });
    }

    private static Line line(ResultSet row) throws SQLException {
        Array groups = row.getArray("groups");
        Timestamp due = row.getTimestamp("due_date_");
        return new Line(
                row.getString("id_"),
                new Place(row.getString("proc_def_id_"), row.getString("task_def_key_")),
                row.getString("business_key_"),
                row.getString("name_"),
                Set.of((String[]) groups.getArray()),
                row.getString("assignee_"),
                row.getTimestamp("create_time_").toInstant(),
                due == null ? null : due.toInstant());
    }
}
