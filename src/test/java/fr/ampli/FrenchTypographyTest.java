package fr.ampli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.web.util.HtmlUtils;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * French keeps a space before {@code : ; ? ! »} and behind {@code «}. No text of ours that people read lacks it; on our
 * pages and forms, whose lines break where the window ends, no sign stands alone at the head of a line. Of letters
 * {@code LetterContentsTest} says the same: there one place in the application sees to it.
 */
class FrenchTypographyTest {

    private static final Pattern NOT_READ = Pattern.compile("<(script|style)\\b.*?</\\1>|<!--.*?-->", Pattern.DOTALL);

    /** A sign right behind a letter, and nothing behind it that would make it part of a time, an address or a name. */
    private static final Pattern GLUED =
            Pattern.compile("[\\p{L}\\d)’'»][;:?!](?=\\s|$)|«[^\\s\u00a0\u202f]|[^\\s\u00a0\u202f]»");

    private static final Pattern LOOSE = Pattern.compile("(?:\\S|^)[ \\n]+[;:?!»€%](?!\\w)|«[ \\n]");

    private static final String PARTIALS =
            "src/main/resources/META-INF/resources/webjars/camunda/app/tasklist/partials";

    /** What a form shows of its attributes. */
    private static final Pattern SHOWN = Pattern.compile("\\b(?:data-help|data-label|placeholder)=\"([^\"]*)\"");

    private static final Pattern LITERAL = Pattern.compile("'((?:[^'\\\\\n]|\\\\.)*)'|`((?:[^`\\\\]|\\\\.)*)`");

    /** What stands in the middle of a sentence that a script puts together. */
    private static final Pattern PLACE = Pattern.compile("\\$\\{[^}]*}");

    @ParameterizedTest
    @CsvSource({
        "src/main/resources/letters",
        "src/main/resources/documents",
        "src/main/resources/templates",
        "forms",
        PARTIALS
    })
    void no_sign_sticks_to_its_word(Path folder) throws IOException {
        assertThat(found(folder, GLUED))
                .as("a sign without the space that French keeps")
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"src/main/resources/templates", "forms", PARTIALS})
    void no_line_of_a_page_begins_with_a_sign(Path folder) throws IOException {
        assertThat(found(folder, LOOSE))
                .as("a space that may break: write &nbsp;")
                .isEmpty();
    }

    /** A script or style with such a space in its code is none: the form would never come. */
    @ParameterizedTest
    @CsvSource({"src/main/resources/templates", "forms", PARTIALS})
    void what_is_not_read_has_no_such_space(Path folder) throws IOException {
        List<String> found = new ArrayList<>();
        for (Path file : files(folder, ".html")) {
            NOT_READ.matcher(Files.readString(file))
                    .results()
                    .map(MatchResult::group)
                    .filter(code -> HtmlUtils.htmlUnescape(code).contains("\u00a0"))
                    .map(code -> file + ": " + code)
                    .forEach(found::add);
        }
        assertThat(found).as("in a script write \\u00a0").isEmpty();
    }

    @Test
    void no_line_that_the_scripts_of_tasklist_write_begins_with_a_sign() throws IOException {
        List<String> loose = new ArrayList<>();
        List<Path> scripts = files(Path.of(PARTIALS).resolveSibling("scripts"), ".js");
        assertThat(scripts).isNotEmpty();
        for (Path script : scripts) {
            LITERAL.matcher(Files.readString(script))
                    .results()
                    .map(found -> PLACE.matcher(found.group(1) == null ? found.group(2) : found.group(1))
                            .replaceAll("x"))
                    .filter(words -> !words.contains("{{"))
                    .filter(words -> LOOSE.matcher(words).find())
                    .map(words -> script.getFileName() + ": " + words)
                    .forEach(loose::add);
        }
        assertThat(loose).as("a space that may break: write \\u00a0").isEmpty();
    }

    /**
     * Those of questions at a gateway keep an ordinary space: they are read in diagrams only, and bpmn-js breaks a line at
     * any space.
     */
    @Test
    void nor_does_a_name_in_the_diagrams() throws Exception {
        List<String> wrong = new ArrayList<>();
        for (Path model : files(Path.of("processes"), ".bpmn")) {
            NodeList all = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(model.toFile())
                    .getElementsByTagName("*");
            for (int each = 0; each < all.getLength(); each++) {
                Element element = (Element) all.item(each);
                String name = element.getAttribute("name");
                boolean listed = !element.getTagName().endsWith("Gateway");
                if (GLUED.matcher(name).find() || listed && LOOSE.matcher(name).find()) {
                    wrong.add(model.getFileName() + ": " + name);
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "Lequel?, true",
                "Le motif:, true",
                "«mot», true",
                "Lequel\u00a0?, false",
                "Le motif\u202f: voici, false",
                "«\u00a0mot\u00a0», false",
                "https://example.org/?a=b, false",
                "à 10:30 précises, false"
            })
    void it_knows_a_sign_from_an_address(String text, boolean wrong) {
        assertThat(GLUED.matcher(text).find()).isEqualTo(wrong);
    }

    private static List<String> found(Path folder, Pattern wrong) throws IOException {
        List<String> found = new ArrayList<>();
        List<Path> files = files(folder, ".html");
        assertThat(files).isNotEmpty();
        for (Path file : files) {
            String read = NOT_READ.matcher(Files.readString(file)).replaceAll("");
            List<String> texts = new ArrayList<>(List.of(read.split("<[^>]*>")));
            SHOWN.matcher(read).results().map(shown -> shown.group(1)).forEach(texts::add);
            for (String text : texts) {
                Matcher sign = wrong.matcher(HtmlUtils.htmlUnescape(text));
                if (sign.find()) {
                    found.add(file + ": " + text.strip());
                }
            }
        }
        return found;
    }

    private static List<Path> files(Path folder, String end) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(end)).sorted().toList();
        }
    }
}
