package fr.ampli.process.engine;

import fr.ampli.access.AwaitedTasks;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.IdentityServiceImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.auth.PermissionProvider;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationEntity;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Groups, their rights and their task lists, made to agree with access/groups.yaml before the port opens. */
@Component
public class Directory implements InitializingBean {

    /** Several nodes may start at once on one database; they take turns. */
    private static final long TURN = 7_200_417L;

    private final IdentityService identities;
    private final AuthorizationService authorizations;
    private final FilterService filters;
    private final AwaitedTasks awaited;
    private final PermissionProvider permissions;
    private final JdbcTemplate database;
    private final TransactionTemplate transaction;

    Directory(
            ProcessEngine engine,
            AwaitedTasks awaited,
            JdbcTemplate database,
            PlatformTransactionManager transactions) {
        this.identities = engine.getIdentityService();
        this.authorizations = engine.getAuthorizationService();
        this.filters = engine.getFilterService();
        this.awaited = awaited;
        this.permissions =
                ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getPermissionProvider();
        this.database = database;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public void afterPropertiesSet() {
        bringUpToDate();
    }

    void bringUpToDate() {
        Grants wanted = Grants.fromFile();
        inTurn(() -> {
            wanted.groups().forEach(this::ensureGroup);
            Map<String, Filter> lists = new TaskLists(filters, awaited).bringUpToDate();
            wanted.groups().keySet().forEach(group -> grantExactly(group, wanted.grants(), lists));
            withdrawFromOthers(wanted.groups().keySet());
        });
    }

    /** Adds a person with one group. Somebody who is there already stays as they are. */
    public void enrol(Newcomer newcomer) {
        inTurn(() -> {
            if (identities.createUserQuery().userId(newcomer.id()).count() > 0) {
                return;
            }
            User user = identities.newUser(newcomer.id());
            user.setFirstName(newcomer.firstName());
            user.setLastName(newcomer.lastName());
            user.setEmail(newcomer.email());
            user.setPassword(newcomer.password());
            ((IdentityServiceImpl) identities).saveUser(user, newcomer.anyPassword());
            identities.createMembership(newcomer.id(), newcomer.group());
        });
    }

    /** Somebody to add; {@code anyPassword} where the password policy does not apply, that is in the demo. */
    public record Newcomer(
            String id,
            String firstName,
            String lastName,
            String email,
            String password,
            boolean anyPassword,
            String group) {}

    private void inTurn(Runnable change) {
        inTurn(() -> {
            change.run();
            return true;
        });
    }

    /** Changes people or rights in one transaction, one change at a time over all nodes. */
    <T> T inTurn(Supplier<T> change) {
        return transaction.execute(status -> {
            database.query("select pg_advisory_xact_lock(?)", row -> {}, TURN);
            return change.get();
        });
    }

    private void ensureGroup(String id, String name) {
        Group group = identities.createGroupQuery().groupId(id).singleResult();
        if (group == null) {
            group = identities.newGroup(id);
            group.setType("AMPLI");
        }
        if (!name.equals(group.getName())) {
            group.setName(name);
            identities.saveGroup(group);
        }
    }

    /** Grants to groups that the file no longer names, to single people and to everybody; the own account stays. */
    private void withdrawFromOthers(Set<String> groups) {
        authorizations.createAuthorizationQuery().list().stream()
                .filter(present -> !groups.contains(present.getGroupId()) && !isOwnAccount(present))
                .forEach(present -> authorizations.deleteAuthorization(present.getId()));
    }

    private static boolean isOwnAccount(Authorization present) {
        return present.getUserId() != null
                && present.getResourceType() == Resources.USER.resourceType()
                && present.getUserId().equals(present.getResourceId());
    }

    private record Thing(int resource, String id) {}

    private void grantExactly(String group, List<Grants.Grant> grants, Map<String, Filter> lists) {
        Map<Thing, Integer> wanted = new LinkedHashMap<>();
        grants.stream().filter(grant -> grant.group().equals(group)).forEach(grant -> {
            Resources resource = Resources.valueOf(grant.resource());
            String id = resource == Resources.FILTER ? lists.get(grant.of()).getId() : grant.of();
            int rights = grant.permissions().stream()
                    .mapToInt(name -> permissions
                            .getPermissionForName(name, resource.resourceType())
                            .getValue())
                    .reduce(0, (left, right) -> left | right);
            wanted.merge(new Thing(resource.resourceType(), id), rights, (left, right) -> left | right);
        });
        for (Authorization present :
                authorizations.createAuthorizationQuery().groupIdIn(group).list()) {
            Integer rights = wanted.remove(new Thing(present.getResourceType(), present.getResourceId()));
            boolean grant = present.getAuthorizationType() == Authorization.AUTH_TYPE_GRANT;
            if (rights == null || !grant) {
                authorizations.deleteAuthorization(present.getId());
            } else if (((AuthorizationEntity) present).getPermissions() != rights) {
                ((AuthorizationEntity) present).setPermissions(rights);
                authorizations.saveAuthorization(present);
            }
        }
        wanted.forEach((thing, rights) -> {
            AuthorizationEntity right =
                    (AuthorizationEntity) authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
            right.setGroupId(group);
            right.setResourceType(thing.resource());
            right.setResourceId(thing.id());
            right.setPermissions(rights);
            authorizations.saveAuthorization(right);
        });
    }
}
