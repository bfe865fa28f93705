package fr.ampli.process.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import fr.ampli.access.Part;
import fr.ampli.deadline.Delay;
import fr.ampli.deadline.LegalClock;
import fr.ampli.shared.DossierNumber;
import java.time.LocalDate;
import java.util.Map;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;

/** deadline-escalation: a late task, what a head of service may do about it, and how it closes by itself. */
class DeadlineEscalationTest extends DeadlineScenario {

    /** The fourth working day after the review was due, on Thursday 16 April. */
    private static final LocalDate BROUGHT_UP = LocalDate.of(2026, 4, 22);

    @Test
    void a_task_is_brought_up_when_it_is_late_by_more_than_three_working_days_and_once() {
        DossierNumber number = toReview();
        watchOn(BROUGHT_UP.minusDays(1), number);
        assertThat(count(number, "TASK_LATE")).isZero();
        watchOn(BROUGHT_UP, number);
        watchOn(BROUGHT_UP.plusDays(5), number);
        assertThat(count(number, "TASK_LATE")).isEqualTo(1);
        assertThat(text(mail(number, "valideur@ampli.example", "En retard : Instruire")))
                .contains("16 avril 2026", "en attente dans", "Instructeurs FSE");
    }

    @Test
    void taking_note_needs_a_reason_and_stays_in_the_journal() {
        DossierNumber number = late();
        assertRefused(() -> handle(number, "", Map.of("reason", " ")), "REQUIRED");
        handle(number, "", Map.of());
        assertThat(waiting(number)).isZero();
        assertThat(journal.of(number)).anySatisfy(act -> {
            assertThat(act.act()).isEqualTo("LATENESS_NOTED");
            assertThat(act.person().id()).isEqualTo("valideur");
            assertThat(act.grounds()).contains("en arrêt");
        });
        assertThat(endsOf(number, ESCALATION)).contains("EndEvent_LatenessHandled");
    }

    @Test
    void the_task_goes_to_somebody_who_may_work_it() {
        DossierNumber number = late();
        handle(number, "reassign", Map.of());
        assertThat(walk.task(number, REVIEW).getAssignee()).isEqualTo("instructeur2");
        assertThat(acts(number)).contains("LATENESS_REASSIGNED");
    }

    @Test
    void the_task_goes_to_nobody_whom_group_separation_conflict_or_absence_forbid_it() {
        DossierNumber number = late();
        String conflicted = person("liee", "instructeur");
        take(number, conflicted, Part.CONFLICT_DECLARED);
        String earlier = person("relectrice", "instructeur");
        take(number, earlier, Part.SERVICE_DONE_CONTROL);
        String away = person("partie", "instructeur");
        String deputy = person("suppleante", "instructeur");
        declare(away, away, deputy, today(), today().plusDays(4));

        assertRefused(() -> handle(number, "reassign", Map.of("person", "comite")), "NOT_YOUR_GROUP");
        assertRefused(() -> handle(number, "reassign", Map.of("person", conflicted)), "SEPARATION_OF_DUTIES");
        assertRefused(() -> handle(number, "reassign", Map.of("person", earlier)), "SEPARATION_OF_DUTIES");
        assertRefused(() -> handle(number, "reassign", Map.of("person", away)), "PERSON_AWAY");
        assertRefused(() -> handle(number, "reassign", Map.of("person", "inconnue")), "PERSON_UNKNOWN");
        assertThat(walk.task(number, REVIEW).getAssignee()).isNull();
        assertThat(waiting(number)).isEqualTo(1);
    }

    @Test
    void the_last_day_moves_everywhere_and_no_farther_than_the_rule_allows() {
        DossierNumber number = late();
        assertRefused(() -> handle(number, "extend", Map.of("until", "2026-05-17")), "TOO_FAR");
        assertRefused(() -> handle(number, "extend", Map.of("until", "2026-04-22")), "NOT_LATER");
        assertRefused(() -> handle(number, "extend", Map.of("reason", "")), "REQUIRED");
        handle(number, "extend", Map.of("until", "2026-05-16"));
        LocalDate moved = LocalDate.of(2026, 5, 16);
        Task review = walk.task(number, REVIEW);
        assertThat(review.getDueDate()).isEqualTo(endOf(moved));
        assertThat(engine.getRuntimeService().getVariable(review.getProcessInstanceId(), "reviewDueAt"))
                .isEqualTo(endOf(moved));
        assertThat(clocks.find(number, Delay.REVIEW).orElseThrow().dueOn()).isEqualTo(moved);
        assertThat(acts(number)).contains("LATENESS_EXTENDED");

        watchOn(LocalDate.of(2026, 5, 20), number);
        assertThat(count(number, "TASK_LATE")).isEqualTo(1);
        watchOn(LocalDate.of(2026, 5, 21), number);
        assertThat(count(number, "TASK_LATE")).as("once per last day").isEqualTo(2);
        assertRefused(() -> handle(number, "extend", Map.of("until", "2026-05-30")), "TOO_FAR");
    }

    @Test
    void nobody_moves_the_last_day_of_their_own_task_nor_of_a_clock_of_the_law() {
        DossierNumber number = toReview();
        walk.complete(number, REVIEW, "instructeur");
        Task reading = walk.task(number, "UserTask_GiveSecondReading");
        act("valideur", () -> engine.getTaskService().claim(reading.getId(), "valideur"));
        watchOn(LocalDate.of(2026, 3, 12), number);
        assertRefused(() -> handle(number, "extend", Map.of("until", "2026-03-14")), "OWN_TASK");
        handle(number, "", Map.of());

        moveTo(LocalDate.of(2026, 3, 2));
        DossierNumber silent = toReview();
        moveTo(LocalDate.of(2026, 4, 17));
        watch(silent);
        assertThat(waiting(silent)).isEqualTo(1);
        // About a clock of the law, only the task on which the dossier waits can be moved
        handle(silent, "extend", Map.of());
        assertThat(walk.task(silent, REVIEW).getDueDate()).isEqualTo(endOf(LocalDate.of(2026, 4, 24)));
        assertThat(clocks.find(silent, Delay.IMPLIED_REJECTION).orElseThrow().dueOn())
                .isEqualTo(SILENCE_ENDS);
    }

    @Test
    void the_holders_own_time_never_moves() {
        DossierNumber number = toReview();
        walk.complete(number, REVIEW, "instructeur");
        walk.complete(number, "UserTask_GiveSecondReading", "valideur");
        walk.complete(number, "UserTask_RecordCommittee", "comite");
        walk.complete(number, "UserTask_SignDecision", "signataire");
        // The award lapses on that day
        Task prepare = walk.task(number, "UserTask_PrepareAgreement");
        LegalClock alarm = clocks.start(number, Delay.DE_MINIMIS_ENTRY, today());
        watchOn(alarm.dueOn(), number);
        assertRefused(() -> handle(number, "extend", Map.of()), "NOT_EXTENDABLE");
        assertThat(walk.task(number, "UserTask_PrepareAgreement").getDueDate()).isEqualTo(prepare.getDueDate());
    }

    @Test
    void a_reminder_goes_to_whoever_holds_the_task() {
        DossierNumber number = toReview();
        Task review = walk.task(number, REVIEW);
        act("instructeur2", () -> engine.getTaskService().claim(review.getId(), "instructeur2"));
        clocks.end(number, Delay.IMPLIED_REJECTION, today());
        watchOn(BROUGHT_UP, number);
        handle(number, "remind", Map.of());
        assertThat(text(mail(number, "instructeur2@ampli.example", "Rappel : Instruire")))
                .contains("16 avril 2026", "Votre chef de service");
        assertThat(mails(number))
                .filteredOn(mail -> subject(mail).contains("Rappel : "))
                .hasSize(1);
        assertThat(endsOf(number, ESCALATION)).contains("EndEvent_ReminderSent");
    }

    @Test
    void what_nobody_has_taken_is_recalled_to_all_who_may() {
        DossierNumber number = late();
        handle(number, "remind", Map.of());
        mail(number, "instructeur@ampli.example", "Rappel : Instruire");
        mail(number, "instructeur2@ampli.example", "Rappel : Instruire");
    }

    @Test
    void it_closes_by_itself_when_the_task_is_done() {
        DossierNumber number = late();
        assertThat(waiting(number)).isEqualTo(1);
        walk.complete(number, REVIEW, "instructeur");
        assertThat(waiting(number)).isZero();
        assertThat(passed(number, ESCALATION)).contains("BoundaryEvent_LatenessSettled", "EndEvent_LatenessGone");
        assertThat(acts(number)).contains("LATENESS_SETTLED");
    }

    @Test
    void a_head_of_service_with_a_declared_link_keeps_away() {
        DossierNumber number = late();
        String head = person("cheffe", "valideur");
        take(number, head, Part.CONFLICT_DECLARED);
        Task task = walk.task(number, HANDLE);
        assertRefused(() -> act(head, () -> engine.getTaskService().claim(task.getId(), head)), "SEPARATION_OF_DUTIES");
    }

    private DossierNumber late() {
        DossierNumber number = toReview();
        // The alert of silence comes five days earlier, and has its own tests
        clocks.end(number, Delay.IMPLIED_REJECTION, today());
        watchOn(BROUGHT_UP, number);
        assertThat(waiting(number)).isEqualTo(1);
        return number;
    }

    private void handle(DossierNumber number, String variant, Map<String, Object> changes) {
        walk.complete(number, HANDLE, "valideur", variant, changes);
    }
}
