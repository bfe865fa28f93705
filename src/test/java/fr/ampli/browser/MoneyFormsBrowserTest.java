package fr.ampli.browser;

import static org.assertj.core.api.Assertions.assertThat;

import fr.ampli.ScenarioTest;
import fr.ampli.agreement.BankAccounts;
import fr.ampli.payment.Freezes;
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

/** What is done about money beside the pathway, in Tasklist: a batch leaves, an account changes, payments stop. */
class MoneyFormsBrowserTest extends ScenarioTest {

    private static final Path PICTURES = Path.of("target", "screens-money");

    @LocalServerPort
    int port;

    @Autowired
    Directory directory;

    @Autowired
    BankAccounts accounts;

    @Autowired
    Freezes freezes;

    private final SampleAnswers samples = new SampleAnswers();

    @Test
    void money_is_moved_and_stopped_in_tasklist() throws IOException {
        Chromium.assumeInstalled();
        new DemoPeople(directory).afterPropertiesSet();
        Files.createDirectories(PICTURES);
        DossierNumber number = after(
                HappyPath.FEASIBILITY,
                HappyPath.SUBMISSION,
                HappyPath.REVIEW,
                HappyPath.AGREEMENT,
                HappyPath.START,
                HappyPath.PAYMENT.subList(0, 2));
        try (Chromium chromium = Chromium.open();
                Tasklist tasklist = new Tasklist(chromium, "http://127.0.0.1:" + port, PICTURES)) {
            Tasklist finance = tasklist.as("ordonnateur", DemoPassword.VALUE);
            finance.start("Exporter les paiements certifiés", samples.of("export-payments", today(), Map.of()));
            finance.start("Fixer l'enveloppe d'une année", samples.of("propose-budget", today(), Map.of()));

            String holder = dossiers.get(number).holder().name();
            tasklist.as("charge-mission", DemoPassword.VALUE)
                    .start(
                            "Changement de compte bancaire",
                            samples.of(
                                    "request-account-change",
                                    today(),
                                    Map.of(
                                            "number",
                                            number.toString(),
                                            "oldIban",
                                            accounts.current(number)
                                                    .orElseThrow()
                                                    .iban()
                                                    .value(),
                                            "accountHolder",
                                            holder)));
            walk.runJobs(number);
            tasklist.look(number.toString(), "Rappeler le porteur");
            walk.complete(number, "UserTask_CallBack", "charge-mission");
            tasklist.as("valideur", DemoPassword.VALUE).look(number.toString(), "Valider le changement de compte");

            tasklist.as("instructeur", DemoPassword.VALUE)
                    .start(
                            "Suspension des paiements",
                            samples.of("ask-freeze", today(), Map.of("number", number.toString())));
            walk.runJobs(number);
            assertThat(freezes.isFrozen(number)).isTrue();
            tasklist.as("valideur", DemoPassword.VALUE).look(number.toString(), "Confirmer la suspension");
        }
    }
}
