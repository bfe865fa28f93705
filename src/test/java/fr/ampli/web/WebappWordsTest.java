package fr.ampli.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.ClassPathResource;

/** Our French of the web applications, word by word against the English of the version in use. */
class WebappWordsTest {

    /** What reads the same in both languages. A word goes in here only after somebody looked at it. */
    private static final Set<String> THE_SAME = Set.of(
            "Action",
            "Actions",
            "Active",
            "Annotation",
            "Application",
            "Applications",
            "CSV",
            "Camunda Cockpit",
            "Cockpit",
            "Configuration",
            "Date",
            "Description",
            "Documentation",
            "Exception",
            "ID",
            "Incidents",
            "Instance",
            "JSON",
            "Message",
            "Migration",
            "Notification",
            "OK",
            "Optimize",
            "Options",
            "Source",
            "Total",
            "Type",
            "Types",
            "Variable",
            "Variable / {{variableName}}",
            "Variables",
            "Version",
            "YYYY-MM-DDTHH:mm:ss",
            "<version>",
            "instance",
            "instances",
            "s");

    /** What must stand in the French as often as in the English. */
    private static final List<Pattern> KEPT = List.of(
            Pattern.compile("\\{\\{\\s*[\\w.]+\\s*}}"),
            Pattern.compile("</?(?:a|b|br|code|div|em|i|li|p|pre|span|strong|u|ul)\\b"),
            Pattern.compile("&\\w+;"),
            Pattern.compile("%[ds]"),
            Pattern.compile("yyyy-MM-dd'?T'?HH:mm(?::ss)?"));

    private static final Pattern COLON_BEHIND = Pattern.compile("'(\\w+)\\\\?'\\s*\\|\\s*translate\\s*}}:");

    private final ObjectMapper mapper = new ObjectMapper();

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "welcome", "admin", "cockpit"})
    void each_word_of_the_version_in_use_has_its_french(String app) throws IOException {
        Map<String, String> english = words(app, "en");
        Map<String, String> french = words(app, "fr");
        assertThat(french.keySet()).as("keys of %s", app).containsExactlyInAnyOrderElementsOf(english.keySet());
        Set<String> untranslated = new TreeSet<>();
        List<String> broken = new ArrayList<>();
        english.forEach((key, word) -> {
            String ours = french.get(key);
            if (ours.equals(word)
                    && word.codePoints().anyMatch(Character::isLetter)
                    && !key.startsWith("/dateLocales/")
                    && !THE_SAME.contains(word.strip())) {
                untranslated.add(key + ": " + word);
            }
            for (Pattern kept : KEPT) {
                if (!found(kept, word).equals(found(kept, ours))) {
                    broken.add(key + ": " + word + " | " + ours);
                }
            }
            if (!word.isBlank() && ours.isBlank()) {
                broken.add(key + " says nothing");
            }
        });
        assertThat(untranslated).as("left in English in %s", app).isEmpty();
        assertThat(broken).as("placeholders and tags in %s", app).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "welcome", "admin", "cockpit"})
    void no_line_breaks_before_a_french_sign(String app) throws IOException {
        Pattern loose = Pattern.compile("\\S [:;?!»]|« |\\w[;?!](?:\\s|$)");
        assertThat(words(app, "fr").entrySet())
                .as("a sign without its fixed space in %s", app)
                .noneMatch(word ->
                        loose.matcher(word.getValue().replaceAll("&\\w+;", "")).find());
    }

    /** The web applications put a colon right behind some words: the French word brings the space before it. */
    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "welcome", "admin", "cockpit"})
    void a_word_with_a_colon_behind_it_brings_the_space_between(String app) throws IOException {
        Map<String, String> french = words(app, "fr");
        String script = script("webjars/camunda/app/" + app + "/camunda-" + app + "-bootstrap.js")
                + script("plugin/" + app + "/app/plugin.js");
        List<String> glued = COLON_BEHIND
                .matcher(script)
                .results()
                .map(found -> "/labels/" + found.group(1))
                .distinct()
                .filter(key -> !french.get(key).endsWith("\u00a0"))
                .toList();
        assertThat(script).as("the words of %s", app).contains("| translate");
        assertThat(glued).as("in %s", app).isEmpty();
    }

    private static String script(String name) throws IOException {
        ClassPathResource script = new ClassPathResource("META-INF/resources/" + name);
        return script.exists() ? script.getContentAsString(StandardCharsets.UTF_8) : "";
    }

    @Test
    void one_thing_has_one_name_in_all_applications() throws IOException {
        Map<String, Map<String, String>> first = new LinkedHashMap<>();
        List<String> different = new ArrayList<>();
        for (String app : List.of("tasklist", "welcome", "admin", "cockpit")) {
            Map<String, String> english = words(app, "en");
            words(app, "fr").forEach((key, carried) -> {
                // Of one and the same word, one application puts a colon behind it, and another does not
                String ours = carried.replaceAll("\u00a0$", "");
                String before =
                        first.computeIfAbsent(key, any -> new LinkedHashMap<>()).putIfAbsent(english.get(key), ours);
                if (before != null && !before.equals(ours)) {
                    different.add(app + key + ": " + before + " | " + ours);
                }
            });
        }
        assertThat(different).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "admin", "cockpit"})
    void dates_read_as_in_france(String app) throws IOException {
        Map<String, String> words = words(app, "fr");
        assertThat(words)
                .containsEntry("/dateLocales/relativeTime/past", "il y a %s")
                .containsEntry("/dateLocales/relativeTime/future", "dans %s")
                .containsEntry("/dateLocales/week/dow", "1")
                .containsEntry("/dateLocales/longDateFormat/L", "DD/MM/YYYY")
                .containsEntry("/dateLocales/longDateFormat/LT", "HH:mm")
                .containsEntry("/dateLocales/months/7", "août")
                .containsEntry("/dateLocales/weekdays/0", "dimanche");
    }

    @Test
    void what_we_lack_is_english_and_never_a_key() throws IOException {
        JsonNode merged = WebappFrench.over(
                (ObjectNode) mapper.readTree(
                        "{\"dateLocales\": {\"months\": [\"May\", \"June\"], \"week\": {\"dow\": 0, \"doy\": 4}},"
                                + " \"labels\": {\"SAVE\": \"Save\", \"NEW\": \"New one\"}}"),
                mapper.readTree("{\"dateLocales\": {\"months\": [\"mai\", \"juin\"], \"week\": {\"dow\": 1}},"
                        + " \"labels\": {\"SAVE\": \"Enregistrer\"}}"));
        assertThat(merged)
                .isEqualTo(mapper.readTree(
                        "{\"dateLocales\": {\"months\": [\"mai\", \"juin\"], \"week\": {\"dow\": 1, \"doy\": 4}},"
                                + " \"labels\": {\"SAVE\": \"Enregistrer\", \"NEW\": \"New one\"}}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "welcome", "admin", "cockpit"})
    void what_is_served_has_every_key(String app) throws IOException {
        WebappFrench served = new WebappFrench(mapper);
        byte[] body = switch (app) {
            case "tasklist" -> served.tasklist().getBody();
            case "welcome" -> served.welcome().getBody();
            case "admin" -> served.admin().getBody();
            default -> served.cockpit().getBody();
        };
        Map<String, String> words = new LinkedHashMap<>();
        flatten("", mapper.readTree(body), words);
        Map<String, String> expected = words(app, "en");
        expected.putAll(words(app, "fr"));
        assertThat(words).isEqualTo(expected);
    }

    private static ClassPathResource file(String app, String language) {
        return new ClassPathResource(
                "META-INF/resources/webjars/camunda/app/" + app + "/locales/" + language + ".json");
    }

    private Map<String, String> words(String app, String language) throws IOException {
        Map<String, String> words = new LinkedHashMap<>();
        try (InputStream content = file(app, language).getInputStream()) {
            flatten("", mapper.readTree(content), words);
        }
        return words;
    }

    private static void flatten(String path, JsonNode node, Map<String, String> into) {
        if (node.isObject()) {
            node.properties().forEach(field -> flatten(path + "/" + field.getKey(), field.getValue(), into));
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                flatten(path + "/" + i, node.get(i), into);
            }
        } else {
            into.put(path, node.asText());
        }
    }

    private static List<String> found(Pattern pattern, String word) {
        return pattern.matcher(word)
                .results()
                .map(result -> result.group().replaceAll("\\s", ""))
                .sorted()
                .toList();
    }
}
