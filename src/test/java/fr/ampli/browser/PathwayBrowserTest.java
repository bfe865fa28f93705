package fr.ampli.browser;

import static org.assertj.core.api.Assertions.assertThat;

import fr.ampli.ScenarioTest;
import fr.ampli.dossier.Ending;
import fr.ampli.payment.Payments;
import fr.ampli.process.demo.DemoPeople;
import fr.ampli.process.demo.HappyPath;
import fr.ampli.process.demo.SampleAnswers;
import fr.ampli.process.engine.DemoPassword;
import fr.ampli.process.engine.Directory;
import fr.ampli.shared.DossierNumber;
import fr.ampli.shared.Money;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A dossier from the start form to the paid balance, through Tasklist only, each group with its own login. */
class PathwayBrowserTest extends ScenarioTest {

    private static final Path PICTURES = Path.of("target", "screens");

    @LocalServerPort
    int port;

    @Autowired
    Payments payments;

    @Autowired
    Directory directory;

    private final SampleAnswers samples = new SampleAnswers();

    @Test
    void a_dossier_goes_from_first_contact_to_the_paid_balance() throws IOException {
        Chromium.assumeInstalled();
        new DemoPeople(directory).afterPropertiesSet();
        Files.createDirectories(PICTURES);
        try (Chromium chromium = Chromium.open();
                Tasklist tasklist = new Tasklist(chromium, "http://127.0.0.1:" + port, PICTURES)) {

            String siret = siret();
            tasklist.as("charge-mission", DemoPassword.VALUE)
                    .start(
                            "Ouvrir un dossier",
                            samples.of(
                                    "open-dossier",
                                    today(),
                                    Map.of("holderName", "Les Ateliers du Navigateur", "siret", siret)));
            DossierNumber dossier = numberOf(siret);
            walk.runJobs(dossier);

            take(tasklist, dossier, HappyPath.FEASIBILITY);
            take(tasklist, dossier, HappyPath.SUBMISSION);
            take(tasklist, dossier, HappyPath.REVIEW);
            take(tasklist, dossier, HappyPath.AGREEMENT);
            take(tasklist, dossier, HappyPath.START);
            take(tasklist, dossier, HappyPath.PAYMENT);
            assertThat(payments.paid(dossier)).isEqualTo(Money.of("12000.00"));

            take(tasklist, dossier, HappyPath.START_UP);
            take(tasklist, dossier, HappyPath.PAYMENT);
            assertThat(payments.paid(dossier)).isEqualTo(Money.of("20000.00"));

            take(tasklist, dossier, HappyPath.HAND_OVER);
            assertThat(dossiers.get(dossier).ending()).contains(Ending.SETTLED);
            assertThat(isRunning(dossier)).isFalse();
        }
    }

    private void take(Tasklist tasklist, DossierNumber dossier, List<HappyPath.Step> steps) {
        for (HappyPath.Step step : steps) {
            Task task = walk.task(dossier, step.task());
            tasklist.as(step.person(), DemoPassword.VALUE)
                    .complete(dossier.toString(), task.getName(), sample(task, step.variant()));
            walk.runJobs(dossier);
        }
    }

    private SampleAnswers.Sample sample(Task task, String variant) {
        String form = task.getFormKey().replaceAll(".*/(.*)\\.html", "$1");
        String holder = (String) engine.getTaskService().getVariable(task.getId(), "holderName");
        return samples.of(variant.isEmpty() ? form : form + "." + variant, today(), holder, Map.of());
    }

    private DossierNumber numberOf(String siret) {
        return DossierNumber.read(jdbc.sql("select number from ampli.dossier where siret = :siret")
                        .param("siret", siret)
                        .query(String.class)
                        .single())
                .orElseThrow();
    }
}
