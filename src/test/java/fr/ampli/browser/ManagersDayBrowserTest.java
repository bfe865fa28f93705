package fr.ampli.browser;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import fr.ampli.process.absence.Office;
import fr.ampli.process.demo.HappyPath;
import fr.ampli.shared.DossierNumber;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.ClassPathResource;
import org.yaml.snakeyaml.Yaml;

/**
 * A manager's day in Cockpit: which dossier waits longest, what blocks a payment and who lifts it, what is broken and
 * what helps, which mail is in trouble. No English sentence on the way, and no decision in a manager's reach.
 */
class ManagersDayBrowserTest extends Office {

    private static final Path PICTURES = Path.of("target", "screens-manager");
    /** Long before the days of other scenarios, so that nothing is older. */
    private static final LocalDate LONG_AGO = LocalDate.of(2026, 1, 12);

    @LocalServerPort
    int port;

    private Page page;
    private String job;

    @Test
    void a_manager_s_day() throws IOException {
        Chromium.assumeInstalled();
        Files.createDirectories(PICTURES);
        moveTo(LONG_AGO);
        DossierNumber oldest = open();
        moveTo(LocalDate.of(2026, 3, 2));
        DossierNumber blocked = blocked();
        DossierNumber broken = broken();
        String manager = person("pilote", "responsable");
        try (Chromium chromium = Chromium.open();
                BrowserContext context = chromium.visitor(1280, 1000)) {
            context.setDefaultTimeout(60_000);
            page = context.newPage();
            page.navigate(address("/"));
            page.fill("#identifiant", manager);
            page.fill("#motdepasse", PASSWORD);
            page.click("button[type=submit]");
            page.locator(".ampli-page h1").waitFor();
            page.locator("[data-figure=oldest] table").first().waitFor();
            screen("pilotage");

            assertThat(table("oldest").innerText()).contains(oldest.toString());
            assertThat(row("blocked-payments", blocked).innerText())
                    .as("the check, who lifts it, and how")
                    .contains(dossiers.get(blocked).holder().name());
            assertThat(row("blocked-payments", blocked).locator("td").allInnerTexts())
                    .noneMatch(String::isBlank);
            Map<String, Object> recipe = recipeOf("BoundaryEvent_*");
            assertThat(row("incidents", broken).locator("td").allInnerTexts())
                    .as("the incident with its recipe and owner, word by word")
                    .noneMatch(String::isBlank)
                    .contains(
                            recipe.get("title").toString(),
                            recipe.get("action").toString(),
                            recipe.get("owner").toString());
            assertThat(row("mails", broken).innerText()).contains("Non distribué");

            takesAFileAway();
            followsTo(blocked);
            mayNotDecide(blocked);
            logsOut();
        }
    }

    /** The payment of the advance, stopped by a check of the gate. */
    private DossierNumber blocked() {
        DossierNumber number = open();
        List.of(HappyPath.FEASIBILITY, HappyPath.SUBMISSION, HappyPath.REVIEW, HappyPath.AGREEMENT)
                .forEach(steps -> take(number, steps));
        walk.complete(
                number,
                "UserTask_RecordStatementOfStart",
                "instructeur",
                Map.of("standing.insolvency", "SAFEGUARD", "standing.notice", "Annonce n° 1234 du 25 février 2026"));
        assertThat(openTasks(number)).contains("UserTask_ClearPaymentBlock");
        return number;
    }

    /** A deadline that could not be handled, and a letter that did not reach its holder. */
    private DossierNumber broken() {
        DossierNumber number = open();
        walk.complete(number, "UserTask_HoldOrientationInterview", "charge-mission", "partner", Map.of());
        job = walk.jobs(number).stream()
                .filter(each -> stepOf(each).startsWith("BoundaryEvent_"))
                .findFirst()
                .orElseThrow()
                .getId();
        engine.getManagementService().setJobRetries(job, 0);
        jdbc.sql("update ampli.letter set state = 'FAILED', state_since = :at where dossier_number = :number")
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("number", number.value())
                .update();
        return number;
    }

    private String stepOf(Job each) {
        return engine.getManagementService()
                .createJobDefinitionQuery()
                .jobDefinitionId(each.getJobDefinitionId())
                .singleResult()
                .getActivityId();
    }

    /** As recipes.yaml says it, whose words are the runbook's. */
    @SuppressWarnings("unchecked")
    private static Map<String, Object> recipeOf(String step) throws IOException {
        Map<String, Map<String, List<Map<String, Object>>>> book =
                new Yaml().load(new ClassPathResource("recipes.yaml").getInputStream());
        return book.get("ampli").get("recipes").stream()
                .filter(recipe -> ((List<String>) recipe.get("steps")).contains(step))
                .findFirst()
                .orElseThrow();
    }

    @AfterEach
    void repair() {
        if (job != null) {
            engine.getManagementService().setJobRetries(job, 3);
        }
    }

    private Locator table(String figure) {
        return page.locator("[data-figure=" + figure + "] table").first();
    }

    private Locator row(String figure, DossierNumber number) {
        return table(figure)
                .locator("tbody tr")
                .filter(new Locator.FilterOptions().setHasText(number.toString()))
                .first();
    }

    private void takesAFileAway() throws IOException {
        Locator link = page.locator("[data-figure=oldest] .ampli-foot a")
                .filter(new Locator.FilterOptions().setHasText("CSV"));
        Download download = page.waitForDownload(link::click);
        assertThat(Files.readString(download.path(), UTF_8))
                .startsWith("\uFEFF")
                .contains(";", "Dossier");
    }

    private void followsTo(DossierNumber number) {
        Locator link =
                row("blocked-payments", number).locator("a[href*='/dossiers/']").first();
        Page dossier = page;
        if (link.getAttribute("target") != null) {
            dossier = page.waitForPopup(link::click);
        } else {
            link.click();
            page.waitForURL("**/dossiers/**");
        }
        assertThat(dossier.locator("h1").innerText()).contains(number.toString());
        french(dossier, "dossier");
        dossier.screenshot(new Page.ScreenshotOptions()
                .setPath(PICTURES.resolve("dossier.png"))
                .setFullPage(true));
        if (dossier == page) {
            page.goBack();
            page.locator(".ampli-page h1").waitFor();
        } else {
            dossier.close();
        }
    }

    /** Neither a task list nor a button that acts on a dossier: Tasklist is closed, and so is each act. */
    private void mayNotDecide(DossierNumber number) {
        String task = walk.task(number, "UserTask_ClearPaymentBlock").getId();
        for (String act : List.of("complete", "claim")) {
            Object status = page.evaluate(
                    "async ([path]) => { const token = /XSRF-TOKEN=([^;]+)/.exec(document.cookie);"
                            + " return (await fetch(path, {method: 'POST', body: '{}', headers: {'Content-Type':"
                            + " 'application/json', 'X-XSRF-TOKEN': token ? token[1] : ''}})).status; }",
                    List.of("/camunda/api/engine/engine/default/task/" + task + "/" + act));
            assertThat((Integer) status).as(act).isEqualTo(403);
        }
        page.navigate(address("/camunda/app/tasklist/default/"));
        page.waitForLoadState(LoadState.NETWORKIDLE);
        screen("no-tasklist");
        assertThat(page.locator("[cam-tasks] li").count()).isZero();
        assertThat(openTasks(number)).contains("UserTask_ClearPaymentBlock");
    }

    private void logsOut() {
        page.navigate(address("/camunda/app/cockpit/default/#/pilotage"));
        page.locator(".ampli-page h1").waitFor();
        page.locator(".navbar .dropdown-toggle:has(.glyphicon-user), .account a.dropdown-toggle, li.account > a")
                .first()
                .click();
        page.locator("[ng-click='logout()']").first().click();
        page.waitForURL(Pattern.compile(".*/connexion.*"));
        screen("logged-out");
    }

    private void screen(String what) {
        page.waitForLoadState(LoadState.NETWORKIDLE);
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(PICTURES.resolve(what + ".png"))
                .setFullPage(true));
        french(page, what);
        if (page.locator(".ampli-cockpit").count() > 0) {
            Screen.assertUsable(page, ".ampli-cockpit", what);
        }
    }

    private static void french(Page page, String what) {
        assertThat(Screen.englishSentences(page))
                .as("English sentences on %s", what)
                .isEmpty();
    }

    private String address(String path) {
        return "http://127.0.0.1:" + port + path;
    }
}
