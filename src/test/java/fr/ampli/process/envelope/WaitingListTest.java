package fr.ampli.process.envelope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.ampli.ScenarioTest;
import fr.ampli.deadline.Delay;
import fr.ampli.deadline.LegalClock;
import fr.ampli.deadline.LegalClocks;
import fr.ampli.dossier.Ending;
import fr.ampli.payment.Waiting;
import fr.ampli.process.demo.HappyPath;
import fr.ampli.shared.DossierNumber;
import fr.ampli.shared.French;
import fr.ampli.shared.Money;
import fr.ampli.web.DossierSections;
import jakarta.mail.internet.MimeMessage;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** No money is left (E31): an application waits, is told where it stands, and goes on when its turn comes. */
class WaitingListTest extends ScenarioTest {

    @Autowired
    LegalClocks clocks;

    @Autowired
    DossierSections sections;

    @Test
    void without_room_a_complete_application_waits_and_goes_on_when_another_gives_its_money_back() {
        leaveRoomFor(1);
        DossierNumber first = submitted();
        assertThat(openTasks(first)).containsExactly("UserTask_DeclareInterests");
        assertThat(passed(first, "ampli-pathway")).doesNotContain("CallActivity_WaitingList");
        DossierNumber waits = submitted();
        DossierNumber waitsToo = submitted();

        assertThat(openTasks(waits)).containsExactly("UserTask_FollowWait");
        assertThat(rank(waits)).isEqualTo(1);
        assertThat(rank(waitsToo)).isEqualTo(2);
        String letter = words(theMail(waits, "attend un crédit"));
        LegalClock silence = clocks.find(waits, Delay.IMPLIED_REJECTION).orElseThrow();
        assertThat(silence.isPaused()).as("the law's clock runs on").isFalse();
        assertThat(letter)
                .contains("conservée et garde son rang", "le prochain sur la liste d'attente")
                .contains("sans réponse de notre part le " + French.date(silence.dueOn()));
        assertThat(words(theMail(waitsToo, "attend un crédit"))).contains("Un seul dossier");
        assertThat(facts(waits)).containsEntry("rank", 1).containsEntry("completeOn", "2026-03-02");

        refuse(first);
        walk.runJobs(waits);
        walk.runJobs(waitsToo);

        assertThat(openTasks(waits)).containsExactly("UserTask_DeclareInterests");
        assertThat(passed(waits, "waiting-list")).contains("BoundaryEvent_FundsReserved", "EndEvent_WaitOver");
        assertThat(passed(waits, "waiting-list-call-up")).contains("EndEvent_CallUpTransmitted");
        assertThat(words(theMail(waits, "examen de votre dossier commence")))
                .contains("une aide est maintenant réservée");
        assertThat(envelopes.share(waits))
                .hasValueSatisfying(share -> assertThat(share.reserved()).isEqualTo(Money.of("20000.00")));
        assertThat(openTasks(waitsToo)).containsExactly("UserTask_FollowWait");
        assertThat(rank(waitsToo)).isEqualTo(1);
        assertThat(facts(waits)).doesNotContainKey("rank").containsKey("reserved");
    }

    @Test
    void a_raised_budget_calls_up_as_many_as_fit_in_the_order_of_completeness() {
        leaveRoomFor(0);
        DossierNumber late = readyToSubmit();
        DossierNumber first = submitted();
        moveTo(today().plusDays(3));
        take(late, HappyPath.SUBMISSION);
        DossierNumber last = submitted();
        assertThat(List.of(rank(first), rank(late), rank(last))).containsExactly(1, 2, 3);

        leaveRoomFor(2);
        List.of(first, late, last).forEach(walk::runJobs);

        assertThat(openTasks(first)).containsExactly("UserTask_DeclareInterests");
        assertThat(openTasks(late)).containsExactly("UserTask_DeclareInterests");
        assertThat(openTasks(last)).containsExactly("UserTask_FollowWait");
        assertThat(envelopes.current().room()).isEqualTo(Money.ZERO);
    }

    @Test
    void once_a_month_somebody_looks_and_the_holder_hears_where_the_application_stands() {
        leaveRoomFor(0);
        DossierNumber number = submitted();
        LocalDate due = dueOn(number);
        assertThat(due).isEqualTo(LocalDate.of(2026, 4, 1));
        moveTo(due);
        walk.complete(number, "UserTask_FollowWait", "instructeur");

        assertThat(openTasks(number)).containsExactly("UserTask_FollowWait");
        assertThat(dueOn(number)).isEqualTo(due.plusDays(30));
        assertThat(mails(number))
                .filteredOn(mail -> subject(mail).contains("attend un crédit"))
                .hasSize(2);
        assertRefused(
                () -> walk.complete(number, "UserTask_FollowWait", "instructeur", Map.of("note", " ")), "REQUIRED");
    }

    @Test
    void a_holder_who_withdraws_while_waiting_leaves_the_list() {
        leaveRoomFor(0);
        DossierNumber leaves = submitted();
        DossierNumber stays = submitted();
        withdraw(leaves);

        assertThat(endsOf(leaves, "ampli-pathway")).containsExactly("EndEvent_Withdrawn");
        assertThat(dossiers.get(leaves).ending()).contains(Ending.WITHDRAWN);
        assertThat(isRunning(leaves)).isFalse();
        assertThat(envelopes.waiting(leaves)).isEmpty();
        assertThat(rank(stays)).isEqualTo(1);
        leaveRoomFor(1);
        walk.runJobs(stays);
        assertThat(openTasks(stays)).containsExactly("UserTask_DeclareInterests");
        assertThat(envelopes.share(leaves)).isEmpty();
    }

    @Test
    void a_holder_who_withdraws_just_when_called_up_hands_the_money_on() {
        leaveRoomFor(0);
        DossierNumber leaves = submitted();
        DossierNumber next = submitted();
        leaveRoomFor(1);
        assertThat(envelopes.share(leaves)).isPresent();

        withdraw(leaves);
        walk.runJobs(next);

        assertThat(dossiers.get(leaves).ending()).contains(Ending.WITHDRAWN);
        assertThat(isRunning(leaves)).as("the call-up has ended too").isFalse();
        assertThat(openTasks(next)).containsExactly("UserTask_DeclareInterests");
    }

    @Test
    void what_holds_a_waiting_dossier_up_holds_up_nobody_else_and_its_call_is_not_lost() {
        leaveRoomFor(1);
        DossierNumber first = submitted();
        DossierNumber stuck = submitted();
        List<ProcessInstance> running = engine.getRuntimeService()
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(stuck.value())
                .list();
        running.forEach(instance -> engine.getRuntimeService().suspendProcessInstanceById(instance.getId()));

        refuse(first);

        assertThat(dossiers.get(first).ending()).contains(Ending.REFUSED);
        assertThat(envelopes.share(stuck)).isPresent();
        assertThatThrownBy(() -> walk.runJob(stuck, "EndEvent_CallUpTransmitted"))
                .isNotNull();
        running.forEach(instance -> engine.getRuntimeService().activateProcessInstanceById(instance.getId()));
        walk.runJobs(stuck);
        assertThat(openTasks(stuck)).containsExactly("UserTask_DeclareInterests");
    }

    @Test
    void a_new_year_brings_a_new_envelope_and_the_watch_calls_up_who_waits_for_it() {
        moveTo(LocalDate.of(2026, 12, 28));
        leaveRoomFor(0);
        DossierNumber number = submitted();
        watch(number);
        assertThat(openTasks(number)).contains("UserTask_FollowWait");

        moveTo(LocalDate.of(2027, 1, 4));
        watch(number);

        assertThat(openTasks(number)).contains("UserTask_DeclareInterests");
        assertThat(envelopes.share(number))
                .hasValueSatisfying(share -> assertThat(share.year()).isEqualTo(2027));
        moveTo(LocalDate.of(2026, 12, 28));
    }

    private DossierNumber readyToSubmit() {
        DossierNumber number = open();
        take(number, HappyPath.FEASIBILITY);
        return number;
    }

    private DossierNumber submitted() {
        DossierNumber number = readyToSubmit();
        take(number, HappyPath.SUBMISSION);
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

    private void withdraw(DossierNumber number) {
        walk.start("withdrawal", "record-withdrawal", "charge-mission", Map.of("number", number.toString()));
        walk.runJobs(number);
    }

    private int rank(DossierNumber number) {
        return envelopes.waiting(number).map(Waiting::rank).orElseThrow();
    }

    private LocalDate dueOn(DossierNumber number) {
        return LocalDate.ofInstant(
                walk.task(number, "UserTask_FollowWait").getDueDate().toInstant(), ZoneId.of("Europe/Paris"));
    }

    private MimeMessage theMail(DossierNumber number, String words) {
        return mail(number, dossiers.get(number).contact().email(), words);
    }

    private static String words(MimeMessage mail) {
        return text(mail).replaceAll("[\\u00a0\\u202f\\s]+", " ");
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> facts(DossierNumber number) {
        return (Map<String, Object>) sections.of(dossiers.get(number), "envelope");
    }
}
