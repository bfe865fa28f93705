package fr.ampli.process.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.ampli.deadline.Delay;
import fr.ampli.deadline.LegalClock;
import fr.ampli.shared.DossierNumber;
import fr.ampli.submission.Applications;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** deadline-watch and implied-rejection: warnings, ends, and that each happens once (R17, R18, E05). */
class DeadlineWatchTest extends DeadlineScenario {

    @Autowired
    private Applications applications;

    @Test
    void the_heads_of_service_hear_fifteen_and_five_days_before_silence_rejects() {
        DossierNumber number = toReview();
        watchOn(LocalDate.of(2026, 4, 16), number);
        assertThat(count(number, "DEADLINE_NEAR")).isZero();

        watchOn(LocalDate.of(2026, 4, 17), number);
        watch(number);
        assertThat(count(number, "DEADLINE_NEAR")).isEqualTo(1);
        assertThat(waiting(number)).isEqualTo(1);
        assertThat(text(mail(number, "valideur@ampli.example", "proche : Deux mois de silence")))
                .contains("2 mai 2026", "Traiter un retard");

        watchOn(LocalDate.of(2026, 4, 27), number);
        assertThat(count(number, "DEADLINE_NEAR")).isEqualTo(2);
        assertThat(count(number, "LATENESS_REPLACED")).isEqualTo(1);
        assertThat(endsOf(number, ESCALATION)).contains("EndEvent_LatenessGone");
    }

    @Test
    void silence_rejects_once_and_never_early_and_an_express_decision_replaces_it() {
        DossierNumber number = toReview();
        watchOn(SILENCE_ENDS, number);
        assertThat(applications.impliedRejection(number)).isEmpty();
        watchOn(SILENCE_ENDS.plusDays(1), number);
        watchOn(SILENCE_ENDS.plusDays(2), number);
        assertThat(applications.impliedRejection(number)).contains(SILENCE_ENDS);
        assertThat(count(number, "IMPLIED_REJECTION_LOGGED")).isEqualTo(1);
        assertThat(endsOf(number, "implied-rejection")).containsExactly("EndEvent_ImpliedRejectionLogged");
        assertThat(mails(number))
                .filteredOn(mail -> subject(mail).contains("continue"))
                .hasSize(1);

        Stream.of(
                        Map.entry(REVIEW, "instructeur"),
                        Map.entry("UserTask_GiveSecondReading", "valideur"),
                        Map.entry("UserTask_RecordCommittee", "comite"),
                        Map.entry("UserTask_SignDecision", "signataire"))
                .forEach(step -> walk.complete(number, step.getKey(), step.getValue()));
        assertThat(acts(number)).contains("AWARDED");
        LegalClock silence = clocks.find(number, Delay.IMPLIED_REJECTION).orElseThrow();
        assertThat(silence.isEnded()).isTrue();
        watchOn(SILENCE_ENDS.plusDays(4), number);
        assertThat(waiting(number))
                .as("nothing is left about a clock that has ended")
                .isZero();
    }

    @Test
    void after_days_of_standstill_nothing_is_lost_and_nothing_told_twice() {
        DossierNumber number = toReview();
        watchOn(LocalDate.of(2026, 4, 10), number);
        watchOn(LocalDate.of(2026, 5, 6), number);
        watch(number);
        assertThat(jdbc.sql(
                                "select point from ampli.clock_notice where dossier_number = ? order by told_at, point desc")
                        .param(number.value())
                        .query(String.class)
                        .list())
                .containsExactlyInAnyOrder("BEFORE_15_CALENDAR_DAYS", "BEFORE_5_CALENDAR_DAYS", "END");
        assertThat(count(number, "DEADLINE_NEAR")).isEqualTo(2);
        assertThat(count(number, "IMPLIED_REJECTION_LOGGED")).isEqualTo(1);
        assertThat(count(number, "TASK_LATE")).isEqualTo(1);
    }

    @Test
    void two_rounds_at_the_same_moment_tell_once() throws Exception {
        List<DossierNumber> numbers = Stream.generate(this::toReview).limit(4).toList();
        moveTo(LocalDate.of(2026, 5, 6));
        List<Job> rounds = Stream.generate(this::round).limit(3).toList();
        ExecutorService nodes = Executors.newFixedThreadPool(rounds.size());
        try {
            List<Callable<Void>> together = rounds.stream()
                    .map(job -> (Callable<Void>) () -> {
                        engine.getManagementService().executeJob(job.getId());
                        return null;
                    })
                    .toList();
            for (Future<Void> each : nodes.invokeAll(together)) {
                each.get();
            }
        } finally {
            nodes.shutdown();
        }
        for (DossierNumber number : numbers) {
            walk.runJobs(number);
            assertThat(count(number, "DEADLINE_NEAR")).isEqualTo(2);
            assertThat(count(number, "IMPLIED_REJECTION_LOGGED")).isEqualTo(1);
            assertThat(count(number, "TASK_LATE")).isEqualTo(1);
            assertThat(instances(number, "implied-rejection")).hasSize(1);
            assertThat(instances(number, ESCALATION)).hasSize(3);
            assertThat(waiting(number)).as("the last alert and the late task").isEqualTo(2);
        }
    }

    @Test
    void while_a_complement_is_awaited_silence_stands_still_and_nobody_is_told() {
        DossierNumber number = toReview();
        walk.complete(number, REVIEW, "instructeur");
        walk.complete(number, "UserTask_GiveSecondReading", "valideur");
        walk.complete(number, "UserTask_RecordCommittee", "comite", "adjourned", Map.of());
        assertThat(clocks.find(number, Delay.IMPLIED_REJECTION).orElseThrow().isPaused())
                .isTrue();
        watchOn(LocalDate.of(2026, 3, 22), number);
        walk.complete(number, "UserTask_RecordComplement", "instructeur", Map.of("receivedOn", "2026-03-22"));

        LegalClock silence = clocks.find(number, Delay.IMPLIED_REJECTION).orElseThrow();
        assertThat(silence.stoppedDays()).isEqualTo(20);
        assertThat(silence.dueOn()).isEqualTo(SILENCE_ENDS.plusDays(20));
        assertThat(cockpit(number, "impliedRejectionDueAt"))
                .as("in every process that shows it")
                .hasSizeGreaterThanOrEqualTo(2)
                .containsOnly(endOf(SILENCE_ENDS.plusDays(20)));
        watchOn(SILENCE_ENDS.plusDays(1), number);
        assertThat(applications.impliedRejection(number)).isEmpty();
        watchOn(SILENCE_ENDS.plusDays(21), number);
        assertThat(applications.impliedRejection(number)).contains(SILENCE_ENDS.plusDays(20));
    }

    @Test
    void a_complement_that_never_comes_stops_silence_no_longer_than_its_own_time() {
        DossierNumber number = toReview();
        walk.complete(number, REVIEW, "instructeur");
        walk.complete(number, "UserTask_GiveSecondReading", "valideur");
        walk.complete(number, "UserTask_RecordCommittee", "comite", "adjourned", Map.of());
        moveTo(LocalDate.of(2026, 4, 20));
        walk.fireTimer(number, "BoundaryEvent_ComplementOverdue");
        assertThat(clocks.find(number, Delay.IMPLIED_REJECTION).orElseThrow().stoppedDays())
                .isEqualTo(30);
    }

    @Test
    void a_dossier_that_closes_or_is_withdrawn_ends_its_clocks() {
        DossierNumber number = toReview();
        watchOn(LocalDate.of(2026, 4, 28), number);
        assertThat(waiting(number)).isPositive();
        walk.start(
                "withdrawal",
                "record-withdrawal",
                "instructeur",
                Map.of("number", number.value(), "receivedOn", "2026-04-28"));
        walk.runJobs(number);
        assertThat(clocks.of(number)).isNotEmpty().allMatch(LegalClock::isEnded);
        watchOn(SILENCE_ENDS.plusDays(3), number);
        assertThat(applications.impliedRejection(number)).isEmpty();
        assertThat(waiting(number)).isZero();
        assertThat(isRunning(number)).isFalse();
    }

    @Test
    void a_dossier_in_trouble_keeps_no_other_from_being_told_and_is_seen() {
        DossierNumber lost = DossierNumber.of(2025, 999_000 + nextHolder());
        DossierNumber number = toReview();
        clocks.start(lost, Delay.IMPLIED_REJECTION, LocalDate.of(2026, 2, 20));
        moveTo(LocalDate.of(2026, 4, 28));
        try {
            assertThatThrownBy(() -> watch(number)).hasMessageContaining("could not be done");
            walk.runJobs(number);
            assertThat(count(number, "DEADLINE_NEAR")).isEqualTo(2);
            assertThat(jdbc.sql("select count(*) from ampli.clock_notice where dossier_number = ?")
                            .param(lost.value())
                            .query(Integer.class)
                            .single())
                    .as("what was not done is not noted as done")
                    .isZero();
        } finally {
            clocks.endAll(lost, today());
        }
    }

    @Test
    void the_watch_looks_every_hour() {
        Job start = engine
                .getManagementService()
                .createJobQuery()
                .processDefinitionKey("deadline-watch")
                .timers()
                .active()
                .list()
                .stream()
                .filter(job -> job.getProcessInstanceId() == null)
                .findFirst()
                .orElseThrow();
        assertThat(start.getDuedate().toInstant().getEpochSecond() % 3600).isZero();
        watchOn(LocalDate.of(2026, 3, 3), open());
        assertThat(engine.getHistoryService()
                        .createHistoricActivityInstanceQuery()
                        .activityId("EndEvent_DeadlinesWatched")
                        .count())
                .isPositive();
    }

    private Job round() {
        String instance = engine.getRuntimeService()
                .startProcessInstanceByKey("deadline-watch")
                .getId();
        return engine.getManagementService()
                .createJobQuery()
                .processInstanceId(instance)
                .singleResult();
    }

    private List<Object> cockpit(DossierNumber number, String variable) {
        return engine
                .getRuntimeService()
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(number.value())
                .list()
                .stream()
                .map(instance -> engine.getRuntimeService().getVariable(instance.getId(), variable))
                .filter(java.util.Objects::nonNull)
                .toList();
    }
}
