package fr.ampli.process.engine;

import fr.ampli.access.OpenTask;
import fr.ampli.access.OpenTasks;
import fr.ampli.access.Part;
import fr.ampli.shared.DossierNumber;
import fr.ampli.shared.Person;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Reads the engine's tables in one statement: by its own queries each task would ask for its groups and its dossier
 * anew.
 */
@Component
class EngineOpenTasks implements OpenTasks {

    private static final String ACTIVE_TASKS = """
            select t.name_, t.proc_def_id_, t.task_def_key_, t.assignee_, t.create_time_, p.business_key_,
                   array_remove(array_agg(l.group_id_), null) as groups
            from act_ru_task t
            join act_ru_execution p on p.id_ = t.proc_inst_id_
            left join act_ru_identitylink l on l.task_id_ = t.id_ and l.type_ = 'candidate'
            where p.business_key_ like 'AMPLI-%' and t.suspension_state_ = 1
            group by t.id_, p.id_
            order by t.create_time_, t.id_
            """;

    private final JdbcClient jdbc;
    private final ObjectProvider<ProcessEngine> engine;

    EngineOpenTasks(JdbcClient jdbc, ObjectProvider<ProcessEngine> engine) {
        this.jdbc = jdbc;
        this.engine = engine;
    }

    private record Place(String process, String task) {}

    private record Line(
            Place place, String businessKey, String name, Set<String> groups, String assignee, Instant since) {}

    @Override
    public List<OpenTask> all() {
        List<Line> lines =
                jdbc.sql(ACTIVE_TASKS).query((row, index) -> line(row)).list();
        Map<Place, Optional<Part>> parts = parts(lines);
        return lines.stream()
                .flatMap(line -> DossierNumber.read(line.businessKey()).stream()
                        .map(number -> new OpenTask(
                                number,
                                line.name(),
                                line.groups(),
                                parts.get(line.place()),
                                Optional.ofNullable(line.assignee()).map(Person::new),
                                line.since())))
                .toList();
    }

    private Map<Place, Optional<Part>> parts(List<Line> lines) {
        var configuration = (ProcessEngineConfigurationImpl) engine.getObject().getProcessEngineConfiguration();
        return configuration.getCommandExecutorTxRequired().execute(context -> {
            Map<Place, Optional<Part>> parts = new HashMap<>();
            lines.stream()
                    .map(Line::place)
                    .distinct()
                    .forEach(place -> parts.put(
                            place,
                            TaskGuard.partOf(
                                    configuration
                                            .getDeploymentCache()
                                            .findDeployedProcessDefinitionById(place.process()),
                                    place.task())));
            return parts;
        });
    }

    private static Line line(ResultSet row) throws SQLException {
        Array groups = row.getArray("groups");
        return new Line(
                new Place(row.getString("proc_def_id_"), row.getString("task_def_key_")),
                row.getString("business_key_"),
                row.getString("name_"),
                Set.of((String[]) groups.getArray()),
                row.getString("assignee_"),
                row.getTimestamp("create_time_").toInstant());
    }
}
