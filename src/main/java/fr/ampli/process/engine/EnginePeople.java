package fr.ampli.process.engine;

import fr.ampli.access.People;
import fr.ampli.correspondence.PersonalLink;
import fr.ampli.referral.PartnerAnswers;
import fr.ampli.shared.Person;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.identity.ReadOnlyIdentityProvider;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/**
 * The engine's user store, asked by the application itself: the answer does not depend on what the person who is logged
 * in may read.
 */
@Component
class EnginePeople implements People {

    /** Asked for late: the engine's own guards ask for people while the engine is still being made. */
    private final ObjectProvider<ProcessEngine> engine;

    EnginePeople(ObjectProvider<ProcessEngine> engine) {
        this.engine = engine;
    }

    @Override
    public Set<String> groupsOf(Person person) {
        return ask(
                store -> store.identities().createGroupQuery(store.context()).groupMember(person.id()).list().stream()
                        .map(Group::getId)
                        .collect(Collectors.toSet()));
    }

    @Override
    public Set<String> groups() {
        return ask(store -> store.identities().createGroupQuery(store.context()).list().stream()
                .map(Group::getId)
                .collect(Collectors.toSet()));
    }

    @Override
    public Set<Person> membersOf(String group) {
        return ask(store -> store.identities().createUserQuery(store.context()).memberOfGroup(group).list().stream()
                .map(user -> new Person(user.getId()))
                .collect(Collectors.toCollection(() -> new TreeSet<>(Comparator.comparing(Person::id)))));
    }

    @Override
    public Map<Person, String> namesOf(Collection<Person> people) {
        if (people.isEmpty()) {
            return Map.of();
        }
        String[] ids = people.stream().map(Person::id).toArray(String[]::new);
        return ask(store -> {
            Map<Person, String> names = new HashMap<>();
            people.forEach(person -> withoutLogin(person).ifPresent(name -> names.put(person, name)));
            for (User user : store.identities()
                    .createUserQuery(store.context())
                    .userIdIn(ids)
                    .list()) {
                String name = (text(user.getFirstName()) + " " + text(user.getLastName())).strip();
                names.put(new Person(user.getId()), name.isEmpty() ? user.getId() : name);
            }
            return names;
        });
    }

    /** How those are called who act without a login. */
    private static Optional<String> withoutLogin(Person person) {
        if (person.equals(Person.APPLICATION)) {
            return Optional.of("AMPLI (automatique)");
        }
        if (person.equals(PersonalLink.PERSON)) {
            return Optional.of("Destinataire (lien personnel)");
        }
        return PartnerAnswers.isAuthor(person) ? Optional.of("Partenaire (lien personnel)") : Optional.empty();
    }

    @Override
    public Map<Person, String> emailsOf(Collection<Person> people) {
        if (people.isEmpty()) {
            return Map.of();
        }
        String[] ids = people.stream().map(Person::id).toArray(String[]::new);
        return ask(store -> store.identities().createUserQuery(store.context()).userIdIn(ids).list().stream()
                .filter(user -> StringUtils.hasText(user.getEmail()))
                .collect(Collectors.toMap(
                        user -> new Person(user.getId()),
                        user -> user.getEmail().strip())));
    }

    @Override
    public String nameOf(String group) {
        Group found = ask(store -> store.identities().findGroupById(group));
        return found == null || !StringUtils.hasText(found.getName()) ? group : found.getName();
    }

    private record Store(ReadOnlyIdentityProvider identities, CommandContext context) {}

    private <T> T ask(Function<Store, T> question) {
        var configuration = (ProcessEngineConfigurationImpl) engine.getObject().getProcessEngineConfiguration();
        return configuration
                .getCommandExecutorTxRequired()
                .execute(context -> context.runWithoutAuthorization(
                        () -> question.apply(new Store(context.getReadOnlyIdentityProvider(), context))));
    }

    private static String text(String value) {
        return value == null ? "" : value.strip();
    }
}
