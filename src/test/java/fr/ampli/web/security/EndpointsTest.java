package fr.ampli.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What access/endpoints.yaml must never name, whoever edits it. The engine's grants behind it: DirectoryTest. */
class EndpointsTest {

    private final Endpoints endpoints = Endpoints.fromFile();

    @ParameterizedTest
    @ValueSource(strings = {"OPTIONS /user", "OPTIONS /group", "GET /batch/statistics", "DELETE /user/x"})
    void a_slash_behind_says_the_same_to_the_engine_and_opens_nothing_more(String request) {
        String[] words = request.split(" ");
        String path = "/camunda/api/engine/engine/default" + words[1];
        assertThat(endpoints.of(words[0], path)).isPresent().isEqualTo(endpoints.of(words[0], path + "/"));
        assertThat(endpoints.of(words[0], path + "//")).isEmpty();
        assertThat(endpoints.of("DELETE", "/camunda/api/engine/engine/default/process-instance/x/"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DELETE /process-instance/x",
                "POST /process-instance/delete",
                "POST /process-instance/delete-historic-query-based",
                "POST /process-instance/x/modification",
                "POST /process-instance/x/modification-async",
                "POST /process-instance/x/variables",
                "PUT /process-instance/x/variables/y",
                "DELETE /process-instance/x/variables/y",
                "POST /process-instance/variables-async",
                "POST /process-instance/message-async",
                "POST /execution/x/localVariables",
                "PUT /execution/x/localVariables/y",
                "DELETE /execution/x/localVariables/y",
                "POST /execution/x/signal",
                "POST /execution/x/messageSubscriptions/y/trigger",
                "POST /message",
                "POST /signal",
                "POST /condition",
                "POST /modification/execute",
                "POST /modification/executeAsync",
                "POST /migration/execute",
                "POST /migration/executeAsync",
                "POST /process-definition/x/restart",
                "POST /process-definition/x/restart-async",
                "POST /process-definition/x/start",
                "POST /process-definition/key/x/start",
                "DELETE /process-definition/x",
                "DELETE /deployment/x",
                "POST /task/create",
                "PUT /task/x",
                "DELETE /task/x",
                "POST /task/x/variables",
                "PUT /task/x/variables/y",
                "DELETE /task/x/variables/y",
                "POST /task/x/localVariables",
                "PUT /task/x/localVariables/y",
                "DELETE /task/x/localVariables/y",
                "POST /external-task/x/complete",
                "POST /job/x/execute",
                "PUT /job/x/duedate",
                "POST /job/x/duedate/recalculate",
                "DELETE /job/x",
                "POST /batch",
                "DELETE /history/process-instance/x",
                "POST /history/process-instance/delete",
                "POST /history/process-instance/set-removal-time",
                "DELETE /history/process-instance/x/variable-instances",
                "DELETE /history/variable-instance/x",
                "POST /history/cleanup",
                "POST /authorization/create",
                "PUT /authorization/x",
                "DELETE /authorization/x",
                "POST /filter/create",
                "PUT /filter/x"
            })
    void nobody_moves_rewrites_or_deletes_a_dossier_by_hand(String request) {
        String[] words = request.split(" ");
        for (String interfaceOf :
                new String[] {"/camunda/api/engine/engine/default", "/engine-rest", "/engine-rest/engine/default"}) {
            assertThat(endpoints.of(words[0], interfaceOf + words[1]))
                    .as("%s %s%s", words[0], interfaceOf, words[1])
                    .isEmpty();
        }
    }

    /** What reveals a suspicion, a full account number or a register of faults is for those who act on it (E25, R49). */
    @ParameterizedTest
    @CsvSource({
        "/api/freezes/1, 'instructeur,controleur,valideur'",
        "/api/shared-accounts/AMPLI-2026-0001, valideur",
        "/api/irregularities, 'valideur,responsable'",
        "/api/payments/exports/AMPLI-EXP-2026-00001/pain001, ordonnateur",
        "/api/payments/exports/AMPLI-EXP-2026-00001/csv, ordonnateur"
    })
    void few_see_suspicions_and_full_account_numbers(String path, String groups) {
        assertThat(endpoints.of("GET", path).orElseThrow().groups()).containsExactlyInAnyOrder(groups.split(","));
    }
}
