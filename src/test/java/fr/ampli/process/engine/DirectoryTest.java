package fr.ampli.process.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import fr.ampli.AmpliApplication;
import fr.ampli.RealEngine;
import fr.ampli.access.People;
import fr.ampli.correspondence.PersonalLink;
import fr.ampli.process.engine.Directory.Newcomer;
import fr.ampli.shared.DossierNumber;
import fr.ampli.shared.Person;
import fr.ampli.shared.Refusal;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.variable.Variables;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.jdbc.core.JdbcTemplate;

class DirectoryTest extends RealEngine {

    @Autowired
    Directory directory;

    @Autowired
    IdentityService identities;

    @Autowired
    AuthorizationService authorizations;

    @Autowired
    RuntimeService runtime;

    @Autowired
    TaskService tasks;

    @Autowired
    People people;

    @Autowired
    JdbcTemplate database;

    @BeforeEach
    void people() {
        for (String group : List.of("instructeur", "controleur")) {
            directory.enrol(new Newcomer("t." + group, "Prénom", "Nom", null, "Essai-2026-secret!", false, group));
        }
        directory.enrol(
                new Newcomer("t.instructeur.2", "Prénom", "Nom", null, "Essai-2026-secret!", false, "instructeur"));
        for (String group : List.of("instructeur", "controleur")) {
            allowProbe(group);
        }
    }

    @AfterEach
    void nobody() {
        identities.clearAuthentication();
        directory.bringUpToDate();
    }

    @Test
    void applying_the_file_twice_changes_nothing() {
        directory.bringUpToDate();
        List<Map<String, Object>> before = rights();
        int filters = count("act_ru_filter");

        directory.bringUpToDate();

        assertThat(rights()).isEqualTo(before).isNotEmpty();
        assertThat(count("act_ru_filter")).isEqualTo(filters).isEqualTo(5);
        assertThat(identities.createGroupQuery().list()).hasSize(10);
    }

    @Test
    void a_right_that_the_file_does_not_name_is_withdrawn_and_a_changed_one_restored() {
        directory.bringUpToDate();
        List<Map<String, Object>> before = rights();
        Authorization tooMuch = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
        tooMuch.setGroupId("comite");
        tooMuch.setResource(Resources.DEPLOYMENT);
        tooMuch.setResourceId("*");
        tooMuch.addPermission(Permissions.CREATE);
        authorizations.saveAuthorization(tooMuch);
        database.update(
                "update act_ru_authorization set perms_ = 2147483647 where group_id_ = 'comite' and resource_type_ = 6");
        assertThat(rights()).isNotEqualTo(before);

        directory.bringUpToDate();

        assertThat(rights()).isEqualTo(before);
    }

    @Test
    void a_group_that_the_file_does_not_name_and_a_person_alone_are_granted_nothing() {
        directory.bringUpToDate();
        List<Map<String, Object>> before = rights();
        grant(Authorization.AUTH_TYPE_GRANT, right -> right.setGroupId("formerly"));
        grant(Authorization.AUTH_TYPE_GRANT, right -> right.setUserId("t.controleur"));
        grant(Authorization.AUTH_TYPE_GLOBAL, right -> {});
        assertThat(rights()).hasSize(before.size() + 3);

        directory.bringUpToDate();

        assertThat(rights()).as("but everybody keeps the own account").isEqualTo(before);
        assertThat(before).anyMatch(right -> "t.controleur".equals(right.get("user_id_")));
    }

    private void grant(int type, Consumer<Authorization> to) {
        Authorization right = authorizations.createNewAuthorization(type);
        to.accept(right);
        right.setResource(Resources.PROCESS_DEFINITION);
        right.setResourceId("ampli-pathway");
        right.addPermission(ProcessDefinitionPermissions.DELETE_INSTANCE);
        authorizations.saveAuthorization(right);
    }

    /** Behind the door of access/endpoints.yaml, which names no such address (EndpointsTest). */
    @Test
    void nobody_moves_rewrites_or_deletes_a_dossier_even_past_the_door() {
        DossierNumber number = open();
        String instance = instances(number, "ampli-pathway").get(0).getId();
        for (Group group : identities.createGroupQuery().list()) {
            identities.setAuthentication("x." + group.getId(), List.of(group.getId()));
            Map<String, Runnable> attempts = Map.ofEntries(
                    Map.entry("delete", () -> runtime.deleteProcessInstance(instance, "by hand")),
                    Map.entry(
                            "move",
                            () -> runtime.createProcessInstanceModification(instance)
                                    .startBeforeActivity("EndEvent_Settled")
                                    .execute()),
                    Map.entry("set a variable", () -> runtime.setVariable(instance, "holderName", "x")),
                    Map.entry("remove a variable", () -> runtime.removeVariable(instance, "holderName")),
                    Map.entry("signal", () -> runtime.signal(instance)));
            attempts.forEach((what, attempt) -> assertThat(catchThrowable(attempt::run))
                    .as("%s by %s", what, group.getId())
                    .isInstanceOf(AuthorizationException.class));
        }
        identities.clearAuthentication();
        assertThat(openTasks(number)).hasSize(1);
    }

    @Test
    void tasks_write_no_authorization_rows() {
        int before = count("act_ru_authorization");
        String task = newTask();
        tasks.claim(task, "t.instructeur");
        assertThat(count("act_ru_authorization")).isEqualTo(before);
    }

    @Test
    void an_officer_of_another_group_is_refused_at_every_door() {
        String task = newTask();
        as("t.controleur");
        refused(() -> tasks.claim(task, "t.controleur"));
        refused(() -> tasks.complete(task, answer()));
        refused(() -> tasks.handleBpmnError(task, "ANY"));
        refused(() -> tasks.setAssignee(task, "t.controleur"));
        refused(() -> tasks.delegateTask(task, "t.controleur"));
        refused(() -> tasks.addCandidateGroup(task, "controleur"));
        refused(() -> tasks.addCandidateUser(task, "t.controleur"));
        refused(() -> tasks.deleteCandidateGroup(task, "instructeur"));

        as("t.instructeur");
        refused(() -> tasks.claim(task, "t.controleur"));
        refused(() -> tasks.setAssignee(task, "t.controleur"));
        refused(() -> tasks.addCandidateGroup(task, "controleur"));

        tasks.claim(task, "t.instructeur");
        tasks.setAssignee(task, null);
        tasks.setAssignee(task, "t.instructeur.2");
        as("t.instructeur.2");
        tasks.complete(task, answer());
        assertThat(tasks.createTaskQuery().taskId(task).count()).isZero();
    }

    @Test
    void an_administrator_proposes_a_task_to_members_of_its_groups_only() {
        String task = newTask();
        identities.setAuthentication("admin.test", List.of("camunda-admin"));
        refused(() -> tasks.addCandidateUser(task, "t.controleur"));
        refused(() -> tasks.addCandidateUser(task, "admin.test"));
        refused(() -> tasks.setAssignee(task, "t.controleur"));
        refused(() -> tasks.setOwner(task, "t.controleur"));
        assertThatThrownBy(() -> tasks.setAssignee(task, "t.controleur"))
                .hasStackTraceContaining("La tâche ne peut pas être confiée à « "
                        + people.nameOf(new Person("t.controleur")) + " », qui n’appartient à aucun de ces groupes : ");
        tasks.addCandidateUser(task, "t.instructeur.2");
        identities.clearAuthentication();
        assertThat(tasks.getIdentityLinksForTask(task))
                .extracting(IdentityLink::getUserId)
                .containsOnly(null, "t.instructeur.2");
    }

    @Test
    void who_acts_without_a_login_is_called_something_too() {
        assertThat(people.namesOf(List.of(Person.APPLICATION, PersonalLink.PERSON, new Person("partner:3")))
                        .values())
                .containsExactlyInAnyOrder(
                        "AMPLI (automatique)", "Destinataire (lien personnel)", "Partenaire (lien personnel)");
    }

    @Test
    void without_a_person_the_application_itself_passes() {
        String task = newTask();
        tasks.setAssignee(task, "somebody");
        tasks.complete(task, answer());
    }

    @Test
    void outside_the_demo_it_does_not_start_without_an_administrator() throws Exception {
        try (EmbeddedPostgres empty = EmbeddedPostgres.builder().start()) {
            assertThatThrownBy(() -> start(empty, "--ampli.admin.id=", "--ampli.admin.password="))
                    .rootCause()
                    .hasMessageContaining("AMPLI_ADMIN_ID")
                    .hasMessageContaining("AMPLI_ADMIN_PASSWORD");
            assertThatThrownBy(() -> start(empty, "--ampli.admin.password=court"))
                    .hasStackTraceContaining("assword");
            start(empty, "--spring.profiles.active=demo");
            assertThatThrownBy(() -> start(empty)).rootCause().hasMessageContaining("password of the demo");
        }
    }

    private static void start(EmbeddedPostgres database, String... arguments) {
        List<String> all = new java.util.ArrayList<>(List.of(
                "--spring.datasource.url=" + database.getJdbcUrl("postgres", "postgres"),
                "--spring.datasource.username=postgres",
                "--server.port=0",
                "--camunda.bpm.process-engine-name=second",
                // No web server, so no place for these
                "--spring.autoconfigure.exclude=org.camunda.bpm.spring.boot.starter.rest.CamundaBpmRestJerseyAutoConfiguration,"
                        + "org.springframework.boot.autoconfigure.security.oauth2.server.servlet.OAuth2AuthorizationServerAutoConfiguration,"
                        + "org.springframework.boot.autoconfigure.security.oauth2.server.servlet.OAuth2AuthorizationServerJwtAutoConfiguration",
                "--spring.jmx.enabled=false"));
        all.addAll(List.of(arguments));
        new SpringApplicationBuilder(AmpliApplication.class, Probe.class)
                .web(WebApplicationType.NONE)
                .run(all.toArray(String[]::new))
                .close();
    }

    private void as(String person) {
        identities.setAuthentication(
                person,
                identities.createGroupQuery().groupMember(person).list().stream()
                        .map(Group::getId)
                        .toList());
    }

    private static void refused(Runnable attempt) {
        assertThatThrownBy(attempt::run).satisfies(failure -> {
            Throwable cause = failure;
            while (!(cause instanceof Refusal) && cause.getCause() != null) {
                cause = cause.getCause();
            }
            assertThat(cause).isInstanceOf(Refusal.class);
            assertThat(((Refusal) cause).reasons().get(0).code()).isEqualTo("NOT_YOUR_GROUP");
        });
    }

    private static Map<String, Object> answer() {
        return Map.of("answer", Variables.stringValue("{\"word\":\"oui\"}", true));
    }

    private String newTask() {
        identities.clearAuthentication();
        String instance = runtime.startProcessInstanceByKey("probe").getId();
        return tasks.createTaskQuery()
                .processInstanceId(instance)
                .singleResult()
                .getId();
    }

    private void allowProbe(String group) {
        if (authorizations
                        .createAuthorizationQuery()
                        .groupIdIn(group)
                        .resourceId("probe")
                        .count()
                > 0) {
            return;
        }
        Authorization right = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
        right.setGroupId(group);
        right.setResource(Resources.PROCESS_DEFINITION);
        right.setResourceId("probe");
        Authorization model = authorizations
                .createAuthorizationQuery()
                .groupIdIn(group)
                .resourceId("ampli-pathway")
                .singleResult();
        right.setPermissions(model.getPermissions(ProcessDefinitionPermissions.values()));
        authorizations.saveAuthorization(right);
    }

    private List<Map<String, Object>> rights() {
        return database.queryForList(
                "select group_id_, user_id_, type_, resource_type_, resource_id_, perms_ from act_ru_authorization"
                        + " where resource_id_ <> 'probe' order by 1, 2, 3, 4, 5");
    }

    private int count(String table) {
        return database.queryForObject("select count(*) from " + table, Integer.class);
    }
}
