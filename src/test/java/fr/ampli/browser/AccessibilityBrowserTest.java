package fr.ampli.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import fr.ampli.access.Part;
import fr.ampli.process.FormFiles;
import fr.ampli.process.absence.Office;
import fr.ampli.process.engine.DemoPassword;
import fr.ampli.shared.DossierNumber;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * Our pages and every form, before and at 200 %, and what remains in the web applications around them, which
 * docs/accessibility.md has to name. Forms with their facts are looked at where they are opened: {@link Tasklist}.
 */
class AccessibilityBrowserTest extends Office {

    private static final Path PICTURES = Path.of("target", "screens-pages");
    private static final Pattern LINK = Pattern.compile("/lien/[A-Za-z0-9_-]{43}");
    private static final Pattern LISTED = Pattern.compile("^\\| (\\w+) \\| `([a-z0-9-]+)` \\|.*", Pattern.MULTILINE);

    @LocalServerPort
    int port;

    private Chromium chromium;

    @BeforeEach
    void openTheBrowser() throws IOException {
        chromium = Chromium.open();
    }

    @AfterEach
    void closeTheBrowser() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @Test
    void our_pages_keep_nobody_out() {
        DossierNumber number = toReview();
        String apart = person("parente", "instructeur");
        take(number, apart, Part.CONFLICT_DECLARED);
        SoftAssertions softly = new SoftAssertions();
        try (BrowserContext context = context()) {
            Page page = context.newPage();
            look(softly, page, "/connexion", "connexion");
            page.fill("#identifiant", "personne");
            page.fill("#motdepasse", "faux");
            page.click("button[type=submit]");
            shown(softly, page, "connexion-refusee");
            look(softly, page, "/lien/" + "x".repeat(43), "lien-inconnu");
            look(softly, page, link(number), "lien");
        }
        try (BrowserContext context = context()) {
            Page page = in(context, apart, PASSWORD, "/dossiers/" + number);
            shown(softly, page, "dossier-ferme");
            look(softly, page, "/nulle-part", "nulle-part");
        }
        try (BrowserContext context = context()) {
            Page page = in(context, "responsable", DemoPassword.VALUE, "/dossiers/" + number);
            shown(softly, page, "dossier");
            look(softly, page, "/dossiers?q=" + number.toString().substring(6), "dossiers");
            look(softly, page, "/dossiers/AMPLI-1999-0001", "dossier-introuvable");
            look(softly, page, "/absences", "absences");
        }
        DossierNumber asked = open();
        walk.complete(asked, "UserTask_HoldOrientationInterview", "charge-mission", "partner", Map.of());
        try (BrowserContext context = context()) {
            look(softly, context.newPage(), link(asked), "lien-partenaire");
        }
        softly.assertAll();
    }

    @Test
    void every_form_keeps_nobody_out() {
        SoftAssertions softly = new SoftAssertions();
        assertThat(FormFiles.names()).hasSizeGreaterThan(70);
        try (BrowserContext context = context()) {
            Page page = in(context, "charge-mission", DemoPassword.VALUE, "/camunda/app/tasklist/default/");
            page.locator("a:has(.glyphicon-list-alt)").first().click();
            page.locator(".modal-body ul.processes a")
                    .filter(new Locator.FilterOptions().setHasText("Ouvrir un dossier"))
                    .or(page.locator(".modal-body ul.processes a"))
                    .first()
                    .click();
            Locator place = page.locator(".modal-body form.ampli[data-ready='true']");
            place.waitFor();
            for (String form : FormFiles.names()) {
                place.evaluate(
                        "(form, html) => { form.innerHTML = new DOMParser().parseFromString(html, 'text/html')"
                                + ".querySelector('form, body').innerHTML; }",
                        FormFiles.read(form));
                inspect(softly, page, ".modal-body form.ampli", form);
            }
        }
        softly.assertAll();
    }

    @Test
    void what_remains_in_the_web_applications_is_what_the_document_says() throws IOException {
        DossierNumber number = open();
        Map<String, Set<String>> found = new LinkedHashMap<>();
        try (BrowserContext context = context()) {
            Page page = in(context, "charge-mission", DemoPassword.VALUE, "/camunda/app/tasklist/default/");
            page.locator(".task-filters a, .filters a")
                    .filter(new Locator.FilterOptions().setHasText("Tâches de mes groupes"))
                    .first()
                    .click();
            page.locator(".tasks-list > li")
                    .filter(new Locator.FilterOptions().setHasText(number.toString()))
                    .first()
                    .click();
            page.locator("form.ampli[data-ready='true']").waitFor();
            remains(found, "Tasklist", page);
            page.navigate(address("/camunda/app/welcome/default/"));
            page.locator(".navbar-brand").waitFor();
            remains(found, "Welcome", page);
        }
        try (BrowserContext context = context()) {
            Page page = in(context, "responsable", DemoPassword.VALUE, "/camunda/app/cockpit/default/");
            remains(found, "Cockpit", page);
            page.navigate(address("/camunda/app/cockpit/default/#/processes"));
            page.locator("table a").first().waitFor();
            remains(found, "Cockpit", page);
            page.locator("table a")
                    .filter(new Locator.FilterOptions().setHasText("Étude de faisabilité et orientation"))
                    .click();
            page.locator(".djs-container .djs-shape").first().waitFor();
            remains(found, "Cockpit", page);
        }
        try (BrowserContext context = context()) {
            Page page = in(context, "admin", DemoPassword.VALUE, "/camunda/app/admin/default/");
            remains(found, "Admin", page);
            page.navigate(address("/camunda/app/admin/default/#/users"));
            page.locator("td").first().waitFor();
            remains(found, "Admin", page);
        }
        Map<String, Set<String>> listed = LISTED.matcher(Files.readString(Path.of("docs", "accessibility.md")))
                .results()
                .collect(Collectors.groupingBy(
                        line -> line.group(1),
                        LinkedHashMap::new,
                        Collectors.mapping(line -> line.group(2), Collectors.toCollection(TreeSet::new))));
        assertThat(found).isEqualTo(listed);
    }

    private void remains(Map<String, Set<String>> found, String application, Page page) {
        settle(page);
        Set<String> rules = found.computeIfAbsent(application, any -> new TreeSet<>());
        for (Axe.Finding finding : Axe.findings(page, "html", "form.ampli", ".ampli-card", ".ampli-cockpit")) {
            rules.add(finding.rule());
        }
    }

    private void look(SoftAssertions softly, Page page, String path, String name) {
        page.navigate(address(path));
        shown(softly, page, name);
    }

    private static void shown(SoftAssertions softly, Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(PICTURES.resolve(name + ".png"))
                .setFullPage(true));
        inspect(softly, page, "html", name);
    }

    private static void inspect(SoftAssertions softly, Page page, String within, String name) {
        List<Consumer<Page>> checks = new ArrayList<>();
        checks.add(each -> Screen.assertUsable(each, within, name));
        checks.add(each -> Screen.assertFitsTwice(each, within, name));
        checks.add(each -> assertThat(Screen.englishSentences(each))
                .as("English on %s", name)
                .isEmpty());
        checks.forEach(check -> softly.check(() -> check.accept(page)));
    }

    private String link(DossierNumber number) {
        return mails(number).stream()
                .map(mail -> LINK.matcher(html(mail)))
                .filter(Matcher::find)
                .map(Matcher::group)
                .findFirst()
                .orElseThrow();
    }

    private Page in(BrowserContext context, String person, String password, String path) {
        Page page = context.newPage();
        page.navigate(address("/connexion"));
        page.fill("#identifiant", person);
        page.fill("#motdepasse", password);
        page.click("button[type=submit]");
        page.waitForURL(url -> !url.contains("/connexion"));
        settle(page);
        page.navigate(address(path));
        if (path.startsWith("/camunda")) {
            // The first to come waits for an application that has never answered before
            page.locator(".navbar-brand .brand-name").waitFor(new Locator.WaitForOptions().setTimeout(180_000));
            settle(page);
        }
        return page;
    }

    private static void settle(Page page) {
        page.waitForLoadState(LoadState.NETWORKIDLE);
        page.waitForTimeout(300);
    }

    private BrowserContext context() {
        BrowserContext context = chromium.visitor(1280, 1024);
        context.setDefaultTimeout(60_000);
        return context;
    }

    private String address(String path) {
        return "http://127.0.0.1:" + port + path;
    }
}
