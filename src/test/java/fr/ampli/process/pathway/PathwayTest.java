package fr.ampli.process.pathway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import fr.ampli.ScenarioTest;
import fr.ampli.dossier.Ending;
import fr.ampli.dossier.Stage;
import fr.ampli.payment.Accounts;
import fr.ampli.payment.Ledger;
import fr.ampli.payment.Payments;
import fr.ampli.process.demo.HappyPath;
import fr.ampli.shared.DossierNumber;
import fr.ampli.shared.Money;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.util.HtmlUtils;

/** Every way out of the pathway, walked from the first contact; and the withdrawal, from every kind of place. */
class PathwayTest extends ScenarioTest {

    private static final String HOLDER = "contact@remise-a-neuf.example.org";

    @Autowired
    WebApplicationContext context;

    @Autowired
    Payments payments;

    @Autowired
    Ledger ledger;

    @Autowired
    Accounts accounts;

    @Test
    void a_project_goes_to_its_last_euro() {
        DossierNumber number = open();
        assertThat(dossiers.get(number).stage()).isEqualTo(Stage.FEASIBILITY);

        take(number, HappyPath.FEASIBILITY, HappyPath.SUBMISSION, HappyPath.REVIEW, HappyPath.AGREEMENT);
        assertThat(dossiers.get(number).stage()).isEqualTo(Stage.ADVANCE);
        take(number, HappyPath.START, HappyPath.PAYMENT);
        assertThat(payments.paid(number)).isEqualTo(Money.of("12000.00"));
        assertThat(ledger.total(number).declarable()).isEqualTo(Money.ZERO);
        assertThat(dossiers.get(number).stage()).isEqualTo(Stage.START_UP);
        take(number, HappyPath.START_UP, HappyPath.PAYMENT, HappyPath.HAND_OVER);

        assertThat(payments.paid(number)).isEqualTo(Money.of("20000.00"));
        assertThat(ledger.total(number).declarable()).isEqualTo(Money.of("20000.00"));
        assertThat(ledger.lines(number))
                .extracting(
                        line -> line.entry().kind().name(),
                        line -> line.basis().orElseThrow().act(),
                        line -> line.basis().orElseThrow().step().name())
                .containsExactly(
                        tuple("GRANTED", "AWARDED", "funding-agreement/ServiceTask_BringIntoForce"),
                        tuple("ADVANCE_PAID", "PAYMENT_CERTIFIED", "payment/UserTask_ConfirmPaymentAnswer"),
                        tuple("RESULT_PROVED", "JOB_OUTCOME_FOUND", "ampli-pathway/CallActivity_Balance"),
                        tuple("BALANCE_PAID", "PAYMENT_CERTIFIED", "payment/UserTask_ConfirmPaymentAnswer"));
        assertThat(ledger.lines(number))
                .extracting(line -> line.basis().orElseThrow().step().instance())
                .allSatisfy(instance -> assertThat(engine.getHistoryService()
                                .createHistoricActivityInstanceQuery()
                                .activityInstanceId(instance)
                                .count())
                        .as("the history knows %s", instance)
                        .isOne());
        assertHolds(number, "20000.00", "0.00");
        assertEnded(number, "EndEvent_Settled", Ending.SETTLED);
        assertThat(passed(number, "ampli-pathway"))
                .doesNotContain("CallActivity_Recovery", "ServiceTask_ApplyWithdrawal");
        assertThat(instances(number, "payment")).hasSize(2);
        assertThat(correspondence.of(number))
                .allMatch(letter -> "SENT".equals(letter.state().name()));
    }

    @Test
    void a_project_that_another_scheme_fits_better_is_reoriented() {
        DossierNumber number = open();
        walk.complete(number, "UserTask_HoldOrientationInterview", "charge-mission", "other-scheme", Map.of());

        assertEnded(number, "EndEvent_Reoriented", Ending.REORIENTED);
        assertThat(instances(number, "submission")).isEmpty();
    }

    @Test
    void a_project_that_its_holder_abandons_during_the_study_is_withdrawn() {
        DossierNumber number = open();
        walk.complete(number, "UserTask_HoldOrientationInterview", "charge-mission");
        walk.complete(number, "UserTask_RecordFeasibilityFindings", "charge-mission", "abandoned", Map.of());

        assertEnded(number, "EndEvent_Abandoned", Ending.WITHDRAWN);
    }

    @Test
    void an_inadmissible_application_ends_there() {
        DossierNumber number = open();
        take(number, HappyPath.FEASIBILITY);
        walk.complete(number, "UserTask_RecordApplication", "instructeur", "ineligible", Map.of());
        walk.complete(number, "UserTask_CheckCompleteness", "instructeur", "inadmissible", Map.of());

        assertEnded(number, "EndEvent_Inadmissible", Ending.INADMISSIBLE);
        assertThat(instances(number, "criteria-review")).isEmpty();
    }

    @Test
    void an_application_that_stays_incomplete_is_closed() {
        DossierNumber number = open();
        take(number, HappyPath.FEASIBILITY);
        walk.complete(number, "UserTask_RecordApplication", "instructeur", "incomplete", Map.of());
        walk.complete(number, "UserTask_CheckCompleteness", "instructeur", "incomplete", Map.of());
        walk.fireTimer(number, "BoundaryEvent_MissingPiecesOverdue");
        assertThat(dossiers.get(number).isOpen()).isTrue();
        walk.fireTimer(number, "BoundaryEvent_MissingPiecesOverdue");

        assertEnded(number, "EndEvent_Inadmissible", Ending.INADMISSIBLE);
        assertThat(endsOf(number, "submission")).containsExactly("EndEvent_ClosedIncomplete");
    }

    @Test
    void a_refused_application_ends_with_its_reasons() {
        DossierNumber number = open();
        take(number, HappyPath.FEASIBILITY, HappyPath.SUBMISSION);
        refuse(number);

        assertEnded(number, "EndEvent_Refused", Ending.REFUSED);
        assertHolds(number, "0.00", "0.00");
        assertThat(text(mail(number, HOLDER, "demande est rejetée")))
                .contains("deux mois")
                .contains("Tribunal administratif de Bordeaux");
    }

    @Test
    void an_award_that_nobody_signs_lapses() {
        DossierNumber number = open();
        take(number, HappyPath.FEASIBILITY, HappyPath.SUBMISSION, HappyPath.REVIEW);
        walk.complete(number, "UserTask_PrepareAgreement", "instructeur");
        walk.fireTimer(number, "BoundaryEvent_SignatureExpired");

        assertEnded(number, "EndEvent_Lapsed", Ending.LAPSED);
        assertHolds(number, "0.00", "0.00");
        assertThat(payments.paid(number)).isEqualTo(Money.ZERO);
    }

    @Test
    void an_activity_that_never_starts_ends_the_award() {
        DossierNumber number = inForce();
        walk.fireTimer(number, "BoundaryEvent_StatementOverdue");
        walk.complete(number, "UserTask_DecideWithoutStart", "valideur");

        assertEnded(number, "EndEvent_NotStarted", Ending.LAPSED);
        assertHolds(number, "0.00", "20000.00");
        assertThat(instances(number, "payment")).isEmpty();
    }

    @Test
    void a_result_that_is_not_met_leads_to_recovery() {
        DossierNumber number = advancePaid();
        notMet(number);
        assertThat(dossiers.get(number).stage()).isEqualTo(Stage.RECOVERY);
        assertHolds(number, "12000.00", "8000.00");
        assertThat(ledger.total(number).declarable()).isEqualTo(Money.ZERO);
        // The observations were heard on the result: the recovery does not ask a second time.
        assertThat(openTasks(number)).containsExactly("UserTask_DecideRecovery");
        recover(number);

        assertEnded(number, "EndEvent_ClosedAfterRecovery", Ending.CLOSED_AFTER_RECOVERY);
        assertThat(payments.recovered(number)).isEqualTo(Money.of("12000.00"));
        assertThat(instances(number, "balance")).isEmpty();
    }

    @Test
    void a_withdrawal_before_any_money_closes_the_dossier() {
        DossierNumber number = open();
        take(number, HappyPath.FEASIBILITY, HappyPath.SUBMISSION);
        withdraw(number);

        assertEnded(number, "EndEvent_Withdrawn", Ending.WITHDRAWN);
        assertThat(passed(number, "ampli-pathway"))
                .doesNotContain("UserTask_ConfirmPaymentStop", "CallActivity_RecoveryAfterWithdrawal");
        assertThat(passed(number, "withdrawal")).contains("EndEvent_WithdrawalTransmitted");
        assertThat(text(mail(number, HOLDER, "retrait"))).contains("Vous n'avez rien à rembourser");
    }

    @Test
    void a_withdrawal_after_the_agreement_and_before_the_advance_closes_the_dossier() {
        DossierNumber number = inForce();
        withdraw(number);

        assertEnded(number, "EndEvent_Withdrawn", Ending.WITHDRAWN);
        assertHolds(number, "0.00", "20000.00");
    }

    @Test
    void a_withdrawal_while_a_payment_is_prepared_cancels_the_order() {
        DossierNumber number = inForce();
        take(number, HappyPath.START);
        walk.complete(number, "UserTask_PreparePayment", "instructeur2");
        withdraw(number);

        assertEnded(number, "EndEvent_Withdrawn", Ending.WITHDRAWN);
        assertThat(payments.paid(number)).isEqualTo(Money.ZERO);
    }

    @Test
    void a_withdrawal_while_a_payment_is_on_its_way_waits_for_the_accountant_who_stopped_it() {
        DossierNumber number = certified();
        withdraw(number);
        assertThat(openTasks(number)).containsExactly("UserTask_ConfirmPaymentStop");
        assertHolds(number, "20000.00", "0.00");
        walk.complete(number, "UserTask_ConfirmPaymentStop", "ordonnateur");
        assertHolds(number, "0.00", "20000.00");

        assertEnded(number, "EndEvent_Withdrawn", Ending.WITHDRAWN);
        assertThat(payments.paid(number)).isEqualTo(Money.ZERO);
    }

    @Test
    void a_withdrawal_while_a_payment_is_on_its_way_leads_to_recovery_when_it_was_paid_after_all() {
        DossierNumber number = certified();
        withdraw(number);
        walk.complete(number, "UserTask_ConfirmPaymentStop", "ordonnateur2", "paid", Map.of());
        assertThat(payments.paid(number)).isEqualTo(Money.of("12000.00"));
        acknowledge(number, "recovery-hearing");
        walk.fireTimer(number, "BoundaryEvent_RecoveryHearingOver");
        recover(number);

        assertEnded(number, "EndEvent_ClosedAfterWithdrawal", Ending.CLOSED_AFTER_RECOVERY);
    }

    @Test
    void a_withdrawal_after_the_advance_leads_to_recovery_with_a_hearing() throws Exception {
        DossierNumber number = advancePaid();
        withdraw(number);
        assertThat(dossiers.get(number).stage()).isEqualTo(Stage.RECOVERY);
        assertThat(phases(number))
                .containsExactly(
                        "Premier contact (passée)",
                        "Étude de faisabilité et orientation (passée)",
                        "Dépôt et recevabilité (passée)",
                        "Instruction et décision (passée)",
                        "Convention (passée)",
                        "Démarrage et avance (passée)",
                        "Période d'amorçage (passée)",
                        "Reversement (en cours)");
        assertHolds(number, "12000.00", "8000.00");
        assertThat(text(mail(number, HOLDER, "retrait")))
                .containsPattern("12.000,00")
                .contains("vos observations");
        assertThat(openTasks(number)).containsExactly("UserTask_RecordRecoveryObservations");

        assertRefused(() -> withdraw(number), "RECOVERY_UNDERWAY");

        walk.complete(number, "UserTask_RecordRecoveryObservations", "instructeur");
        recover(number);
        assertEnded(number, "EndEvent_ClosedAfterWithdrawal", Ending.CLOSED_AFTER_RECOVERY);
    }

    @Test
    void a_withdrawal_after_the_proof_takes_the_grant_out_of_the_declarations() {
        DossierNumber number = advancePaid();
        take(number, HappyPath.START_UP);
        assertThat(ledger.total(number).declarable()).isEqualTo(Money.of("20000.00"));
        withdraw(number);

        assertThat(ledger.total(number).declarable()).isEqualTo(Money.ZERO);
        assertHolds(number, "12000.00", "8000.00");
    }

    @Test
    void a_withdrawal_that_names_no_open_dossier_starts_nothing() {
        DossierNumber closed = open();
        walk.complete(closed, "UserTask_HoldOrientationInterview", "charge-mission", "other-scheme", Map.of());

        assertRefused(() -> withdraw(closed), "DOSSIER_CLOSED");
        assertRefused(
                () -> walk.start(
                        "withdrawal", "record-withdrawal", "charge-mission", Map.of("number", "AMPLI-2026-999999")),
                "DOSSIER_UNKNOWN");
        assertThat(instances(closed, "withdrawal")).isEmpty();
    }

    @Test
    void a_second_dossier_of_the_same_structure_is_refused_and_leaves_nothing_behind() {
        String siret = siret();
        DossierNumber first = open(Map.of("siret", siret));
        long running = engine.getRuntimeService().createProcessInstanceQuery().count();

        assertRefused(() -> open(Map.of("siret", siret)), "DUPLICATE_DOSSIER");

        assertThat(engine.getRuntimeService().createProcessInstanceQuery().count())
                .isEqualTo(running);
        assertThat(dossiers.get(first).isOpen()).isTrue();
    }

    @Test
    void wrong_identifiers_at_first_contact_are_told_all_at_once() {
        assertRefused(
                () -> open(Map.of(
                        "siret", "73282932000075", "rna", "33", "contactEmail", "personne", "postalCode", "3300")),
                "SIRET_INVALID",
                "RNA_INVALID",
                "NOT_AN_EMAIL",
                "POSTAL_CODE_INVALID");
    }

    /** The phases as the page of the dossier tells them. */
    private List<String> phases(DossierNumber number) throws Exception {
        var login = new UsernamePasswordAuthenticationToken("responsable", "", List.of());
        SecurityContextHolder.getContext().setAuthentication(login);
        String page = MockMvcBuilders.webAppContextSetup(context)
                .build()
                .perform(MockMvcRequestBuilders.get("/dossiers/" + number).principal(login))
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
        SecurityContextHolder.clearContext();
        Matcher list = Pattern.compile("<ol class=\"phases\">(.*?)</ol>", Pattern.DOTALL)
                .matcher(page);
        assertThat(list.find()).as(page).isTrue();
        return Arrays.stream(list.group(1).split("</li>"))
                .map(line ->
                        HtmlUtils.htmlUnescape(line.replaceAll("<[^>]*>", "")).strip())
                .filter(line -> !line.isEmpty())
                .toList();
    }

    private DossierNumber inForce() {
        DossierNumber number = open();
        take(number, HappyPath.FEASIBILITY, HappyPath.SUBMISSION, HappyPath.REVIEW, HappyPath.AGREEMENT);
        return number;
    }

    private DossierNumber certified() {
        DossierNumber number = inForce();
        take(number, HappyPath.START);
        walk.complete(number, "UserTask_PreparePayment", "instructeur2");
        walk.complete(number, "UserTask_CertifyPayment", "ordonnateur");
        return number;
    }

    private DossierNumber advancePaid() {
        DossierNumber number = inForce();
        take(number, HappyPath.START, HappyPath.PAYMENT);
        return number;
    }

    private void refuse(DossierNumber number) {
        walk.complete(number, "UserTask_DeclareInterests", "instructeur");
        walk.complete(number, "UserTask_GiveTerritorialOpinion", "charge-mission");
        walk.complete(number, "UserTask_ReviewCriteria", "instructeur", "weak", Map.of());
        walk.complete(number, "UserTask_GiveSecondReading", "valideur");
        walk.complete(number, "UserTask_RecordCommittee", "comite", "unfavourable", Map.of());
        walk.complete(number, "UserTask_SignDecision", "signataire", "refusal", Map.of());
    }

    private void notMet(DossierNumber number) {
        walk.fireTimer(number, "BoundaryEvent_StartUpEnded");
        walk.complete(number, "UserTask_RecordFinalReport", "instructeur", "no-hire", Map.of());
        walk.complete(number, "UserTask_DeclareInterestsForControl", "controleur");
        walk.complete(number, "UserTask_ControlServiceDone", "controleur", "no-hire", Map.of());
        walk.complete(number, "UserTask_RecordObservations", "controleur");
        walk.complete(number, "UserTask_ConcludeAfterHearing", "valideur", "not-met", Map.of());
    }

    private void recover(DossierNumber number) {
        walk.complete(number, "UserTask_DecideRecovery", "valideur");
        acknowledge(number, "recovery-decision");
        walk.complete(number, "UserTask_IssueRecoveryTitle", "ordonnateur");
        walk.complete(number, "UserTask_RecordRepayment", "ordonnateur");
    }

    private void withdraw(DossierNumber number) {
        walk.start("withdrawal", "record-withdrawal", "charge-mission", Map.of("number", number.toString()));
        walk.runJobs(number);
    }

    /** What the dossier still holds of its envelope, and what the ledger says was released. */
    private void assertHolds(DossierNumber number, String held, String released) {
        assertThat(envelopes.share(number)).hasValueSatisfying(share -> {
            assertThat(share.reserved().plus(share.committed())).isEqualTo(Money.of(held));
        });
        assertThat(ledger.total(number).released()).isEqualTo(Money.of(released));
        assertThat(accounts.disagreements()).noneMatch(sentence -> sentence.contains(number.value()));
    }

    private void assertEnded(DossierNumber number, String end, Ending ending) {
        assertThat(endsOf(number, "ampli-pathway")).containsExactly(end);
        assertThat(dossiers.get(number).ending()).contains(ending);
        assertThat(isRunning(number)).as("nothing is left running").isFalse();
    }
}
