package fr.ampli.process.review;

import static org.assertj.core.api.Assertions.assertThat;

import fr.ampli.TestScheme;
import fr.ampli.review.Opinion;
import fr.ampli.review.OpinionReason;
import fr.ampli.shared.SchemeTerms;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnDecisionResult;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** R09, R10: the table alone, row by row and on its lines. */
class CriteriaOpinionTest {

    private static final Path TABLE = Path.of("processes/decisions/criteria-opinion.dmn");
    private static final DmnEngine ENGINE =
            DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();

    /** One line per row of the table, and the lines around each threshold. */
    @ParameterizedTest
    @CsvSource({
        // eligible, opportunity, values, model, anchoring, reasons
        "false, 3, 3, 3, 3, NOT_ELIGIBLE",
        "true,  1, 5, 5, 5, OPPORTUNITY_TOO_WEAK",
        "true,  2, 5, 5, 5, ALL_MET",
        "true,  5, 1, 5, 5, VALUES_TOO_WEAK",
        "true,  5, 2, 5, 5, ALL_MET",
        "true,  5, 5, 1, 5, MODEL_TOO_WEAK",
        "true,  5, 5, 2, 5, ALL_MET",
        "true,  5, 5, 5, 1, ANCHORING_TOO_WEAK",
        "true,  5, 5, 5, 2, ALL_MET",
        "true,  2, 3, 3, 3, TOTAL_TOO_LOW",
        "true,  3, 3, 3, 3, ALL_MET",
        "true,  3, 3, 3, 4, ALL_MET",
        "true,  5, 5, 5, 5, ALL_MET",
        "true,  0, 0, 0, 0, OPPORTUNITY_TOO_WEAK VALUES_TOO_WEAK MODEL_TOO_WEAK ANCHORING_TOO_WEAK TOTAL_TOO_LOW",
        "false, 1, 2, 2, 2, NOT_ELIGIBLE OPPORTUNITY_TOO_WEAK TOTAL_TOO_LOW",
    })
    void every_reason_has_its_row(
            boolean eligible, int opportunity, int values, int model, int anchoring, String reasons) {
        DmnDecisionResult result = decide(eligible, opportunity, values, model, anchoring);
        assertThat(result.<String>collectEntries("reasonCode")).containsExactly(reasons.split(" "));
        String opinion = reasons.equals("ALL_MET") ? "FAVOURABLE" : "UNFAVOURABLE";
        assertThat(Set.copyOf(result.<String>collectEntries("opinion"))).containsExactly(opinion);
    }

    @Test
    void no_combination_is_left_without_an_opinion_or_with_two() {
        for (boolean eligible : new boolean[] {true, false}) {
            for (int code = 0; code < 6 * 6 * 6 * 6; code++) {
                DmnDecisionResult result = decide(eligible, code % 6, code / 6 % 6, code / 36 % 6, code / 216);
                assertThat(Set.copyOf(result.<String>collectEntries("opinion"))).hasSize(1);
            }
        }
    }

    @Test
    void every_row_is_tested_and_every_answer_is_a_word_that_the_record_knows() throws IOException {
        List<Rule> rules = List.copyOf(Dmn.readModelFromFile(TABLE.toFile())
                .getModelElementsByType(DecisionTable.class)
                .iterator()
                .next()
                .getRules());
        assertThat(rules).hasSize(7);
        assertThat(rules).allSatisfy(rule -> {
            assertThat(rule.getId()).startsWith("Rule_");
            assertThat(rule.getDescription().getTextContent()).contains("R");
        });
        TreeSet<String> answered = new TreeSet<>();
        rules.forEach(rule -> rule.getOutputEntries()
                .forEach(cell -> answered.add(cell.getText().getTextContent().replace("\"", ""))));
        TreeSet<String> known = new TreeSet<>();
        Arrays.stream(Opinion.values()).forEach(each -> known.add(each.name()));
        EnumSet.allOf(OpinionReason.class).forEach(each -> known.add(each.name()));
        assertThat(answered).isEqualTo(known);
    }

    @Test
    void the_thresholds_are_handed_in() throws IOException {
        assertThat(Files.readString(TABLE)).doesNotContainPattern("<text>[<>=]+ *[0-9]");
    }

    private static DmnDecisionResult decide(boolean eligible, int opportunity, int values, int model, int anchoring) {
        SchemeTerms terms = TestScheme.terms();
        VariableMap inputs = Variables.createVariables()
                .putValue("eligible", eligible)
                .putValue("opportunityScore", opportunity)
                .putValue("valuesScore", values)
                .putValue("modelScore", model)
                .putValue("anchoringScore", anchoring)
                .putValue("totalScore", opportunity + values + model + anchoring)
                .putValue("minimumScore", terms.minimumCriterionScore())
                .putValue("minimumTotal", terms.minimumTotalScore());
        return ENGINE.evaluateDecision(Table.DECISION, inputs);
    }

    private static final class Table {

        static final DmnDecision DECISION = read();

        private static DmnDecision read() {
            try (InputStream table = Files.newInputStream(TABLE)) {
                return ENGINE.parseDecision("criteria-opinion", table);
            } catch (IOException broken) {
                throw new java.io.UncheckedIOException(broken);
            }
        }
    }
}
