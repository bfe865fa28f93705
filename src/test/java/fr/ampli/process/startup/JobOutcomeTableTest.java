package fr.ampli.process.startup;

import static org.assertj.core.api.Assertions.assertThat;

import fr.ampli.job.JobSituation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.dmn.engine.DmnDecisionResultEntries;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.Input;
import org.camunda.bpm.model.dmn.instance.InputExpression;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table job-outcome, one line per rule. */
class JobOutcomeTableTest {

    private static final Path TABLE = Path.of("processes/decisions/job-outcome.dmn");
    private static final DmnEngine ENGINE =
            DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();

    /** All is well; each case says what differs. */
    private static JobSituation plain() {
        return new JobSituation(
                false, true, true, false, true, true, false, true, true, false, true, false, true, false, false,
                "NONE");
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "proofFalse=true                                                   | PROOF_FALSE             | FRAUD   | TO_RECOVER",
                "reportReceived=false                                              | NO_REPORT               | NOT_MET | TO_RECOVER",
                "hired=false,inLiquidation=true                                    | LIQUIDATION_BEFORE_HIRE | NOT_MET | TO_RECOVER",
                "hired=false                                                       | NO_HIRE                 | NOT_MET | TO_RECOVER",
                "contractAdmitted=false                                            | CONTRACT_NOT_ADMITTED   | NOT_MET | TO_RECOVER",
                "fteSufficient=false,splitPosts=true                               | POSTS_SPLIT             | NOT_MET | TO_RECOVER",
                "fteSufficient=false                                               | FTE_TOO_LOW             | NOT_MET | TO_RECOVER",
                "evidenceSufficient=false                                          | EVIDENCE_INSUFFICIENT   | REVIEW  | UNDECIDED",
                "hiredInPeriod=false                                               | HIRED_OUTSIDE_PERIOD    | NOT_MET | TO_RECOVER",
                "postAsAgreed=false                                                | POST_DIFFERENT          | REVIEW  | UNDECIDED",
                "postAsAgreed=false,amendmentInTime=true                           | POST_AMENDED_IN_TIME    | MET     | KEPT",
                "hiredInPeriod=false,extensionInTime=true                          | HIRED_IN_EXTENSION      | MET     | KEPT",
                "hired=true                                                        | JOB_CREATED             | MET     | KEPT",
                "heldAtControl=false,endCause=EMPLOYEE_LEFT,replacedInTime=true    | REPLACED_IN_TIME        | MET     | KEPT",
                "heldAtControl=false,endCause=EMPLOYEE_LEFT                        | NOT_REPLACED            | REVIEW  | UNDECIDED",
                "heldAtControl=false,endCause=ENDED_BY_EMPLOYER                    | ENDED_BY_EMPLOYER       | NOT_MET | TO_RECOVER",
                "heldAtControl=false,endCause=OTHER                                | UNFORESEEN              | REVIEW  | UNDECIDED"
            })
    void each_rule_decides_its_case(String differs, String reason, String outcome, String advance) {
        DmnDecisionResultEntries answer = decide(differs);

        assertThat(answer.<String>getEntry("reasonCode")).isEqualTo(reason);
        assertThat(answer.<String>getEntry("outcome")).isEqualTo(outcome);
        assertThat(answer.<String>getEntry("advanceFate")).isEqualTo(advance);
        assertThat(answer.<Boolean>getEntry("balanceDue")).isEqualTo("MET".equals(outcome));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "heldAtControl=false,endCause=ENDED_BY_EMPLOYER,forceMajeure=true                     | UNFORESEEN",
                "heldAtControl=false,endCause=ENDED_BY_EMPLOYER,replacedInTime=true                   | UNFORESEEN",
                "proofFalse=true,reportReceived=false                                                 | PROOF_FALSE",
                "inLiquidation=true                                                                   | JOB_CREATED",
                "hiredInPeriod=false,extensionInTime=true,heldAtControl=false,endCause=EMPLOYEE_LEFT  | NOT_REPLACED"
            })
    void what_comes_first_wins_and_what_nobody_foresaw_is_examined(String differs, String reason) {
        assertThat(decide(differs).<String>getEntry("reasonCode")).isEqualTo(reason);
    }

    @Test
    void a_new_rule_needs_a_new_line_above() {
        assertThat(Dmn.readModelFromFile(TABLE.toFile()).getModelElementsByType(Rule.class))
                .hasSize(17);
    }

    @Test
    void every_input_of_the_table_is_loaded_and_nothing_else() {
        Set<String> read = Dmn.readModelFromFile(TABLE.toFile()).getModelElementsByType(Input.class).stream()
                .map(Input::getInputExpression)
                .map(InputExpression::getText)
                .map(text -> text.getTextContent())
                .collect(Collectors.toSet());
        Set<String> loaded = LoadJobOutcomeListener.inputs(plain()).keySet();

        assertThat(read)
                .isEqualTo(Stream.concat(loaded.stream(), Stream.of("endCause")).collect(Collectors.toSet()));
    }

    private static DmnDecisionResultEntries decide(String differs) {
        Map<String, Object> facts = new HashMap<>(LoadJobOutcomeListener.inputs(plain()));
        facts.put("endCause", plain().endCause());
        for (String pair : differs.strip().split(",")) {
            String[] sides = pair.split("=");
            assertThat(facts).containsKey(sides[0]);
            facts.put(sides[0], sides[0].equals("endCause") ? sides[1] : Boolean.valueOf(sides[1]));
        }
        try (var table = Files.newInputStream(TABLE)) {
            return ENGINE.evaluateDecision(ENGINE.parseDecision("job-outcome", table), facts)
                    .getSingleResult();
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }
}
