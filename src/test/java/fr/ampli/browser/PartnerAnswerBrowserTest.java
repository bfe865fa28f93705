package fr.ampli.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import fr.ampli.ScenarioTest;
import fr.ampli.process.demo.DemoPeople;
import fr.ampli.process.demo.SampleAnswers;
import fr.ampli.process.demo.SamplePdf;
import fr.ampli.process.engine.DemoPassword;
import fr.ampli.process.engine.Directory;
import fr.ampli.referral.PartnerAnswers;
import fr.ampli.referral.Referral;
import fr.ampli.referral.Referrals;
import fr.ampli.shared.DossierNumber;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A partner answers from its letter on a small telephone without scripts; officers see it in their forms. */
class PartnerAnswerBrowserTest extends ScenarioTest {

    private static final Path PICTURES = Path.of("target", "screens-partner");
    private static final Pattern LINK = Pattern.compile("/lien/[A-Za-z0-9_-]{43}");
    private static final String SOURCES = "contact@sources.example.org";
    private static final int NARROW = 360;
    private static final int LOW = 640;

    @LocalServerPort
    int port;

    @Autowired
    Directory directory;

    @Autowired
    Referrals referrals;

    @Autowired
    PartnerAnswers answers;

    private final SampleAnswers samples = new SampleAnswers();
    private int picture;

    @Test
    void a_partner_answers_on_a_telephone_and_officers_find_it_in_their_forms() throws IOException {
        Chromium.assumeInstalled();
        new DemoPeople(directory).afterPropertiesSet();
        Files.createDirectories(PICTURES);
        try (Chromium chromium = Chromium.open();
                Tasklist tasklist = new Tasklist(chromium, "http://127.0.0.1:" + port, PICTURES)) {
            directoryIsKept(tasklist);
            DossierNumber number = open();
            tasklist.as("charge-mission", DemoPassword.VALUE)
                    .look(number.toString(), "Mener l'entretien d'orientation");
            assertThat(tasklist.choose("conclusion", "PARTNER", "partner"))
                    .startsWith("Proposé\u00a0: couvre la Gironde ; étude de faisabilité ; ");
            assertThat(tasklist.choose("need", "EMPLOYMENT", "partner")).contains("Aucun partenaire");
            walk.complete(number, "UserTask_HoldOrientationInterview", "charge-mission", "partner", Map.of());
            onTheTelephone(chromium, number);
            officersRead(tasklist, number);
            anotherIsNamed(chromium, tasklist);
        }
    }

    private void directoryIsKept(Tasklist tasklist) {
        tasklist.as("charge-mission", DemoPassword.VALUE)
                .start("Tenir l'annuaire des partenaires", samples.of("keep-partner", today(), Map.of()));
    }

    private void onTheTelephone(Chromium chromium, DossierNumber number) {
        List<String> elsewhere = new ArrayList<>();
        try (BrowserContext telephone = chromium.browser()
                .newContext(new Browser.NewContextOptions()
                        .setLocale("fr-FR")
                        .setTimezoneId("Europe/Paris")
                        .setJavaScriptEnabled(false)
                        .setViewportSize(NARROW, LOW))) {
            Page page = telephone.newPage();
            page.onRequest(request -> {
                if (!request.url().startsWith("http://127.0.0.1:" + port)) {
                    elsewhere.add(request.url());
                }
            });
            page.navigate("http://127.0.0.1:" + port + link(number));
            assertThat(page.locator("h1").innerText()).isEqualTo("Un projet vous est adressé");
            assertFits(page, "asked");

            page.locator("button[type=submit]").click();
            assertThat(page.locator("#erreurs").innerText()).contains("Rien n’a été enregistré");
            page.locator("#erreurs a").click();
            assertThat(page.url()).endsWith("#reply");
            assertFits(page, "missing");

            page.getByLabel("Oui, nous accompagnons ce projet").check();
            page.getByLabel("Date proposée").fill(today().plusDays(7).toString());
            page.getByLabel("Heure et lieu").fill("10 h, à la maison des associations");
            page.getByLabel("Avancement du projet").selectOption("NEARLY");
            page.getByLabel("Votre avis").fill("Les élus suivent le projet depuis deux ans.");
            page.getByLabel("Fichier")
                    .setInputFiles(new FilePayload("avis.pdf", "application/pdf", SamplePdf.of("PARTNER_OPINION")));
            assertFits(page, "filled");
            page.locator("button[type=submit]").click();

            assertThat(page.locator("h1").innerText()).isEqualTo("Vous accompagnez ce projet");
            assertThat(page.locator("main").innerText())
                    .contains("Ce que vous avez transmis", "presque prêt", "bien reçu");
            assertFits(page, "accepted");
        }
        assertThat(elsewhere).isEmpty();
        assertThat(referrals.latest(number).orElseThrow().reply()).contains(Referral.Reply.ACCEPTED);
        assertThat(answers.words(number, 1)).hasSize(3);
    }

    private void officersRead(Tasklist tasklist, DossierNumber number) {
        String dossier = number.toString();
        tasklist.as("charge-mission", DemoPassword.VALUE)
                .complete(
                        dossier,
                        "Lire ce qu'apporte le partenaire",
                        samples.of("read-partner-contribution", today(), Map.of()));
        tasklist.look(
                dossier, walk.task(number, "UserTask_RecordFeasibilityFindings").getName());
        walk.complete(number, "UserTask_RecordFeasibilityFindings", "charge-mission");
        walk.complete(number, "UserTask_ReviewReadiness", "instructeur");

        tasklist.as("instructeur", DemoPassword.VALUE)
                .look(dossier, walk.task(number, "UserTask_RecordApplication").getName());
        assertThat(tasklist.value("jobTitle")).isEqualTo("Animation de l'atelier");
        assertThat(tasklist.value("weeklyHours")).isEqualTo("24");
        walk.complete(number, "UserTask_RecordApplication", "instructeur");
        walk.complete(number, "UserTask_CheckCompleteness", "instructeur");
        walk.complete(number, "UserTask_DeclareInterests", "instructeur");

        tasklist.as("charge-mission", DemoPassword.VALUE)
                .look(
                        dossier,
                        walk.task(number, "UserTask_GiveTerritorialOpinion").getName());
        assertThat(tasklist.takeOver("give-territorial-opinion-grounds")).contains("déchèteries");
        walk.complete(number, "UserTask_GiveTerritorialOpinion", "charge-mission");
        tasklist.as("instructeur", DemoPassword.VALUE)
                .look(dossier, walk.task(number, "UserTask_ReviewCriteria").getName());
        assertThat(tasklist.takeOver("review-criteria-anchoring-grounds")).contains("Convention d'usage");
    }

    private void anotherIsNamed(Chromium chromium, Tasklist tasklist) {
        DossierNumber number = open();
        walk.complete(number, "UserTask_HoldOrientationInterview", "charge-mission", "partner", Map.of());
        try (BrowserContext telephone = chromium.visitor(NARROW, LOW)) {
            Page page = telephone.newPage();
            page.navigate("http://127.0.0.1:" + port + link(number));
            page.getByLabel("Ce n’est pas pour nous").check();
            page.getByLabel("Structure à qui s’adresser").fill("Fonds solidaire Atlantique");
            assertThat(page.getByLabel("Date proposée").isVisible()).isFalse();
            assertFits(page, "redirected");
            page.locator("button[type=submit]").click();
            assertThat(page.locator("h1").innerText()).isEqualTo("Vous avez décliné ce projet");
            assertFits(page, "declined");
        }
        tasklist.as("charge-mission", DemoPassword.VALUE).look(number.toString(), "Choisir la suite");
        assertThat(tasklist.choose("nextStep", "OTHER_PARTNER", "partner")).contains("recommandé par le partenaire");
        assertThat(tasklist.value("partner")).isEqualTo("4");
    }

    private void assertFits(Page page, String what) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(PICTURES.resolve("telephone-" + ++picture + "-" + what + ".png"))
                .setFullPage(true));
        Object width = page.evaluate("() => document.documentElement.scrollWidth");
        assertThat(((Number) width).intValue()).as("width of %s", what).isLessThanOrEqualTo(NARROW);
    }

    private String link(DossierNumber number) {
        Matcher link = LINK.matcher(html(mail(number, SOURCES, "Un projet vous est adressé")));
        assertThat(link.find()).isTrue();
        return link.group();
    }
}
