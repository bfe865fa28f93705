package fr.ampli.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import fr.ampli.ScenarioTest;
import fr.ampli.process.demo.DemoPeople;
import fr.ampli.process.demo.HappyPath;
import fr.ampli.process.engine.DemoPassword;
import fr.ampli.process.engine.Directory;
import fr.ampli.shared.DossierNumber;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The forms beside the happy path: each opens in Tasklist with the dossier's facts, and is photographed. */
class FormsBrowserTest extends ScenarioTest {

    private static final Path PICTURES = Path.of("target", "screens-beside");
    private static final Pattern LINK = Pattern.compile("/lien/[A-Za-z0-9_-]{43}");

    @LocalServerPort
    int port;

    @Autowired
    Directory directory;

    private Tasklist tasklist;

    @Test
    void every_form_beside_the_happy_path_opens() throws IOException {
        Chromium.assumeInstalled();
        new DemoPeople(directory).afterPropertiesSet();
        Files.createDirectories(PICTURES);
        try (Chromium chromium = Chromium.open();
                Tasklist screens = new Tasklist(chromium, "http://127.0.0.1:" + port, PICTURES)) {
            tasklist = screens;
            referralDeclined();
            piecesMissing();
            adjourned();
            startNeverStated();
            paymentBlocked();
            bypassAsked();
            paymentTrouble();
            suspicion();
            resultNotMet();
            stoppedPayment();
            DossierNumber number = lettersInTrouble();
            receiptOnTheTelephone(chromium, number);
        }
    }

    private DossierNumber lettersInTrouble() {
        DossierNumber number = after(HappyPath.FEASIBILITY);
        walk.complete(number, "UserTask_RecordApplication", "instructeur", "ineligible", Map.of());
        walk.complete(number, "UserTask_CheckCompleteness", "instructeur", "inadmissible", Map.of());
        // What brings a letter there is tried with a real mail server elsewhere
        for (String task : List.of("UserTask_ReachOtherwise", "UserTask_VerifyDelivery")) {
            engine.getRuntimeService()
                    .createProcessInstanceByKey("letter-delivery")
                    .businessKey(number.toString())
                    .setVariables(Map.of(
                            "dossierNumber",
                            number.toString(),
                            "holderName",
                            "Porteur",
                            "letterKey",
                            number + "/acknowledgement/holder"))
                    .startBeforeActivity(task)
                    .execute();
            look(number, task, "instructeur");
        }
        walk.fireTimer(number, "CatchEvent_NoReceipt");
        look(number, "UserTask_EstablishReceipt", "instructeur");
        return number;
    }

    private void receiptOnTheTelephone(Chromium chromium, DossierNumber number) {
        try (BrowserContext telephone = chromium.browser()
                .newContext(new Browser.NewContextOptions()
                        .setLocale("fr-FR")
                        .setTimezoneId("Europe/Paris")
                        .setJavaScriptEnabled(false)
                        .setViewportSize(360, 640))) {
            Page page = telephone.newPage();
            Matcher link = LINK.matcher(html(mail(number, "contact", "irrecevable")));
            assertThat(link.find()).isTrue();
            page.navigate("http://127.0.0.1:" + port + link.group());
            photograph(page, "receipt-asked");
            assertThat(openTasks(number)).as("opening acts on nothing").contains("UserTask_EstablishReceipt");
            page.locator("button[type=submit]").click();
            photograph(page, "receipt-not-ticked");
            page.getByLabel("J’ai reçu ce courrier").check();
            page.locator("button[type=submit]").click();
            assertThat(page.locator("[role=status]").innerText()).contains("Réception enregistrée");
            photograph(page, "receipt-confirmed");
        }
        walk.runJobs(number);
        assertThat(openTasks(number)).doesNotContain("UserTask_EstablishReceipt");
    }

    private static void photograph(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(PICTURES.resolve("telephone-" + name + ".png"))
                .setFullPage(true));
        Object width = page.evaluate("() => document.documentElement.scrollWidth");
        assertThat(((Number) width).intValue()).as("width of %s", name).isLessThanOrEqualTo(360);
    }

    private void referralDeclined() {
        DossierNumber number = open();
        walk.complete(number, "UserTask_HoldOrientationInterview", "charge-mission", "partner", Map.of());
        walk.complete(number, "UserTask_RecordPartnerAnswer", "charge-mission", "declined", Map.of());
        look(number, "UserTask_ChooseNextPartner", "charge-mission");
    }

    private void piecesMissing() {
        DossierNumber number = after(HappyPath.FEASIBILITY);
        walk.complete(number, "UserTask_RecordApplication", "instructeur", "incomplete", Map.of());
        walk.complete(number, "UserTask_CheckCompleteness", "instructeur", "incomplete", Map.of());
        look(number, "UserTask_RecordMissingPieces", "instructeur");
    }

    private void adjourned() {
        DossierNumber number = after(HappyPath.FEASIBILITY, HappyPath.SUBMISSION, HappyPath.REVIEW.subList(0, 4));
        walk.complete(number, "UserTask_RecordCommittee", "comite", "adjourned", Map.of());
        look(number, "UserTask_RecordComplement", "instructeur");
    }

    private void startNeverStated() {
        DossierNumber number = inForce();
        walk.fireTimer(number, "BoundaryEvent_StatementOverdue");
        look(number, "UserTask_DecideWithoutStart", "valideur");
    }

    private void paymentBlocked() {
        DossierNumber number = after(HappyPath.FEASIBILITY, HappyPath.SUBMISSION, HappyPath.REVIEW);
        // Nothing on the pathway pays before the agreement is in force: the gate is asked out of turn.
        engine.getRuntimeService()
                .startProcessInstanceByKey(
                        "payment",
                        number.toString(),
                        Map.of("dossierNumber", number.toString(), "holderName", "Porteur", "instalment", "ADVANCE"));
        walk.runJobs(number);
        look(number, "UserTask_ClearPaymentBlock", "ordonnateur");
    }

    private void bypassAsked() {
        DossierNumber number = inForce();
        walk.complete(
                number,
                "UserTask_RecordStatementOfStart",
                "instructeur",
                Map.of("standing.insolvency", "SAFEGUARD", "standing.notice", "Annonce n° 1234 du 25 février 2026"));
        look(number, "UserTask_ClearPaymentBlock", "instructeur2");
        walk.complete(number, "UserTask_ClearPaymentBlock", "instructeur2", "bypass", Map.of());
        look(number, "UserTask_DecideBypass", "valideur");
        walk.complete(number, "UserTask_DecideBypass", "valideur");
        look(number, "UserTask_PreparePayment", "instructeur2");
    }

    private void paymentTrouble() {
        DossierNumber number = inForce();
        take(number, HappyPath.START);
        take(number, HappyPath.PAYMENT.subList(0, 2));
        walk.complete(number, "UserTask_RecordPaymentAnswer", "ordonnateur", "rejected", Map.of());
        look(number, "UserTask_ConfirmPaymentAnswer", "ordonnateur2");
        walk.complete(number, "UserTask_ConfirmPaymentAnswer", "ordonnateur2");
        look(number, "UserTask_ResolvePaymentRejection", "instructeur");
    }

    private void suspicion() {
        DossierNumber number = advancePaid();
        take(number, HappyPath.START_UP.subList(0, 3));
        walk.complete(number, "UserTask_ControlServiceDone", "controleur", "fraud", Map.of());
        look(number, "UserTask_AssessSuspicion", "valideur");
    }

    private void resultNotMet() {
        DossierNumber number = advancePaid();
        walk.fireTimer(number, "BoundaryEvent_StartUpEnded");
        walk.complete(number, "UserTask_RecordFinalReport", "instructeur", "no-hire", Map.of());
        walk.complete(number, "UserTask_DeclareInterestsForControl", "controleur");
        walk.complete(number, "UserTask_ControlServiceDone", "controleur", "no-hire", Map.of());
        look(number, "UserTask_RecordObservations", "controleur");
        walk.complete(number, "UserTask_RecordObservations", "controleur");
        look(number, "UserTask_ConcludeAfterHearing", "valideur");
        walk.complete(number, "UserTask_ConcludeAfterHearing", "valideur", "not-met", Map.of());
        look(number, "UserTask_DecideRecovery", "valideur");
        walk.complete(number, "UserTask_DecideRecovery", "valideur");
        acknowledge(number, "recovery-decision");
        look(number, "UserTask_IssueRecoveryTitle", "ordonnateur");
        walk.complete(number, "UserTask_IssueRecoveryTitle", "ordonnateur");
        walk.complete(number, "UserTask_RecordRepayment", "ordonnateur", "partial", Map.of());
        walk.complete(number, "UserTask_RecordRepayment", "ordonnateur", "plan", Map.of());
        look(number, "UserTask_RecordRepayment", "ordonnateur");
        walk.complete(number, "UserTask_RecordRepayment", "ordonnateur", "write-off", Map.of());
        look(number, "UserTask_DecideRecoveryRequest", "valideur");
    }

    private void stoppedPayment() {
        DossierNumber number = inForce();
        take(number, HappyPath.START);
        take(number, HappyPath.PAYMENT.subList(0, 2));
        withdraw(number);
        look(number, "UserTask_ConfirmPaymentStop", "ordonnateur2");
        walk.complete(number, "UserTask_ConfirmPaymentStop", "ordonnateur2", "paid", Map.of());
        look(number, "UserTask_RecordRecoveryObservations", "instructeur");
        walk.complete(number, "UserTask_RecordRecoveryObservations", "instructeur", "oral", Map.of());
        look(number, "UserTask_HoldRecoveryHearing", "instructeur");
    }

    private void look(DossierNumber number, String taskId, String person) {
        tasklist.as(person, DemoPassword.VALUE)
                .look(number.toString(), walk.task(number, taskId).getName());
    }

    private void withdraw(DossierNumber number) {
        walk.start("withdrawal", "record-withdrawal", "charge-mission", Map.of("number", number.toString()));
        walk.runJobs(number);
    }

    private DossierNumber inForce() {
        return after(HappyPath.FEASIBILITY, HappyPath.SUBMISSION, HappyPath.REVIEW, HappyPath.AGREEMENT);
    }

    private DossierNumber advancePaid() {
        DossierNumber number = inForce();
        take(number, HappyPath.START);
        take(number, HappyPath.PAYMENT);
        return number;
    }
}
