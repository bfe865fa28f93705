package fr.ampli.process.money;

import static org.assertj.core.api.Assertions.assertThat;

import fr.ampli.payment.LedgerKind;
import fr.ampli.shared.DossierNumber;
import fr.ampli.shared.Money;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** advance: steps 14 and 15, R02, R06, R07, R60. */
class AdvanceTest extends MoneyScenario {

    private static final String KEY = "advance";

    private DossierNumber awaitingStatement() {
        DossierNumber number = inForce();
        start(KEY, number, Map.of());
        return number;
    }

    @Test
    void the_advance_is_paid_after_the_statement_of_start() {
        DossierNumber number = advancePaid();

        assertThat(endsOf(number, KEY)).containsExactly("EndEvent_Paid");
        assertThat(passed(number, KEY)).doesNotContain("UserTask_DecideWithoutStart", "SendTask_RemindStatement");
        assertThat(letter(number, "démarrage est enregistré"))
                .contains("12 000,00 €", "1er mars 2027", "1er mai 2027", "contrat de travail");
        assertThat(terms.period(number).orElseThrow().until()).isEqualTo(LocalDate.of(2027, 3, 1));
        assertThat(payments.paid(number)).isEqualTo(Money.of("12000.00"));
        assertThat(movements(number)).containsExactly(LedgerKind.GRANTED, LedgerKind.ADVANCE_PAID);
        assertThat(letter(number, "paiement vous a été adressé"))
                .contains("12 000,00 €", "2 mars 2026", "•••• 0189", "8 000,00 €");
        assertAccountStaysSecret(number);
    }

    @Test
    void a_reminder_leaves_after_three_months_and_the_task_stays() {
        DossierNumber number = awaitingStatement();

        walk.fireTimer(number, "BoundaryEvent_StatementReminderDue");

        assertThat(today()).isEqualTo(LocalDate.of(2026, 6, 2));
        assertThat(letter(number, "attestation de démarrage")).contains("12 000,00 €", "30 jours");
        assertThat(openTasks(number)).containsExactly("UserTask_RecordStatementOfStart");
        assertThat(endsOf(number, KEY)).containsExactly("EndEvent_StatementReminded");
    }

    @Test
    void without_a_start_the_agreement_is_terminated() {
        DossierNumber number = awaitingStatement();
        walk.fireTimer(number, "BoundaryEvent_StatementOverdue");
        assertThat(today()).isEqualTo(LocalDate.of(2026, 7, 2));

        walk.complete(number, "UserTask_DecideWithoutStart", "valideur");

        assertThat(endsOf(number, KEY)).containsExactly("EndEvent_NotStarted");
        assertThat(passed(number, KEY)).doesNotContain("CallActivity_Payment", "SendTask_ConfirmStart");
        assertThat(letter(number, "résiliée"))
                .contains("Camille Etcheverry", "Chef du service", "L. 242-2", "Tribunal administratif", "deux mois");
        assertThat(payments.paid(number)).isEqualTo(Money.ZERO);
    }

    @Test
    void more_time_starts_the_wait_again() {
        DossierNumber number = awaitingStatement();
        walk.fireTimer(number, "BoundaryEvent_StatementReminderDue");
        walk.fireTimer(number, "BoundaryEvent_StatementOverdue");

        walk.complete(number, "UserTask_DecideWithoutStart", "valideur", "more-time", Map.of());

        assertThat(openTasks(number)).containsExactly("UserTask_RecordStatementOfStart");
        walk.fireTimer(number, "BoundaryEvent_StatementReminderDue");
        assertThat(today()).isEqualTo(LocalDate.of(2026, 9, 2));
        assertThat(mails(number).stream().filter(mail -> subject(mail).contains("attestation")))
                .hasSize(2);
        walk.complete(number, "UserTask_RecordStatementOfStart", "instructeur");
        pay(number);
        assertThat(endsOf(number, KEY)).contains("EndEvent_Paid").doesNotContain("EndEvent_NotStarted");
    }

    @Test
    void a_start_is_neither_to_come_nor_older_than_the_application() {
        DossierNumber number = awaitingStatement();
        for (String[] wrong : new String[][] {
            {today().plusDays(1).toString(), "STARTED_IN_THE_FUTURE"},
            {today().minusDays(1).toString(), "STARTED_TOO_EARLY"},
            {"", "REQUIRED"}
        }) {
            assertRefused(
                    () -> walk.complete(
                            number, "UserTask_RecordStatementOfStart", "instructeur", Map.of("startedOn", wrong[0])),
                    wrong[1]);
        }
        assertThat(openTasks(number)).containsExactly("UserTask_RecordStatementOfStart");
        assertThat(terms.period(number)).isEmpty();
        assertThat(count("statement_of_start", number)).isZero();
    }

    @Test
    void more_time_ends_after_today_and_with_the_programme() {
        DossierNumber number = awaitingStatement();
        walk.fireTimer(number, "BoundaryEvent_StatementOverdue");

        assertRefused(
                () -> walk.complete(
                        number,
                        "UserTask_DecideWithoutStart",
                        "valideur",
                        "more-time",
                        Map.of("moreTimeUntil", today().toString())),
                "MORE_TIME_IN_THE_PAST");
        assertRefused(
                () -> walk.complete(
                        number,
                        "UserTask_DecideWithoutStart",
                        "valideur",
                        "more-time",
                        Map.of("moreTimeUntil", "2029-12-31")),
                "AFTER_LAST_ELIGIBLE_DAY");
        assertThat(count("start_decision", number)).isZero();
    }
}
