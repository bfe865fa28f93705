package fr.ampli.process.engine;

import static org.camunda.bpm.engine.authorization.Permissions.READ;
import static org.camunda.bpm.engine.authorization.Permissions.UPDATE;
import static org.camunda.bpm.engine.authorization.Resources.USER;

import java.util.function.BiConsumer;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.cfg.auth.DefaultAuthorizationProvider;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationEntity;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.camunda.bpm.engine.task.Task;

/**
 * Rights come from access/groups.yaml and from nowhere else.
 *
 * <p>By default the engine writes an authorization row for each candidate group and each assignee of each task: with
 * 100 000 dossiers that is a table of millions of rows read by every task list, and a right that outlives the
 * membership it came from.
 */
final class GroupAuthorizations extends DefaultAuthorizationProvider {

    private static final AuthorizationEntity[] NONE = null;

    private final BiConsumer<DelegateTask, String> onOwner;
    private final BiConsumer<DelegateTask, String> onCandidate;

    /**
     * Both may refuse.
     *
     * @param onOwner told of each person whom somebody makes owner of a task
     * @param onCandidate told of each person whom somebody makes candidate of a task
     */
    GroupAuthorizations(BiConsumer<DelegateTask, String> onOwner, BiConsumer<DelegateTask, String> onCandidate) {
        this.onOwner = onOwner;
        this.onCandidate = onCandidate;
    }

    /** A person may read and change the own profile and password, but not erase an account that has acted. */
    @Override
    public AuthorizationEntity[] newUser(User user) {
        return new AuthorizationEntity[] {createGrantAuthorization(user.getId(), null, USER, user.getId(), READ, UPDATE)
        };
    }

    @Override
    public AuthorizationEntity[] newGroup(Group group) {
        return NONE;
    }

    @Override
    public AuthorizationEntity[] newFilter(Filter filter) {
        return NONE;
    }

    @Override
    public AuthorizationEntity[] newDeployment(Deployment deployment) {
        return NONE;
    }

    @Override
    public AuthorizationEntity[] newTaskAssignee(Task task, String before, String after) {
        return NONE;
    }

    @Override
    public AuthorizationEntity[] newTaskOwner(Task task, String before, String after) {
        // Delegating makes the assignee of before the owner: nobody new
        if (after != null && !after.equals(task.getAssignee())) {
            onOwner.accept((DelegateTask) task, after);
        }
        return NONE;
    }

    @Override
    public AuthorizationEntity[] newTaskUserIdentityLink(Task task, String user, String type) {
        if (IdentityLinkType.CANDIDATE.equals(type)) {
            onCandidate.accept((DelegateTask) task, user);
        }
        return NONE;
    }

    @Override
    public AuthorizationEntity[] newTaskGroupIdentityLink(Task task, String group, String type) {
        return NONE;
    }
}
