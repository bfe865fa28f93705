package fr.ampli.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import com.microsoft.playwright.options.WaitForSelectorState;
import fr.ampli.dossier.Ending;
import fr.ampli.process.absence.Office;
import fr.ampli.shared.DossierNumber;
import fr.ampli.shared.Person;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What a manager sees in Cockpit that Cockpit does not bring itself. */
class CockpitPluginBrowserTest extends Office {

    private static final Path PICTURES = Path.of("target", "screens-cockpit");

    /** Words that no French sentence of ours has. */
    private static final Pattern ENGLISH = Pattern.compile(
            "\\b(the|and|with|of|are|is|running|finished|loading|error|days?|table|search|next|undefined|null|NaN)\\b");

    @LocalServerPort
    int port;

    private final List<String> complaints = new ArrayList<>();

    @Test
    void a_manager_finds_figures_counts_trail_and_closed_dossiers() throws IOException {
        Chromium.assumeInstalled();
        Files.createDirectories(PICTURES);
        DossierNumber running = toReview();
        moveTo(today().plusDays(4));
        walk.complete(running, "UserTask_ReviewCriteria", "instructeur", Map.of());
        DossierNumber closed = open();
        transaction.executeWithoutResult(status -> dossiers.close(closed, Ending.WITHDRAWN, new Person("instructeur")));
        String holder = dossiers.get(closed).holder().name();
        String manager = person("pilote", "responsable");
        try (Chromium chromium = Chromium.open();
                BrowserContext context = chromium.visitor(1400, 1000)) {
            context.setDefaultTimeout(60_000);
            Page page = context.newPage();
            page.onConsoleMessage(message -> {
                if (message.type().equals("error")) {
                    complaints.add(message.text() + " " + message.location());
                }
            });
            page.onPageError(complaints::add);
            login(page, manager);

            // The first thing after login
            page.locator(".ampli-page h1").waitFor();
            assertThat(page.url()).endsWith("#/pilotage");
            Locator stages = page.locator("[data-figure=stages]");
            stages.locator("svg[role=img] rect.ampli-bar").first().waitFor();
            look(page, "pilotage");
            stages.locator("summary").focus();
            page.keyboard().press("Enter");
            assertThat(stages.locator("table").innerText()).contains("Instruction et décision");
            assertThat(stages.locator(".ampli-foot").innerText()).containsPattern("À jour à \\d{1,2} h \\d{2}");
            look(page, "pilotage-tableau");
            page.setViewportSize(600, 1000);
            settle(page);
            look(page, "pilotage-etroit");
            page.setViewportSize(1400, 1000);

            page.navigate(address("/camunda/app/cockpit/default/#/dashboard"));
            page.locator(".ampli-cockpit .ampli-headline").waitFor();
            look(page, "tableau-de-bord");

            // A process
            page.navigate(address("/camunda/app/cockpit/default/#/processes"));
            page.locator("table a")
                    .filter(new Locator.FilterOptions().setHasText("Instruction et décision"))
                    .first()
                    .click();
            page.locator(".ampli-badge").first().waitFor();
            page.locator(".nav-tabs a")
                    .filter(new Locator.FilterOptions().setHasText("Durées et volumes"))
                    .click();
            page.locator(".ampli-figure svg rect.ampli-bar").first().waitFor();
            look(page, "processus");
            page.locator(".ampli-figure summary").click();
            assertThat(page.locator(".ampli-figure table").innerText()).contains("Terminées", "Durée moyenne");
            look(page, "processus-tableau");

            // An instance
            String instance = instances(running, "ampli-pathway").get(0).getId();
            page.navigate(address("/camunda/app/cockpit/default/#/process-instance/" + instance + "/runtime"));
            page.locator(".nav-tabs a")
                    .filter(new Locator.FilterOptions().setHasText("Piste d’audit"))
                    .click();
            page.locator(".ampli-cockpit table").nth(1).waitFor();
            assertThat(page.locator(".ampli-cockpit").first().innerText())
                    .contains(running.toString(), "terminée", "en cours", "Étape : Instruction et décision");
            look(page, "instance");

            // Closed dossiers
            page.locator("a[href='#/dossiers-clos']").first().click();
            page.locator("select[name=ending] option[value=WITHDRAWN]")
                    .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED));
            page.locator("select[name=ending]").selectOption("WITHDRAWN");
            page.locator("input[name=words]").fill(holder);
            page.keyboard().press("Enter");
            page.locator("td")
                    .filter(new Locator.FilterOptions().setHasText(holder))
                    .first()
                    .waitFor();
            look(page, "dossiers-clos");
            page.locator("tr")
                    .filter(new Locator.FilterOptions().setHasText(closed.toString()))
                    .locator("a[href^='#/piste-audit']")
                    .click();
            page.locator(".ampli-page table").nth(1).waitFor();
            assertThat(page.locator(".ampli-page").innerText()).contains(closed.toString(), "Retiré");
            look(page, "piste-audit");
            page.locator("h1 a").click();
            assertThat(page.locator("main").innerText()).contains(closed.toString());
        }
        assertThat(complaints).isEmpty();
    }

    @Test
    void an_administrator_is_offered_nothing_that_would_be_refused() throws IOException {
        Chromium.assumeInstalled();
        Files.createDirectories(PICTURES);
        String instance = instances(toReview(), "ampli-pathway").get(0).getId();
        String administrator = person("admin", "camunda-admin");
        try (Chromium chromium = Chromium.open();
                BrowserContext context = chromium.visitor(1400, 1000)) {
            context.setDefaultTimeout(60_000);
            Page page = context.newPage();
            login(page, administrator);
            page.navigate(address("/camunda/app/cockpit/default/#/pilotage"));
            page.locator("[data-figure=stages] table").first().waitFor(attached());
            look(page, "administrateur");
            assertThat(page.locator("a[href='#/pilotage']").first().isVisible()).isTrue();
            assertThat(page.locator("a[href='#/dossiers-clos']").count()).isZero();

            page.navigate(address("/camunda/app/cockpit/default/#/process-instance/" + instance + "/runtime"));
            page.locator(".nav-tabs a").first().waitFor();
            settle(page);
            assertThat(page.locator(".nav-tabs a").allInnerTexts())
                    .isNotEmpty()
                    .noneMatch(tab -> tab.contains("Piste d’audit"));

            // Who comes by a link is refused all the same
            page.navigate(address("/camunda/app/cockpit/default/#/dossiers-clos"));
            page.locator(".ampli-page [role=alert]").first().waitFor();
            assertThat(page.locator(".ampli-page").innerText()).contains("Vous n’avez pas accès à ces informations");
        }
    }

    private static Locator.WaitForOptions attached() {
        return new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED);
    }

    private void login(Page page, String person) {
        page.navigate(address("/"));
        page.fill("#identifiant", person);
        page.fill("#motdepasse", PASSWORD);
        page.click("button[type=submit]");
        page.locator(".navbar-brand .brand-name").waitFor(new Locator.WaitForOptions().setTimeout(180_000));
    }

    private static void look(Page page, String screen) {
        settle(page);
        page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve(screen + ".png")));
        for (String text : page.locator(".ampli-cockpit").allInnerTexts()) {
            assertThat(text).as(screen).isNotBlank().doesNotContainPattern(ENGLISH);
        }
        Screen.assertUsable(page, ".ampli-cockpit", screen);
    }

    private static void settle(Page page) {
        page.waitForLoadState(LoadState.NETWORKIDLE);
        page.waitForTimeout(400);
    }

    private String address(String path) {
        return "http://127.0.0.1:" + port + path;
    }
}
