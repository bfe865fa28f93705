package fr.ampli.process.engine;

import org.camunda.bpm.engine.ProcessEngine;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What the engine's own tables lack for our lists. Made here and not by a migration because the engine makes its tables
 * itself, later. Looked for first: even an index that is there already would make its statement wait for all writers.
 */
@Component
class EngineIndexes implements InitializingBean {

    /** The last moment of a task {@code t}; none comes last. */
    static final String LAST_MOMENT = "coalesce(t.due_date_, 'infinity'::timestamp)";

    private static final String TASKS_BY_LAST_DAY = "ampli_task_by_last_day";

    private final JdbcClient jdbc;
    private final Directory directory;

    /** @param engine so that its tables are there */
    EngineIndexes(JdbcClient jdbc, Directory directory, ProcessEngine engine) {
        this.jdbc = jdbc;
        this.directory = directory;
    }

    @Override
    public void afterPropertiesSet() {
        directory.inTurn(() -> {
            boolean missing = jdbc.sql("select to_regclass(:name) is null")
                    .param("name", TASKS_BY_LAST_DAY)
                    .query(Boolean.class)
                    .single();
            if (missing) {
                jdbc.sql("create index " + TASKS_BY_LAST_DAY + " on act_ru_task (task_def_key_, ("
                                + LAST_MOMENT.replace("t.", "") + "), id_)")
                        .update();
            }
            return missing;
        });
    }
}
