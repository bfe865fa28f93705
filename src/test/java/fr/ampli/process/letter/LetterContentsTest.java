package fr.ampli.process.letter;

import static org.assertj.core.api.Assertions.assertThat;

import biweekly.Biweekly;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import fr.ampli.correspondence.PdfJudge;
import fr.ampli.document.DocumentKind;
import fr.ampli.document.StoredDocument;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.function.ThrowingConsumer;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Each letter, as the processes write it, holds what {@code letter-contents.yaml} says that it must. */
class LetterContentsTest extends LetterGallery {

    private static final String REMEDIES = "remedies";
    private static final Map<String, Map<String, Object>> CATALOGUE = catalogue();

    private static final Pattern IBAN =
            Pattern.compile("\\b[A-Z]{2}\\d{2}(?: ?[A-Z0-9]{4}){4,7}(?: ?[A-Z0-9]{1,3})?\\b");
    private static final Pattern NIR = Pattern.compile(
            "(?<![\\d.-])[12] ?\\d{2} ?(?:0[1-9]|1[0-2]|[2-9]\\d) ?(?:\\d{2}|2[AB]) ?\\d{3} ?\\d{3}(?: ?\\d{2})?(?![\\d.-])");
    private static final Pattern UNRESOLVED = Pattern.compile("\\$\\{|\\{\\{|\\bnull\\b|th:|Optional\\[|@[0-9a-f]{6,}");
    private static final Pattern LOOSE = Pattern.compile("[ \\n][:;?!»%€]|«[ \\n]");
    private static final Pattern ENGLISH =
            Pattern.compile("\\b(?:the|and|your|you|with|please|dear|undefined|true|false|[A-Z]{3,}_[A-Z_]+)\\b");

    @Test
    void every_letter_has_an_entry_and_every_entry_a_letter() {
        TreeSet<String> entries = new TreeSet<>(CATALOGUE.keySet());
        entries.remove(REMEDIES);
        assertThat(entries).isEqualTo(new TreeSet<>(templates()));
    }

    @TestFactory
    Stream<DynamicTest> holds_what_it_must() {
        return each(this::checkWords);
    }

    private void checkWords(String template) {
        Shown shown = first(template);
        Map<String, Object> entry = CATALOGUE.get(template);
        assertThat(entry).as("the entry of " + template).containsKeys("clause", "holds");
        SoftAssertions.assertSoftly(letter -> {
            for (Map.Entry<String, Object> item : items(entry).entrySet()) {
                for (String words : words(item.getValue())) {
                    letter.assertThat(shown.text().replace('’', '\''))
                            .as(item.getKey())
                            .contains(words.replace(
                                    "{number}", shown.letter().dossier().toString()));
                }
            }
            for (String words : words(entry.getOrDefault("lacks", List.of()))) {
                letter.assertThat(shown.text()).doesNotContain(words);
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> keeps_and_joins_the_documents_it_must() {
        return each(this::checkPaper);
    }

    private void checkPaper(String template) {
        Shown shown = first(template);
        Object kind = CATALOGUE.get(template).get("paper");
        List<Enclosed> papers = shown.enclosed().stream()
                .filter(each -> each.fileName().endsWith(".pdf"))
                .toList();
        assertThat(papers).hasSize(kind == null ? 0 : 1);
        for (Enclosed paper : papers) {
            StoredDocument kept = documents.of(shown.letter().dossier()).stream()
                    .filter(each -> each.fileName().equals(paper.fileName()))
                    .findFirst()
                    .orElseThrow();
            assertThat(kept.kind()).isEqualTo(DocumentKind.valueOf(kind.toString()));
            assertThat(documents.content(kept.id())).isEqualTo(paper.content());
            assertThat(kept.fileName())
                    .startsWith(shown.letter().dossier() + "-")
                    .matches("[A-Za-z0-9.-]+\\.pdf");
            assertThat(PdfJudge.faults(paper.content())).isEmpty();
            String text = PdfJudge.text(paper.content());
            assertThat(text).contains(shown.letter().dossier().toString());
            assertThat(IBAN.matcher(text).find()).isFalse();
            assertThat(UNRESOLVED.matcher(text).find()).as(text).isFalse();
            if (kept.kind() != DocumentKind.AGREEMENT_TO_SIGN) {
                // The paper says in the same order all that the mail says between its heading and its end.
                assertThat(squeezed(PdfJudge.spoken(paper.content()))).contains(squeezed(body(shown)));
                assertThat(text).contains(shown.letter().to().name());
            }
        }
    }

    @TestFactory
    Stream<DynamicTest> joins_the_dates_it_must() {
        return each(this::checkDates);
    }

    private void checkDates(String template) throws IOException {
        Shown shown = first(template);
        Map<String, LocalDate> wanted = new TreeMap<>();
        if (CATALOGUE.get(template).get("dates") instanceof Map<?, ?> dates) {
            dates.forEach((clock, day) -> wanted.put(clock.toString(), LocalDate.parse(day.toString())));
        }
        Map<String, LocalDate> found = new TreeMap<>();
        for (Enclosed enclosed : shown.enclosed()) {
            if (enclosed.fileName().endsWith(".ics")) {
                VEvent event = event(enclosed);
                found.put(
                        clockOf(event),
                        LocalDate.ofInstant(event.getDateStart().getValue().toInstant(), ZoneId.systemDefault()));
                assertThat(event.getSummary().getValue())
                        .startsWith(shown.letter().dossier() + "\u00a0: ");
                assertThat(event.getDateTimeStamp().getValue().toInstant().getEpochSecond())
                        .isEqualTo(shown.letter().createdAt().getEpochSecond());
                assertThat(new String(enclosed.content(), StandardCharsets.UTF_8))
                        .doesNotContain(
                                dossiers.get(shown.letter().dossier()).holder().name())
                        .doesNotContain(
                                shown.letter().to().name(), shown.letter().to().email());
            }
        }
        assertThat(found).isEqualTo(wanted);
    }

    @Test
    void a_date_that_moves_moves_the_entry_and_a_reminder_does_not() throws IOException {
        assertThat(entries("missing-pieces-1")).containsExactly("0 2026-06-02", "0 2026-06-02", "1 2026-06-16");
        assertThat(entries("report")).containsExactly("0 2028-02-11", "0 2028-02-11", "0 2028-02-11");
    }

    @Test
    void no_letter_says_what_it_must_not() {
        assertThat(gallery()).hasSizeGreaterThan(150);
        SoftAssertions.assertSoftly(all -> {
            for (Shown shown : gallery()) {
                String whole = shown.letter().subject() + "\n" + shown.text();
                String name = shown.letter().key();
                all.assertThat(shown.letter().subject())
                        .as(name)
                        .startsWith("[" + shown.letter().dossier() + "] ")
                        .hasSizeLessThanOrEqualTo(120);
                for (Pattern pattern : List.of(IBAN, NIR, UNRESOLVED, ENGLISH)) {
                    all.assertThat(pattern.matcher(whole)
                                    .results()
                                    .map(found -> found.group())
                                    .toList())
                            .as(name)
                            .isEmpty();
                }
                all.assertThat(whole).as(name).doesNotContain("  ").doesNotContain(" ,", " .", ",,", "..");
                all.assertThat(whole).as(name).contains("05 57 57 80 00", "ampli@example.org", "dpo@example.org");
            }
        });
    }

    @Test
    void text_and_html_tell_the_same() {
        for (Shown shown : gallery()) {
            Document html = Jsoup.parse(shown.letter().html());
            html.select("li").prepend("- ");
            html.select("th[scope=row]").append(" :");
            html.select("a[href^=personal-link:]").forEach(link -> link.after(" (" + link.attr("href") + ")"));
            assertThat(squeezed(shown.letter().text()))
                    .as(shown.letter().key())
                    .isEqualTo(squeezed(html.body().text()));
        }
    }

    @Test
    void the_html_is_accessible() {
        for (Shown shown : gallery()) {
            Document html = Jsoup.parse(shown.letter().html());
            String name = shown.letter().key();
            assertThat(html.selectFirst("html").attr("lang")).as(name).isEqualTo("fr");
            assertThat(html.title()).as(name).isNotBlank();
            assertThat(html.select("h1")).as(name).hasSize(1);
            assertThat(html.select("h3, h4, img:not([alt]), [align], font, script"))
                    .as(name)
                    .isEmpty();
            assertThat(html.select("th:not([scope])")).as(name).isEmpty();
            assertThat(html.select("p, li, h2, td, th")).as(name).allMatch(Element::hasText);
            assertThat(html.select("a")).as(name).allMatch(link -> link.text().length() > 3);
            assertThat(html.select("ul > :not(li)")).as(name).isEmpty();
        }
    }

    /** Lines of mails, calendars and papers end where they like: a sign stays with its word, a number with its unit. */
    @Test
    void no_line_of_a_letter_can_begin_with_a_sign() throws IOException {
        List<String> loose = new ArrayList<>();
        for (Shown shown : gallery()) {
            Map<String, String> read =
                    new TreeMap<>(Map.of("text", shown.letter().text()));
            read.put(
                    "html",
                    Jsoup.parse(shown.letter().html())
                            .body()
                            .nodeStream(TextNode.class)
                            .map(TextNode::getWholeText)
                            .collect(Collectors.joining("|")));
            for (Enclosed enclosed : shown.enclosed()) {
                if (enclosed.fileName().endsWith(".ics")) {
                    VEvent event = event(enclosed);
                    read.put(
                            enclosed.fileName(),
                            event.getSummary().getValue() + "|"
                                    + event.getDescription().getValue());
                } else {
                    read.put(enclosed.fileName(), PdfJudge.signs(enclosed.content()));
                }
            }
            read.forEach((where, words) -> LOOSE.matcher(words)
                    .results()
                    .map(found -> where + " of " + shown.template() + ": "
                            + words.substring(Math.max(0, found.start() - 20), found.end()))
                    .forEach(loose::add));
        }
        assertThat(loose).isEmpty();
    }

    /** One check per template, with one preparation of the day for all of them. */
    private static Stream<DynamicTest> each(ThrowingConsumer<String> check) {
        return templates().stream().map(template -> DynamicTest.dynamicTest(template, () -> check.accept(template)));
    }

    private List<String> entries(String clock) throws IOException {
        List<String> entries = new ArrayList<>();
        for (Shown shown : gallery()) {
            if (!shown.letter().dossier().equals(gallery().get(0).letter().dossier())) {
                continue;
            }
            for (Enclosed enclosed : shown.enclosed()) {
                if (enclosed.fileName().endsWith(".ics") && clock.equals(clockOf(event(enclosed)))) {
                    VEvent event = event(enclosed);
                    entries.add(event.getSequence().getValue() + " "
                            + LocalDate.ofInstant(
                                    event.getDateStart().getValue().toInstant(), ZoneId.systemDefault()));
                }
            }
        }
        return entries;
    }

    /** The clock behind an entry: its name is not in the calendar, only on record. */
    private String clockOf(VEvent event) {
        return jdbc.sql("select distinct clock from ampli.calendar_entry where uid = cast(:uid as uuid)")
                .param("uid", event.getUid().getValue().replaceAll("@.*", ""))
                .query(String.class)
                .single();
    }

    private static VEvent event(Enclosed enclosed) throws IOException {
        ICalendar calendar = Biweekly.parse(new String(enclosed.content(), StandardCharsets.UTF_8))
                .first();
        assertThat(calendar.validate(biweekly.ICalVersion.V2_0).isEmpty()).isTrue();
        assertThat(calendar.getEvents()).hasSize(1);
        return calendar.getEvents().get(0);
    }

    /** The words of the letter itself: after the greeting, before the farewell. */
    private static String body(Shown shown) {
        String text = shown.text();
        int from = text.indexOf("Madame, Monsieur,");
        int receipt = text.indexOf("Accuser réception\n");
        // What asks for the mail's own receipt has no place on the paper
        return text.substring(from, receipt > 0 ? receipt : text.indexOf("Nous restons à votre écoute."));
    }

    private static String squeezed(String text) {
        // The font joins f and i into one sign, which means the same two letters.
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .replaceAll("[\\s\\u00a0\\u202f•-]+", "")
                .replace("(mailto:", "(");
    }

    private static Map<String, Object> items(Map<String, Object> entry) {
        Map<String, Object> items = new TreeMap<>();
        ((Map<?, ?>) entry.get("holds")).forEach((name, words) -> items.put(name.toString(), words));
        return items;
    }

    private static List<String> words(Object value) {
        Stream<?> all = value instanceof List<?> list ? list.stream() : Stream.of(value);
        return all.map(Object::toString)
                .flatMap(words -> REMEDIES.equals(words)
                        ? ((List<?>) CATALOGUE.get(REMEDIES).get("sentences"))
                                .stream().map(Object::toString)
                        : Stream.of(words))
                .toList();
    }

    private static Map<String, Map<String, Object>> catalogue() {
        try (InputStream in = LetterContentsTest.class.getResourceAsStream("/letter-contents.yaml")) {
            // Days stay as they are written: the reader of dates would make moments of them.
            Yaml yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
            return yaml.load(new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .replaceAll("(?<=: )(\\d{4}-\\d{2}-\\d{2})(?=[,}])", "\"$1\""));
        } catch (IOException broken) {
            throw new AssertionError(broken);
        }
    }
}
