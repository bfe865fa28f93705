package fr.ampli.process.engine;

import fr.ampli.access.Staffing;
import fr.ampli.access.WorkLists;
import fr.ampli.shared.Person;
import java.util.Comparator;
import java.util.List;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.springframework.stereotype.Component;

/** The lists as Tasklist itself would count them: in the person's name, with the groups of today. */
@Component
class EngineWorkLists implements WorkLists {

    private final FilterService filters;
    private final TaskService tasks;
    private final IdentityService identities;
    private final Staffing staffing;

    EngineWorkLists(ProcessEngine engine, Staffing staffing) {
        this.filters = engine.getFilterService();
        this.tasks = engine.getTaskService();
        this.identities = engine.getIdentityService();
        this.staffing = staffing;
    }

    @Override
    public List<WorkList> of(Person person) {
        Authentication before = identities.getCurrentAuthentication();
        identities.setAuthentication(person.id(), List.copyOf(staffing.groupsOf(person)));
        try {
            return filters.createTaskFilterQuery().list().stream()
                    .sorted(Comparator.comparingInt(EngineWorkLists::position))
                    .map(filter -> new WorkList(
                            filter.getId(),
                            TaskLists.kindOf(filter),
                            filter.getName(),
                            filters.count(
                                    filter.getId(), tasks.createTaskQuery().active())))
                    .toList();
        } finally {
            identities.setAuthentication(before);
        }
    }

    private static int position(Filter filter) {
        return filter.getProperties().get("priority") instanceof Number position ? position.intValue() : 0;
    }
}
