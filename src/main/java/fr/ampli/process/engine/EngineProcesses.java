package fr.ampli.process.engine;

import fr.ampli.oversight.Processes;
import fr.ampli.shared.DossierNumber;
import fr.ampli.shared.Person;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.history.HistoricTaskInstance;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.camunda.bpm.model.bpmn.instance.dc.Bounds;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the engine's history. Who may ask is said by the doors: the engine's own grants are not asked here. */
@Component
class EngineProcesses implements Processes {

    /** Page by page from where the last one ended; the engine's own query counts its way from the top. */
    private static final String STEPS = """
            select a.id_, a.act_name_, a.act_id_, a.act_type_, a.start_time_, a.end_time_, a.act_inst_state_, a.assignee_,
                   coalesce(d.name_, d.key_) as process
            from act_hi_actinst a
            join act_re_procdef d on d.id_ = a.proc_def_id_
            where a.act_type_ not like '%Gateway' and a.act_type_ <> 'multiInstanceBody'
            """;

    private static final String AFTER = " and (a.start_time_, a.id_) < (:at, :id)";
    private static final String IN_ORDER = " order by a.start_time_ desc, a.id_ desc limit :limit";

    private static final int INTERRUPTED = 2;

    private static final Map<String, String> KINDS = Map.of(
            "userTask", "Tâche",
            "serviceTask", "Traitement automatique",
            "sendTask", "Envoi",
            "receiveTask", "Attente",
            "businessRuleTask", "Règle de décision",
            "callActivity", "Sous-processus",
            "subProcess", "Sous-processus",
            "eventSubProcess", "Sous-processus");

    private final JdbcClient jdbc;
    private final ObjectProvider<ProcessEngine> engine;

    EngineProcesses(JdbcClient jdbc, ObjectProvider<ProcessEngine> engine) {
        this.jdbc = jdbc;
        this.engine = engine;
    }

    @Override
    public Optional<Model> model(String definitionId) {
        RepositoryService repository = engine.getObject().getRepositoryService();
        ProcessDefinition definition = repository
                .createProcessDefinitionQuery()
                .processDefinitionId(definitionId)
                .singleResult();
        if (definition == null) {
            return Optional.empty();
        }
        BpmnModelInstance model = repository.getBpmnModelInstance(definitionId);
        Map<String, Bounds> places = new HashMap<>();
        model.getModelElementsByType(BpmnShape.class)
                .forEach(shape -> places.put(shape.getBpmnElement().getId(), shape.getBounds()));
        List<Node> nodes = model.getModelElementsByType(FlowNode.class).stream()
                .filter(node -> !(node instanceof Gateway) && places.containsKey(node.getId()))
                .sorted(Comparator.comparing(node -> places.get(node.getId()).getX()))
                .map(node -> new Node(node.getId(), oneLine(node.getName() == null ? node.getId() : node.getName())))
                .toList();
        return Optional.of(new Model(
                definition.getKey(),
                definition.getVersion(),
                definition.getName() == null ? definition.getKey() : definition.getName(),
                nodes));
    }

    @Override
    public Optional<DossierNumber> dossierOf(String instanceId) {
        HistoricProcessInstance instance = engine.getObject()
                .getHistoryService()
                .createHistoricProcessInstanceQuery()
                .processInstanceId(instanceId)
                .singleResult();
        return Optional.ofNullable(instance)
                .map(HistoricProcessInstance::getBusinessKey)
                .flatMap(DossierNumber::read);
    }

    @Override
    public Optional<DossierNumber> dossierOfTask(String taskId) {
        return Optional.ofNullable(engine.getObject()
                        .getHistoryService()
                        .createHistoricTaskInstanceQuery()
                        .taskId(taskId)
                        .singleResult())
                .map(HistoricTaskInstance::getProcessInstanceId)
                .flatMap(this::dossierOf);
    }

    @Override
    public List<Step> ofInstance(String instanceId, Optional<String> after, int limit) {
        return steps(" and a.proc_inst_id_ = :of", instanceId, after, limit);
    }

    @Override
    public List<Step> ofDossier(DossierNumber number, Optional<String> after, int limit) {
        return steps(
                " and a.proc_inst_id_ in (select id_ from act_hi_procinst where business_key_ = :of)",
                number.value(),
                after,
                limit);
    }

    private List<Step> steps(String condition, String of, Optional<String> after, int limit) {
        Map<String, Object> values = new HashMap<>(Map.of("of", of, "limit", limit));
        after.map(place -> place.split("~", 2)).ifPresent(place -> {
            values.put("at", Timestamp.from(Instant.ofEpochMilli(Long.parseLong(place[0]))));
            values.put("id", place[1]);
        });
        return jdbc.sql(STEPS + condition + (after.isPresent() ? AFTER : "") + IN_ORDER)
                .params(values)
                .query(EngineProcesses::step)
                .list();
    }

    private static Step step(ResultSet row, int index) throws SQLException {
        Timestamp started = row.getTimestamp("start_time_");
        String type = row.getString("act_type_");
        return new Step(
                started.getTime() + "~" + row.getString("id_"),
                row.getString("process"),
                oneLine(Optional.ofNullable(row.getString("act_name_")).orElse(row.getString("act_id_"))),
                KINDS.getOrDefault(type, type.contains("End") ? "Fin" : type.contains("tart") ? "Début" : "Événement"),
                started.toInstant(),
                Optional.ofNullable(row.getTimestamp("end_time_")).map(Timestamp::toInstant),
                row.getInt("act_inst_state_") == INTERRUPTED,
                Optional.ofNullable(row.getString("assignee_")).map(Person::new));
    }

    private static String oneLine(String name) {
        return name.replaceAll("\\s+", " ");
    }
}
