package fr.ampli.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.options.LoadState;
import fr.ampli.ScenarioTest;
import fr.ampli.process.engine.DemoPassword;
import fr.ampli.shared.DossierNumber;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Tasklist, Cockpit, Admin and Welcome as people of either language see them. */
class WebappsInFrenchBrowserTest extends ScenarioTest {

    private static final Path PICTURES = Path.of("target", "screens-webapps");

    private static final Pattern KEY = Pattern.compile("\\b[A-Z_]{6,}\\b");

    @LocalServerPort
    int port;

    private Chromium chromium;

    @BeforeEach
    void openTheBrowser() throws IOException {
        Files.createDirectories(PICTURES);
        chromium = Chromium.open();
    }

    @AfterEach
    void closeTheBrowser() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @Test
    void an_officer_reads_french_and_no_notice_to_administrators() {
        DossierNumber dossier = open();
        try (BrowserContext context = context("fr-FR")) {
            Page page = login(context, "charge-mission", "/camunda/app/tasklist/default/");
            assertThat(page.title()).isEqualTo("AMPLI Tâches");
            Locator card = openTask(page, dossier);
            assertThat(card.innerText()).containsPattern("Créée\\s+il y a ");
            isFrench(page, "tasklist-task", dossier);
            page.locator("[ng-click='claim()']").click();
            page.locator("[ng-click='unclaim()']").waitFor();
            assertThat(page.locator("[ng-click='complete()']").innerText()).contains("Terminer");
            isFrench(page, "tasklist-task-taken", dossier);
            for (String tab : List.of("Historique", "Diagramme", "Description", "Formulaire")) {
                page.locator(".task-details .nav-tabs a, .ctn-tabset a, .nav-tabs a")
                        .filter(new Locator.FilterOptions().setHasText(tab))
                        .first()
                        .click();
                settle(page);
                isFrench(page, "tasklist-" + tab, dossier);
            }
            page.locator("[ng-click='unclaim()']").click();
            page.locator("a:has(.glyphicon-list-alt)").first().click();
            page.locator(".modal-body ul.processes a").first().waitFor();
            isFrench(page, "tasklist-start", dossier);

            page.navigate(address("/camunda/app/welcome/default/"));
            page.locator(".navbar-brand").waitFor();
            isFrench(page, "welcome", dossier);
        }
    }

    @Test
    void a_date_is_picked_from_a_french_calendar() {
        DossierNumber dossier = open();
        try (BrowserContext context = context("fr-FR")) {
            Page page = login(context, "charge-mission", "/camunda/app/tasklist/default/");
            openTask(page, dossier);
            page.locator("[ng-click='claim()']").click();
            page.locator("[ng-click='unclaim()']").waitFor();
            page.locator(
                            "[cam-tasklist-task-meta] .followup-date [ng-click], [cam-tasklist-task-meta] .followup-date a")
                    .first()
                    .click();
            Locator calendar = page.locator(".uib-datepicker, [uib-datepicker]").first();
            calendar.waitFor();
            photograph(page, "tasklist-calendar");
            assertThat(Screen.english(calendar.innerText())).isEmpty();
            assertThat(calendar.innerText()).containsPattern("(?i)lun\\.?\\s+mar\\.?\\s+mer");
            assertThat(calendar.innerText())
                    .containsPattern("(?i)janvier|février|mars|avril|mai|juin|juillet|août"
                            + "|septembre|octobre|novembre|décembre");
        }
    }

    @Test
    void a_manager_reads_french() {
        DossierNumber dossier = open();
        try (BrowserContext context = context("fr-FR")) {
            Page page = login(context, "responsable", "/camunda/app/cockpit/default/");
            assertThat(page.title()).startsWith("AMPLI Cockpit");
            isFrench(page, "cockpit-dashboard", dossier);
            page.navigate(address("/camunda/app/cockpit/default/#/processes"));
            page.locator("table a").first().waitFor();
            isFrench(page, "cockpit-processes", dossier);
            page.locator("table a")
                    .filter(new Locator.FilterOptions().setHasText("Étude de faisabilité et orientation"))
                    .click();
            page.locator(".djs-container .djs-shape").first().waitFor();
            settle(page);
            isFrench(page, "cockpit-process", dossier);
        }
    }

    @Test
    void an_administrator_reads_french_and_what_the_end_of_the_edition_means() {
        try (BrowserContext context = context("fr-FR")) {
            Page page = login(context, "admin", "/camunda/app/admin/default/");
            assertThat(page.title()).startsWith("AMPLI Administration");
            assertThat(page.locator(".ce-eol-banner").innerText()).contains("édition communautaire");
            look(page, "admin-dashboard", null);
            for (String view : List.of("users", "groups", "authorization", "system")) {
                page.navigate(address("/camunda/app/admin/default/#/" + view));
                if (List.of("users", "groups").contains(view)) {
                    page.locator("td").first().waitFor();
                }
                settle(page);
                if (view.equals("authorization")) {
                    photograph(page, "admin-authorization"); // rights show by the names they have in the engine
                } else {
                    look(page, "admin-" + view, null);
                }
            }
            page.navigate(address("/camunda/app/admin/default/#/users/instructeur?tab=profile"));
            settle(page);
            look(page, "admin-user", null);
        }
    }

    @Test
    void a_browser_in_english_reads_english() {
        DossierNumber dossier = open();
        try (BrowserContext context = context("en-GB")) {
            Page page = login(context, "charge-mission", "/camunda/app/tasklist/default/");
            Locator card = openTask(page, dossier);
            assertThat(card.innerText()).containsPattern("Created\\s+.* ago");
            assertThat(page.locator("html").getAttribute("lang")).isEqualTo("en");
            assertThat(page.locator("[ng-click='claim()']").innerText()).contains("Claim");
            assertThat(page.locator("form.ampli").getAttribute("lang")).isEqualTo("fr");
            assertThat(page.title()).isEqualTo("AMPLI Tasklist");
            photograph(page, "tasklist-english");
        }
        try (BrowserContext context = context("de-DE")) {
            Page page = login(context, "charge-mission", "/camunda/app/welcome/default/");
            assertThat(page.locator("html").getAttribute("lang"))
                    .as("neither language: French")
                    .isEqualTo("fr");
        }
    }

    private BrowserContext context(String language) {
        BrowserContext context = chromium.visitor(language, 1400, 900);
        context.setDefaultTimeout(60_000);
        return context;
    }

    private Page login(BrowserContext context, String person, String path) {
        Page page = context.newPage();
        page.navigate(address(path));
        assertThat(page.locator("html").getAttribute("lang"))
                .as("our own login page")
                .isEqualTo("fr");
        photograph(page, "login");
        page.fill("#identifiant", person);
        page.fill("#motdepasse", DemoPassword.VALUE);
        page.click("button[type=submit]");
        try {
            // The first to come waits for an application that has never answered before
            page.locator(".navbar-brand .brand-name").waitFor(new Locator.WaitForOptions().setTimeout(180_000));
        } catch (TimeoutError late) {
            photograph(page, "login-failed");
            throw new AssertionError(
                    page.url() + " of " + person + " does not open: "
                            + page.locator("body").innerText(),
                    late);
        }
        settle(page);
        return page;
    }

    private static Locator openTask(Page page, DossierNumber dossier) {
        // The newest first: tasks of other scenarios may fill the first page
        page.navigate(page.url().replaceAll("#.*", "")
                + "#/?sorting=%5B%7B%22sortBy%22:%22created%22,%22sortOrder%22:%22desc%22%7D%5D");
        page.locator("[cam-tasklist-filters] a, .task-filters a, .filters a")
                .filter(new Locator.FilterOptions().setHasText("Tâches de mes groupes"))
                .first()
                .click();
        Locator card = page.locator(".tasks-list > li")
                .filter(new Locator.FilterOptions().setHasText(dossier.toString()))
                .first();
        card.click();
        page.locator("form.ampli[data-ready='true']").waitFor();
        settle(page);
        return card;
    }

    private void isFrench(Page page, String screen, DossierNumber dossier) {
        assertThat(page.locator(".ce-eol-banner").count())
                .as("notices to administrators on %s", screen)
                .isZero();
        look(page, screen, dossier);
    }

    private void look(Page page, String screen, DossierNumber dossier) {
        photograph(page, screen);
        assertThat(page.locator("html").getAttribute("lang")).as(screen).isEqualTo("fr");
        String text = Screen.words(page);
        assertThat(text).as(screen).isNotBlank();
        assertThat(Screen.lines(KEY, page.title())).as("title of %s", screen).isEmpty();
        assertThat(Screen.lines(KEY, text)).as("keys on %s", screen).isEmpty();
        assertThat(Screen.english(text)).as("English on %s", screen).isEmpty();
    }

    private static void settle(Page page) {
        page.waitForLoadState(LoadState.NETWORKIDLE);
        page.waitForTimeout(500);
    }

    private static void photograph(Page page, String what) {
        page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve(what + ".png")));
    }

    private String address(String path) {
        return "http://127.0.0.1:" + port + path;
    }
}
