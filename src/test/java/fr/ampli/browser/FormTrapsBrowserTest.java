package fr.ampli.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import fr.ampli.ScenarioTest;
import fr.ampli.document.DocumentKind;
import fr.ampli.process.demo.DemoPeople;
import fr.ampli.process.demo.HappyPath;
import fr.ampli.process.demo.SampleAnswers;
import fr.ampli.process.demo.SamplePdf;
import fr.ampli.process.engine.DemoPassword;
import fr.ampli.process.engine.Directory;
import fr.ampli.shared.DossierNumber;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Where forms lose people's work elsewhere: a refused answer, a second click, a file that is no document. */
class FormTrapsBrowserTest extends ScenarioTest {

    private static final Path PICTURES = Path.of("target", "screens-traps");
    private static final String TASK = "UserTask_RecordApplication";

    @LocalServerPort
    int port;

    @Autowired
    Directory directory;

    private final SampleAnswers samples = new SampleAnswers();

    @Test
    void a_refused_answer_looks_refused_and_a_second_click_does_nothing() throws IOException {
        Chromium.assumeInstalled();
        new DemoPeople(directory).afterPropertiesSet();
        Files.createDirectories(PICTURES);
        DossierNumber dossier = open();
        take(dossier, HappyPath.FEASIBILITY);
        String number = dossier.toString();
        String name = walk.task(dossier, TASK).getName();

        try (Chromium chromium = Chromium.open();
                Tasklist tasklist = new Tasklist(chromium, "http://127.0.0.1:" + port, PICTURES)) {
            tasklist.as("instructeur", DemoPassword.VALUE);

            // Refused by the application: the period ends before it begins.
            List<String> reasons = tasklist.refusal(
                    number,
                    name,
                    samples.of(
                            "record-application",
                            today(),
                            Map.of("plannedFrom", "2026-12-01", "plannedUntil", "2026-11-01")));
            assertThat(reasons).isNotEmpty().allMatch(sentence -> sentence.endsWith("."));
            assertThat(tasklist.notices()).allMatch(notice -> !notice.contains("Exception"));
            assertThat(openTasks(dossier)).containsExactly(TASK);
            assertThat(jdbc.sql("select count(*) from ampli.application where dossier_number = :number")
                            .param("number", number)
                            .query(Integer.class)
                            .single())
                    .isZero();

            // What was handed in with the refused answer is still there; what is no document stays out.
            long kept = count(dossier, DocumentKind.BUSINESS_MODEL);
            assertThat(kept).isEqualTo(1);
            assertThat(tasklist.upload("CASH_PLAN", "vide.pdf", new byte[0])).contains("vide");
            assertThat(tasklist.upload(
                            "CASH_PLAN", "plan.pdf", "MZ\u0090 ce programme".getBytes(StandardCharsets.ISO_8859_1)))
                    .contains("type accepté");
            assertThat(tasklist.upload("CASH_PLAN", "grand.pdf", new byte[10 * 1024 * 1024 + 1]))
                    .contains("10 Mo");
            assertThat(count(dossier, DocumentKind.CASH_PLAN)).isEqualTo(1);
            assertThat(tasklist.upload("CASH_PLAN", "plan.pdf", SamplePdf.of("plan")))
                    .contains("reçu");

            // The corrected answer, sent by a double click: taken once, and no document is lost.
            SampleAnswers.Sample corrected = new SampleAnswers.Sample(
                    samples.of("record-application", today(), Map.of()).answer(), List.of());
            List<String> before = tasklist.notices();
            tasklist.completeTwice(corrected);
            assertThat(tasklist.notices())
                    .as("no notice beside that of the refusal")
                    .isSubsetOf(before);
        }
        walk.runJobs(dossier);
        assertThat(openTasks(dossier)).containsExactly("UserTask_CheckCompleteness");
        assertThat(count(dossier, DocumentKind.BUSINESS_MODEL)).isEqualTo(1);
        assertThat(count(dossier, DocumentKind.CASH_PLAN)).isEqualTo(2);
        assertThat(instances(dossier, "submission")).hasSize(1);
    }

    @Test
    void a_link_of_interests_is_declared_from_any_form_and_the_dossier_leaves_the_screen() throws IOException {
        Chromium.assumeInstalled();
        new DemoPeople(directory).afterPropertiesSet();
        Files.createDirectories(PICTURES);
        DossierNumber dossier = open();
        take(dossier, HappyPath.FEASIBILITY);
        try (Chromium chromium = Chromium.open();
                Tasklist tasklist = new Tasklist(chromium, "http://127.0.0.1:" + port, PICTURES)) {
            tasklist.as("instructeur2", DemoPassword.VALUE);
            String said = tasklist.declareLink(
                    dossier.toString(), walk.task(dossier, TASK).getName(), "Mon frère préside l'association.");
            assertThat(said).contains("enregistré").contains("collègue");
            assertThat(tasklist.showsFacts()).isFalse();
        }
        assertThat(walk.task(dossier, TASK).getAssignee()).isNull();
        assertRefused(() -> walk.complete(dossier, TASK, "instructeur2"), "SEPARATION_OF_DUTIES");
        walk.complete(dossier, TASK, "instructeur");
        assertThat(openTasks(dossier)).containsExactly("UserTask_CheckCompleteness");
    }

    /** One browser for all of it: a draft is kept, found again, told apart in two tabs, and gone with the task. */
    @Test
    void what_is_typed_is_not_lost() throws IOException {
        Chromium.assumeInstalled();
        new DemoPeople(directory).afterPropertiesSet();
        Files.createDirectories(PICTURES);
        DossierNumber dossier = open();
        take(dossier, HappyPath.FEASIBILITY);
        String number = dossier.toString();
        String name = walk.task(dossier, TASK).getName();
        try (Chromium chromium = Chromium.open();
                Tasklist tasklist = new Tasklist(chromium, "http://127.0.0.1:" + port, PICTURES)) {
            tasklist.as("instructeur", DemoPassword.VALUE);
            Locator form = tasklist.form(number, name);
            Page page = tasklist.page();

            // Typed, saved while typing, said in a live region, and never in the browser's own storage
            form.locator("[name=jobTitle]").fill("Animatrice du fournil");
            Locator saved = form.locator(".ampli-draft-state", text("Brouillon enregistré à 10 h 00"));
            saved.waitFor();
            assertThat(form.locator(".ampli-draft-state").getAttribute("role")).isEqualTo("status");
            form.locator("[name=activityRunning][value=false]").check();
            form.locator("[name=otherPublicAid]").fill("Aucune");
            form.locator("[name=otherPublicAid]").blur();
            page.waitForCondition(() -> draftOf(dossier).contains("Aucune"));
            assertThat(page.evaluate("() => Object.keys(localStorage).filter((key) => /form/i.test(key)).length"))
                    .isEqualTo(0);

            // Found again after a reload, with a sentence; the other tab is told when this one has gone on
            page.reload();
            form.waitFor();
            assertThat(form.locator("[name=jobTitle]").inputValue()).isEqualTo("Animatrice du fournil");
            assertThat(form.locator(".ampli-draft-notice").innerText())
                    .contains("Votre brouillon du 02/03/2026 à 10 h 00");
            tasklist.photograph("draft-restored");
            Page other = tasklist.anotherTab();
            form.locator("[name=jobTitle]").fill("Boulangère");
            page.waitForCondition(() -> draftOf(dossier).contains("Boulangère"));
            other.locator("form.ampli [name=jobTitle]").fill("Gérante");
            Locator told = other.locator("form.ampli").locator(".ampli-draft-notice", text("modifié ailleurs"));
            told.waitFor();
            other.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve("two-tabs.png")));
            assertThat(draftOf(dossier)).contains("Boulangère");
            other.locator("form.ampli")
                    .locator(".ampli-draft-notice button", text("Garder ce qui est ici"))
                    .click();
            page.waitForCondition(() -> draftOf(dossier).contains("Gérante"));
            other.close();

            // The session ends in the middle of a word: it is there after logging in again
            page.reload();
            form.waitFor();
            tasklist.sessionEnds();
            form.locator("[name=jobTitle]").fill("Coordinatrice");
            form.locator(".ampli-draft-state", text("Votre session est terminée"))
                    .waitFor();
            assertThat(draftOf(dossier)).contains("Gérante");
            tasklist.comeBack("instructeur", DemoPassword.VALUE);
            form = tasklist.ownForm(name);
            assertThat(form.locator("[name=jobTitle]").inputValue()).isEqualTo("Coordinatrice");
            page.waitForCondition(() -> draftOf(dossier).contains("Coordinatrice"));
            assertThat(page.evaluate("() => Object.keys(sessionStorage).filter((key) => /draft/.test(key)).length"))
                    .isEqualTo(0);

            // Another person at the same desk finds nothing of it
            form.locator("[name=jobTitle]").fill("Une phrase en cours");
            tasklist.sessionEnds();
            tasklist.comeBack("ordonnateur", DemoPassword.VALUE);
            page.waitForCondition(
                    () -> page.evaluate("() => Object.keys(sessionStorage).filter((key) => /draft/.test(key)).length")
                            .equals(0));

            // Starting over is a click
            tasklist.as("instructeur", DemoPassword.VALUE);
            form = tasklist.ownForm(name);
            form.locator(".ampli-draft-notice button", text("Repartir de zéro")).click();
            form.locator(".ampli-draft-state", text("effacé")).waitFor();
            assertThat(draftOf(dossier)).isEmpty();

            // The window that starts a process keeps what was typed too
            tasklist.as("charge-mission", DemoPassword.VALUE);
            Locator window = tasklist.startForm("Ouvrir un dossier");
            assertThat(focused(tasklist.page())).isEqualTo("holderName");
            window.locator("[name=holderName]").fill("La Remise à neuf");
            tasklist.page().keyboard().press("Escape");
            window.waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN));
            window = tasklist.startForm("Ouvrir un dossier");
            assertThat(window.locator("[name=holderName]").inputValue()).isEqualTo("La Remise à neuf");
            window.locator(".ampli-draft-notice button").click();
            window.locator(".ampli-draft-state", text("effacé")).waitFor();
        }
    }

    /** A whole form by keyboard alone: into it, from field to field, the mistakes said at their fields, and sent. */
    @Test
    void a_form_is_filled_in_by_keyboard_alone() throws IOException {
        Chromium.assumeInstalled();
        new DemoPeople(directory).afterPropertiesSet();
        Files.createDirectories(PICTURES);
        moveTo(LocalDate.of(2026, 3, 3));
        DossierNumber dossier = open();
        walk.complete(dossier, "UserTask_HoldOrientationInterview", "charge-mission", "partner", Map.of());
        String number = dossier.toString();
        String name = walk.task(dossier, "UserTask_RecordPartnerAnswer").getName();
        try (Chromium chromium = Chromium.open();
                Tasklist tasklist = new Tasklist(chromium, "http://127.0.0.1:" + port, PICTURES)) {
            tasklist.as("charge-mission", DemoPassword.VALUE);
            Locator form = tasklist.form(number, name);
            Page page = tasklist.page();
            page.keyboard().press("Control+Alt+f");
            page.waitForCondition(() -> focused(page).equals("reply"));

            // Too early: the summary leads to each field, and the first one has the focus
            page.keyboard().press("Control+Enter");
            form.locator(".ampli-alert a").first().waitFor();
            assertThat(form.locator(".ampli-alert a").count()).isGreaterThan(1);
            assertThat(focused(page)).isEqualTo("reply");
            assertThat(form.locator("[name=reply]").first().getAttribute("aria-invalid"))
                    .isEqualTo("true");
            tasklist.photograph("keyboard-mistakes");

            page.keyboard().press("Space");
            for (int steps = 0; steps < 10 && !focused(page).equals("answeredOn"); steps++) {
                page.keyboard().press("Tab");
            }
            assertThat(page.evaluate("() => getComputedStyle(document.activeElement).outlineStyle !== 'none'"))
                    .as("the focus shows")
                    .isEqualTo(true);
            // A day that is to come is refused by the application, beside its field; the same in any order of day and
            // month
            page.keyboard().type("12122026");
            page.keyboard().press("Control+Enter");
            Locator said = form.locator("#ampli-error-answeredOn:visible");
            said.waitFor();
            assertThat(focused(page)).isEqualTo("answeredOn");
            assertThat(form.locator("[name=answeredOn]").getAttribute("aria-describedby"))
                    .contains("ampli-error-answeredOn");
            tasklist.photograph("keyboard-refused");
            page.keyboard().press("ArrowLeft");
            page.keyboard().press("ArrowLeft");
            page.keyboard().type("03032026");
            page.keyboard().press("Control+Enter");
            page.waitForCondition(() -> page.locator("form.ampli").count() == 0);
        }
        walk.runJobs(dossier);
        assertThat(openTasks(dossier)).doesNotContain("UserTask_RecordPartnerAnswer");
    }

    private static Locator.LocatorOptions text(String words) {
        return new Locator.LocatorOptions().setHasText(words);
    }

    private static String focused(Page page) {
        return String.valueOf(page.evaluate("() => document.activeElement.name || ''"));
    }

    private String draftOf(DossierNumber dossier) {
        return jdbc.sql("select content::text from ampli.form_draft where place = :place and person = 'instructeur'")
                .param("place", "task/" + walk.task(dossier, TASK).getId())
                .query(String.class)
                .optional()
                .orElse("");
    }

    private long count(DossierNumber dossier, DocumentKind kind) {
        return documents.of(dossier).stream()
                .filter(document -> document.kind() == kind)
                .count();
    }
}
