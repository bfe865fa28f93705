package fr.ampli.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.io.ClassPathResource;

/** The colours of the web applications can be read: 4.5:1 at least (WCAG 2.1, 1.4.3), 3:1 around what has the focus. */
class WebappColoursTest {

    private final Map<String, String> colours = new HashMap<>();
    private String css;

    @BeforeEach
    void read() throws IOException {
        css = new ClassPathResource("static/ampli/webapps.css").getContentAsString(StandardCharsets.UTF_8);
        Pattern.compile("--ampli-([\\w-]+): (#[0-9a-f]{6});")
                .matcher(css)
                .results()
                .forEach(found -> colours.put(found.group(1), found.group(2)));
    }

    @ParameterizedTest
    @CsvSource({
        "ink, paper, 4.5",
        "ink, ground, 4.5",
        "soft, paper, 4.5",
        "soft, ground, 4.5",
        "soft, column, 4.5",
        "card, paper, 4.5",
        "card, column, 4.5",
        "blue, paper, 4.5",
        "blue, ground, 4.5",
        "blue-dark, paper, 4.5",
        "paper, blue, 4.5",
        "paper, blue-dark, 4.5",
        "focus, paper, 3",
        "focus, ground, 3",
    })
    void people_can_read_it(String text, String ground, double atLeast) {
        assertThat(contrast(colours.get(text), colours.get(ground)))
                .as("%s on %s", text, ground)
                .isGreaterThanOrEqualTo(atLeast);
    }

    @Test
    void no_colour_of_text_stands_outside_the_list() {
        assertThat(Pattern.compile("(?<![\\w-])color: (?!var\\(--ampli-)[^;]+")
                        .matcher(css)
                        .results()
                        .map(found -> found.group()))
                .isEmpty();
    }

    /** Charts are looked at: 3:1 (1.4.11). What stands in words beside them is read. */
    @Test
    void charts_and_marks_in_cockpit_stand_out() throws IOException {
        String plugin = "plugin-webapp/ampli/app/";
        String chart = new ClassPathResource(plugin + "chart.js").getContentAsString(StandardCharsets.UTF_8);
        String list = chart.substring(chart.indexOf("COLOURS = ["), chart.indexOf(']', chart.indexOf("COLOURS = [")));
        List<String> drawn = hex(list, "'(#[0-9a-f]{6})'");
        assertThat(drawn)
                .hasSizeGreaterThan(4)
                .doesNotHaveDuplicates()
                .allSatisfy(colour ->
                        assertThat(contrast(colour, "#ffffff")).as(colour).isGreaterThan(3));
        List<String> read = hex(
                new ClassPathResource(plugin + "plugin.css").getContentAsString(StandardCharsets.UTF_8),
                "(?<![\\w-])color: (#[0-9a-f]{6})");
        assertThat(read)
                .isNotEmpty()
                .allSatisfy(colour -> assertThat(List.of("#ffffff", colours.get("ground"), "#fdf0ef"))
                        .allSatisfy(ground -> assertThat(contrast(colour, ground))
                                .as("%s on %s", colour, ground)
                                .isGreaterThanOrEqualTo(4.5)));
    }

    private static List<String> hex(String text, String pattern) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    private static double contrast(String one, String other) {
        double a = luminance(one);
        double b = luminance(other);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    private static double luminance(String hex) {
        double[] weights = {0.2126, 0.7152, 0.0722};
        double sum = 0;
        for (int i = 0; i < 3; i++) {
            double part = Integer.parseInt(hex.substring(1 + 2 * i, 3 + 2 * i), 16) / 255.0;
            sum += weights[i] * (part <= 0.03928 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4));
        }
        return sum;
    }
}
