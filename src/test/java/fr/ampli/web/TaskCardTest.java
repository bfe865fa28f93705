package fr.ampli.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import fr.ampli.access.Part;
import fr.ampli.process.absence.Office;
import fr.ampli.process.demo.HappyPath;
import fr.ampli.shared.DossierNumber;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** What a list of tasks and the ready lists of dossiers tell, and to whom. Who may ask at all: AuthorizationMatrixTest. */
class TaskCardTest extends Office {

    @Autowired
    WebApplicationContext context;

    private MockMvc web;

    @BeforeEach
    void web() {
        web = MockMvcBuilders.webAppContextSetup(context).build();
    }

    @Test
    void a_card_tells_the_dossier_its_stage_and_its_days() throws Exception {
        String officer = person("instructrice", "instructeur");
        DossierNumber number = toReview();
        Task task = walk.task(number, "UserTask_ReviewCriteria");
        String due = java.time.format.DateTimeFormatter.ofPattern("dd/MM/uuuu")
                .format(task.getDueDate().toInstant().atZone(java.time.ZoneId.of("Europe/Paris")));
        cards(officer, task.getId(), "no-such-task")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.length()").value(1))
                .andExpect(jsonPath("$[0].number").value(number.toString()))
                .andExpect(jsonPath("$[0].holder")
                        .value(dossiers.get(number).holder().name()))
                .andExpect(jsonPath("$[0].stage").value("Instruction et décision"))
                .andExpect(jsonPath("$[0].awaited").value((Object) null))
                .andExpect(jsonPath("$[0].due.label").value("Échéance"))
                .andExpect(jsonPath("$[0].due.day").value(due))
                .andExpect(jsonPath("$[0].due.late").value(false))
                .andExpect(jsonPath("$[0].law.label").value("Deux mois de silence"));

        moveTo(task.getDueDate()
                .toInstant()
                .atZone(java.time.ZoneId.of("Europe/Paris"))
                .toLocalDate()
                .plusDays(2));
        cards(officer, task.getId())
                .andExpect(jsonPath("$[0].due.when").value("dépassée de 2 jours"))
                .andExpect(jsonPath("$[0].due.late").value(true));
    }

    @Test
    void a_clock_that_stands_still_says_so() throws Exception {
        String officer = person("instructrice", "instructeur");
        DossierNumber number = open();
        take(number, HappyPath.FEASIBILITY);
        walk.complete(number, "UserTask_RecordApplication", "instructeur", "incomplete", Map.of());
        walk.complete(number, "UserTask_CheckCompleteness", "instructeur", "incomplete", Map.of());
        Task task = walk.task(number, "UserTask_RecordMissingPieces");
        cards(officer, task.getId())
                .andExpect(jsonPath("$[0].awaited").value("du porteur"))
                .andExpect(jsonPath("$[0].law.label").value("Deux mois de silence"))
                .andExpect(jsonPath("$[0].law.when")
                        .value("suspendu depuis le "
                                + java.time.format.DateTimeFormatter.ofPattern("dd/MM/uuuu")
                                        .format(today())));
    }

    @Test
    void who_may_not_read_a_dossier_learns_nothing_of_it() throws Exception {
        String apart = person("parente", "instructeur");
        String early = person("controleuse", "controleur");
        DossierNumber number = toReview();
        take(number, apart, Part.CONFLICT_DECLARED);
        Task task = walk.task(number, "UserTask_ReviewCriteria");
        for (String person : List.of(apart, early)) {
            String answer = cards(person, task.getId())
                    .andExpect(jsonPath("$[0].open").value(false))
                    .andReturn()
                    .getResponse()
                    .getContentAsString();
            assertThat(answer)
                    .doesNotContain(
                            number.toString(), dossiers.get(number).holder().name(), "Instruction");
            assertThat(list(person, "region")).doesNotContain(number.toString());
        }
    }

    @Test
    void ready_lists_tell_who_is_waited_for_and_where_one_had_a_hand() throws Exception {
        String officer = person("instructrice", "instructeur");
        String newcomer = person("nouvelle", "instructeur");
        DossierNumber number = toReview();
        assertThat(list(officer, "intervenu")).doesNotContain(number.toString());
        Task task = walk.task(number, "UserTask_ReviewCriteria");
        act(officer, () -> engine.getTaskService().claim(task.getId(), officer));
        take(number, officer, Part.REVIEW);

        assertThat(list(officer, "intervenu"))
                .contains("/camunda/app/tasklist/default/#/?task=" + task.getId())
                .contains(number.toString(), "Instruire les quatre critères", "pris par instructrice d&#39;Essai");
        assertThat(list(newcomer, "intervenu")).doesNotContain(number.toString());

        take(number, officer, Part.CONFLICT_DECLARED);
        assertThat(list(officer, "intervenu")).doesNotContain(number.toString());
        assertThat(list(newcomer, "nothing-of-the-kind")).isEmpty();
        for (String broken : List.of("x", "infinity", "2026~AMPLI", "'; drop~x")) {
            web.perform(get("/dossiers")
                            .param("liste", "porteur")
                            .param("suite", broken)
                            .principal(() -> newcomer))
                    .andExpect(status().isOk());
            web.perform(get("/dossiers")
                            .param("liste", "intervenu")
                            .param("suite", broken)
                            .principal(() -> newcomer))
                    .andExpect(status().isOk());
        }
    }

    private ResultActions cards(String person, String... ids) throws Exception {
        return web.perform(
                get("/api/tasks/cards").param("ids", String.join(",", ids)).principal(() -> person));
    }

    /** All pages of a list in one text; blank where the page leads elsewhere. */
    private String list(String person, String word) throws Exception {
        StringBuilder all = new StringBuilder();
        String suite = "";
        while (suite != null) {
            String page = web.perform(get("/dossiers")
                            .param("liste", word)
                            .param("suite", suite)
                            .principal(() -> person))
                    .andReturn()
                    .getResponse()
                    .getContentAsString();
            all.append(page);
            var next = java.util.regex.Pattern.compile("suite=([^\"]+)\" rel=\"next\"")
                    .matcher(page);
            suite = next.find()
                    ? java.net.URLDecoder.decode(next.group(1), java.nio.charset.StandardCharsets.UTF_8)
                    : null;
        }
        return all.toString();
    }
}
