package fr.ampli.process.envelope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import fr.ampli.ScenarioTest;
import fr.ampli.payment.EnvelopeBudgets;
import fr.ampli.process.demo.SampleAnswers;
import fr.ampli.shared.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.variable.Variables;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** The budget of a year: proposed by finance, confirmed by a head of service, shown and exported. */
class EnvelopeBudgetTest extends ScenarioTest {

    private static final int YEAR = 2029;

    @Autowired
    EnvelopeBudgets budgets;

    @Autowired
    WebApplicationContext context;

    @Test
    void finance_proposes_and_a_head_of_service_confirms() throws Exception {
        moveTo(LocalDate.of(YEAR, 1, 15));
        propose("ordonnateur", "250 000");
        Task task = task();
        assertThat(task.getDueDate()).isNotNull();
        assertThat(envelopes.of(YEAR).budget()).isNotEqualTo(Money.of("250000.00"));
        long id = budgets.of(YEAR).get(budgets.of(YEAR).size() - 1).id();
        web().perform(get("/api/envelopes/proposals/" + id))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.deliberation").value("2026.114.SP"))
                .andExpect(jsonPath("$.year").value("2029"));
        assertRefused(() -> decide(task, "ordonnateur", "confirm-budget"), "NOT_YOUR_GROUP");

        decide(task, "valideur", "confirm-budget");

        assertThat(envelopes.of(YEAR).budget()).isEqualTo(Money.of("250000.00"));
        assertThat(ended(task)).containsExactly("EndEvent_BudgetSet");
        web().perform(get("/api/envelopes").principal(() -> "valideur"))
                .andExpect(jsonPath("$.years[?(@.year == '2029')].reserved").isNotEmpty())
                .andExpect(jsonPath("$.waiting").isNumber());
    }

    @Test
    void a_refused_proposal_changes_nothing_and_makes_room_for_another() {
        moveTo(LocalDate.of(YEAR, 1, 16));
        Money before = envelopes.of(YEAR).budget();
        propose("ordonnateur", "310 000");
        assertRefused(() -> propose("ordonnateur", "320 000"), "BUDGET_OPEN");
        Task task = task();
        decide(task, "valideur", "confirm-budget.refused");

        assertThat(ended(task)).containsExactly("EndEvent_BudgetRefused");
        assertThat(envelopes.of(YEAR).budget()).isEqualTo(before);
        propose("ordonnateur", "330 000");
        decide(task(), "valideur", "confirm-budget.refused");
    }

    @Test
    void who_may_not_decide_does_not_propose_either() {
        moveTo(LocalDate.of(YEAR, 1, 17));
        String definition = engine.getRepositoryService()
                .createProcessDefinitionQuery()
                .processDefinitionKey("envelope-budget")
                .latestVersion()
                .singleResult()
                .getId();
        for (String other : List.of("responsable", "instructeur", "valideur")) {
            engine.getIdentityService().setAuthentication(other, List.of(other));
            assertThatThrownBy(() -> engine.getFormService().submitStartForm(definition, Map.of()))
                    .as(other)
                    .isInstanceOf(AuthorizationException.class);
        }
        engine.getIdentityService().clearAuthentication();
        assertThat(engine.getTaskService()
                        .createTaskQuery()
                        .processDefinitionKey("envelope-budget")
                        .count())
                .isZero();
    }

    @Test
    void the_ledger_leaves_as_a_file() throws Exception {
        web().perform(get("/api/ledger.csv"))
                .andExpect(status().isOk())
                .andExpect(header().string("Content-Disposition", Matchers.containsString("ampli-grand-livre.csv")))
                .andExpect(header().string("Cache-Control", "no-store"))
                .andExpect(content().contentTypeCompatibleWith("text/csv"))
                .andExpect(content().string(Matchers.startsWith("\ufeff\"ligne\";\"dossier\"")));
        web().perform(get("/api/envelopes/proposals/999999999")).andExpect(status().isNotFound());
    }

    private void propose(String person, String budget) {
        walk.start("envelope-budget", "propose-budget", person, Map.of("year", String.valueOf(YEAR), "budget", budget));
    }

    private Task task() {
        return engine.getTaskService()
                .createTaskQuery()
                .processDefinitionKey("envelope-budget")
                .singleResult();
    }

    private void decide(Task task, String person, String sample) {
        engine.getIdentityService().setAuthentication(person, List.of(person));
        try {
            engine.getFormService()
                    .submitTaskForm(
                            task.getId(),
                            Variables.putValueTyped(
                                    "answer",
                                    Variables.stringValue(
                                            new SampleAnswers()
                                                    .of(sample, today(), Map.of())
                                                    .answer(),
                                            true)));
        } finally {
            engine.getIdentityService().clearAuthentication();
        }
    }

    private List<String> ended(Task task) {
        return engine
                .getHistoryService()
                .createHistoricActivityInstanceQuery()
                .processInstanceId(task.getProcessInstanceId())
                .activityType("noneEndEvent")
                .list()
                .stream()
                .map(activity -> activity.getActivityId())
                .toList();
    }

    private MockMvc web() {
        return MockMvcBuilders.webAppContextSetup(context).build();
    }
}
