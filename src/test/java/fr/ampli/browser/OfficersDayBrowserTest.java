package fr.ampli.browser;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import fr.ampli.document.DocumentKind;
import fr.ampli.document.StoredDocument;
import fr.ampli.process.absence.Office;
import fr.ampli.process.demo.HappyPath;
import fr.ampli.process.demo.SampleAnswers;
import fr.ampli.process.demo.SamplePdf;
import fr.ampli.shared.DossierNumber;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * An officer's day from login to logout, with what goes wrong on an ordinary day: a mistake, a session that ends, a
 * second tab, an impatient click, the back button. No English sentence on the way.
 */
class OfficersDayBrowserTest extends Office {

    private static final Path PICTURES = Path.of("target", "screens-officer");
    private static final String TASK = "UserTask_RecordApplication";
    private static final String FILE = "délégation de signature.pdf";
    private static final byte[] CONTENT = SamplePdf.of("Delegation de signature du 2 mars");

    @LocalServerPort
    int port;

    private final SampleAnswers samples = new SampleAnswers();
    private Tasklist tasklist;
    private Page page;

    @Test
    void an_officer_s_day() throws IOException {
        Chromium.assumeInstalled();
        Files.createDirectories(PICTURES);
        DossierNumber dossier = open();
        take(dossier, HappyPath.FEASIBILITY);
        String officer = person("instructrice", "instructeur");
        try (Chromium chromium = Chromium.open();
                Tasklist screens = new Tasklist(chromium, "http://127.0.0.1:" + port, PICTURES)) {
            tasklist = screens;
            tasklist.as(officer, PASSWORD);
            page = tasklist.page();
            findsTheNextThingToDo(dossier);
            fillsAndIsRefused(dossier);
            losesNothingWhenTheSessionEnds(dossier, officer);
            seesTheSameInASecondTab();
            correctsAndCompletes(dossier);
            readsAPieceAndGoesOn(dossier);
            goesBackAndNothingHappensTwice(dossier);
            opensTheDossier(dossier);
            logsOut(dossier);
        }
        assertThat(documents.of(dossier))
                .as("each uploaded once, the refused file not at all")
                .extracting(StoredDocument::kind)
                .containsOnlyOnce(DocumentKind.BUSINESS_MODEL, DocumentKind.SIGNATORY_DELEGATION);
        assertThat(instances(dossier, "submission")).hasSize(1);
        assertThat(openTasks(dossier)).containsExactly("UserTask_DeclareInterests");
    }

    private void findsTheNextThingToDo(DossierNumber dossier) {
        page.locator(".task-filter h4 a").first().waitFor();
        assertThat(page.locator(".task-filter h4 a").allInnerTexts())
                .extracting(name -> name.replaceAll("\\s*\\d*\\s*$", "").strip())
                .containsExactly(
                        "Mes tâches",
                        "Tâches de mes groupes",
                        "À faire cette semaine",
                        "En retard",
                        "En attente d’autrui");
        tasklist.list("Tâches de mes groupes");
        Locator card = card(dossier);
        card.locator(".ampli-card").waitFor();
        assertThat(card.innerText())
                .contains(dossier.toString(), dossiers.get(dossier).holder().name(), "Dépôt et recevabilité");
        screen("lists");

        card.click();
        page.locator("[ng-click='claim()']").waitFor();
        page.locator("form.ampli[data-ready='true'] [data-ampli-header] dl").waitFor();
        screen("task");
        // Impatient people click twice
        page.locator("[ng-click='claim()']").evaluate("button => { button.click(); button.click(); }");
        page.locator("[ng-click='unclaim()']").waitFor();
        page.locator("form.ampli[data-ready='true']").waitFor();
        assertThat(page.locator("form.ampli [data-ampli-header]").innerText()).contains(dossier.toString());
        assertThat(tasklist.notices()).isEmpty();
        screen("taken");
    }

    private void fillsAndIsRefused(DossierNumber dossier) {
        // Too early: each field that is missing says so, before anything is sent
        page.locator("[ng-click='complete()']").click();
        Locator alert = page.locator("form.ampli .ampli-alert:visible");
        alert.waitFor();
        assertThat(page.locator("form.ampli .ampli-error:visible").count()).isGreaterThan(3);
        screen("incomplete");

        tasklist.fill(samples.of(
                "record-application",
                today(),
                Map.of("submittedOn", today().plusDays(3).toString())));
        page.locator("[ng-click='complete()']").click();
        Locator said = page.locator("#ampli-error-submittedOn:visible");
        said.waitFor();
        assertThat(said.innerText()).endsWith(".");
        assertThat(openTasks(dossier)).containsExactly(TASK);
        screen("refused");
    }

    private void losesNothingWhenTheSessionEnds(DossierNumber dossier, String officer) {
        Locator form = page.locator("form.ampli");
        form.locator("[name=jobTitle]").fill("Animatrice de la recyclerie");
        form.locator(".ampli-draft-state", new Locator.LocatorOptions().setHasText("Brouillon enregistré"))
                .waitFor();
        tasklist.sessionEnds();
        tasklist.list("En retard");
        page.waitForURL("**/connexion?session");
        assertThat(page.locator("main").innerText()).contains("Votre session est terminée");
        screen("session-over");
        page.fill("#identifiant", officer);
        page.fill("#motdepasse", PASSWORD);
        page.click("button[type=submit]");
        page.locator("[cam-tasks]").waitFor();
        form = tasklist.ownForm(walk.task(dossier, TASK).getName());
        assertThat(form.locator("[name=jobTitle]").inputValue()).isEqualTo("Animatrice de la recyclerie");
        assertThat(form.locator(".ampli-draft-notice").innerText()).containsPattern("brouillon|est de retour");
        assertThat(walk.task(dossier, TASK).getAssignee()).isEqualTo(officer);
        screen("draft");
    }

    private void seesTheSameInASecondTab() {
        Page other = tasklist.anotherTab();
        assertThat(other.locator("form.ampli [name=jobTitle]").inputValue()).isEqualTo("Animatrice de la recyclerie");
        french(other, "second-tab");
        other.close();
    }

    private void correctsAndCompletes(DossierNumber dossier) {
        assertThat(tasklist.upload("SIGNATORY_DELEGATION", FILE, "ce n'est pas un PDF".getBytes(UTF_8)))
                .contains("type accepté");
        screen("upload-refused");
        assertThat(tasklist.upload("SIGNATORY_DELEGATION", FILE, CONTENT)).contains("Document reçu");
        page.locator("form.ampli [data-upload='SIGNATORY_DELEGATION'][data-stored]")
                .waitFor();
        screen("uploaded");
        SampleAnswers.Sample right = new SampleAnswers.Sample(
                samples.of("record-application", today(), Map.of()).answer(), List.of());
        tasklist.completeTwice(right);
        assertThat(tasklist.notices()).isEmpty();
        walk.runJobs(dossier);
        assertThat(openTasks(dossier)).containsExactly("UserTask_CheckCompleteness");
        screen("done");
    }

    private void readsAPieceAndGoesOn(DossierNumber dossier) throws IOException {
        String task = walk.task(dossier, "UserTask_CheckCompleteness").getName();
        Locator form = tasklist.form(dossier.toString(), task);
        screen("next");
        Download download = page.waitForDownload(
                () -> form.getByLabel("Télécharger " + FILE).click());
        assertThat(download.suggestedFilename()).isEqualTo(FILE);
        assertThat(Files.readAllBytes(download.path()))
                .as("byte by byte what was handed in")
                .isEqualTo(CONTENT);
        tasklist.completeOwn(task, samples.of("check-completeness", today(), Map.of()));
        walk.runJobs(dossier);
    }

    private void goesBackAndNothingHappensTwice(DossierNumber dossier) {
        page.goBack();
        page.waitForTimeout(500);
        assertThat(page.url()).contains("/camunda/app/tasklist/");
        assertThat(openTasks(dossier)).containsExactly("UserTask_DeclareInterests");
        screen("back");
        page.goForward();
    }

    private void opensTheDossier(DossierNumber dossier) {
        tasklist.list("Tâches de mes groupes");
        Locator link = card(dossier).locator(".ampli-card a");
        Page opened = page.waitForPopup(link::click);
        assertThat(opened.locator("h1").innerText()).contains(dossier.toString());
        assertThat(opened.locator("main").innerText()).contains("Instruction et décision (en cours)");
        french(opened, "dossier");
        opened.screenshot(new Page.ScreenshotOptions()
                .setPath(PICTURES.resolve("dossier.png"))
                .setFullPage(true));
        opened.close();
    }

    private void logsOut(DossierNumber dossier) {
        page.locator(".navbar .dropdown-toggle:has(.glyphicon-user), .account a.dropdown-toggle, li.account > a")
                .first()
                .click();
        page.locator("[ng-click='logout()']").first().click();
        page.waitForURL(Pattern.compile(".*/connexion.*"));
        screen("logged-out");
        page.goBack();
        page.locator("#identifiant").waitFor();
        assertThat(page.locator("body").innerText()).doesNotContain(dossier.toString());
    }

    private Locator card(DossierNumber number) {
        return page.locator(".tasks-list > li", new Page.LocatorOptions().setHasText(number.toString()))
                .first();
    }

    private void screen(String what) {
        tasklist.photograph(what);
        french(page, what);
    }

    private static void french(Page page, String what) {
        assertThat(Screen.english(page)).as("English on %s", what).isEmpty();
        assertThat(Screen.englishSentences(page))
                .as("English sentences on %s", what)
                .isEmpty();
    }
}
