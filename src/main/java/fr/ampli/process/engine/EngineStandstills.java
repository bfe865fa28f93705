package fr.ampli.process.engine;

import fr.ampli.oversight.Standstills;
import fr.ampli.shared.DossierNumber;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Reads the engine's incidents, each where it arose and not again in every process above. A table without an order that
 * finds the oldest: looked at no farther than a screen could tell.
 */
@Component
class EngineStandstills implements Standstills {

    private static final int FAR_ENOUGH = 500;

    private final JdbcClient jdbc;
    private final ObjectProvider<ProcessEngine> engine;

    EngineStandstills(JdbcClient jdbc, ObjectProvider<ProcessEngine> engine) {
        this.jdbc = jdbc;
        this.engine = engine;
    }

    private record Line(String definition, String instance, String activity, String businessKey, Instant since) {}

    @Override
    public List<Standstill> oldest(int limit) {
        List<Line> lines = jdbc.sql("""
                        select i.proc_def_id_, i.proc_inst_id_, i.activity_id_, p.business_key_, i.incident_timestamp_
                        from (select * from (select * from act_ru_incident where id_ = root_cause_incident_id_ limit :most) few
                              order by incident_timestamp_, id_ limit :limit) i
                        left join act_ru_execution p on p.id_ = i.proc_inst_id_
                        order by i.incident_timestamp_, i.id_
                        """)
                .param("most", FAR_ENOUGH)
                .param("limit", limit)
                .query(EngineStandstills::line)
                .list();
        var configuration = (ProcessEngineConfigurationImpl) engine.getObject().getProcessEngineConfiguration();
        return configuration
                .getCommandExecutorTxRequired()
                .execute(context -> lines.stream()
                        .map(line -> standstill(
                                line,
                                configuration
                                        .getDeploymentCache()
                                        .findDeployedProcessDefinitionById(line.definition())))
                        .toList());
    }

    @Override
    public int count(int atMost) {
        return jdbc.sql("select count(*) from (select 1 from act_ru_incident where id_ = root_cause_incident_id_ "
                        + "limit :most) few")
                .param("most", atMost)
                .query(Integer.class)
                .single();
    }

    private static Standstill standstill(Line line, ProcessDefinitionEntity process) {
        ActivityImpl activity = process.findActivity(line.activity());
        return new Standstill(
                Optional.ofNullable(line.businessKey()).flatMap(DossierNumber::read),
                Optional.ofNullable(line.instance()),
                process.getName(),
                line.activity(),
                activity == null || activity.getName() == null ? line.activity() : activity.getName(),
                line.since());
    }

    private static Line line(ResultSet row, int index) throws SQLException {
        return new Line(
                row.getString("proc_def_id_"),
                row.getString("proc_inst_id_"),
                row.getString("activity_id_"),
                row.getString("business_key_"),
                row.getTimestamp("incident_timestamp_").toInstant());
    }
}
