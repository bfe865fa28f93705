package fr.ampli.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.ampli.ScenarioTest;
import fr.ampli.process.engine.DemoPassword;
import fr.ampli.referral.PartnerAnswers;
import fr.ampli.referral.PartnerMessage;
import fr.ampli.shared.DossierNumber;
import fr.ampli.web.security.HttpBrowser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What the forms of the feasibility phase read must be there under that very name. */
class ReferralSectionTest extends ScenarioTest {

    private static final Pattern PATH =
            Pattern.compile("data-(?:fact|value-from|options|table|when|propose)=\"!?referral\\.([\\w.]+)\"");

    private static final PartnerMessage OPINION =
            new PartnerMessage("ACCEPTED", "", "", "", "2026-03-09", "10 h", "NEARLY", "Les élus suivent.", null);

    private static DossierNumber reviewed;

    @LocalServerPort
    private int port;

    @Autowired
    private PartnerAnswers answers;

    @Autowired
    private DossierSections sections;

    @Autowired
    private PartnerController directory;

    @Autowired
    private ObjectMapper json;

    private Object told(DossierNumber number) {
        return sections.of(dossiers.get(number), "referral");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hold-orientation-interview",
                "choose-next-partner",
                "record-partner-answer",
                "record-feasibility-findings",
                "review-readiness",
                "record-application",
                "give-territorial-opinion",
                "review-criteria",
                "read-partner-contribution",
                "record-partner-consent",
                "manage-partner-link"
            })
    void every_fact_of_a_form_is_in_the_section(String form) throws IOException {
        JsonNode facts = json.valueToTree(told(reviewedOnce()));
        Set<String> asked = new TreeSet<>();
        Matcher path = PATH.matcher(Files.readString(Path.of("forms", form + ".html")));
        while (path.find()) {
            asked.add(path.group(1));
        }
        assertThat(asked)
                .isNotEmpty()
                .allSatisfy(name -> assertThat(
                                facts.at("/" + name.replace('.', '/')).isMissingNode())
                        .as("referral.%s", name)
                        .isFalse());
    }

    @Test
    void the_section_says_what_was_asked_answered_found_and_missed() {
        JsonNode facts = json.valueToTree(told(reviewedOnce()));

        assertThat(facts.at("/orientation/partner").asText()).isEqualTo("Incubateur Les Sources");
        assertThat(facts.at("/referrals/0/reply").asText()).isEqualTo("Projet accueilli");
        assertThat(facts.at("/current/answerDueOn").asText()).isEqualTo("2026-03-16");
        assertThat(facts.at("/findings/lowestCash").asText()).isEqualTo("-3500,00");
        assertThat(facts.at("/gaps").asText()).contains("Plan de trésorerie");
        assertThat(facts.at("/round").asInt()).isEqualTo(2);
        assertThat(facts.at("/partners/0/label").asText()).startsWith("Accompagnement local");
    }

    @Test
    void an_officer_is_given_study_opinion_and_proposal_over_http() throws Exception {
        DossierNumber number = reviewedOnce();
        JsonNode facts = json.readTree(HttpBrowser.of(port, "instructeur", DemoPassword.VALUE)
                        .get("/api/dossiers/" + number)
                        .body())
                .get("referral");

        assertThat(facts.at("/findings/anchoring").asText()).startsWith("Convention d'usage");
        assertThat(facts.at("/opinion/text").asText()).isEqualTo("Les élus suivent.");
        assertThat(facts.at("/opinion/maturity").asText()).startsWith("presque prêt");
        assertThat(facts.at("/opinion/partner").asText()).isEqualTo("Incubateur Les Sources");
        assertThat(facts.at("/proposal/contract").asText()).isEqualTo("PERMANENT");
        assertThat(facts.at("/proposal/weeklyHours").asText()).isEqualTo("24");
        assertThat(facts.at("/words/0/content").asText()).isEqualTo("9 mars 2026, 10 h");
        assertThat(facts.at("/consents/stages").asBoolean()).isTrue();
        assertThat(facts.at("/consents/dates").asBoolean()).isFalse();
    }

    @Test
    void a_partner_is_proposed_with_its_reason() {
        JsonNode study = json.valueToTree(told(open())).at("/suggestions/STUDY");
        assertThat(study.get(0).get("proposed").asBoolean()).isTrue();
        assertThat(study.get(0).get("reason").asText()).startsWith("couvre la Gironde ; étude de faisabilité ; ");
        assertThat(study.get(1).get("proposed").asBoolean()).isFalse();
    }

    @Test
    void a_fresh_dossier_has_partners_to_choose_from_and_nothing_else() {
        JsonNode facts = json.valueToTree(told(open()));
        assertThat(facts.at("/partners")).hasSizeGreaterThan(6);
        assertThat(facts.at("/orientation").isNull()).isTrue();
        assertThat(facts.at("/referrals")).isEmpty();
        assertThat(facts.at("/findings").isNull()).isTrue();
    }

    @Test
    void the_start_form_is_offered_the_directory_as_values_and_labels() {
        JsonNode facts = json.valueToTree(directory.partners());
        assertThat(facts.at("/partners"))
                .isNotEmpty()
                .allSatisfy(option -> assertThat(option.properties())
                        .extracting(Map.Entry::getKey)
                        .containsExactlyInAnyOrder("value", "label"));
    }

    /** One for all tests: each would leave tasks in the lists that the browser tests look through. */
    private DossierNumber reviewedOnce() {
        if (reviewed == null) {
            reviewed = review();
        }
        return reviewed;
    }

    private DossierNumber review() {
        DossierNumber number = open();
        walk.complete(number, "UserTask_HoldOrientationInterview", "charge-mission", "partner", Map.of());
        answers.send(number, 1, OPINION, Optional.empty());
        walk.runJobs(number);
        walk.complete(number, "UserTask_ReadPartnerContribution", "charge-mission");
        walk.complete(number, "UserTask_RecordFeasibilityFindings", "charge-mission");
        walk.complete(number, "UserTask_ReviewReadiness", "instructeur", "gaps", Map.of());
        return number;
    }
}
