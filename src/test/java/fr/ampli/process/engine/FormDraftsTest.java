package fr.ampli.process.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import fr.ampli.access.FormDrafts;
import fr.ampli.access.FormPlace;
import fr.ampli.access.InterestDraft;
import fr.ampli.access.Interests;
import fr.ampli.process.absence.Office;
import fr.ampli.process.demo.HappyPath;
import fr.ampli.shared.DossierNumber;
import fr.ampli.shared.Person;
import java.time.LocalDate;
import java.util.Map;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** A draft is one person's, lives as long as the form is theirs to fill in, and ends in the transaction that ends it. */
class FormDraftsTest extends Office {

    private static final String TASK = "UserTask_RecordApplication";
    private static final Person OFFICER = new Person("instructeur");
    private static final Person COLLEAGUE = new Person("instructeur2");
    private static final String TYPED = "{\"jobTitle\": \"Animatrice\"}";

    @Autowired
    FormDrafts drafts;

    @Autowired
    Interests interests;

    @Autowired
    WebApplicationContext context;

    private DossierNumber number;
    private FormPlace place;

    @BeforeEach
    void aTask() {
        number = open();
        take(number, HappyPath.FEASIBILITY);
        place = FormPlace.task(task().getId());
    }

    @Test
    void each_person_has_their_own_and_two_tabs_do_not_overwrite_each_other() {
        long first = save(OFFICER, TYPED, 0);
        assertThat(drafts.find(place, OFFICER).orElseThrow().content()).contains("Animatrice");
        assertThat(drafts.find(place, COLLEAGUE)).isEmpty();

        long second = save(OFFICER, "{\"jobTitle\": \"Directrice\"}", first);
        assertThat(second).isNotEqualTo(first);
        assertRefused(() -> save(OFFICER, TYPED, first), FormDrafts.DRAFT_CHANGED_ELSEWHERE);
        assertRefused(() -> save(OFFICER, TYPED, 0), FormDrafts.DRAFT_CHANGED_ELSEWHERE);
        assertThat(drafts.find(place, OFFICER).orElseThrow().content()).contains("Directrice");

        drafts.forget(place, OFFICER);
        assertThat(drafts.find(place, OFFICER)).isEmpty();
        // A draft that was made anew is another one, whatever the first was called
        save(OFFICER, TYPED, 0);
        assertRefused(() -> save(OFFICER, TYPED, second), FormDrafts.DRAFT_CHANGED_ELSEWHERE);
    }

    @Test
    void what_cannot_be_kept_is_said() {
        assertRefused(() -> save(OFFICER, "{\"note\": \"" + "é".repeat(33_000) + "\"}", 0), FormDrafts.DRAFT_TOO_LONG);
        assertRefused(() -> save(OFFICER, "{\"note\": \"\\u0000\"}", 0), FormDrafts.DRAFT_UNREADABLE);
        assertThat(kept()).isZero();
    }

    @Test
    void only_who_may_work_the_task_has_a_draft_of_it() {
        assertRefused(() -> save(new Person("ordonnateur"), TYPED, 0), FormDrafts.FORM_NOT_YOURS);
        save(COLLEAGUE, TYPED, 0);
        save(OFFICER, TYPED, 0);

        // Given to one, it is no longer the others'
        engine.getTaskService().setAssignee(place.id(), OFFICER.id());
        assertRefused(() -> drafts.find(place, COLLEAGUE), FormDrafts.FORM_NOT_YOURS);
        assertThat(kept()).isEqualTo(1);

        // Who lets go of it finds what was typed when they take it again
        engine.getTaskService().setAssignee(place.id(), null);
        assertThat(drafts.find(place, OFFICER)).isPresent();

        transaction.executeWithoutResult(status ->
                interests.declareLink(number, new InterestDraft("true", "Mon frère préside l'association."), OFFICER));
        assertThat(kept()).isZero();
        assertRefused(() -> save(OFFICER, TYPED, 0), FormDrafts.FORM_NOT_YOURS);
    }

    @Test
    void it_ends_with_the_task_and_survives_a_refusal() {
        save(OFFICER, TYPED, 0);
        save(COLLEAGUE, TYPED, 0);
        assertRefused(() -> walk.complete(number, TASK, OFFICER.id(), Map.of("jobTitle", "")), "REQUIRED");
        assertThat(drafts.find(place, OFFICER)).isPresent();

        walk.complete(number, TASK, OFFICER.id());
        assertThat(kept()).isZero();
        assertRefused(() -> save(OFFICER, TYPED, 0), FormDrafts.FORM_NOT_YOURS);
    }

    @Test
    void it_ends_when_the_task_is_cancelled_or_passes_to_a_deputy() {
        String away = person("away", "instructeur");
        String deputy = person("deputy", "instructeur");
        engine.getTaskService().setAssignee(place.id(), away);
        save(new Person(away), TYPED, 0);
        away(away, deputy);
        assertThat(task().getAssignee()).isEqualTo(deputy);
        assertThat(kept()).isZero();

        save(new Person(deputy), TYPED, 0);
        engine.getRuntimeService().deleteProcessInstance(task().getProcessInstanceId(), "essai");
        assertThat(kept()).isZero();
    }

    @Test
    void a_start_form_has_a_draft_until_the_process_starts() {
        FormPlace start = FormPlace.start("ampli-pathway");
        Person adviser = new Person(person("adviser", "charge-mission"));
        drafts.save(start, TYPED, 0, adviser);
        Person other = new Person(person("other", "charge-mission"));
        drafts.save(start, TYPED, 0, other);
        assertRefused(() -> drafts.save(start, TYPED, 0, OFFICER), FormDrafts.FORM_NOT_YOURS);
        assertRefused(
                () -> drafts.save(FormPlace.start("deadline-watch"), TYPED, 0, adviser), FormDrafts.FORM_NOT_YOURS);

        drafts.save(start, TYPED, 0, new Person("charge-mission"));
        walk.open("charge-mission", Map.of("siret", siret()));
        assertThat(drafts.find(start, new Person("charge-mission"))).isEmpty();
        assertThat(drafts.find(start, other)).isPresent();
    }

    @Test
    void a_draft_that_nobody_touches_goes_after_thirty_days() {
        save(OFFICER, TYPED, 0);
        LocalDate saved = today();
        moveTo(saved.plusDays(29));
        watch(number);
        assertThat(kept()).isEqualTo(1);
        moveTo(saved.plusDays(31));
        assertThat(drafts.find(place, OFFICER))
                .as("too old before the watch comes")
                .isEmpty();
        watch(number);
        assertThat(kept()).isZero();
    }

    @Test
    void a_form_reads_and_writes_it_over_http() throws Exception {
        MockMvc web = MockMvcBuilders.webAppContextSetup(context).build();
        String address = "/api/drafts/TASK/" + place.id();
        web.perform(get(address).principal(OFFICER::id))
                .andExpect(status().isOk())
                .andExpect(header().string("Cache-Control", "no-store"))
                .andExpect(jsonPath("$.revision").value(0));
        web.perform(put(address)
                        .principal(OFFICER::id)
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"basedOn\": 0, \"content\": " + TYPED + "}"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.savedAt").value("2026-03-02T09:00:00Z"));
        web.perform(get(address).principal(OFFICER::id))
                .andExpect(jsonPath("$.content.jobTitle").value("Animatrice"));
        web.perform(put(address)
                        .principal(OFFICER::id)
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"basedOn\": 0, \"content\": " + TYPED + "}"))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.reasons[0].code").value(FormDrafts.DRAFT_CHANGED_ELSEWHERE));
        web.perform(put(address)
                        .principal(OFFICER::id)
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{}"))
                .andExpect(status().isBadRequest());
        web.perform(get("/api/drafts/OTHER/x").principal(OFFICER::id)).andExpect(status().isBadRequest());
    }

    private Task task() {
        return walk.task(number, TASK);
    }

    private long save(Person person, String content, long basedOn) {
        return drafts.save(place, content, basedOn, person).revision();
    }

    private int kept() {
        return jdbc.sql("select count(*) from ampli.form_draft where place = :place")
                .param("place", place.toString())
                .query(Integer.class)
                .single();
    }
}
