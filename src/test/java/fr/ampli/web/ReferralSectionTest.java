package fr.ampli.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.ampli.ScenarioTest;
import fr.ampli.shared.DossierNumber;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What the forms of the feasibility phase read must be there under that very name. */
class ReferralSectionTest extends ScenarioTest {

    private static final Pattern PATH =
            Pattern.compile("data-(?:fact|value-from|options|table|when)=\"!?referral\\.([\\w.]+)\"");

    @Autowired
    private ReferralSection section;

    @Autowired
    private PartnerController directory;

    @Autowired
    private ObjectMapper json;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hold-orientation-interview",
                "choose-next-partner",
                "record-partner-answer",
                "record-feasibility-findings",
                "review-readiness"
            })
    void every_fact_of_a_form_is_in_the_section(String form) throws IOException {
        JsonNode facts = json.valueToTree(section.of(reviewedOnce()));
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
        JsonNode facts = json.valueToTree(section.of(reviewedOnce()));

        assertThat(facts.at("/orientation/partner").asText()).isEqualTo("Incubateur Les Sources");
        assertThat(facts.at("/referrals/0/reply").asText()).isEqualTo("Projet accueilli");
        assertThat(facts.at("/current/answerDueOn").asText()).isEqualTo("2026-03-16");
        assertThat(facts.at("/findings/lowestCash").asText()).isEqualTo("-3500,00");
        assertThat(facts.at("/gaps").asText()).contains("Plan de trésorerie");
        assertThat(facts.at("/round").asInt()).isEqualTo(2);
        assertThat(facts.at("/partners/0/label").asText()).startsWith("Accompagnement local");
    }

    @Test
    void a_fresh_dossier_has_partners_to_choose_from_and_nothing_else() {
        JsonNode facts = json.valueToTree(section.of(open()));
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

    private DossierNumber reviewedOnce() {
        DossierNumber number = open();
        walk.complete(number, "UserTask_HoldOrientationInterview", "charge-mission", "partner", Map.of());
        walk.complete(number, "UserTask_RecordPartnerAnswer", "charge-mission");
        walk.complete(number, "UserTask_RecordFeasibilityFindings", "charge-mission");
        walk.complete(number, "UserTask_ReviewReadiness", "instructeur", "gaps", Map.of());
        return number;
    }
}
