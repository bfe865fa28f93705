package fr.ampli.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import fr.ampli.ScenarioTest;
import fr.ampli.process.engine.DemoPassword;
import fr.ampli.process.engine.EngineTime;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Date;
import java.util.List;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.TestPropertySource;

/**
 * A tour through the demonstration, for the book of screens: the ten dossiers as on the 23rd of November 2026. An
 * application and a record of its own, in a JVM of its own: only where the book is made.
 */
@ActiveProfiles("demo")
@TestPropertySource(properties = "ampli.envelope.default-budget=1400000.00")
@EnabledIfSystemProperty(named = "ampli.screens", matches = "write")
class ScreensTourTest extends ScenarioTest {

    private static final Path PICTURES = Path.of("target", "screens-tour");
    private static final LocalDate DAY = LocalDate.of(2026, 11, 23);
    private static final int DOTS_PER_INCH = 110;

    static {
        // The application tells its ten stories when it starts, and counts back from this day
        EngineTime.standStillAt(DAY.atTime(LocalTime.of(10, 0))
                .atZone(ZoneId.of("Europe/Paris"))
                .toInstant());
    }

    @LocalServerPort
    int port;

    @Test
    void the_demonstration_shows_what_the_readme_promises() throws IOException {
        moveTo(DAY);
        Files.createDirectories(PICTURES);
        try (Chromium chromium = Chromium.open()) {
            try (BrowserContext officer = chromium.visitor(1400, 1000)) {
                tasks(page(officer, "instructeur", "/camunda/app/tasklist/default/"));
            }
            try (BrowserContext officer = chromium.visitor(1280, 800)) {
                Page page = page(officer, "instructeur", "/dossiers?q=coop");
                assertThat(page.locator("main tbody tr").count()).isEqualTo(1);
                shoot(page, "search");
                page.navigate(address("/dossiers?liste=porteur"));
                assertThat(page.locator("main tbody tr").count()).isGreaterThan(2);
                shoot(page, "waiting");
            }
            try (BrowserContext manager = chromium.visitor(1280, 900)) {
                figures(page(manager, "responsable", "/camunda/app/cockpit/default/#/pilotage"));
            }
        }
    }

    private void tasks(Page page) throws IOException {
        page.locator(".tasks-list > li", new Page.LocatorOptions().setHasText("Périgord vert"))
                .click();
        page.locator("[ng-click='claim()']").click();
        page.locator("[ng-click='unclaim()']").waitFor();
        Locator form = page.locator("form.ampli[data-ready='true']");
        form.waitFor();
        assertThat(form.innerText()).contains("Deux mois de silence", "Pièces attendues");
        paper(page, "paper-form");
        page.locator(".task-filter h4 a", new Page.LocatorOptions().setHasText("En attente d’autrui"))
                .click();
        page.locator(".tasks-list > li.ampli-told").nth(1).waitFor();
        page.mouse().move(1, 1);
        page.waitForTimeout(1_000);
        shoot(page, "tasks");
    }

    private void figures(Page page) throws IOException {
        page.locator("[data-figure=oldest] table").first().waitFor();
        page.waitForCondition(() -> page.locator(".ampli-place[aria-busy]").count() == 0);
        // Cockpit scrolls within its page: it is made as high as what it holds
        Object more = page.evaluate(
                "() => { const page = document.querySelector('.ampli-page'); return page.scrollHeight - page.clientHeight; }");
        page.setViewportSize(1280, 900 + ((Number) more).intValue());
        page.waitForTimeout(1_000);
        List<Locator> sections = page.locator(".ampli-section").all();
        assertThat(sections).hasSize(6);
        for (int i = 0; i < sections.size(); i++) {
            sections.get(i)
                    .screenshot(
                            new Locator.ScreenshotOptions().setPath(PICTURES.resolve("pilotage-" + (i + 1) + ".png")));
        }
        page.setViewportSize(1280, 700);
        page.navigate(address("/camunda/app/cockpit/default/#/dossiers-clos"));
        page.locator(".ampli-cockpit tbody tr").nth(1).waitFor();
        shoot(page, "finished");
        page.navigate(address("/dossiers?q=mobil'landes"));
        page.locator("main tbody a").first().click();
        page.locator("#historique").waitFor();
        assertThat(page.locator("main").innerText().replaceAll("[\u00a0\u202f]", " "))
                .contains("Mobil'Landes", "Reversement", "12 000,00 €");
        page.setViewportSize(1280, 900);
        page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve("dossier.png")));
        shoot(page, "dossier-whole");
        paper(page, "paper-dossier");
    }

    /** What comes out of a printer, page by page. */
    private static void paper(Page page, String name) throws IOException {
        byte[] pdf = page.pdf(new Page.PdfOptions().setFormat("A4").setPreferCSSPageSize(true));
        try (PDDocument document = Loader.loadPDF(pdf)) {
            PDFRenderer renderer = new PDFRenderer(document);
            for (int i = 0; i < document.getNumberOfPages(); i++) {
                BufferedImage sheet = renderer.renderImageWithDPI(i, DOTS_PER_INCH, ImageType.RGB);
                ImageIO.write(
                        sheet,
                        "png",
                        PICTURES.resolve(name + "-" + (i + 1) + ".png").toFile());
            }
        }
    }

    private static void shoot(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(PICTURES.resolve(name + ".png"))
                .setFullPage(true));
    }

    private Page page(BrowserContext context, String person, String path) {
        context.setDefaultTimeout(60_000);
        context.clock().setFixedTime(Date.from(clock.instant()));
        Page page = context.newPage();
        page.navigate(address(path));
        page.fill("#identifiant", person);
        page.fill("#motdepasse", DemoPassword.VALUE);
        page.click("button[type=submit]");
        page.waitForURL(url -> !url.contains("/connexion"));
        if (path.contains("#")) {
            page.locator(".navbar-brand .brand-name").waitFor();
            page.navigate(address(path));
        }
        return page;
    }

    private String address(String path) {
        return "http://127.0.0.1:" + port + path;
    }
}
