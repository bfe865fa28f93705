package fr.ampli;

import static org.assertj.core.api.Assertions.assertThat;

import fr.ampli.deadline.Delay;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/rules.md names code that exists, and leaves out no clause and no delay. */
class RulesCatalogueTest {

    private static final Path CATALOGUE = Path.of("docs/rules.md");
    private static final Pattern NAME = Pattern.compile("`([^`]+)`");
    private static final Pattern CLAUSE = Pattern.compile("^\\| ([RE][0-9]{2}) \\|", Pattern.MULTILINE);
    private static final Pattern DELAY =
            Pattern.compile("^\\| `([A-Z_]+)` \\| ([^|]+) \\| ([^|]+) \\|", Pattern.MULTILINE);

    @Test
    void every_name_in_backticks_exists() throws IOException {
        Map<String, String> sources = read(Path.of("src"), ".java");
        String migrations = String.join(
                "\n", read(Path.of("src/main/resources/db/migration"), ".sql").values());
        List<String> unknown = new ArrayList<>();
        for (String line : tableLines()) {
            NAME.matcher(line).results().map(found -> found.group(1)).forEach(name -> {
                if (!exists(name, sources, migrations)) {
                    unknown.add(name);
                }
            });
        }
        assertThat(unknown).as("names in docs/rules.md that lead nowhere").isEmpty();
    }

    @Test
    void every_clause_has_one_line() throws IOException {
        List<String> wanted =
                Stream.concat(numbered("R", 65), numbered("E", 38)).toList();
        assertThat(CLAUSE.matcher(Files.readString(CATALOGUE)).results().map(found -> found.group(1)))
                .containsExactlyElementsOf(wanted);
    }

    @Test
    void every_delay_has_one_line_with_its_clause_and_its_length() throws IOException {
        String lengths = Files.readString(Path.of("src/main/resources/delays.yaml"));
        List<MatchResult> lines =
                DELAY.matcher(Files.readString(CATALOGUE)).results().toList();
        assertThat(lines)
                .extracting(line -> line.group(1))
                .containsExactlyElementsOf(
                        Stream.of(Delay.values()).map(Delay::name).toList());
        for (MatchResult line : lines) {
            Delay delay = Delay.valueOf(line.group(1));
            String key = delay.key().substring("ampli.delays.".length());
            assertThat(line.group(2)).as(key).isEqualTo(delay.clause().isEmpty() ? "–" : delay.clause());
            assertThat(lengths).contains("    " + key + ": " + line.group(3) + "\n");
        }
    }

    private static boolean exists(String name, Map<String, String> sources, String migrations) {
        if (name.startsWith("letters/")) {
            return Files.exists(Path.of("src/main/resources", name));
        }
        if (name.contains("/")) {
            String[] place = name.split("/", 2);
            return Stream.of("processes/" + place[0] + ".bpmn", "processes/decisions/" + place[0] + ".dmn")
                    .map(Path::of)
                    .filter(Files::exists)
                    .anyMatch(model -> contains(model, "id=\"" + place[1] + "\""));
        }
        if (name.matches("[A-Z_]+")) {
            return Stream.of(Delay.values()).anyMatch(delay -> delay.name().equals(name));
        }
        if (name.matches("[a-z_]+")) {
            return Pattern.compile("\\b" + name + "\\b").matcher(migrations).find();
        }
        String[] place = name.split("[#.]", 2);
        String source = sources.get(place[0]);
        return source != null
                && (place.length == 1
                        || Pattern.compile("\\b" + place[1] + "\\b")
                                .matcher(source)
                                .find());
    }

    private static List<String> tableLines() throws IOException {
        return Files.readAllLines(CATALOGUE).stream()
                .filter(line -> line.startsWith("| "))
                .toList();
    }

    private static Stream<String> numbered(String letter, int last) {
        return IntStream.rangeClosed(1, last).mapToObj(number -> "%s%02d".formatted(letter, number));
    }

    private static Map<String, String> read(Path root, String ending) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(root)) {
            files = all.filter(file -> file.toString().endsWith(ending)).collect(Collectors.toList());
        }
        Map<String, String> texts = new HashMap<>();
        for (Path file : files) {
            texts.merge(file.getFileName().toString().replace(ending, ""), Files.readString(file), String::concat);
        }
        return texts;
    }

    private static boolean contains(Path file, String text) {
        try {
            return Files.readString(file).contains(text);
        } catch (IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        }
    }
}
