package fr.ampli.process.engine;

import fr.ampli.shared.Reason;
import fr.ampli.shared.Refusal;
import java.lang.reflect.Proxy;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
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
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.IdentityLinkType;

/**
 * A task is worked by the groups that its model names, over every channel.
 *
 * <p>The grants of access/groups.yaml are per process definition: officers of several groups share one definition.
 * This guard keeps them apart task by task. Three doors: work (claim, complete, submit a form, raise an error), assign
 * (hand over, give back, delegate), and the assignee who is chosen. Calls without an authenticated person (jobs, the
 * application itself) pass.
 */
final class TaskGuard {

    static final String NOT_YOUR_GROUP = "NOT_YOUR_GROUP";

    private TaskGuard() {}

    /** Asked by the engine's own commands, before its authorizations, so that the answer is in French. */
    static CommandChecker checker() {
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
                throw refusal("Les groupes à qui une tâche est proposée ne se changent pas à la main.");
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

    /** Puts the check of the chosen assignee on every user task. */
    static final class OnEveryUserTask extends AbstractBpmnParseListener {

        @Override
        public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
            ((UserTaskActivityBehavior) activity.getActivityBehavior())
                    .getTaskDefinition()
                    .addBuiltInTaskListener(TaskListener.EVENTNAME_ASSIGNMENT, TaskGuard::assignee);
        }
    }

    private static void work(TaskEntity task) {
        Authentication asking = asking();
        if (asking != null && !isProposedTo(task, asking.getUserId(), groupsOf(asking))) {
            throw refusal("Cette tâche n’est pas proposée à votre groupe, mais à : " + groupNames(task) + ".");
        }
    }

    private static void assign(TaskEntity task) {
        Authentication asking = asking();
        if (asking != null && !isAdministrator(asking)) {
            work(task);
        }
    }

    private static void assignee(DelegateTask task) {
        Authentication asking = Context.getCommandContext().getAuthentication();
        String chosen = task.getAssignee();
        if (isPerson(asking) && chosen != null && !isProposedTo(task, chosen, groupsOf(chosen))) {
            throw refusal("La tâche ne peut pas être confiée à « " + chosen
                    + " », qui n’appartient à aucun de ces groupes : " + groupNames(task) + ".");
        }
    }

    private static boolean isProposedTo(DelegateTask task, String person, Collection<String> groups) {
        List<IdentityLink> candidates = task.getCandidates().stream()
                .filter(link -> IdentityLinkType.CANDIDATE.equals(link.getType()))
                .toList();
        if (candidates.isEmpty()) {
            return task.getAssignee() == null || task.getAssignee().equals(person);
        }
        return candidates.stream()
                .anyMatch(link -> person.equals(link.getUserId()) || groups.contains(link.getGroupId()));
    }

    /** The person who calls from outside; null for jobs and for what delegates do on their own account. */
    private static Authentication asking() {
        CommandContext context = Context.getCommandContext();
        Authentication asking = context.getAuthentication();
        return isPerson(asking) && context.isAuthorizationCheckEnabled() ? asking : null;
    }

    private static boolean isPerson(Authentication asking) {
        return asking != null && asking.getUserId() != null;
    }

    private static boolean isAdministrator(Authentication asking) {
        return asking.getGroupIds() != null && asking.getGroupIds().contains(Groups.CAMUNDA_ADMIN);
    }

    private static Set<String> groupsOf(Authentication asking) {
        return asking.getGroupIds() == null ? groupsOf(asking.getUserId()) : new HashSet<>(asking.getGroupIds());
    }

    private static Set<String> groupsOf(String person) {
        CommandContext context = Context.getCommandContext();
        return context.runWithoutAuthorization(() ->
                context.getReadOnlyIdentityProvider().createGroupQuery(context).groupMember(person).list().stream()
                        .map(Group::getId)
                        .collect(Collectors.toSet()));
    }

    private static String groupNames(DelegateTask task) {
        CommandContext context = Context.getCommandContext();
        List<String> ids = task.getCandidates().stream()
                .map(IdentityLink::getGroupId)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        return context.runWithoutAuthorization(() -> ids.stream()
                .map(id -> {
                    Group group = context.getReadOnlyIdentityProvider().findGroupById(id);
                    return group == null ? id : group.getName();
                })
                .collect(Collectors.joining(", ")));
    }

    private static Refusal refusal(String sentence) {
        return Refusal.of(new Reason(NOT_YOUR_GROUP, "", "", sentence));
    }
}
