package fr.ampli.process.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fr.ampli.RealEngine;
import fr.ampli.access.Arrivals;
import fr.ampli.access.Arrivals.Arrival;
import fr.ampli.process.engine.Directory.Newcomer;
import fr.ampli.shared.Person;
import fr.ampli.shared.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;

class ArrivalsTest extends RealEngine {

    private static final String PASSWORD = "Essai-2026-secret!";

    @Autowired
    Arrivals arrivals;

    @Autowired
    Directory directory;

    @Autowired
    EngineLogin login;

    @Autowired
    IdentityService identities;

    @Test
    void who_is_unknown_is_added_with_names_and_groups_of_ours_only() {
        String id = someone();

        assertThat(arrivals.arrive(new Arrival(
                        id, "Ada", "Martin", "ada@exemple.fr", Optional.of(Set.of("instructeur", "elsewhere")))))
                .isEqualTo(new Person(id));

        User user = identities.createUserQuery().userId(id).singleResult();
        assertThat(user.getFirstName()).isEqualTo("Ada");
        assertThat(user.getLastName()).isEqualTo("Martin");
        assertThat(user.getEmail()).isEqualTo("ada@exemple.fr");
        assertThat(groupsOf(id)).containsExactly("instructeur");
    }

    @Test
    void no_password_opens_an_account_that_was_added() {
        String id = someone();
        arrive(id, "instructeur");
        for (String password : List.of("", "null", PASSWORD)) {
            assertThat(catchThrowableOfType(
                            BadCredentialsException.class,
                            () -> login.authenticate(
                                    UsernamePasswordAuthenticationToken.unauthenticated(id, password))))
                    .as(password)
                    .isNotNull();
        }
    }

    @Test
    void names_follow_the_provider_and_what_it_leaves_out_or_garbles_stays() {
        String id = someone();
        arrivals.arrive(new Arrival(id, "Ada", "Martin", "ada@exemple.fr", Optional.of(Set.of("instructeur"))));
        arrivals.arrive(new Arrival(id, "Ada\nMaria", "Durand", "nowhere", Optional.of(Set.of("instructeur"))));

        User user = identities.createUserQuery().userId(id).singleResult();
        assertThat(user.getFirstName()).isEqualTo("Ada");
        assertThat(user.getLastName()).isEqualTo("Durand");
        assertThat(user.getEmail()).isEqualTo("ada@exemple.fr");
    }

    @Test
    void groups_are_made_to_agree_and_foreign_ones_are_left_alone() {
        String id = someone();
        arrive(id, "instructeur", "valideur");
        if (identities.createGroupQuery().groupId("foreign").count() == 0) {
            identities.saveGroup(identities.newGroup("foreign"));
        }
        identities.createMembership(id, "foreign");
        try {
            arrive(id, "controleur", "valideur");
            assertThat(groupsOf(id)).containsExactlyInAnyOrder("controleur", "valideur", "foreign");
        } finally {
            identities.deleteGroup("foreign");
        }
    }

    @Test
    void who_loses_the_last_group_stays_out_and_the_loss_stays() {
        String id = someone();
        arrive(id, "instructeur");
        assertThat(refused(id, Optional.of(Set.of()))).isEqualTo("NO_GROUP");
        assertThat(groupsOf(id)).isEmpty();
    }

    @Test
    void a_stranger_without_a_group_of_ours_leaves_no_account() {
        String id = someone();
        assertThat(refused(id, Optional.of(Set.of("elsewhere")))).isEqualTo("NO_GROUP");
        assertThat(identities.createUserQuery().userId(id).count()).isZero();
    }

    @Test
    void where_administrators_give_groups_the_provider_takes_none_and_the_stranger_waits_for_one() {
        String id = someone();
        assertThat(refused(id, Optional.empty())).isEqualTo("NO_GROUP");
        assertThat(identities.createUserQuery().userId(id).count()).isOne();

        identities.createMembership(id, "comite");
        arrivals.arrive(new Arrival(id, null, null, null, Optional.empty()));
        assertThat(groupsOf(id)).containsExactly("comite");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                " ",
                "a b",
                "é",
                "a/b",
                "a'--",
                "../admin",
                "a\n",
                "a,b",
                "*",
                "<b>",
                "camunda admin",
                "a2345678901234567890123456789012345678901234567890123456789012345"
            })
    void an_id_that_the_engine_would_not_take_is_refused(String id) {
        assertThat(refused(id, Optional.of(Set.of("instructeur")))).isEqualTo("ID_NOT_ACCEPTED");
    }

    @Test
    void the_longest_id_is_taken() {
        String id = (someone() + "-2345678901234567890123456789012345678901234567890123456789012345").substring(0, 64);
        arrive(id, "instructeur");
        assertThat(groupsOf(id)).containsExactly("instructeur");
    }

    @Test
    void the_same_id_in_other_letters_is_not_a_second_person() {
        String id = someone();
        arrive(id, "instructeur");
        assertThat(refused(id.toUpperCase(java.util.Locale.ROOT), Optional.of(Set.of("controleur"))))
                .isEqualTo("ID_IN_OTHER_LETTERS");
    }

    @Test
    void an_administrator_with_a_password_cannot_be_entered_and_loses_nothing() {
        String id = someone();
        directory.enrol(new Newcomer(id, "P", "N", null, PASSWORD, false, "camunda-admin"));
        try {
            assertThat(arrivals.passwordOnly(new Person(id))).isTrue();
            assertThat(refused(id, Optional.of(Set.of("instructeur")))).isEqualTo("PASSWORD_ONLY");
            assertThat(groupsOf(id)).containsExactly("camunda-admin");
        } finally {
            identities.deleteUser(id);
        }
    }

    @Test
    void who_has_a_password_is_not_made_an_administrator_from_outside() {
        String id = someone();
        directory.enrol(new Newcomer(id, "P", "N", null, PASSWORD, false, "instructeur"));
        arrive(id, "instructeur", "camunda-admin");
        assertThat(groupsOf(id)).containsExactly("instructeur");
    }

    @Test
    void the_last_administrator_stays_one() {
        String id = someone();
        arrive(id, "camunda-admin");
        List<String> others = identities.createUserQuery().memberOfGroup("camunda-admin").list().stream()
                .map(User::getId)
                .filter(other -> !other.equals(id))
                .toList();
        others.forEach(other -> identities.deleteMembership(other, "camunda-admin"));
        try {
            arrive(id, "instructeur");
            assertThat(groupsOf(id)).containsExactlyInAnyOrder("camunda-admin", "instructeur");
        } finally {
            others.forEach(other -> identities.createMembership(other, "camunda-admin"));
        }
        assertThat(others).isNotEmpty();
        arrive(id, "instructeur");
        assertThat(groupsOf(id)).containsExactly("instructeur");
    }

    @Test
    void first_logins_at_once_do_not_collide() throws Exception {
        String id = someone();
        int visitors = 6;
        CountDownLatch together = new CountDownLatch(visitors);
        ExecutorService threads = Executors.newFixedThreadPool(visitors);
        try {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < visitors; i++) {
                all.add(threads.submit(() -> {
                    together.countDown();
                    together.await();
                    return arrive(id, "instructeur", "valideur");
                }));
            }
            for (Future<?> each : all) {
                assertThat(each.get()).isEqualTo(new Person(id));
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(groupsOf(id)).containsExactlyInAnyOrder("instructeur", "valideur");
    }

    private static String someone() {
        return "o.person-" + nextHolder();
    }

    private Person arrive(String id, String... groups) {
        return arrivals.arrive(new Arrival(id, "Prénom", "Nom", null, Optional.of(Set.of(groups))));
    }

    private String refused(String id, Optional<Set<String>> groups) {
        Refusal refusal = catchThrowableOfType(
                Refusal.class, () -> arrivals.arrive(new Arrival(id, "Prénom", "Nom", null, groups)));
        assertThat(refusal).isNotNull();
        return refusal.reasons().get(0).code();
    }

    private Set<String> groupsOf(String id) {
        return identities.createGroupQuery().groupMember(id).list().stream()
                .map(Group::getId)
                .collect(Collectors.toSet());
    }
}
