package fr.ampli.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.Media;
import fr.ampli.access.Part;
import fr.ampli.process.absence.Office;
import fr.ampli.shared.DossierNumber;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** All of a dossier on one page, for those whom its stage concerns. */
class DossierPageBrowserTest extends Office {

    private static final Path PICTURES = Path.of("target", "screens-dossier");

    @LocalServerPort
    int port;

    @Test
    void the_page_tells_where_the_dossier_stands_and_what_waits_for_whom() throws IOException {
        Optional<Path> chromium = Chromium.find();
        assumeTrue(
                chromium.isPresent(),
                "No Chromium on this computer: the browser test is skipped. Install it, or name it in CHROMIUM.");
        Files.createDirectories(PICTURES);
        DossierNumber number = toReview();
        String holder = dossiers.get(number).holder().name();
        String officer = person("liseuse", "instructeur");
        String early = person("controleuse", "controleur");
        String apart = person("parente", "instructeur");
        take(number, apart, Part.CONFLICT_DECLARED);
        try (Playwright playwright = Chromium.driver();
                Browser browser = Chromium.launch(playwright, chromium.get());
                Tasklist tasklist = new Tasklist(browser, "http://127.0.0.1:" + port, PICTURES)) {
            String page = tasklist.as(officer, PASSWORD).visit("/dossiers/" + number);
            assertThat(page)
                    .contains(number.toString(), holder, "Instruction et décision (en cours)")
                    .contains("Convention (à venir)", "Dépôt et recevabilité (passée)")
                    .contains("Deux mois de silence")
                    .contains("Votre dossier est complet")
                    .contains("Étape : Instruction et décision");
            // The summary on paper: the button is there for who reads, and not on what comes out of the printer
            assertThat(tasklist.page().locator("[data-print]").isVisible()).isTrue();
            tasklist.page().pdf(new Page.PdfOptions().setFormat("A4").setPath(PICTURES.resolve("synthese.pdf")));
            tasklist.page().emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
            assertThat(tasklist.page().locator("[data-print]").isVisible()).isFalse();
            tasklist.page().emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));
            assertThat(tasklist.visit("/dossiers?q=" + number.toString().substring(6)))
                    .contains(holder);

            assertThat(tasklist.as(apart, PASSWORD).visit("/dossiers/" + number))
                    .contains("Ce dossier ne vous est pas ouvert")
                    .doesNotContain(holder);
            assertThat(tasklist.visit("/dossiers?q=" + number.toString().substring(6)))
                    .doesNotContain(holder);
            assertThat(tasklist.as(early, PASSWORD).visit("/dossiers/" + number))
                    .contains("ne relève pas encore de votre rôle");
            assertThat(tasklist.visit("/dossiers/AMPLI-1999-0001")).contains("Dossier introuvable");
        }
    }
}
