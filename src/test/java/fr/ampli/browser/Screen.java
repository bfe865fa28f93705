package fr.ampli.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;
import java.util.regex.Pattern;

/** What every screen of ours must be: usable by all, at twice its size, and in French. */
final class Screen {

    /** Half of 1280 pixels: what is left of an ordinary screen to those who enlarge it twice. */
    private static final int TWICE = 640;

    /** Keys of processes and ids of the engine, which stay as they are. */
    private static final Pattern TECHNICAL = Pattern.compile("[a-z]+(-[a-z]+)+(:.*)?|[\\w.-]*[0-9a-f]{8}-[0-9a-f-]+");

    /** Words of the web applications that no French sentence has. */
    private static final Pattern APPLICATION = Pattern.compile(
            "\\b(the|and|with|your|you|of|are|is|from|to|any|all|by|no|none|tasks?|filters?|groups?|users?|names?|add|remove"
                    + "|search|sort(ing)?|created|claim|unclaim|complete|comment|save|close|loading|due|follow-up|assigned"
                    + "|assignee|keyboard|shortcuts?|start|processes|history|powered|welcome|profile|first|last|running"
                    + "|deployed|deployments?|decisions?|definitions|human|dashboard|open|list|create|edit|delete|authorizations"
                    + "|today|yesterday|ago|days?|months?|jobs?|batch(es)?|log out|failed|success|previous|next)\\b",
            Pattern.CASE_INSENSITIVE);

    /** Words that any English sentence has and no French one: what people typed and what we wrote may hold the others. */
    private static final Pattern SENTENCE = Pattern.compile(
            "\\b(the|of|and|with|your|you|is|are|was|were|not|please|this|that|from|must|click|task|been|has|have|will"
                    + "|should|which|when|error|failed|loading|undefined|null)\\b",
            Pattern.CASE_INSENSITIVE);

    private static final String TEXT = """
            (forms) => {
              const hidden = 'script, style, svg, .bpmn-io' + (forms ? '' : ', form.ampli');
              const parts = [];
              const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
              while (walker.nextNode()) {
                const holder = walker.currentNode.parentElement;
                const text = walker.currentNode.data.trim();
                if (text && holder.checkVisibility() && !holder.closest(hidden)) {
                  parts.push(text);
                }
              }
              const names = forms ? ['placeholder', 'title', 'aria-label'] : ['placeholder', 'title'];
              for (const field of document.querySelectorAll(names.map((name) => `[${name}]`).join())) {
                if (field.checkVisibility() && !field.closest(hidden)) {
                  for (const name of names) {
                    parts.push(field.getAttribute(name) || '');
                  }
                }
              }
              return parts.filter((part) => part).join('\\n');
            }""";

    private static final String TOO_WIDE = """
            (within) => {
              const root = document.querySelector(within);
              const edge = root === document.documentElement ? innerWidth : root.getBoundingClientRect().right;
              const scrolls = (node) => {
                for (let each = node.parentElement; each && each !== root; each = each.parentElement) {
                  if (['auto', 'scroll', 'hidden', 'clip'].includes(getComputedStyle(each).overflowX)) return true;
                }
                return false;
              };
              return [...root.querySelectorAll('*')]
                .filter((node) => node.checkVisibility() && node.getBoundingClientRect().width > 1)
                .filter((node) => node.getBoundingClientRect().right > edge + 1 && !scrolls(node))
                .slice(0, 5)
                .map((node) => node.outerHTML.slice(0, 160));
            }""";

    private Screen() {}

    /** The words of the web applications around our forms that are not French, line by line. */
    static List<String> english(Page page) {
        return english(words(page));
    }

    static List<String> english(String text) {
        return lines(APPLICATION, text);
    }

    /** The lines that are English sentences, in our forms and pages too. */
    static List<String> englishSentences(Page page) {
        return lines(SENTENCE, (String) page.evaluate(TEXT, true));
    }

    /** All words that can be seen around our forms. */
    static String words(Page page) {
        return (String) page.evaluate(TEXT, false);
    }

    /** The lines in which something of the pattern stands. */
    static List<String> lines(Pattern pattern, String text) {
        return text.lines()
                .filter(line -> !TECHNICAL.matcher(line).matches())
                .filter(line -> pattern.matcher(line).find())
                .distinct()
                .toList();
    }

    /** Asserts that axe-core finds nothing serious or critical within the element. */
    static void assertUsable(Page page, String within, String name) {
        assertThat(Axe.findings(page, within)).as("axe-core on %s", name).isEmpty();
    }

    /** Asserts that nothing within the element reaches beyond it at 200 %; the page keeps its size. */
    static void assertFitsTwice(Page page, String within, String name) {
        var size = page.viewportSize();
        page.setViewportSize(TWICE, size.height);
        try {
            assertThat((List<?>) page.evaluate(TOO_WIDE, within))
                    .as("too wide at 200 %% on %s", name)
                    .isEmpty();
        } finally {
            page.setViewportSize(size.width, size.height);
        }
    }
}
