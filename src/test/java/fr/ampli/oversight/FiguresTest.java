package fr.ampli.oversight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.ampli.ScenarioTest;
import fr.ampli.access.AwaitedTasks;
import fr.ampli.access.Part;
import fr.ampli.access.Parts;
import fr.ampli.process.demo.HappyPath;
import fr.ampli.process.engine.DemoPassword;
import fr.ampli.shared.DossierNumber;
import fr.ampli.shared.Person;
import fr.ampli.web.security.HttpBrowser;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.stream.Collectors;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The figures tell of dossiers what happened to them. These dossiers live in a year of their own, before all others of
 * the build: what is oldest, and what the year counts, is theirs.
 */
class FiguresTest extends ScenarioTest {

    private static final Person MANAGER = new Person("responsable");
    private static final Person HEAD = new Person("valideur");
    private static final Person ADMINISTRATOR = new Person("admin");

    @LocalServerPort
    int port;

    @Autowired
    Figures figures;

    @Autowired
    Tallies tallies;

    @Autowired
    Parts parts;

    @Autowired
    AwaitedTasks awaited;

    @Autowired
    TransactionTemplate transaction;

    private static LocalDate day(int month, int day) {
        return LocalDate.of(2025, month, day);
    }

    private void take(LocalDate on, DossierNumber number, List<HappyPath.Step> steps) {
        moveTo(on);
        take(number, steps);
    }

    private Map<String, Object> row(String figure, String key, Object value) {
        return figures.get(figure, MANAGER).rows().stream()
                .filter(row -> value.equals(row.get(key)))
                .findFirst()
                .orElseThrow(() -> new AssertionError(figure + " has no row where " + key + " is " + value + ": "
                        + figures.get(figure, MANAGER).rows()));
    }

    private List<Map<String, Object>> rowsOf(String figure, DossierNumber number, Person reader) {
        return figures.get(figure, reader).rows().stream()
                .filter(row -> number.value().equals(row.get("dossier")))
                .toList();
    }

    private Object headline(String figure, String label) {
        return figures.get(figure, MANAGER).headline().stream()
                .filter(each -> each.label().equals(label))
                .findFirst()
                .orElseThrow()
                .value();
    }

    /** To the last euro: submitted on 17 February, started on 1 April and blocked at first, reported on 1 September. */
    private void story() {
        moveTo(day(2, 3));
        DossierNumber number = open(Map.of("postalCode", "23200"));
        take(day(2, 5), number, HappyPath.FEASIBILITY);
        take(day(2, 17), number, HappyPath.SUBMISSION);
        take(day(3, 3), number, HappyPath.REVIEW);
        agreedMoneyIsExpected(number);
        take(day(3, 17), number, HappyPath.AGREEMENT);
        moveTo(day(4, 1));
        walk.complete(
                number,
                "UserTask_RecordStatementOfStart",
                "instructeur",
                Map.of("standing.insolvency", "SAFEGUARD", "standing.notice", "Annonce n° 1234"));
        aBlockedPaymentNamesTheCheckAndWhoLiftsIt(number);
        walk.complete(number, "UserTask_ClearPaymentBlock", "instructeur", "standing", Map.of());
        take(day(4, 11), number, HappyPath.PAYMENT);
        take(day(6, 2), number, HappyPath.START_UP.subList(0, 1));
        take(day(9, 1), number, HappyPath.START_UP.subList(1, 4));
        take(day(9, 29), number, HappyPath.PAYMENT);
        take(day(9, 30), number, HappyPath.HAND_OVER);
    }

    private void agreedMoneyIsExpected(DossierNumber number) {
        LocalDate from = jdbc.sql("select planned_from from ampli.agreed_terms where dossier_number = :number")
                .param("number", number.value())
                .query(LocalDate.class)
                .single();
        assertThat(row("forecast", "month", Months.label(YearMonth.from(from))))
                .containsEntry("advances", 1L)
                .containsEntry("advanceCents", 1_200_000L);
        assertThat(headline("forecast", "À payer en tout")).isEqualTo(expected());
        assertThat(expected()).isGreaterThanOrEqualTo(2_000_000L);
    }

    private long expected() {
        return jdbc.sql("select coalesce(sum(amount_cents), 0) from ampli.expected_payment")
                .query(Long.class)
                .single();
    }

    private void aBlockedPaymentNamesTheCheckAndWhoLiftsIt(DossierNumber number) {
        assertThat(rowsOf("blocked-payments", number, MANAGER))
                .singleElement()
                .satisfies(row -> assertThat(row)
                        .containsEntry(
                                "check", "L’établissement est actif et aucune procédure collective n’est connue.")
                        .containsEntry("clearedBy", "un instructeur FSE"));
    }

    /** Other tests keep bare dossiers under any year: only what this story adds is told. */
    private long openedThisYear(String department) {
        return figures.get("departments", MANAGER).rows().stream()
                .filter(row -> department.equals(row.get("department")))
                .mapToLong(row -> (Long) row.get("thisYear"))
                .sum();
    }

    @Test
    void a_year_of_one_dossier_is_told_as_it_was() {
        moveTo(day(2, 3));
        long before = openedThisYear("Creuse (23)");
        story();

        assertThat(row("cash-delays", "wait", "Dépôt → avance, 2025"))
                .containsEntry("cases", 1L)
                .containsEntry("median", 53)
                .containsEntry("ninth", 53)
                .containsEntry("stopped", 0)
                .containsEntry("slow", new BigDecimal("0.0"));
        assertThat(row("cash-delays", "wait", "Attestation de démarrage → avance, 2025"))
                .containsEntry("median", 10);
        assertThat(row("cash-delays", "wait", "Bilan → solde, 2025")).containsEntry("median", 28);
        assertThat(row("stage-delays", "stage", "Instruction et décision"))
                .containsEntry("cases", 1L)
                .containsEntry("median", 14);
        assertThat(row("paid", "month", "avril 2025"))
                .containsEntry("advances", 1L)
                .containsEntry("advanceCents", 1_200_000L);
        assertThat(row("paid", "month", "septembre 2025")).containsEntry("balanceCents", 800_000L);
        assertThat(row("envelope", "year", "2025"))
                .containsEntry("paid", 2_000_000L)
                .containsEntry("committed", 0L)
                .containsEntry("reserved", 0L);
        assertThat(row("departments", "department", "Creuse (23)")).containsEntry("thisYear", before + 1);

        assertThat(row("brakes", "id", "T1"))
                .containsEntry("value", "Médiane 53\u00a0jours, neuf sur dix en 53\u00a0jours au plus")
                .containsEntry("state", "conforme")
                .containsEntry("cases", 1L);
        assertThat(row("brakes", "id", "I1"))
                .containsEntry("value", "100\u00a0%")
                .containsEntry("state", "conforme");
        assertThat(row("brakes", "id", "I4")).containsEntry("value", "100\u00a0% avec, aucun cas sans");
        assertThat(row("brakes", "id", "A2")).containsEntry("value", "0");
        assertThat(row("brakes", "id", "A5")).containsEntry("value", "0").containsEntry("state", "conforme");
        assertThat(row("brakes", "id", "A4").get("value").toString())
                .startsWith("Région ")
                .contains("Porteur ");
        for (String unknown : List.of("T5", "T6", "A1", "A3", "A6", "I2", "I6")) {
            assertThat(row("brakes", "id", unknown))
                    .containsEntry("value", "Non mesuré")
                    .containsEntry("state", null)
                    .extractingByKey("remark")
                    .isNotNull();
        }
    }

    @Test
    void who_waits_longest_and_whose_turn_it_is() {
        moveTo(day(1, 6));
        long before = (Long) headline("stages", "Dossiers ouverts");
        DossierNumber region = open();
        DossierNumber partner = open();
        walk.complete(partner, "UserTask_HoldOrientationInterview", "charge-mission", "partner", Map.of());
        assertThat(headline("stages", "Dossiers ouverts")).isEqualTo(before + 2);

        moveTo(day(4, 30));
        assertThat(rowsOf("oldest", region, MANAGER))
                .singleElement()
                .satisfies(row -> assertThat(row)
                        .containsEntry("stage", "Étude de faisabilité et orientation")
                        .containsEntry("since", day(1, 6))
                        .containsEntry("days", 114L)
                        .containsEntry("turn", "Région")
                        .containsEntry("holder", dossiers.get(region).holder().name()));
        assertThat(rowsOf("oldest", partner, MANAGER))
                .singleElement()
                .satisfies(row -> assertThat(row).containsEntry("turn", "Partenaire"));
        assertThat(row("stages", "stage", "Étude de faisabilité et orientation").get("over90"))
                .asInstanceOf(InstanceOfAssertFactories.LONG)
                .isGreaterThanOrEqualTo(2L);
        assertThat(rowsOf("due", region, MANAGER))
                .singleElement()
                .satisfies(row -> assertThat(row).containsEntry("who", "Chargés de mission ESS"));

        // A head of service does not look into projects before their application, an administrator into none
        for (Person other : List.of(HEAD, ADMINISTRATOR)) {
            assertThat(rowsOf("oldest", region, other))
                    .singleElement()
                    .satisfies(row -> assertThat(row).containsEntry("holder", null));
        }
        transaction.executeWithoutResult(status -> parts.take(region, HEAD, Part.CONFLICT_DECLARED));
        for (Figure.Entry each : figures.all()) {
            assertThat(rowsOf(each.id(), region, HEAD)).as(each.id()).isEmpty();
        }
    }

    @Test
    void what_stands_still_comes_with_its_recipe() {
        moveTo(day(1, 6));
        DossierNumber number = open();
        walk.complete(number, "UserTask_HoldOrientationInterview", "charge-mission", "partner", Map.of());
        String job = walk.jobs(number).stream()
                .filter(each -> each.getDuedate() != null)
                .findFirst()
                .orElseThrow()
                .getId();
        engine.getManagementService().setJobRetries(job, 0);
        jdbc.sql("update ampli.letter set state = 'FAILED', state_since = :at where dossier_number = :number")
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("number", number.value())
                .update();
        try {
            assertThat(rowsOf("incidents", number, ADMINISTRATOR))
                    .singleElement()
                    .satisfies(row -> assertThat(row)
                            .containsEntry("recipe", "Une échéance n’a pas pu être traitée")
                            .containsEntry("owner", "Administrateur de l’application")
                            .containsEntry("holder", null));
            assertThat(rowsOf("mails", number, MANAGER))
                    .isNotEmpty()
                    .allSatisfy(row -> assertThat(row).containsEntry("state", "Non distribué"));
        } finally {
            engine.getManagementService().setJobRetries(job, 3);
        }
        assertThat(rowsOf("incidents", number, MANAGER)).isEmpty();
    }

    @Test
    void a_task_that_is_open_is_counted_for_its_team() {
        open(); // a team without any task has no row
        long before = (Long) row("work", "team", "Chargés de mission ESS").get("open");
        DossierNumber number = open();
        assertThat(row("work", "team", "Chargés de mission ESS").get("open")).isEqualTo(before + 1);
        walk.complete(number, "UserTask_HoldOrientationInterview", "charge-mission", "other-scheme", Map.of());
        assertThat(row("work", "team", "Chargés de mission ESS").get("open")).isEqualTo(before);
    }

    @Test
    void each_is_fetched_as_a_screen_and_as_files() throws Exception {
        HttpBrowser browser = HttpBrowser.of(port, MANAGER.id(), DemoPassword.VALUE);
        ObjectMapper json = new ObjectMapper();
        JsonNode list = json.readTree(browser.get("/api/oversight/figures").body());
        assertThat(list).hasSize(figures.all().size());
        for (JsonNode entry : list) {
            String path = "/api/oversight/figures/" + entry.get("id").asText();
            HttpResponse<String> answer = browser.get(path);
            assertThat(answer.statusCode()).as(path).isEqualTo(200);
            JsonNode figure = json.readTree(answer.body());
            assertThat(figure.get("title")).isEqualTo(entry.get("title"));
            assertThat(figure.get("columns"))
                    .allSatisfy(column -> assertThat(column.get("type").asText())
                            .isIn("text", "integer", "days", "money", "percent", "date", "instant", "dossier", "link"));
            String csv = browser.page(path + ".csv").body();
            assertThat(csv).as(path).startsWith("\ufeff");
            // A cell may hold line ends; none of ours does
            assertThat(csv.lines().count())
                    .as(path)
                    .isEqualTo(1 + figure.get("rows").size());
            HttpResponse<String> xlsx = browser.page(path + ".xlsx");
            assertThat(xlsx.body()).as(path).startsWith("PK");
            assertThat(xlsx.headers().firstValue("Content-Disposition").orElseThrow())
                    .contains("ampli-" + entry.get("id").asText() + ".xlsx");
        }
        assertThat(browser.get("/api/oversight/figures/no-such-figure").statusCode())
                .isEqualTo(404);
    }

    @Test
    void every_figure_has_a_table_that_holds_its_picture() {
        assertThat(figures.all())
                .hasSizeGreaterThan(10)
                .extracting(Figure.Entry::id)
                .doesNotHaveDuplicates();
        assertThat(figures.all())
                .extracting(Figure.Entry::section)
                .isSortedAccordingTo(Comparator.comparing(label -> List.of(FigureSource.Section.values()).stream()
                        .map(FigureSource.Section::label)
                        .toList()
                        .indexOf(label)));
        for (Figure.Entry each : figures.all()) {
            Figure figure = figures.get(each.id(), MANAGER);
            Set<String> keys = figure.columns().stream().map(Figure.Column::key).collect(Collectors.toSet());
            assertThat(keys)
                    .as(each.id())
                    .hasSize(figure.columns().size())
                    .containsAll(figure.chart().series());
            if (figure.chart().kind() != Figure.Chart.Kind.NONE) {
                assertThat(keys).as(each.id()).contains(figure.chart().x());
            }
            assertThat(figure.explanation()).as(each.id()).endsWith(".").doesNotContain("'");
        }
        assertThatThrownBy(() -> figures.get("no-such-figure", MANAGER)).isInstanceOf(NoSuchElementException.class);
    }
}
