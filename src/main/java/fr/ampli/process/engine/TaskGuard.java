package fr.ampli.process.engine;

import fr.ampli.access.Part;
import fr.ampli.access.Parts;
import fr.ampli.access.People;
import fr.ampli.access.Staffing;
import fr.ampli.shared.DossierNumber;
import fr.ampli.shared.Person;
import fr.ampli.shared.Reason;
import fr.ampli.shared.Refusal;
import java.lang.reflect.Proxy;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.cfg.CommandChecker;
import org.camunda.bpm.engine.impl.cmd.AddGroupIdentityLinkCmd;
import org.camunda.bpm.engine.impl.cmd.AddUserIdentityLinkCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteIdentityLinkCmd;
import org.camunda.bpm.engine.impl.cmd.SetTaskOwnerCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ProcessDefinitionImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.IdentityLinkType;

/**
 * A task is worked by the groups that its model names, and never by a person who already holds an incompatible part in
 * the dossier or has declared a conflict of interest there (R55, R56), over every channel.
 *
 * <p>The grants of access/groups.yaml are per process definition: officers of several groups share one definition.
 * This guard keeps them apart task by task. Its doors: work (claim, complete, submit a form, raise an error), assign
 * (hand over, give back, delegate), and each person whom somebody puts on a task (assignee, owner, candidate). Calls
 * without an authenticated person (jobs, the application itself) pass; the record refuses an incompatible part to them
 * as well.
 */
final class TaskGuard {

    static final String NOT_YOUR_GROUP = "NOT_YOUR_GROUP";

    /** On a user task: the part in the dossier that completing it takes. */
    private static final String PART = "part";

    /** The engine's word for a task whose model is still being read. */
    private static final String COMING_INTO_BEING = "Init";

    private final Supplier<Staffing> staffing;
    private final Supplier<Parts> parts;
    private final Supplier<People> people;

    /** Beans by supplier: this guard exists before the engine does, they only after. */
    TaskGuard(Supplier<Staffing> staffing, Supplier<Parts> parts, Supplier<People> people) {
        this.staffing = staffing;
        this.parts = parts;
        this.people = people;
    }

    /** The part that completing a task takes, as its model says. */
    static Optional<Part> partOf(DelegateTask task) {
        return partOf(((TaskEntity) task).getProcessDefinition(), task.getTaskDefinitionKey());
    }

    static Optional<Part> partOf(ProcessDefinitionImpl process, String taskKey) {
        return Optional.ofNullable((Part) process.findActivity(taskKey).getProperty(PART));
    }

    /** Whether a person may work a task today: it is proposed to them, and nothing on the dossier keeps them from it. */
    boolean mayWork(DelegateTask task, Person person) {
        DossierNumber dossier = dossierOf(task);
        return isProposedTo(task, person)
                && (dossier == null
                        || !parts.get()
                                .free(dossier, List.of(person), partOf(task))
                                .isEmpty());
    }

    /** Asked by the engine's own commands, before its authorizations, so that the answer is in French. */
    CommandChecker checker() {
        return (CommandChecker) Proxy.newProxyInstance(
                TaskGuard.class.getClassLoader(), new Class<?>[] {CommandChecker.class}, (self, method, arguments) -> {
                    switch (method.getName()) {
                        case "checkTaskWork" -> work((TaskEntity) arguments[0]);
                        case "checkTaskAssign" -> assign((TaskEntity) arguments[0]);
                        case "equals" -> {
                            return self == arguments[0];
                        }
                        case "hashCode" -> {
                            return System.identityHashCode(self);
                        }
                        case "toString" -> {
                            return "TaskGuard";
                        }
                        default -> {
                            // every other question is the engine's own
                        }
                    }
                    return null;
                });
    }

    /** The candidate groups of a task are the model's: nobody but an administrator adds or removes one by hand. */
    static final class CandidatesStay extends CommandInterceptor {

        private final Supplier<Authentication> whoAsks;

        CandidatesStay(Supplier<Authentication> whoAsks) {
            this.whoAsks = whoAsks;
        }

        @Override
        public <T> T execute(Command<T> command) {
            boolean fromOutside = Context.getCommandContext() == null;
            Authentication asking = whoAsks.get();
            if (fromOutside && isPerson(asking) && reroutes(command) && !isAdministrator(asking)) {
                throw notYourGroup("Les groupes à qui une tâche est proposée ne se changent pas à la main.");
            }
            return next.execute(command);
        }

        private static boolean reroutes(Command<?> command) {
            return command instanceof AddGroupIdentityLinkCmd
                    || command instanceof AddUserIdentityLinkCmd
                    || command instanceof DeleteIdentityLinkCmd
                    || command instanceof SetTaskOwnerCmd;
        }
    }

    /**
     * Whom the guard has let work which task in this command: taking a task asks whether the person may work it, and then
     * whether the new assignee may. Ends with the command, and with it with the transaction.
     */
    static final class Passed implements Session {

        private final Set<String> passed = new HashSet<>();

        static SessionFactory factory() {
            return new SessionFactory() {
                @Override
                public Class<?> getSessionType() {
                    return Passed.class;
                }

                @Override
                public Session openSession() {
                    return new Passed();
                }
            };
        }

        private void add(DelegateTask task, Person person) {
            passed.add(task.getId() + " " + person.id());
        }

        private boolean has(DelegateTask task, Person person) {
            return passed.contains(task.getId() + " " + person.id());
        }

        @Override
        public void flush() {
            // nothing is written
        }

        @Override
        public void close() {
            // nothing is held open
        }
    }

    /** Reads the part that a user task takes, and puts the check of the chosen assignee on it. */
    AbstractBpmnParseListener onEveryUserTask() {
        return new AbstractBpmnParseListener() {
            @Override
            public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
                activity.setProperty(PART, partIn(element));
                ((UserTaskActivityBehavior) activity.getActivityBehavior())
                        .getTaskDefinition()
                        .addBuiltInTaskListener(
                                TaskListener.EVENTNAME_ASSIGNMENT, task -> put(task, task.getAssignee()));
            }
        };
    }

    private static Part partIn(Element userTask) {
        Element extensions = userTask.element("extensionElements");
        Element properties =
                extensions == null ? null : extensions.elementNS(BpmnParse.CAMUNDA_BPMN_EXTENSIONS_NS, "properties");
        return properties == null
                ? null
                : properties.elementsNS(BpmnParse.CAMUNDA_BPMN_EXTENSIONS_NS, "property").stream()
                        .filter(property -> PART.equals(property.attribute("name")))
                        .map(property -> Part.valueOf(property.attribute("value")))
                        .findFirst()
                        .orElse(null);
    }

    /** Somebody is put on a task by somebody: as assignee, owner or candidate. */
    void put(DelegateTask task, String chosen) {
        Authentication asking = Context.getCommandContext().getAuthentication();
        if (!isPerson(asking) || chosen == null) {
            return;
        }
        Person person = new Person(chosen);
        if (Context.getCommandContext().getSession(Passed.class).has(task, person)) {
            return;
        }
        if (!isProposedTo(task, person)) {
            throw notOneOfTheGroups(task, chosen);
        }
        refuseObstacle(task, person);
    }

    /**
     * Somebody is proposed a task by name. A model may name whom it likes; by hand nobody is proposed what is not
     * for their group, and the link itself, which is there already, is no reason.
     */
    void propose(DelegateTask task, String chosen) {
        boolean byModel = COMING_INTO_BEING.equals(((TaskEntity) task).getTaskState());
        if (!byModel
                && isPerson(Context.getCommandContext().getAuthentication())
                && Collections.disjoint(staffing.get().groupsOf(new Person(chosen)), groupsOf(task))) {
            throw notOneOfTheGroups(task, chosen);
        }
        put(task, chosen);
    }

    private void work(TaskEntity task) {
        Person asking = asking();
        if (asking == null) {
            return;
        }
        if (!isProposedTo(task, asking)) {
            throw notYourGroup("Cette tâche n’est pas proposée à votre groupe, mais à : " + groupNames(task) + ".");
        }
        refuseObstacle(task, asking);
        Context.getCommandContext().getSession(Passed.class).add(task, asking);
    }

    private void assign(TaskEntity task) {
        Person asking = asking();
        if (asking != null && !isAdministrator(Context.getCommandContext().getAuthentication())) {
            if (!isProposedTo(task, asking)) {
                throw notYourGroup("Cette tâche n’est pas proposée à votre groupe, mais à : " + groupNames(task) + ".");
            }
            // Whoever must keep away may still let go, so that a colleague finds the task
        }
    }

    private void refuseObstacle(DelegateTask task, Person person) {
        DossierNumber dossier = dossierOf(task);
        if (dossier == null) {
            return;
        }
        Optional<Part> part = partOf(task);
        parts.get().obstacle(dossier, person, part).ifPresent(obstacle -> {
            List<String> others = whoMayInstead(task, dossier, part);
            throw Refusal.of(
                    isAsking(person)
                            ? obstacle.reason(others)
                            : obstacle.reasonAbout(people.get().nameOf(person), others));
        });
    }

    private List<String> whoMayInstead(DelegateTask task, DossierNumber dossier, Optional<Part> part) {
        List<Person> free = parts.get().free(dossier, staffing.get().whoMayActFor(groupsOf(task)), part);
        Map<Person, String> names = people.get().namesOf(free);
        return free.stream()
                .map(person -> names.getOrDefault(person, person.id()))
                .toList();
    }

    private static boolean isAsking(Person person) {
        Authentication asking = Context.getCommandContext().getAuthentication();
        return isPerson(asking) && asking.getUserId().equals(person.id());
    }

    /** The dossier is the business key of the task's process; some processes have none. */
    static DossierNumber dossierOf(DelegateTask task) {
        var execution = task.getExecution();
        String key = execution == null ? null : execution.getProcessBusinessKey();
        return key == null ? null : DossierNumber.read(key).orElse(null);
    }

    boolean isProposedTo(DelegateTask task, Person person) {
        List<IdentityLink> candidates = task.getCandidates().stream()
                .filter(link -> IdentityLinkType.CANDIDATE.equals(link.getType()))
                .toList();
        if (candidates.isEmpty()) {
            return task.getAssignee() == null || task.getAssignee().equals(person.id());
        }
        return candidates.stream().anyMatch(link -> person.id().equals(link.getUserId()))
                || staffing.get().actsFor(person, groupsOf(task));
    }

    /** The person who calls from outside; null for jobs and for what delegates do on their own account. */
    private static Person asking() {
        CommandContext context = Context.getCommandContext();
        Authentication asking = context.getAuthentication();
        return isPerson(asking) && context.isAuthorizationCheckEnabled() ? new Person(asking.getUserId()) : null;
    }

    private static boolean isPerson(Authentication asking) {
        return asking != null && asking.getUserId() != null;
    }

    private static boolean isAdministrator(Authentication asking) {
        return asking.getGroupIds() != null && asking.getGroupIds().contains(Groups.CAMUNDA_ADMIN);
    }

    static List<String> groupsOf(DelegateTask task) {
        return task.getCandidates().stream()
                .map(IdentityLink::getGroupId)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    private String groupNames(DelegateTask task) {
        return groupsOf(task).stream().map(people.get()::nameOf).collect(Collectors.joining(", "));
    }

    private Refusal notOneOfTheGroups(DelegateTask task, String chosen) {
        return notYourGroup("La tâche ne peut pas être confiée à « "
                + people.get().nameOf(new Person(chosen))
                + " », qui n’appartient à aucun de ces groupes : " + groupNames(task) + ".");
    }

    private static Refusal notYourGroup(String sentence) {
        return Refusal.of(new Reason(NOT_YOUR_GROUP, "", "", sentence));
    }
}
