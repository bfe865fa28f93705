package fr.ampli.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import fr.ampli.access.Part;
import fr.ampli.process.absence.Office;
import fr.ampli.shared.DossierNumber;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** How officers find their work: the lists of Tasklist, the page of a dossier, and both again after a session is over. */
class DossierPageBrowserTest extends Office {

    private static final Path PICTURES = Path.of("target", "screens-dossier");
    private static final String TASKLIST = "/camunda/app/tasklist/default/";

    private static Chromium chromium;

    @LocalServerPort
    int port;

    @BeforeAll
    static void openTheBrowser() throws IOException {
        Files.createDirectories(PICTURES);
        chromium = Chromium.open();
    }

    @AfterAll
    static void closeTheBrowser() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @Test
    void the_page_tells_where_the_dossier_stands_and_what_waits_for_whom() {
        DossierNumber number = toReview();
        String holder = dossiers.get(number).holder().name();
        String officer = person("liseuse", "instructeur");
        String early = person("controleuse", "controleur");
        String apart = person("parente", "instructeur");
        take(number, apart, Part.CONFLICT_DECLARED);
        try (Tasklist tasklist = new Tasklist(chromium, "http://127.0.0.1:" + port, PICTURES)) {
            String page = tasklist.as(officer, PASSWORD).visit("/dossiers/" + number);
            assertThat(page)
                    .contains(number.toString(), holder, "Instruction et décision (en cours)")
                    .contains("Convention (à venir)", "Dépôt et recevabilité (passée)")
                    .contains("Deux mois de silence")
                    .contains("Votre dossier est complet")
                    .contains("Étape : Instruction et décision")
                    .contains("AMPLI (automatique)");
            // The summary on paper: the button is there for who reads, and not on what comes out of the printer
            assertThat(tasklist.page().locator("[data-print]").isVisible()).isTrue();
            tasklist.page().pdf(new Page.PdfOptions().setFormat("A4").setPath(PICTURES.resolve("synthese.pdf")));
            tasklist.page().emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
            assertThat(tasklist.page().locator("[data-print]").isVisible()).isFalse();
            tasklist.page().emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));
            assertThat(tasklist.visit("/dossiers?q=" + number.toString().substring(6)))
                    .contains(holder);

            assertThat(tasklist.as(apart, PASSWORD).visit("/dossiers/" + number))
                    .contains("Ce dossier ne vous est pas ouvert", "Vous avez déclaré un conflit d’intérêts")
                    .doesNotContain(apart)
                    .doesNotContain(holder);
            assertThat(tasklist.visit("/dossiers?q=" + number.toString().substring(6)))
                    .doesNotContain(holder);
            assertThat(tasklist.as(early, PASSWORD).visit("/dossiers/" + number))
                    .contains("ne relève pas encore de votre rôle");
            assertThat(tasklist.visit("/dossiers/AMPLI-1999-0001")).contains("Dossier introuvable");
        }
    }

    @Test
    void lists_tell_the_dossier_and_its_days_and_lead_to_its_page() {
        String adviser = person("conseillere", "charge-mission");
        String newcomer = person("nouvelle", "charge-mission");
        Task late = interview();
        DossierNumber waiting = open();
        walk.complete(waiting, "UserTask_HoldOrientationInterview", "charge-mission", "partner", Map.of());
        moveTo(today().plusDays(17));
        Task soon = interview();
        moveTo(today().plusDays(10));
        List.of(late, soon)
                .forEach(task -> act(adviser, () -> engine.getTaskService().claim(task.getId(), adviser)));

        try (BrowserContext context = context(1280, 900)) {
            Page page = context.newPage();
            List<String> asked = new ArrayList<>();
            page.onRequest(request -> {
                if (request.url().contains("/api/tasks/")) {
                    asked.add(request.url().replaceAll("^.*/api/tasks/|\\?.*$", ""));
                }
            });
            login(page, TASKLIST, adviser);
            Locator card = card(page, dossierOf(soon));
            card.locator(".ampli-card a").waitFor();
            assertThat(heading(page)).isEqualTo("Mes tâches");
            assertThat(asked).as("for a whole list").containsExactlyInAnyOrder("lists", "cards");
            assertThat(card.innerText())
                    .contains(dossiers.get(dossierOf(soon)).holder().name(), "Étude de faisabilité et orientation")
                    .containsPattern("Échéance\u00a0: \\d{2}/\\d{2}/2026, dans 5 jours");
            assertThat(page.locator(".tasks-list > li").first().innerText())
                    .as("the nearest day first")
                    .contains(dossierOf(late).toString(), "dépassée de 12 jours");
            photograph(page, "lists-mine");

            Locator link = card.locator(".ampli-card a");
            Page opened = page.waitForPopup(link::click);
            assertThat(opened.locator("h1").innerText())
                    .contains(dossierOf(soon).toString());
            opened.close();
            link.focus();
            opened = page.waitForPopup(() -> page.keyboard().press("Enter"));
            opened.close();
            assertThat(page.url()).as("no task was opened by the way").doesNotContain("task=");

            for (String list :
                    List.of("À faire cette semaine", "En retard", "En attente d’autrui", "Tâches de mes groupes")) {
                list(page, list).click();
                page.locator(".tasks-list > li.ampli-told").first().waitFor();
                photograph(page, "lists-" + list);
            }
            assertThat(page.locator(".task-filter .counter").allInnerTexts())
                    .hasSize(5)
                    .allMatch(count -> count.strip().matches("\\d+"));
            page.setViewportSize(640, 450);
            photograph(page, "lists-zoom");

            page.setViewportSize(1280, 900);
            for (String word : List.of("intervenu", "porteur", "partenaire", "autre-service", "region")) {
                page.navigate(address("/dossiers?liste=" + word));
                photograph(page, "ready-" + word);
            }
            page.navigate(address("/dossiers?liste=intervenu"));
            assertThat(page.locator("main").innerText()).contains("Dossiers où vous êtes intervenu");
            page.setViewportSize(640, 450);
            photograph(page, "ready-zoom");
            assertThat(((Number) page.evaluate("() => document.documentElement.scrollWidth")).intValue())
                    .isLessThanOrEqualTo(640);
        }
        try (BrowserContext context = context(1280, 900)) {
            Page page = context.newPage();
            login(page, TASKLIST, newcomer);
            assertThat(heading(page)).as("who has nothing yet").isEqualTo("Tâches de mes groupes");
        }
    }

    @Test
    void who_comes_back_after_a_session_finds_the_same_task() {
        String adviser = person("conseillere", "charge-mission");
        Task task = interview();
        try (BrowserContext context = context(1280, 900)) {
            Page page = context.newPage();
            Page other = context.newPage();
            other.navigate(address("/connexion"));
            login(page, TASKLIST, adviser);

            // The other tab still shows the form of before
            fill(other, adviser);
            other.waitForURL(Pattern.compile(".*/camunda/app/tasklist/.*|.*/connexion.*"));
            assertThat(other.url()).contains(TASKLIST);

            page.goBack();
            assertThat(page.url()).as("back after the login").doesNotContain("/connexion");

            page.navigate(address(TASKLIST + "#/?task=" + task.getId()));
            page.reload();
            page.locator("form.ampli[data-ready='true']").waitFor();
            page.locator("[ng-click='claim()']").evaluate("button => { button.click(); button.click(); }");
            page.locator("[ng-click='unclaim()']").waitFor();
            page.waitForTimeout(500);
            assertThat(page.locator("[notifications-panel] .alert-danger:visible")
                            .allInnerTexts())
                    .as("a second click on claim")
                    .isEmpty();
            assertThat(assigneeOf(task)).isEqualTo(adviser);

            // The next look of Tasklist for news, every ten seconds, finds out
            endSession(context);
            page.waitForURL("**/connexion?session");
            assertThat(page.locator("main").innerText()).contains("Votre session est terminée");
            photograph(page, "session-over");
            fill(page, adviser);
            page.locator("form.ampli[data-ready='true']").waitFor();
            assertThat(page.url()).contains("task=" + task.getId());

            // In the other tab nothing is asked again: it finds the session of this one
            other.reload();
            other.locator("[cam-tasks]").waitFor();

            page.locator(".navbar .dropdown-toggle:has(.glyphicon-user), .account a.dropdown-toggle, li.account > a")
                    .first()
                    .click();
            page.locator("[ng-click='logout()']").first().click();
            page.waitForURL("**/connexion?fin");
            assertThat(page.locator("main").innerText()).contains("Vous êtes déconnecté");
            page.goBack();
            page.locator("#identifiant").waitFor();
            assertThat(page.locator("body").innerText())
                    .doesNotContain(dossierOf(task).toString());
        }
    }

    @Test
    void cockpit_too_leads_back() {
        try (BrowserContext context = context(1280, 900)) {
            Page page = context.newPage();
            login(page, "/camunda/app/cockpit/default/", person("cheffe", "responsable"));
            page.navigate(address("/camunda/app/cockpit/default/#/processes"));
            page.locator("table a").first().waitFor();
            endSession(context);
            page.locator("table a").first().click();
            page.waitForURL("**/connexion?session");
            fill(page, person("cheffe", "responsable"));
            page.waitForURL("**/camunda/app/cockpit/default/#/process**");
        }
    }

    @Test
    void a_link_that_needs_a_login_leads_to_what_it_names() {
        String adviser = person("conseillere", "charge-mission");
        String manager = person("cheffe", "responsable");
        Task task = interview();
        String dossier = "/dossiers/" + dossierOf(task);

        try (BrowserContext context = context(1280, 900)) {
            Page page = context.newPage();
            page.navigate(address(TASKLIST + "#/?task=" + task.getId()));
            // Through a mistake too
            fill(page, "personne");
            page.waitForURL("**/connexion?erreur");
            fill(page, adviser);
            page.locator("form.ampli[data-ready='true']").waitFor();
            assertThat(page.url()).contains(TASKLIST + "#/?task=" + task.getId());
            assertThat(keptPlace(page)).as("used once").isNull();
        }
        for (String link : List.of(dossier + "#echeances", "/dossiers?liste=intervenu")) {
            try (BrowserContext context = context(1280, 900)) {
                Page page = context.newPage();
                page.navigate(address(link));
                fill(page, adviser);
                page.waitForURL(address(link));
                assertThat(page.locator("main h1").first().isVisible()).isTrue();
            }
        }
        for (String place : List.of("#/pilotage", "#/dossiers-clos", "#/processes")) {
            try (BrowserContext context = context(1280, 900)) {
                Page page = context.newPage();
                page.navigate(address("/camunda/app/cockpit/default/" + place));
                fill(page, manager);
                page.locator(".navbar-brand .brand-name").waitFor();
                page.locator("main, .ctn-main, [ng-view]").first().waitFor();
                page.waitForLoadState();
                assertThat(page.url()).contains("/camunda/app/cockpit/default/" + place);
            }
        }
    }

    @Test
    void two_links_in_two_tabs_lead_each_to_its_own_place() {
        String adviser = person("conseillere", "charge-mission");
        Task task = interview();
        String dossier = "/dossiers/" + dossierOf(task);
        try (BrowserContext context = context(1280, 900)) {
            Page first = context.newPage();
            first.navigate(address(TASKLIST + "#/?task=" + task.getId()));
            Page second = context.newPage();
            second.navigate(address(dossier + "#pieces"));
            // The server remembers the second link only
            fill(first, adviser);
            first.locator("form.ampli[data-ready='true']").waitFor();
            assertThat(first.url()).contains(TASKLIST + "#/?task=" + task.getId());
            // The other tab still shows the form of before
            fill(second, adviser);
            second.waitForURL(address(dossier + "#pieces"));
        }
    }

    @Test
    void a_link_leads_nowhere_but_into_the_application() {
        String adviser = person("conseillere", "charge-mission");
        for (String hash : List.of("#//elsewhere.example/", "#https://elsewhere.example/", "#javascript:alert(1)")) {
            try (BrowserContext context = context(1280, 900)) {
                Page page = context.newPage();
                page.onDialog(dialog -> {
                    throw new AssertionError(hash + " ran as a script");
                });
                page.navigate(address(TASKLIST + hash));
                fill(page, adviser);
                page.locator(".navbar-brand .brand-name").waitFor();
                page.waitForTimeout(500);
                assertThat(page.url()).startsWith(address(TASKLIST));
            }
        }
        // What somebody else would like to see there is never a place
        for (String path : List.of(
                "//elsewhere.example/",
                "/\\\\elsewhere.example/",
                "https://elsewhere.example/",
                "javascript:alert(1)")) {
            try (BrowserContext context = context(1280, 900)) {
                Page page = context.newPage();
                page.navigate(address(TASKLIST));
                page.evaluate(
                        "(path) => sessionStorage.setItem('ampli.place', JSON.stringify({path, hash: '', at: Date.now()}))",
                        path);
                fill(page, adviser);
                page.locator("[cam-tasks]").waitFor();
                page.waitForTimeout(500);
                assertThat(page.url()).startsWith(address(TASKLIST));
            }
        }
    }

    private static Object keptPlace(Page page) {
        return page.evaluate("() => sessionStorage.getItem('ampli.place')");
    }

    private void endSession(BrowserContext context) {
        context.clearCookies(new BrowserContext.ClearCookiesOptions().setName("AMPLI-SESSION"));
    }

    private BrowserContext context(int width, int height) {
        BrowserContext context = chromium.visitor(width, height);
        context.setDefaultTimeout(60_000);
        return context;
    }

    private void login(Page page, String path, String person) {
        page.navigate(address(path));
        fill(page, person);
        page.locator(".navbar-brand .brand-name").waitFor();
    }

    private static void fill(Page page, String person) {
        page.fill("#identifiant", person);
        page.fill("#motdepasse", PASSWORD);
        page.click("button[type=submit]");
    }

    /** The name of the list that is open. */
    private static String heading(Page page) {
        Locator name = page.locator(".task-filter.active h4 a");
        name.waitFor();
        return name.innerText().replaceAll("\\s*\\d+\\s*$", "").strip();
    }

    private static Locator list(Page page, String name) {
        return page.locator(".task-filter h4 a")
                .filter(new Locator.FilterOptions().setHasText(name))
                .first();
    }

    private static Locator card(Page page, DossierNumber number) {
        return page.locator(".tasks-list > li")
                .filter(new Locator.FilterOptions().setHasText(number.toString()))
                .first();
    }

    private static void photograph(Page page, String what) {
        page.mouse().move(1, 1); // away from what explains itself
        page.waitForTimeout(400);
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(PICTURES.resolve(what.replaceAll("[^\\p{L}0-9-]+", "-") + ".png")));
    }

    private String address(String path) {
        return "http://127.0.0.1:" + port + path;
    }
}
