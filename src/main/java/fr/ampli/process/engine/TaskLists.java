package fr.ampli.process.engine;

import fr.ampli.access.AwaitedTasks;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.task.TaskQuery;

/**
 * The lists that officers find in Tasklist, the same for everybody: each shows what is the reader's. They are ours:
 * what somebody changes in them by hand is brought back at the next start, and one that is no longer here goes. A list
 * that others made stays as it is.
 */
final class TaskLists {

    static final String MINE = "Mes tâches";
    static final String OF_MY_GROUPS = "Tâches de mes groupes";
    static final String THIS_WEEK = "À faire cette semaine";
    static final String LATE = "En retard";
    static final String WAITING = "En attente d’autrui";

    /** The property by which we know our own, whatever they are called. */
    private static final String KIND = "ampli";

    private static final String ME = "${currentUser()}";
    private static final String MY_GROUPS = "${currentUserGroups()}";
    private static final String NOW = "${now()}";
    /** The end of the seventh day from today. */
    private static final String IN_A_WEEK = "${dateTime().plusDays(8).withTimeAtStartOfDay()}";

    private final FilterService filters;
    private final String[] waiting;

    TaskLists(FilterService filters, AwaitedTasks awaited) {
        this.filters = filters;
        this.waiting = awaited.all().toArray(String[]::new);
    }

    private record ListOf(String kind, String name, String description, String color, TaskQuery query) {}

    private List<ListOf> ours() {
        return List.of(
                new ListOf(
                        "mine",
                        MINE,
                        "Ce que vous avez pris en charge",
                        "#1b4f72",
                        new TaskQueryImpl().taskAssigneeExpression(ME)),
                new ListOf(
                        "groups",
                        OF_MY_GROUPS,
                        "Ce que personne n’a encore pris",
                        "#196f3d",
                        new TaskQueryImpl().taskCandidateGroupInExpression(MY_GROUPS)),
                new ListOf(
                        "week",
                        THIS_WEEK,
                        "Échéance dans les sept jours, à vous ou à prendre",
                        "#7d5a00",
                        new TaskQueryImpl()
                                .or()
                                .taskAssigneeExpression(ME)
                                .taskCandidateGroupInExpression(MY_GROUPS)
                                .endOr()
                                .taskDefinitionKeyNotIn(waiting)
                                .dueAfterExpression(NOW)
                                .dueBeforeExpression(IN_A_WEEK)),
                new ListOf(
                        "late",
                        LATE,
                        "Échéance dépassée, prises ou non",
                        "#922b21",
                        new TaskQueryImpl()
                                .taskCandidateGroupInExpression(MY_GROUPS)
                                .includeAssignedTasks()
                                .dueBeforeExpression(NOW)),
                new ListOf(
                        "waiting",
                        WAITING,
                        "Le porteur, un partenaire ou un autre service doit d’abord agir",
                        "#565e6b",
                        new TaskQueryImpl()
                                .taskCandidateGroupInExpression(MY_GROUPS)
                                .includeAssignedTasks()
                                .taskDefinitionKeyIn(waiting)));
    }

    /** @return our lists by name */
    Map<String, Filter> bringUpToDate() {
        List<Filter> present = filters.createTaskFilterQuery().list();
        Map<String, Filter> lists = new LinkedHashMap<>();
        int position = 0;
        for (ListOf each : ours()) {
            position += 10;
            lists.put(each.name(), save(each, position, present));
        }
        present.stream()
                .filter(filter -> !kindOf(filter).isEmpty())
                .filter(filter ->
                        lists.values().stream().noneMatch(kept -> kept.getId().equals(filter.getId())))
                .forEach(filter -> filters.deleteFilter(filter.getId()));
        return lists;
    }

    /** Which of our lists a filter is; blank for one that is none. */
    static String kindOf(Filter filter) {
        Map<String, Object> properties = filter.getProperties();
        return properties != null && properties.get(KIND) instanceof String kind ? kind : "";
    }

    private Filter save(ListOf list, int position, List<Filter> present) {
        // By name too: the first of our lists were made without a mark
        Filter filter = present.stream()
                .filter(each -> kindOf(each).equals(list.kind()))
                .findFirst()
                .or(() -> present.stream()
                        .filter(each -> kindOf(each).isEmpty() && each.getName().equals(list.name()))
                        .findFirst())
                .orElseGet(() -> filters.newTaskFilter(list.name()));
        filter.setName(list.name());
        filter.setQuery(list.query()
                .orderByDueDate()
                .asc()
                .orderByTaskPriority()
                .desc()
                .orderByTaskCreateTime()
                .asc());
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put(KIND, list.kind());
        properties.put("description", list.description());
        properties.put("priority", position);
        properties.put("color", list.color());
        properties.put("refresh", true);
        // What a card says of the dossier comes from the record, see ampli-lists.js: variables would cost a query each
        properties.put("showUndefinedVariable", false);
        properties.put("variables", List.of());
        filter.setProperties(properties);
        return filters.saveFilter(filter);
    }
}
