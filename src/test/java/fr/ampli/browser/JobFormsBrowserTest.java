package fr.ampli.browser;

import static org.assertj.core.api.Assertions.assertThat;

import fr.ampli.ScenarioTest;
import fr.ampli.process.demo.DemoPeople;
import fr.ampli.process.demo.HappyPath;
import fr.ampli.process.demo.SampleAnswers;
import fr.ampli.process.engine.DemoPassword;
import fr.ampli.process.engine.Directory;
import fr.ampli.shared.DossierNumber;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Officers follow a job in Tasklist: it ends, is filled again, is looked at, and its evidence is asked for. */
class JobFormsBrowserTest extends ScenarioTest {

    private static final Path PICTURES = Path.of("target", "screens-job");

    @LocalServerPort
    int port;

    @Autowired
    Directory directory;

    private final SampleAnswers samples = new SampleAnswers();

    @Test
    void a_job_is_followed_in_tasklist() throws IOException {
        Chromium.assumeInstalled();
        new DemoPeople(directory).afterPropertiesSet();
        Files.createDirectories(PICTURES);
        try (Chromium chromium = Chromium.open();
                Tasklist tasklist = new Tasklist(chromium, "http://127.0.0.1:" + port, PICTURES)) {
            DossierNumber number = after(
                    HappyPath.FEASIBILITY,
                    HappyPath.SUBMISSION,
                    HappyPath.REVIEW,
                    HappyPath.AGREEMENT,
                    HappyPath.START,
                    HappyPath.PAYMENT,
                    HappyPath.START_UP.subList(0, 1));
            moveTo(today().plusDays(20));
            Tasklist adviser = tasklist.as("charge-mission", DemoPassword.VALUE);

            adviser.start(
                    "Suivre le poste créé",
                    samples.of("record-job-change", today(), Map.of("number", number.toString())));
            walk.runJobs(number);
            assertThat(openTasks(number)).containsExactly("UserTask_RecordHire");
            moveTo(today().plusDays(9));
            adviser.complete(
                    number.toString(),
                    "Enregistrer l'embauche",
                    samples.of("record-hire.replacement", today(), Map.of()));
            walk.runJobs(number);
            walk.fireTimer(number, "BoundaryEvent_JobCheckFirst");
            adviser.complete(
                    number.toString(),
                    "Vérifier que le poste est tenu",
                    samples.of("check-job-held", today(), Map.of()));
            walk.runJobs(number);

            walk.complete(number, "UserTask_RecordFinalReport", "instructeur");
            walk.complete(number, "UserTask_DeclareInterestsForControl", "controleur");
            tasklist.as("controleur", DemoPassword.VALUE)
                    .complete(
                            number.toString(),
                            "Contrôler le service fait",
                            samples.of("control-service-done.ask", today(), Map.of()));
            walk.runJobs(number);
            // What is sent counts as an answer when it came after the question
            moveTo(today().plusDays(2));
            tasklist.as("instructeur", DemoPassword.VALUE)
                    .complete(
                            number.toString(),
                            "Enregistrer les preuves reçues",
                            samples.of("record-evidence", today(), Map.of()));
            walk.runJobs(number);
            // What was accepted stands in the form already; the register proposes that the job is held
            tasklist.as("controleur", DemoPassword.VALUE)
                    .complete(
                            number.toString(),
                            "Contrôler le service fait",
                            samples.of("control-service-done", today(), Map.of()));
            walk.runJobs(number);
            assertThat(endsOf(number, "start-up-period")).contains("EndEvent_ResultMet");
        }
    }
}
