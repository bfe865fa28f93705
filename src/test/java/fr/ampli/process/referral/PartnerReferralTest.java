package fr.ampli.process.referral;

import static org.assertj.core.api.Assertions.assertThat;

import fr.ampli.deadline.Deadlines;
import fr.ampli.referral.Referral;
import fr.ampli.referral.Referrals;
import fr.ampli.shared.DossierNumber;
import jakarta.mail.internet.MimeMessage;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** partner-referral: one end per answer, and the silence between. */
class PartnerReferralTest extends PhaseScenario {

    private static final String KEY = "partner-referral";
    private static final String TASK = "UserTask_RecordPartnerAnswer";
    private static final String ASKED = SOURCES + " : Un projet vous est adressé";
    private static final String REMINDED = SOURCES + " : Rappel : un projet attend votre réponse";

    @Autowired
    private Referrals referrals;

    @Test
    void a_partner_accepts() {
        DossierNumber number = referred();
        assertThat(walk.task(number, TASK).getDueDate()).isEqualTo(endOf(LocalDate.of(2026, 3, 16)));

        walk.complete(number, TASK, "charge-mission");

        assertThat(endsOf(number, KEY)).containsExactly("EndEvent_Accepted");
        assertThat(outcomeOf(number, KEY)).isEqualTo("accepted");
        assertThat(passed(number, KEY))
                .doesNotContain("ServiceTask_RecordSilence", "SendTask_RemindPartner", "EndEvent_Declined");
        assertThat(isRunning(number)).isFalse();
        assertThat(letters(number)).containsExactly(ASKED);
    }

    @Test
    void the_partner_gets_the_project_and_whom_to_call_but_the_holder_gets_no_copy() {
        DossierNumber number = referred();

        MimeMessage mail = mail(number, SOURCES, "Un projet vous est adressé");
        assertThat(text(mail))
                .contains("Atelier partagé de réemploi", "Revendre à prix solidaire.", "33210 Langon")
                .contains("Camille Duverger", "05 57 00 12 34", HOLDER)
                .contains("16 mars 2026");
        assertThat(html(mail)).contains("16 mars 2026");
        assertThat(letters(number)).containsExactly(ASKED);
    }

    @Test
    void a_partner_declines() {
        DossierNumber number = referred();
        assertRefused(
                () -> walk.complete(number, TASK, "charge-mission", "declined", Map.of("comment", " ")),
                "GROUNDS_MISSING");
        assertThat(openTasks(number)).containsExactly(TASK);
        assertThat(reply(number)).isNull();

        walk.complete(number, TASK, "charge-mission", "declined", Map.of());

        assertThat(endsOf(number, KEY)).containsExactly("EndEvent_Declined");
        assertThat(outcomeOf(number, KEY)).isEqualTo("declined");
        assertThat(reply(number)).isEqualTo(Referral.Reply.DECLINED);
        assertThat(isRunning(number)).isFalse();
    }

    @Test
    void a_silent_partner_is_reminded_and_may_still_answer() {
        DossierNumber number = referred();
        walk.fireTimer(number, "BoundaryEvent_PartnerReminderDue");

        assertThat(today()).isEqualTo(LocalDate.of(2026, 3, 11));
        assertThat(letters(number)).containsExactly(ASKED, REMINDED);
        assertThat(text(mail(number, SOURCES, "Rappel"))).contains("2 mars 2026", "16 mars 2026");
        assertThat(openTasks(number)).containsExactly(TASK);
        assertThat(endsOf(number, KEY)).containsExactly("EndEvent_PartnerReminded");

        walk.complete(number, TASK, "charge-mission");

        assertThat(endsOf(number, KEY)).containsExactlyInAnyOrder("EndEvent_PartnerReminded", "EndEvent_Accepted");
        assertThat(outcomeOf(number, KEY)).isEqualTo("accepted");
        assertThat(isRunning(number)).isFalse();
    }

    @Test
    void silence_hands_the_project_back() {
        DossierNumber number = referred();
        walk.fireTimer(number, "BoundaryEvent_PartnerReminderDue");
        walk.fireTimer(number, "BoundaryEvent_PartnerAnswerOverdue");

        assertThat(today()).isEqualTo(LocalDate.of(2026, 3, 16));
        assertThat(endsOf(number, KEY)).containsExactlyInAnyOrder("EndEvent_PartnerReminded", "EndEvent_Silent");
        assertThat(outcomeOf(number, KEY)).isEqualTo("silent");
        assertThat(reply(number)).isEqualTo(Referral.Reply.SILENT);
        assertThat(isRunning(number)).isFalse();
        assertThat(letters(number)).containsExactly(ASKED, REMINDED);
    }

    @Test
    void an_answer_from_the_future_keeps_the_task_open() {
        DossierNumber number = referred();
        assertRefused(
                () -> walk.complete(
                        number,
                        TASK,
                        "charge-mission",
                        Map.of("answeredOn", today().plusDays(1).toString())),
                "DATE_IN_FUTURE");
        assertRefused(
                () -> walk.complete(
                        number,
                        TASK,
                        "charge-mission",
                        Map.of("answeredOn", today().minusDays(1).toString())),
                "ANSWER_BEFORE_REFERRAL");
        assertThat(openTasks(number)).containsExactly(TASK);
        assertThat(reply(number)).isNull();
        walk.complete(number, TASK, "charge-mission");
        assertThat(endsOf(number, KEY)).containsExactly("EndEvent_Accepted");
    }

    private DossierNumber referred() {
        DossierNumber number = openWith(false);
        start(number, KEY, Map.of("partnerId", 3L));
        return number;
    }

    private Referral.Reply reply(DossierNumber number) {
        return referrals.latest(number).orElseThrow().reply().orElse(null);
    }

    static java.util.Date endOf(LocalDate day) {
        return java.util.Date.from(day.atTime(23, 59, 59).atZone(Deadlines.ZONE).toInstant());
    }
}
