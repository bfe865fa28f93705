package fr.ampli.browser;

import static org.assertj.core.api.Assertions.assertThat;

import fr.ampli.ScenarioTest;
import fr.ampli.agreement.BankAccounts;
import fr.ampli.payment.AnswerImport;
import fr.ampli.payment.AnswerImports;
import fr.ampli.payment.exchange.AnswerSamples;
import fr.ampli.process.demo.HappyPath;
import fr.ampli.process.engine.DemoPassword;
import fr.ampli.shared.DossierNumber;
import fr.ampli.shared.Person;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The forms that few officers meet: each opens in Tasklist with what it is about, and is photographed. */
class RareFormsBrowserTest extends ScenarioTest {

    private static final Path PICTURES = Path.of("target", "screens-rare");

    @LocalServerPort
    int port;

    @Autowired
    BankAccounts accounts;

    @Autowired
    AnswerImports imports;

    private Tasklist tasklist;

    @Test
    void forms_that_few_officers_meet_open() throws IOException {
        Chromium.assumeInstalled();
        Files.createDirectories(PICTURES);
        try (Chromium chromium = Chromium.open();
                Tasklist screens = new Tasklist(chromium, "http://127.0.0.1:" + port, PICTURES)) {
            tasklist = screens;
            startedBesideThePathway();
            noRoomLeft();
            accountInDoubt();
            orderHeld();
            claimInInsolvency();
            accountOfTwo();
            budgetProposed();
            exportedAndAnswered();
        }
    }

    private void startedBesideThePathway() {
        DossierNumber number = open();
        walk.complete(number, "UserTask_HoldOrientationInterview", "charge-mission", "partner", Map.of());
        tasklist.as("charge-mission", DemoPassword.VALUE);
        for (String process : List.of(
                "Renvoyer ou retirer le lien d'un partenaire",
                "Enregistrer l'accord du porteur pour les partenaires",
                "Enregistrer un retrait")) {
            tasklist.lookAtStart(process, number.toString());
        }
        tasklist.as("ordonnateur", DemoPassword.VALUE).lookAtStart("Importer les réponses du comptable", "");
    }

    private void noRoomLeft() {
        leaveRoomFor(0);
        DossierNumber number = after(HappyPath.FEASIBILITY, HappyPath.SUBMISSION);
        look(number, "UserTask_FollowWait", "instructeur");
        leaveRoomFor(1_000);
    }

    private void accountInDoubt() {
        DossierNumber number =
                after(HappyPath.FEASIBILITY, HappyPath.SUBMISSION, HappyPath.REVIEW, HappyPath.AGREEMENT);
        take(number, HappyPath.START);
        walk.start(
                number,
                "bank-account-change",
                "request-account-change",
                "charge-mission",
                dossiers.get(number).holder().name(),
                Map.of("oldIban", iban(number)));
        walk.runJobs(number);
        walk.complete(number, "UserTask_CallBack", "charge-mission");
        walk.complete(number, "UserTask_ValidateAccountChange", "valideur");
        look(number, "UserTask_RecordObjection", "charge-mission");
        walk.complete(number, "UserTask_RecordObjection", "charge-mission");
        look(number, "UserTask_AlertAccountant", "ordonnateur");
        walk.complete(number, "UserTask_ConfirmFreeze", "valideur");
        look(number, "UserTask_AskFreezeLift", "instructeur");
        walk.complete(number, "UserTask_AskFreezeLift", "instructeur");
        look(number, "UserTask_DecideFreezeLift", "valideur");
    }

    private void orderHeld() {
        DossierNumber number =
                after(HappyPath.FEASIBILITY, HappyPath.SUBMISSION, HappyPath.REVIEW, HappyPath.AGREEMENT);
        take(number, HappyPath.START);
        take(number, HappyPath.PAYMENT.subList(0, 2));
        walk.start("payment-freeze", "ask-freeze", "controleur", Map.of("number", number.toString()));
        walk.runJobs(number);
        look(number, "UserTask_HoldOrder", "ordonnateur");
    }

    private void claimInInsolvency() {
        DossierNumber number =
                after(HappyPath.FEASIBILITY, HappyPath.SUBMISSION, HappyPath.REVIEW, HappyPath.AGREEMENT);
        take(number, HappyPath.START);
        take(number, HappyPath.PAYMENT);
        walk.start("payment-freeze", "ask-freeze.insolvency", "instructeur", Map.of("number", number.toString()));
        walk.runJobs(number);
        look(number, "UserTask_DeclareClaim", "ordonnateur");
    }

    private void accountOfTwo() {
        DossierNumber first = after(HappyPath.FEASIBILITY, HappyPath.SUBMISSION, HappyPath.REVIEW, HappyPath.AGREEMENT);
        DossierNumber second = after(HappyPath.FEASIBILITY, HappyPath.SUBMISSION, HappyPath.REVIEW);
        walk.complete(second, "UserTask_PrepareAgreement", "instructeur", Map.of("iban", iban(first)));
        look(second, "UserTask_ExplainSharedAccount", "valideur");
    }

    private void budgetProposed() {
        // Another test of the build may have proposed one for this year
        walk.start(
                "envelope-budget",
                "propose-budget",
                "ordonnateur",
                Map.of("year", String.valueOf(today().getYear() + 1)));
        tasklist.as("valideur", DemoPassword.VALUE).look("", "Confirmer l'enveloppe");
    }

    private void exportedAndAnswered() {
        DossierNumber number =
                after(HappyPath.FEASIBILITY, HappyPath.SUBMISSION, HappyPath.REVIEW, HappyPath.AGREEMENT);
        take(number, HappyPath.START);
        take(number, HappyPath.PAYMENT.subList(0, 2));
        walk.start("payment-export", "export-payments", "ordonnateur", Map.of());
        tasklist.as("ordonnateur", DemoPassword.VALUE).look("", "Remettre le lot au comptable");

        AnswerImport read = imports.receive(
                "reponses.csv",
                AnswerSamples.csv(AnswerSamples.paid("AMPLI-2026-999999-A-1", "12000,00", today(), "M-2026-118")),
                new Person("ordonnateur"));
        walk.start(
                "payment-import", "import-payment-answers", "ordonnateur", Map.of("file", String.valueOf(read.id())));
        engine.getManagementService()
                .createJobQuery()
                .processDefinitionKey("payment-import")
                .executable()
                .list()
                .forEach(job -> engine.getManagementService().executeJob(job.getId()));
        tasklist.look("", "Relire les lignes non appliquées");
        assertThat(imports.lines(read.id())).hasSize(1);
    }

    private String iban(DossierNumber number) {
        return accounts.current(number).orElseThrow().iban().value();
    }

    private void look(DossierNumber number, String taskId, String person) {
        tasklist.as(person, DemoPassword.VALUE)
                .look(number.toString(), walk.task(number, taskId).getName());
    }
}
