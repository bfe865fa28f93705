package fr.ampli.process.engine;

import fr.ampli.access.Arrivals;
import fr.ampli.shared.Checks;
import fr.ampli.shared.Person;
import fr.ampli.shared.Reason;
import fr.ampli.shared.Refusal;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Writes who arrives into the engine's user store, one at a time: two first logins at once must not collide. */
@Component
class EngineArrivals implements Arrivals {

    private static final Logger LOG = LoggerFactory.getLogger(EngineArrivals.class);

    /** What the engine takes: its column, and user-resource-whitelist-pattern in engine.yaml. */
    private static final Pattern ID = Pattern.compile("[a-zA-Z0-9._@-]{1,64}");

    private static final int NAME_MAX_LENGTH = 255;

    private final Directory directory;
    private final IdentityService identities;
    private final JdbcTemplate database;
    private final Set<String> groups = Set.copyOf(Grants.fromFile().groups().keySet());

    EngineArrivals(Directory directory, ProcessEngine engine, JdbcTemplate database) {
        this.directory = directory;
        this.identities = engine.getIdentityService();
        this.database = database;
    }

    @Override
    public Set<String> groups() {
        return groups;
    }

    @Override
    public boolean passwordOnly(Person person) {
        User user = find(person.id());
        return user != null && hasPassword(user) && groupsOf(person.id()).contains(Groups.CAMUNDA_ADMIN);
    }

    @Override
    public Person arrive(Arrival arrival) {
        if (arrival.id() == null || !ID.matcher(arrival.id()).matches()) {
            throw refused(
                    "ID_NOT_ACCEPTED",
                    "L’identifiant transmis par votre organisation ne peut pas servir ici : 64 caractères au plus,"
                            + " lettres sans accent, chiffres, point, tiret, tiret bas et arobase. Demandez à"
                            + " l’administrateur de la plateforme de choisir une autre information comme identifiant.");
        }
        // Decided inside, refused outside: what was taken away must stay taken away
        boolean member = directory.inTurn(() -> write(arrival));
        if (!member) {
            throw refused(
                    "NO_GROUP",
                    "Votre compte est reconnu, mais il n’appartient à aucun groupe d’AMPLI. Demandez à"
                            + " l’administrateur de la plateforme de vous affecter à un groupe, puis connectez-vous à"
                            + " nouveau.");
        }
        return new Person(arrival.id());
    }

    /** Whether the person is in a group of the application in the end. */
    private boolean write(Arrival arrival) {
        String id = arrival.id();
        if (passwordOnly(new Person(id))) {
            throw refused(
                    "PASSWORD_ONLY",
                    "Ce compte d’administration de secours s’ouvre seulement avec son mot de passe AMPLI. Utilisez le"
                            + " formulaire de connexion.");
        }
        User user = find(id);
        if (user == null) {
            refuseLookalike(id);
            // Whom an administrator shall put into a group must be there to be found; whom the provider gives none of
            // ours has no business here
            if (arrival.groups().isPresent() && ours(arrival.groups().get()).isEmpty()) {
                return false;
            }
            user = identities.newUser(id);
        }
        saveChanges(user, arrival);
        boolean mayAdminister = !hasPassword(user);
        arrival.groups().ifPresent(wanted -> agree(id, ours(wanted), mayAdminister));
        return !ours(groupsOf(id)).isEmpty();
    }

    /** Two ids for one person would defeat the separation of duties; one id for two people would be worse. */
    private void refuseLookalike(String id) {
        Integer others = database.queryForObject(
                "select count(*) from act_id_user where lower(id_) = lower(?)", Integer.class, id);
        if (others != null && others > 0) {
            throw refused(
                    "ID_IN_OTHER_LETTERS",
                    "Un compte AMPLI existe déjà sous le même identifiant, écrit avec d’autres majuscules ou"
                            + " minuscules. Demandez à l’administrateur de la plateforme de mettre les deux en accord.");
        }
    }

    private void saveChanges(User user, Arrival arrival) {
        Checks checks = new Checks();
        String first = orElse(
                checks.optionalText(arrival.firstName(), "firstName", "Prénom", NAME_MAX_LENGTH), user.getFirstName());
        String last =
                orElse(checks.optionalText(arrival.lastName(), "lastName", "Nom", NAME_MAX_LENGTH), user.getLastName());
        String email = orElse(checks.optionalEmail(arrival.email(), "email", "Adresse électronique"), user.getEmail());
        if (!checks.ok()) {
            LOG.warn(
                    "The identity provider sends names or e-mail of \"{}\" that cannot be kept; left out",
                    user.getId());
        }
        boolean unknown = ((UserEntity) user).getRevision() == 0;
        if (unknown
                || !Objects.equals(first, user.getFirstName())
                || !Objects.equals(last, user.getLastName())
                || !Objects.equals(email, user.getEmail())) {
            user.setFirstName(first);
            user.setLastName(last);
            user.setEmail(email);
            identities.saveUser(user);
        }
    }

    private void agree(String id, Set<String> wanted, boolean mayAdminister) {
        Set<String> held = ours(groupsOf(id));
        for (String group : wanted) {
            if (group.equals(Groups.CAMUNDA_ADMIN) && !mayAdminister) {
                // With both, the password would from now on be the only way in
                LOG.warn("\"{}\" has a password here and is not made an administrator by the identity provider", id);
            } else if (!held.contains(group)) {
                identities.createMembership(id, group);
            }
        }
        for (String group : held) {
            if (wanted.contains(group)) {
                continue;
            }
            if (group.equals(Groups.CAMUNDA_ADMIN)
                    && identities.createUserQuery().memberOfGroup(group).count() == 1) {
                // CVE-2026-77226: without a direct member anybody could create an administrator
                LOG.warn("\"{}\" is the last administrator and stays one against the identity provider's word", id);
                continue;
            }
            identities.deleteMembership(id, group);
        }
    }

    private Set<String> ours(Set<String> some) {
        return some.stream().filter(groups::contains).collect(Collectors.toSet());
    }

    private Set<String> groupsOf(String id) {
        return identities.createGroupQuery().groupMember(id).list().stream()
                .map(Group::getId)
                .collect(Collectors.toSet());
    }

    private User find(String id) {
        return identities.createUserQuery().userId(id).singleResult();
    }

    static boolean hasPassword(User user) {
        return ((UserEntity) user).getPassword() != null;
    }

    private static String orElse(String said, String kept) {
        return said == null ? kept : said;
    }

    private static Refusal refused(String code, String sentence) {
        return Refusal.of(Reason.of(code, "", "", sentence));
    }
}
