package fr.ampli.process.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.impl.db.CompositePermissionCheck;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationManager;

/**
 * The engine's check of rights without three statements that every command would send and that decide nothing here. What is
 * granted and what is refused stays the engine's.
 */
public class CommandRights extends AuthorizationManager {

    /** No right on a single one of these is written by the application ({@link GroupAuthorizations}). */
    private static final Set<Resource> NEVER_GRANTED_ONE_BY_ONE = Set.of(Resources.TASK, Resources.PROCESS_INSTANCE);

    static SessionFactory factory() {
        return new SessionFactory() {
            @Override
            public Class<?> getSessionType() {
                return AuthorizationManager.class;
            }

            @Override
            public Session openSession() {
                return new CommandRights();
            }
        };
    }

    /**
     * All groups of who asks. The engine first reads which groups have any right at all, to ask for fewer of them: that is
     * meant for directories with hundreds of groups a person.
     */
    @Override
    public List<String> filterAuthenticatedGroupIds(List<String> groups) {
        return groups == null ? List.of() : new ArrayList<>(groups);
    }

    /**
     * Asks at once as if somewhere a right had been taken away in Admin: the answer is the same with and without. The
     * engine would look first whether there is such a right, which pays for lists, and there it still looks.
     */
    @Override
    public boolean isAuthorized(String user, List<String> groups, CompositePermissionCheck check) {
        Boolean looked = isRevokeAuthCheckUsed;
        isRevokeAuthCheckUsed = looked == null ? Boolean.TRUE : looked;
        try {
            return super.isAuthorized(user, groups, check);
        } finally {
            isRevokeAuthCheckUsed = looked;
        }
    }

    /**
     * Nothing to take away when a task or a process ends. A right on a single one that an administrator has written by
     * hand stays, and is a right on nothing: the id is not given again.
     */
    @Override
    public void deleteAuthorizationsByResourceId(Resource resource, String id) {
        if (!NEVER_GRANTED_ONE_BY_ONE.contains(resource)) {
            super.deleteAuthorizationsByResourceId(resource, id);
        }
    }
}
