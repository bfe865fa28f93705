package fr.ampli.process.engine;

import static org.assertj.core.api.Assertions.assertThat;

import fr.ampli.access.Awaited;
import fr.ampli.access.AwaitedTasks;
import fr.ampli.access.OpenTask;
import fr.ampli.access.OpenTaskLists;
import fr.ampli.access.OpenTaskLists.Bookmark;
import fr.ampli.access.OpenTaskLists.Stretch;
import fr.ampli.access.WorkLists;
import fr.ampli.access.WorkLists.WorkList;
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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The lists of Tasklist: made once, brought back, and holding what they say, day by day. */
class TaskListsTest extends Office {

    private String plan;

    @Autowired
    AwaitedTasks awaited;

    @Autowired
    WorkLists workLists;

    @Autowired
    OpenTaskLists openTasks;

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

        List<OpenTask> region = all(Optional.empty());
        List<OpenTask> partner = all(Optional.of(Awaited.PARTNER));

        assertThat(region).extracting(OpenTask::id).contains(mine).doesNotContain(theirs);
        assertThat(partner).extracting(OpenTask::id).contains(theirs).doesNotContain(mine);
        assertThat(partner).allMatch(task -> task.awaited().equals(Optional.of(Awaited.PARTNER)));
        assertThat(region).allMatch(task -> task.awaited().isEmpty());
        assertThat(region)
                .isSortedAccordingTo(Comparator.comparing(task -> task.dueOn().orElse(java.time.LocalDate.MAX)));
        Set<String> dossierTasks = new HashSet<>();
        dossierTasks.addAll(region.stream().map(OpenTask::id).toList());
        Arrays.stream(Awaited.values())
                .forEach(whom -> dossierTasks.addAll(
                        all(Optional.of(whom)).stream().map(OpenTask::id).toList()));
        assertThat(dossierTasks)
                .containsExactlyInAnyOrderElementsOf(((fr.ampli.access.OpenTasks) openTasks)
                        .all().stream().map(OpenTask::id).toList());
    }

    /** Six times the tasks cost no more pages: printed, so that growth is seen before it hurts. */
    @Test
    void a_stretch_reads_the_same_among_many_more_tasks() {
        DossierNumber number = open();
        String instance = instances(number, "ampli-pathway").get(0).getId();
        transaction.executeWithoutResult(status -> {
            int few = pages(instance, 10_000);
            int many = pages(instance, 50_000);
            System.out.println("Pages read for 50 dossiers that wait: " + few + " among 10 000 tasks more, " + many
                    + " among 60 000 more");
            // All tasks together fill some 2 000 pages by then; each kind of task, of which other tests add some, costs
            // a few
            assertThat(many).as(plan).isLessThan(800);
            status.setRollbackOnly();
        });
    }

    /** Adds copies of a task with different last days, then asks PostgreSQL what the list reads. */
    private int pages(String instance, int copies) {
        jdbc.sql("""
                        insert into act_ru_task (id_, rev_, name_, task_def_key_, proc_inst_id_, execution_id_, proc_def_id_,
                          create_time_, due_date_, priority_, suspension_state_)
                        select 'copy-' || :copies || '-' || n || '-' || k.i, 1, 'Copie', k.key, t.proc_inst_id_, t.execution_id_, t.proc_def_id_,
                          t.create_time_, timestamp '2026-03-02' + n * interval '1 minute', 50, 1
                        from (select * from act_ru_task where proc_inst_id_ in
                               (select id_ from act_ru_execution where proc_inst_id_ = :instance
                                  or root_proc_inst_id_ = :instance) limit 1) t,
                          generate_series(1, :copies / 4) n,
                          unnest(array['UserTask_RecordHire', 'UserTask_RecordApplication', 'UserTask_CheckCompleteness',
                            'UserTask_PrepareAgreement']) with ordinality k(key, i)
                        """).param("copies", copies).param("instance", instance).update();
        jdbc.sql("analyze act_ru_task").update();
        plan = String.join(
                "\n",
                jdbc.sql("explain (analyze, buffers) " + EngineOpenTasks.IN_ORDER_OF_LAST_DAYS)
                        .param("named", awaited.of(Awaited.HOLDER).toArray(String[]::new))
                        .param("inside", true)
                        .param("due", Bookmark.START.due())
                        .param("id", Bookmark.START.id())
                        .param("most", 50)
                        .query(String.class)
                        .list());
        Matcher read =
                Pattern.compile("Buffers: shared hit=(\\d+)(?: read=(\\d+))?").matcher(plan);
        assertThat(read.find()).as(plan).isTrue();
        return Integer.parseInt(read.group(1)) + (read.group(2) == null ? 0 : Integer.parseInt(read.group(2)));
    }

    private List<OpenTask> all(Optional<Awaited> whom) {
        List<OpenTask> all = new ArrayList<>();
        Optional<Bookmark> from = Optional.of(Bookmark.START);
        while (from.isPresent()) {
            Stretch stretch = openTasks.waitingFor(whom, from.get(), 3);
            all.addAll(stretch.tasks());
            from = stretch.next();
        }
        assertThat(all).extracting(OpenTask::id).doesNotHaveDuplicates();
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
