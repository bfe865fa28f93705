package fr.ampli.process.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import fr.ampli.ScenarioTest;
import fr.ampli.access.InterestDraft;
import fr.ampli.access.Interests;
import fr.ampli.access.Parts;
import fr.ampli.process.demo.HappyPath;
import fr.ampli.shared.DossierNumber;
import fr.ampli.shared.Person;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.history.HistoricTaskInstance;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.WebApplicationContext;

/** A link of interests found later (R56): said over HTTP, and the person's tasks go back at once. */
class InterestLinkTest extends ScenarioTest {

    private static final String APPLICATION = "UserTask_RecordApplication";
    private static final Person OFFICER = new Person("instructeur");

    @Autowired
    WebApplicationContext context;

    @Autowired
    Interests interests;

    @Autowired
    Parts parts;

    @Autowired
    TransactionTemplate transaction;

    private MockMvc web;

    @BeforeEach
    void web() {
        web = MockMvcBuilders.webAppContextSetup(context).build();
    }

    @AfterEach
    void logOut() {
        SecurityContextHolder.clearContext();
    }

    @Test
    void a_link_declared_over_http_gives_the_tasks_of_that_dossier_back_to_their_group() throws Exception {
        DossierNumber number = toApplication();
        DossierNumber other = toApplication();
        claim(number);
        claim(other);

        declare(number, "{\"hasLink\": true, \"nature\": \"Ma sœur y travaille.\"}")
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.message").isNotEmpty());

        assertThat(walk.task(number, APPLICATION).getAssignee()).isNull();
        assertThat(walk.task(other, APPLICATION).getAssignee()).isEqualTo("instructeur");
        assertThat(parts.obstacle(number, OFFICER)).isPresent();
        assertRefused(() -> walk.complete(number, APPLICATION, "instructeur"), "SEPARATION_OF_DUTIES");
        walk.complete(number, APPLICATION, "instructeur2");
        assertThat(openTasks(number)).containsExactly("UserTask_CheckCompleteness");
    }

    @Test
    void a_link_without_its_nature_is_refused_and_leaves_the_task_where_it_is() throws Exception {
        DossierNumber number = toApplication();
        claim(number);
        declare(number, "{\"hasLink\": true, \"nature\": \" \"}")
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.reasons[0].code").value("LINK_WITHOUT_NATURE"));
        declare(number, "{\"hasLink\": false}").andExpect(status().isBadRequest());
        assertThat(walk.task(number, APPLICATION).getAssignee()).isEqualTo("instructeur");
        assertThat(parts.obstacle(number, OFFICER)).isEmpty();
    }

    @Test
    void a_delegated_task_goes_back_from_both_ends() {
        DossierNumber lent = toApplication();
        claim(lent);
        engine.getTaskService().delegateTask(walk.task(lent, APPLICATION).getId(), "instructeur2");
        link(lent, OFFICER);
        assertThat(walk.task(lent, APPLICATION).getOwner()).isNull();
        assertThat(walk.task(lent, APPLICATION).getAssignee()).isEqualTo("instructeur2");

        DossierNumber borrowed = toApplication();
        engine.getTaskService().claim(walk.task(borrowed, APPLICATION).getId(), "instructeur2");
        engine.getTaskService().delegateTask(walk.task(borrowed, APPLICATION).getId(), "instructeur");
        link(borrowed, OFFICER);
        Task back = walk.task(borrowed, APPLICATION);
        assertThat(back.getAssignee()).isNull();
        assertThat(back.getDelegationState()).isNull();
        walk.complete(borrowed, APPLICATION, "instructeur2");
        assertThat(openTasks(borrowed)).containsExactly("UserTask_CheckCompleteness");
    }

    @Test
    void declaration_and_hand_back_happen_together_or_not_at_all() {
        DossierNumber number = toApplication();
        claim(number);
        transaction.executeWithoutResult(status -> {
            link(number, OFFICER);
            status.setRollbackOnly();
        });
        assertThat(walk.task(number, APPLICATION).getAssignee()).isEqualTo("instructeur");
        assertThat(parts.obstacle(number, OFFICER)).isEmpty();
    }

    @Test
    void the_task_in_which_the_link_is_declared_ends_in_the_name_of_who_declared() {
        DossierNumber number = toApplication();
        take(number, HappyPath.SUBMISSION);
        Task task = walk.task(number, "UserTask_DeclareInterests");
        walk.complete(number, "UserTask_DeclareInterests", "instructeur", "link", Map.of());
        HistoricTaskInstance ended = engine.getHistoryService()
                .createHistoricTaskInstanceQuery()
                .taskId(task.getId())
                .singleResult();
        assertThat(ended.getAssignee()).isEqualTo("instructeur");
        assertThat(ended.getDeleteReason()).isEqualTo("completed");
        assertThat(walk.task(number, "UserTask_DeclareInterests").getAssignee()).isNull();
    }

    @Test
    void the_facts_tell_whoever_is_logged_in_what_they_declared() throws Exception {
        DossierNumber number = toApplication();
        take(number, HappyPath.SUBMISSION);
        facts(number, "instructeur")
                .andExpect(jsonPath("$.interests.declaredForReview").value(false))
                .andExpect(jsonPath("$.interests.stage").value("l'instruction"));
        walk.complete(number, "UserTask_DeclareInterests", "instructeur");
        facts(number, "instructeur")
                .andExpect(jsonPath("$.interests.declaredForReview").value(true))
                .andExpect(jsonPath("$.interests.declaredForControl").value(false));
        facts(number, "instructeur2")
                .andExpect(jsonPath("$.interests.declaredForReview").value(false));
        take(number, HappyPath.REVIEW.subList(1, 6));
        take(number, HappyPath.AGREEMENT);
        take(number, HappyPath.START);
        take(number, HappyPath.PAYMENT);
        take(number, HappyPath.START_UP.subList(0, 2));
        facts(number, "controleur")
                .andExpect(jsonPath("$.interests.declaredForControl").value(false))
                .andExpect(jsonPath("$.interests.stage").value("le contrôle de service fait"));
        walk.complete(number, "UserTask_DeclareInterestsForControl", "controleur");
        facts(number, "controleur")
                .andExpect(jsonPath("$.interests.declaredForControl").value(true))
                .andExpect(jsonPath("$.interests.declaredForReview").value(false));
    }

    private void link(DossierNumber number, Person person) {
        interests.declareLink(number, new InterestDraft("true", "Un lien d'essai."), person);
    }

    private ResultActions declare(DossierNumber number, String body) throws Exception {
        logIn("instructeur");
        return web.perform(post("/api/dossiers/" + number + "/interests")
                .principal(OFFICER::id)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body));
    }

    private ResultActions facts(DossierNumber number, String person) throws Exception {
        logIn(person);
        return web.perform(get("/api/dossiers/" + number).principal(() -> person))
                .andExpect(status().isOk());
    }

    private static void logIn(String person) {
        SecurityContextHolder.getContext()
                .setAuthentication(UsernamePasswordAuthenticationToken.authenticated(person, null, List.of()));
    }

    private DossierNumber toApplication() {
        DossierNumber number = open();
        take(number, HappyPath.FEASIBILITY);
        return number;
    }

    private void claim(DossierNumber number) {
        engine.getTaskService().claim(walk.task(number, APPLICATION).getId(), "instructeur");
    }
}
