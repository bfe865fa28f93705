package fr.ampli.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Playwright;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
        Optional<Path> chromium = Chromium.find();
        assumeTrue(
                chromium.isPresent(),
                "No Chromium on this computer: the browser test is skipped. Install it, or name it in CHROMIUM.");
        new DemoPeople(directory).afterPropertiesSet();
        Files.createDirectories(PICTURES);
        DossierNumber dossier = open();
        HappyPath.FEASIBILITY.forEach(
                step -> walk.complete(dossier, step.task(), step.person(), step.variant(), Map.of()));
        String number = dossier.toString();
        String name = walk.task(dossier, TASK).getName();

        try (Playwright playwright = Chromium.driver();
                Browser browser = Chromium.launch(playwright, chromium.get());
                Tasklist tasklist = new Tasklist(browser, "http://127.0.0.1:" + port, PICTURES)) {
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
        Optional<Path> chromium = Chromium.find();
        assumeTrue(
                chromium.isPresent(),
                "No Chromium on this computer: the browser test is skipped. Install it, or name it in CHROMIUM.");
        new DemoPeople(directory).afterPropertiesSet();
        Files.createDirectories(PICTURES);
        DossierNumber dossier = open();
        HappyPath.FEASIBILITY.forEach(
                step -> walk.complete(dossier, step.task(), step.person(), step.variant(), Map.of()));
        try (Playwright playwright = Chromium.driver();
                Browser browser = Chromium.launch(playwright, chromium.get());
                Tasklist tasklist = new Tasklist(browser, "http://127.0.0.1:" + port, PICTURES)) {
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

    private long count(DossierNumber dossier, DocumentKind kind) {
        return documents.of(dossier).stream()
                .filter(document -> document.kind() == kind)
                .count();
    }
}
