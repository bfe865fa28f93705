package fr.ampli.process.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SampleAnswersTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 8, 31);

    private final SampleAnswers samples = new SampleAnswers();

    @ParameterizedTest
    @CsvSource({
        "today, 2026-08-31",
        "inThirtyDays, 2026-09-30",
        "tenDaysAgo, 2026-08-21",
        "inSixMonths, 2027-02-28",
        "sixMonthsAgo, 2026-02-28",
        "aYearLessADay, 2027-08-30",
        "inAMonthAndADay, 2026-10-01"
    })
    void countsFromTheDayOfUse(String field, String day) {
        assertThat(answer(Map.of()).get(field).asText()).isEqualTo(day);
    }

    @Test
    void countsInsideObjectsAndLists() {
        JsonNode answer = answer(Map.of());
        assertThat(answer.at("/job/startsOn").asText()).isEqualTo("2026-09-01");
        assertThat(answer.at("/jobs/0/startsOn").asText()).isEqualTo("2026-09-02");
        assertThat(answer.at("/days/1").asText()).isEqualTo("2026-09-03");
    }

    @Test
    void leavesEverythingElseAsItStands() {
        JsonNode answer = answer(Map.of());
        assertThat(answer.get("words").asText()).isEqualTo("le {{+3}} du mois");
        assertThat(answer.get("hours").asText()).isEqualTo("17,5");
        assertThat(answer.get("agreed").isBoolean()).isTrue();
        assertThat(answer.at("/job/title").asText()).isEqualTo("Animatrice");
    }

    @Test
    void givesANumberThatNoOtherAnswerHas() {
        String first = answer(Map.of()).at("/job/reference").asText();
        assertThat(first).matches("J-\\d{6}");
        assertThat(answer(Map.of()).at("/job/reference").asText()).isNotEqualTo(first);
    }

    @Test
    void namesTheDocumentsApart() {
        SampleAnswers.Sample sample = samples.of("test-form", TODAY, Map.of());
        assertThat(sample.documents()).containsExactly("FEASIBILITY_STUDY", "CASH_PLAN");
        assertThat(sample.answer()).doesNotContain("$documents");
        assertThat(samples.of("test-form.short", TODAY, Map.of()))
                .isEqualTo(new SampleAnswers.Sample("{\"agreed\":false}", List.of()));
    }

    @Test
    void overridesFieldsAtAnyDepth() {
        JsonNode answer = answer(Map.of("hours", "35", "job.title", "Cuisinier", "other.deep.field", true));
        assertThat(answer.get("hours").asText()).isEqualTo("35");
        assertThat(answer.at("/job/title").asText()).isEqualTo("Cuisinier");
        assertThat(answer.at("/job/startsOn").asText()).isEqualTo("2026-09-01");
        assertThat(answer.at("/other/deep/field").asBoolean()).isTrue();
    }

    @Test
    void takesAFieldAway() {
        assertThat(answer(Collections.singletonMap("hours", null)).has("hours")).isFalse();
        assertThat(answer(Collections.singletonMap("job.title", null))
                        .get("job")
                        .has("title"))
                .isFalse();
    }

    @Test
    void startsAnewEveryTime() {
        answer(Map.of("hours", "35"));
        assertThat(answer(Map.of()).get("hours").asText()).isEqualTo("17,5");
    }

    @Test
    void saysWhichSampleIsMissing() {
        assertThatThrownBy(() -> samples.of("no-such-form", TODAY, Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("demo/answers/no-such-form.json");
    }

    static Stream<String> ofTheApplication() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/main/resources/demo/answers"))) {
            return files.map(file -> file.getFileName().toString().replace(".json", "")).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("ofTheApplication")
    void everySampleCanBeReadAndIsResolved(String name) {
        assertThat(samples.of(name, TODAY, Map.of()).answer()).startsWith("{").doesNotContain("{{");
    }

    private JsonNode answer(Map<String, Object> overrides) {
        try {
            return new ObjectMapper()
                    .readTree(samples.of("test-form", TODAY, overrides).answer());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
