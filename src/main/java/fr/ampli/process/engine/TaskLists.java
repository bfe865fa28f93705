package fr.ampli.process.engine;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.task.TaskQuery;

/** The lists that officers find in Tasklist, whatever their group. */
final class TaskLists {

    static final String MINE = "Mes tâches";
    static final String OF_MY_GROUPS = "Tâches de mes groupes";
    static final String LATE = "En retard";

    private final FilterService filters;

    TaskLists(FilterService filters) {
        this.filters = filters;
    }

    Map<String, Filter> bringUpToDate() {
        Map<String, Filter> lists = new LinkedHashMap<>();
        lists.put(
                MINE,
                list(
                        MINE,
                        "Ce que vous avez pris en charge",
                        10,
                        "#1b4f72",
                        new TaskQueryImpl()
                                .taskAssigneeExpression("${currentUser()}")
                                .orderByDueDate()
                                .asc()));
        lists.put(
                OF_MY_GROUPS,
                list(
                        OF_MY_GROUPS,
                        "Ce que personne n’a encore pris",
                        20,
                        "#196f3d",
                        new TaskQueryImpl()
                                .taskCandidateGroupInExpression("${currentUserGroups()}")
                                .orderByDueDate()
                                .asc()));
        lists.put(
                LATE,
                list(
                        LATE,
                        "Échéance dépassée, prises ou non",
                        30,
                        "#922b21",
                        new TaskQueryImpl()
                                .taskCandidateGroupInExpression("${currentUserGroups()}")
                                .includeAssignedTasks()
                                .dueBeforeExpression("${now()}")
                                .orderByDueDate()
                                .asc()));
        return lists;
    }

    private Filter list(String name, String description, int position, String color, TaskQuery query) {
        Filter filter = filters.createFilterQuery().filterName(name).list().stream()
                .findFirst()
                .orElseGet(() -> filters.newTaskFilter(name));
        filter.setQuery(query);
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("description", description);
        properties.put("priority", position);
        properties.put("color", color);
        properties.put("refresh", true);
        properties.put("showUndefinedVariable", false);
        properties.put(
                "variables",
                List.of(
                        Map.of("name", "dossierNumber", "label", "Dossier"),
                        Map.of("name", "holderName", "label", "Porteur")));
        filter.setProperties(properties);
        return filters.saveFilter(filter);
    }
}
