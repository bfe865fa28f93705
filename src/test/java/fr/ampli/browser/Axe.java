package fr.ampli.browser;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/** What keeps people from using a screen, as axe-core judges it. */
final class Axe {

    private static final String SCRIPT = script();

    private static final String RUN = """
            async ({within, without}) => {
              const result = await axe.run(
                {include: [[within]], exclude: without.map((selector) => [selector])},
                {resultTypes: ['violations']});
              return result.violations
                .filter((violation) => ['serious', 'critical'].includes(violation.impact))
                .flatMap((violation) => violation.nodes.map((node) => [
                  violation.id, violation.impact, violation.help, node.html.slice(0, 200)]));
            }""";

    private Axe() {}

    /**
     * One element that breaks a rule.
     *
     * @param rule axe-core's name of the rule
     * @param impact serious or critical
     * @param help what the rule asks for
     * @param html the beginning of the element
     */
    record Finding(String rule, String impact, String help, String html) {}

    /**
     * What is serious or critical on the screen.
     *
     * @param within selector of what is looked at
     * @param without selectors of what others answer for
     */
    @SuppressWarnings("unchecked")
    static List<Finding> findings(Page page, String within, String... without) {
        if (!(boolean) page.evaluate("() => 'axe' in window")) {
            page.evaluate(SCRIPT);
        }
        List<List<String>> all =
                (List<List<String>>) page.evaluate(RUN, Map.of("within", within, "without", List.of(without)));
        return all.stream()
                .map(each -> new Finding(each.get(0), each.get(1), each.get(2), each.get(3)))
                .toList();
    }

    private static String script() {
        try (InputStream in = Axe.class.getResourceAsStream("/axe.min.js")) {
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
