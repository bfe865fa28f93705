package fr.ampli.process.engine;

import static org.assertj.core.api.Assertions.assertThat;

import fr.ampli.access.Awaited;
import fr.ampli.access.AwaitedTasks;
import fr.ampli.access.OpenTask;
import fr.ampli.access.OpenTasks;
import fr.ampli.access.WorkLists;
import fr.ampli.access.WorkLists.WorkList;
import fr.ampli.oversight.Workload;
import fr.ampli.oversight.Workload.Bookmark;
import fr.ampli.oversight.Workload.Stretch;
import fr.ampli.oversight.Workload.Waiting;
import fr.ampli.process.absence.Office;
import fr.ampli.shared.DossierNumber;
import fr.ampli.shared.Person;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The lists of Tasklist: made once, brought back, and holding what they say, day by day. */
class TaskListsTest extends Office {

    @Autowired
    AwaitedTasks awaited;

    @Autowired
    WorkLists workLists;

    @Autowired
    OpenTasks openTasks;

    @Autowired
    Workload workload;

    @Test
    void a_second_start_brings_ours_back_and_leaves_those_of_others() {
        directory.bringUpToDate();
        Map<String, String> before = lists();
        Filter changed = named(TaskLists.LATE);
        changed.setName("En retard, à ma façon");
        changed.setQuery(engine.getTaskService().createTaskQuery());
        engine.getFilterService().saveFilter(changed);
        engine.getFilterService().saveFilter(marked("Ancienne liste", "formerly"));
        Filter theirs = engine.getFilterService().saveFilter(marked("Liste d’une autre main", ""));

        directory.bringUpToDate();

        Map<String, String> after = lists();
        assertThat(after.remove(theirs.getName())).isEqualTo(theirs.getId());
        assertThat(after).as("same names, same ids").isEqualTo(before).hasSize(5);
        assertThat(named(TaskLists.LATE).getQuery().toString())
                .isNotEqualTo(engine.getTaskService().createTaskQuery().toString());
        engine.getFilterService().deleteFilter(theirs.getId());
    }

    @Test
    void each_list_holds_what_it_says_day_by_day() {
        String adviser = person("conseillere", "charge-mission");
        String colleague = person("collegue", "charge-mission");
        String officer = person("instructrice", "instructeur");
        // Due fifteen calendar days after 2 March
        String interview = interview().getId();
        assertThat(listsWith(interview, adviser)).containsExactly(TaskLists.OF_MY_GROUPS);
        assertThat(listsWith(interview, officer)).isEmpty();

        moveTo(today().plusDays(8));
        assertThat(listsWith(interview, adviser))
                .as("the seventh day before its last")
                .containsExactly(TaskLists.OF_MY_GROUPS, TaskLists.THIS_WEEK);
        moveTo(today().minusDays(1));
        assertThat(listsWith(interview, adviser)).as("the eighth").containsExactly(TaskLists.OF_MY_GROUPS);

        act(adviser, () -> engine.getTaskService().claim(interview, adviser));
        moveTo(today().plusDays(8));
        assertThat(listsWith(interview, adviser))
                .as("on its last day")
                .containsExactly(TaskLists.MINE, TaskLists.THIS_WEEK);
        assertThat(listsWith(interview, colleague)).isEmpty();

        moveTo(today().plusDays(1));
        assertThat(listsWith(interview, adviser)).containsExactly(TaskLists.MINE, TaskLists.LATE);
        assertThat(listsWith(interview, colleague)).containsExactly(TaskLists.LATE);
    }

    @Test
    void what_waits_for_a_partner_is_nobodys_work_of_this_week() {
        String adviser = person("conseillere", "charge-mission");
        DossierNumber number = open();
        walk.complete(number, "UserTask_HoldOrientationInterview", "charge-mission", "partner", Map.of());
        Task task = walk.task(number, "UserTask_RecordPartnerAnswer");
        moveTo(task.getDueDate()
                .toInstant()
                .atZone(java.time.ZoneId.of("Europe/Paris"))
                .toLocalDate()
                .minusDays(2));
        assertThat(listsWith(task.getId(), adviser)).containsExactly(TaskLists.OF_MY_GROUPS, TaskLists.WAITING);
    }

    @Test
    void counts_are_those_of_the_person_and_lists_those_of_the_groups() {
        String adviser = person("conseillere", "charge-mission");
        String signatory = person("signataire", "signataire");
        Task task = interview();
        act(adviser, () -> engine.getTaskService().claim(task.getId(), adviser));
        List<WorkList> lists = workLists.of(new Person(adviser));
        assertThat(lists).extracting(WorkList::kind).containsExactly("mine", "groups", "week", "late", "waiting");
        assertThat(lists.get(0).tasks()).isEqualTo(1);
        assertThat(engine.getIdentityService().getCurrentAuthentication()).isNull();
        assertThat(workLists.of(new Person(signatory)))
                .extracting(WorkList::kind)
                .containsExactly("mine", "groups", "week", "late");
    }

    @Test
    void the_catalogue_names_tasks_of_the_models_and_the_list_is_for_their_groups() {
        Map<String, Set<String>> groups = new TreeMap<>();
        for (ProcessDefinition process : engine.getRepositoryService()
                .createProcessDefinitionQuery()
                .latestVersion()
                .list()) {
            engine.getRepositoryService()
                    .getBpmnModelInstance(process.getId())
                    .getModelElementsByType(UserTask.class)
                    .forEach(task -> groups.computeIfAbsent(task.getId(), id -> new TreeSet<>())
                            .addAll(List.of(String.valueOf(task.getCamundaCandidateGroups())
                                    .split(","))));
        }
        assertThat(groups.keySet()).containsAll(awaited.all());
        Set<String> waiting = awaited.all().stream()
                .flatMap(task -> groups.get(task).stream())
                .collect(Collectors.toSet());
        assertThat(Grants.fromFile().grants().stream()
                        .filter(grant -> grant.of().equals(TaskLists.WAITING))
                        .map(Grants.Grant::group))
                .containsExactlyInAnyOrderElementsOf(waiting);
    }

    @Test
    void stretches_follow_each_other_by_last_day_without_a_gap() {
        String mine = interview().getId();
        DossierNumber number = open();
        walk.complete(number, "UserTask_HoldOrientationInterview", "charge-mission", "partner", Map.of());
        String theirs = walk.task(number, "UserTask_RecordPartnerAnswer").getId();

        List<Waiting> region = all(Optional.empty());
        List<Waiting> partner = all(Optional.of(Awaited.PARTNER));

        assertThat(region).extracting(Waiting::id).contains(mine).doesNotContain(theirs);
        assertThat(partner).extracting(Waiting::id).contains(theirs).doesNotContain(mine);
        assertThat(partner).allMatch(task -> task.awaited().equals(Optional.of(Awaited.PARTNER)));
        assertThat(region).allMatch(task -> task.awaited().isEmpty());
        assertThat(region)
                .isSortedAccordingTo(Comparator.comparing(task -> task.dueOn().orElse(java.time.LocalDate.MAX)));
        Set<String> dossierTasks = new HashSet<>();
        dossierTasks.addAll(region.stream().map(Waiting::id).toList());
        Arrays.stream(Awaited.values())
                .forEach(whom -> dossierTasks.addAll(
                        all(Optional.of(whom)).stream().map(Waiting::id).toList()));
        assertThat(dossierTasks)
                .containsExactlyInAnyOrderElementsOf(
                        openTasks.all().stream().map(OpenTask::id).toList());
    }

    /** What lists say of a task follows the engine: who has taken it, for whom it is, what it is called. */
    @Test
    void a_line_says_what_the_engine_says() {
        String adviser = person("conseillere", "charge-mission");
        Task task = interview();
        act(adviser, () -> engine.getTaskService().claim(task.getId(), adviser));
        engine.getTaskService().addCandidateGroup(task.getId(), "instructeur");
        Task renamed =
                engine.getTaskService().createTaskQuery().taskId(task.getId()).singleResult();
        renamed.setName("Entretien, deuxième rendez-vous");
        engine.getTaskService().saveTask(renamed);
        assertThat(line(task)).satisfies(line -> {
            assertThat(line.assignee()).contains(new Person(adviser));
            assertThat(line.groups()).containsExactly("charge-mission", "instructeur");
            assertThat(line.name()).isEqualTo("Entretien, deuxième rendez-vous");
        });

        act(adviser, () -> engine.getTaskService().setAssignee(task.getId(), null));
        engine.getTaskService().deleteCandidateGroup(task.getId(), "instructeur");
        assertThat(line(task)).satisfies(line -> {
            assertThat(line.assignee()).isEmpty();
            assertThat(line.groups()).containsExactly("charge-mission");
        });
    }

    private Waiting line(Task task) {
        return all(Optional.empty()).stream()
                .filter(line -> line.id().equals(task.getId()))
                .findFirst()
                .orElseThrow();
    }

    private List<Waiting> all(Optional<Awaited> whom) {
        List<Waiting> all = new ArrayList<>();
        Optional<Bookmark> from = Optional.of(Bookmark.START);
        while (from.isPresent()) {
            Stretch stretch = workload.waitingFor(whom, from.get(), 3);
            all.addAll(stretch.tasks());
            from = stretch.next();
        }
        assertThat(all).extracting(Waiting::id).doesNotHaveDuplicates();
        return all;
    }

    /** In which lists of a person a task stands. */
    private List<String> listsWith(String task, String person) {
        List<String> found = new ArrayList<>();
        act(
                person,
                () -> engine.getFilterService().createTaskFilterQuery().list().stream()
                        .sorted(Comparator.comparing(
                                filter -> (Integer) filter.getProperties().get("priority")))
                        .filter(filter -> engine.getFilterService().<Task>list(filter.getId()).stream()
                                .anyMatch(each -> each.getId().equals(task)))
                        .forEach(filter -> found.add(filter.getName())));
        return found;
    }

    private Filter named(String name) {
        return engine.getFilterService()
                .createTaskFilterQuery()
                .filterName(name)
                .singleResult();
    }

    private Filter marked(String name, String kind) {
        Filter filter = engine.getFilterService().newTaskFilter(name);
        filter.setQuery(engine.getTaskService().createTaskQuery());
        filter.setProperties(kind.isEmpty() ? Map.of() : Map.of("ampli", kind));
        return filter;
    }

    private Map<String, String> lists() {
        return engine.getFilterService().createTaskFilterQuery().list().stream()
                .collect(Collectors.toMap(Filter::getName, Filter::getId, (one, other) -> other, TreeMap::new));
    }
}
