package fr.ampli.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fr.ampli.TestDatabase;
import fr.ampli.shared.DossierNumber;
import fr.ampli.shared.Person;
import fr.ampli.shared.Reason;
import fr.ampli.shared.Refusal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Absences, who acts meanwhile, and what nobody does: by the day, without any job. */
class AbsencesTest {

    private static final AtomicInteger OFFICES = new AtomicInteger();
    private static final LocalDate MONDAY = LocalDate.of(2026, 8, 3);
    private static final LocalDate FRIDAY = MONDAY.plusDays(4);

    private final int office = OFFICES.incrementAndGet();
    private final Person lea = person("léa");
    private final Person max = person("max");
    private final Person zoe = person("zoé");
    private final Person chief = person("chef");
    private final Person manager = person("rémi");
    private final Person admin = person("agathe");
    private final OfficePeople people = new OfficePeople()
            .with(lea, "instructeur")
            .with(max, "controleur")
            .with(zoe, "instructeur")
            .with(chief, "valideur")
            .with(manager, "responsable")
            .with(admin, "camunda-admin");
    /** Half past midnight of Monday in France: still Sunday elsewhere. */
    private final MovedClock clock = new MovedClock(Instant.parse("2026-08-02T22:30:00Z"));

    private final JdbcClient jdbc = TestDatabase.jdbc();
    private final Absences absences = absences(AbsenceRules.OF_THE_SERVICE);
    private final Staffing staffing = new Staffing(people, absences, AbsenceRules.OF_THE_SERVICE);
    private final Parts parts = new Parts(jdbc, clock);
    private final List<OpenTask> open = new ArrayList<>();
    private final Coverage coverage =
            new Coverage(() -> open, people, absences, staffing, parts, AccessRules.OF_THE_SCHEME);

    // Declaring

    @Test
    void an_absence_covers_its_days_and_no_other() {
        declare(lea, zoe, MONDAY, FRIDAY);
        assertThat(absences.of(lea, MONDAY.minusDays(1))).isEmpty();
        assertThat(absences.of(lea, MONDAY)).isPresent();
        assertThat(absences.of(lea, FRIDAY)).map(Absence::deputy).contains(zoe);
        assertThat(absences.of(lea, FRIDAY.plusDays(1))).isEmpty();
        assertThat(absences.of(zoe, MONDAY)).isEmpty();
    }

    @Test
    void days_are_those_of_france() {
        declare(lea, zoe, MONDAY, MONDAY);
        assertThat(absences.today()).isEqualTo(MONDAY);
        assertThat(staffing.whoMayActFor(List.of("instructeur"))).doesNotContain(lea);
        clock.moveTo("2026-08-03T21:59:59Z");
        assertThat(staffing.whoMayActFor(List.of("instructeur"))).doesNotContain(lea);
        clock.moveTo("2026-08-03T22:00:00Z");
        assertThat(staffing.whoMayActFor(List.of("instructeur"))).contains(lea);
    }

    @Test
    void impossible_days_are_refused() {
        refused(lea, draft(null, zoe, FRIDAY, MONDAY), "ABSENCE_ENDS_BEFORE_IT_BEGINS");
        refused(lea, draft(null, zoe, MONDAY.minusDays(9), MONDAY.minusDays(1)), "ABSENCE_IN_THE_PAST");
        refused(lea, new AbsenceDraft(null, zoe.id(), "", "31/12/2026"), "REQUIRED", "NOT_A_DATE");
        // Whoever fell ill last week is declared today
        assertThat(declare(lea, zoe, MONDAY.minusDays(9), MONDAY).covers(MONDAY.minusDays(9)))
                .isTrue();
    }

    @Test
    void the_longest_absence_is_a_setting() {
        refused(lea, draft(null, zoe, MONDAY, MONDAY.plusDays(366)), "ABSENCE_TOO_LONG");
        declare(lea, zoe, MONDAY, MONDAY.plusDays(365));
        Absences shorter = absences(new AbsenceRules(Period.ofDays(5), null, null));
        assertThat(catchThrowableOfType(
                        Refusal.class, () -> shorter.declare(draft(null, zoe, MONDAY, MONDAY.plusDays(5)), max)))
                .hasMessageContaining("au plus tard le 7 août 2026");
    }

    @Test
    void the_deputy_is_another_person_who_works_on_dossiers() {
        refused(lea, draft(null, lea, MONDAY, FRIDAY), "DEPUTY_IS_ABSENT_PERSON");
        refused(lea, draft(null, new Person("personne"), MONDAY, FRIDAY), "DEPUTY_UNKNOWN");
        refused(lea, draft(null, manager, MONDAY, FRIDAY), "DEPUTY_KEEPS_OUT");
        refused(lea, draft(null, admin, MONDAY, FRIDAY), "DEPUTY_KEEPS_OUT");
        refused(lea, new AbsenceDraft(null, "", MONDAY.toString(), FRIDAY.toString()), "REQUIRED");
    }

    @Test
    void the_people_to_choose_from_are_those_who_may_deputise() {
        people.with(admin, "camunda-admin", "instructeur");
        assertThat(absences.colleaguesOf(lea)).containsExactly(chief, max, zoe);
    }

    @Test
    void the_deputy_is_there_himself() {
        declare(zoe, max, FRIDAY, FRIDAY.plusDays(3));
        Refusal refusal = refused(lea, draft(null, zoe, MONDAY, FRIDAY), "DEPUTY_AWAY");
        assertThat(refusal.reasons().get(0).sentence())
                .isEqualTo(
                        name(zoe) + " est absent(e) du 7 août 2026 au 10 août 2026 : choisissez une autre personne ou"
                                + " d'autres dates.");
        declare(lea, zoe, MONDAY, FRIDAY.minusDays(1));
    }

    @Test
    void nobody_is_away_twice_at_a_time() {
        declare(lea, zoe, MONDAY, FRIDAY);
        refused(lea, draft(null, max, FRIDAY, FRIDAY.plusDays(9)), "ALREADY_AWAY");
        refused(lea, draft(null, max, MONDAY.plusDays(1), MONDAY.plusDays(1)), "ALREADY_AWAY");
        declare(lea, max, FRIDAY.plusDays(1), FRIDAY.plusDays(1));
        assertThatThrownBy(() -> insert(lea, max, MONDAY, MONDAY)).isInstanceOf(DataAccessException.class);
    }

    @Test
    void of_two_declarations_at_the_same_time_one_wins() throws Exception {
        ExecutorService other = Executors.newSingleThreadExecutor();
        CountDownLatch started = new CountDownLatch(1);
        try {
            Future<?> second = TestDatabase.transaction().execute(status -> {
                absences.declare(draft(null, zoe, MONDAY, FRIDAY), lea);
                Future<?> waiting = other.submit(() -> {
                    started.countDown();
                    declare(lea, max, FRIDAY, FRIDAY);
                });
                try {
                    started.await();
                    // Time to get as far as it can while the first holds the lock
                    assertThatThrownBy(() -> waiting.get(500, TimeUnit.MILLISECONDS))
                            .isInstanceOf(java.util.concurrent.TimeoutException.class);
                } catch (InterruptedException impossible) {
                    throw new AssertionError(impossible);
                }
                return waiting;
            });
            assertThatThrownBy(() -> second.get(20, TimeUnit.SECONDS)).hasRootCauseInstanceOf(Refusal.class);
        } finally {
            other.shutdownNow();
        }
        assertThat(absences.of(lea, FRIDAY)).map(Absence::deputy).contains(zoe);
    }

    @Test
    void only_who_may_declares_for_a_colleague_and_never_with_oneself_as_deputy() {
        refused(zoe, draft(lea, max, MONDAY, FRIDAY), "ABSENCE_FOR_ANOTHER");
        refused(chief, draft(lea, chief, MONDAY, FRIDAY), "DEPUTY_NAMES_ONESELF");
        refused(chief, draft(new Person("personne"), zoe, MONDAY, FRIDAY), "PERSON_UNKNOWN");
        Absence declared =
                TestDatabase.transaction().execute(status -> absences.declare(draft(lea, zoe, MONDAY, FRIDAY), chief));
        assertThat(declared.person()).isEqualTo(lea);
        assertThat(declared.declaredBy()).isEqualTo(chief);
    }

    @Test
    void the_right_to_declare_for_a_colleague_is_not_lent() {
        declare(chief, zoe, MONDAY, FRIDAY);
        assertThat(staffing.groupsOf(zoe)).contains("valideur");
        refused(zoe, draft(lea, max, MONDAY, FRIDAY), "ABSENCE_FOR_ANOTHER");
    }

    @Test
    void who_has_only_rights_that_are_never_lent_declares_nothing() {
        refused(manager, draft(null, zoe, MONDAY, FRIDAY), "NOTHING_TO_LEND");
        refused(chief, draft(admin, zoe, MONDAY, FRIDAY), "NOTHING_TO_LEND");
    }

    @Test
    void what_was_declared_stays_written() {
        Absence absence = declare(lea, zoe, MONDAY, FRIDAY);
        for (String change : List.of(
                "update ampli.absence set deputy = 'x' where id = ?",
                "update ampli.absence set last_day = last_day + 1 where id = ?",
                "delete from ampli.absence where id = ?")) {
            assertThatThrownBy(() -> jdbc.sql(change).param(absence.id()).update())
                    .isInstanceOf(DataAccessException.class)
                    .hasMessageContaining("can only be ended, once");
        }
        assertThatThrownBy(() -> jdbc.sql("truncate ampli.absence").update()).isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> insert(max, max, MONDAY, FRIDAY)).isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> insert(max, zoe, FRIDAY, MONDAY)).isInstanceOf(DataAccessException.class);
    }

    // Ending

    @Test
    void who_is_back_early_has_the_rights_again_at_once() {
        Absence absence = declare(lea, zoe, MONDAY, FRIDAY);
        clock.moveTo("2026-08-05T08:00:00Z");
        assertThat(end(absence, lea).backOn()).isEqualTo(MONDAY.plusDays(2));
        assertThat(absences.of(lea, MONDAY.plusDays(1))).isPresent();
        assertThat(absences.of(lea, MONDAY.plusDays(2))).isEmpty();
        // The rest of the week is free for another one
        declare(lea, max, MONDAY.plusDays(2), FRIDAY);
    }

    @Test
    void an_absence_is_called_off_before_it_begins() {
        Absence absence = declare(lea, zoe, FRIDAY, FRIDAY);
        end(absence, lea);
        assertThat(absences.of(lea, FRIDAY)).isEmpty();
        assertThat(absences.nowAndToCome()).extracting(Absence::person).doesNotContain(lea);
        declare(lea, max, FRIDAY, FRIDAY);
    }

    @Test
    void only_the_person_and_who_declares_for_others_end_it_and_only_once() {
        Absence absence = declare(lea, zoe, MONDAY, FRIDAY);
        assertThat(codes(() -> end(absence, zoe))).containsExactly("ABSENCE_NOT_YOURS");
        assertThat(codes(() -> transaction(() -> absences.endEarly(absence.id(), false, lea))))
                .containsExactly("RETURN_NOT_CONFIRMED");
        end(absence, chief);
        assertThat(codes(() -> end(absence, lea))).containsExactly("ABSENCE_OVER");
        Absence over = declare(zoe, max, MONDAY, MONDAY);
        clock.moveTo("2026-08-04T08:00:00Z");
        assertThat(codes(() -> end(over, zoe))).containsExactly("ABSENCE_OVER");
    }

    @Test
    void what_runs_and_what_comes_is_listed_and_what_is_over_is_not() {
        declare(lea, zoe, MONDAY.minusDays(5), MONDAY);
        declare(zoe, max, FRIDAY, FRIDAY);
        assertThat(mine(absences.nowAndToCome())).containsExactly(lea, zoe);
        clock.moveTo("2026-08-04T08:00:00Z");
        assertThat(mine(absences.nowAndToCome())).containsExactly(zoe);
    }

    // Acting meanwhile

    @Test
    void the_deputy_has_the_groups_of_the_absent_beside_the_own_until_the_last_day_is_over() {
        declare(lea, max, MONDAY, FRIDAY);
        assertThat(staffing.groupsOf(max)).containsExactlyInAnyOrder("controleur", "instructeur");
        assertThat(staffing.groupsOf(lea)).containsExactly("instructeur");
        assertThat(staffing.whoMayActFor(List.of("instructeur"))).containsExactly(max, zoe);
        clock.moveTo("2026-08-07T21:59:59Z");
        assertThat(staffing.groupsOf(max)).contains("instructeur");
        clock.moveTo("2026-08-07T22:00:00Z");
        assertThat(staffing.groupsOf(max)).containsExactly("controleur");
        assertThat(staffing.whoMayActFor(List.of("instructeur"))).containsExactly(lea, zoe);
    }

    @Test
    void managers_and_administrators_lend_nothing() {
        people.with(lea, "instructeur", "camunda-admin", "responsable", "technique");
        declare(lea, max, MONDAY, FRIDAY);
        assertThat(staffing.groupsOf(max)).containsExactlyInAnyOrder("controleur", "instructeur");
        assertThat(staffing.whoMayActFor(List.of("camunda-admin"))).containsExactly(admin);
        assertThat(staffing.whoMayActFor(List.of("responsable"))).containsExactly(manager);
        assertThatThrownBy(() -> new AbsenceRules(null, Set.of("responsable"), null))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void there_is_no_deputy_of_a_deputy() {
        declare(lea, zoe, MONDAY, FRIDAY);
        declare(zoe, max, MONDAY, FRIDAY);
        people.with(lea, "signataire");
        assertThat(staffing.groupsOf(max)).containsExactlyInAnyOrder("controleur", "instructeur");
        assertThat(staffing.whoMayActFor(List.of("signataire"))).isEmpty();
    }

    @Test
    void a_deputy_who_has_left_the_service_has_nothing_lent() {
        declare(lea, max, MONDAY, FRIDAY);
        people.with(max);
        assertThat(staffing.groupsOf(max)).isEmpty();
        assertThat(staffing.whoMayActFor(List.of("instructeur"))).containsExactly(zoe);
    }

    // What nobody does

    @Test
    void a_task_whose_people_are_all_away_or_hindered_is_a_gap_and_says_why() {
        OpenTask task = task(Part.REVIEW, null, "instructeur");
        assertThat(coverage.gaps()).isEmpty();
        declare(lea, max, MONDAY, FRIDAY);
        assertThat(coverage.gaps()).as("Zoé and Max may").isEmpty();
        take(task, max, Part.SERVICE_DONE_CONTROL);
        assertThat(coverage.gaps()).as("Zoé may").isEmpty();
        take(task, zoe, Part.CONFLICT_DECLARED);
        assertThat(coverage.gaps())
                .singleElement()
                .isEqualTo(new Gap(
                        task,
                        name(max) + " : a déjà assuré « contrôle de service fait » ; " + name(zoe)
                                + " : « conflit d'intérêts déclaré » ; " + name(lea)
                                + " : absent(e) jusqu'au 7 août 2026, suppléance " + name(max) + "."));
        clock.moveTo("2026-08-08T08:00:00Z");
        assertThat(coverage.gaps()).as("Léa is back").isEmpty();
    }

    @Test
    void a_task_that_takes_no_part_wants_only_somebody_without_a_conflict() {
        OpenTask task = task(null, null, "controleur");
        take(task, max, Part.REVIEW);
        assertThat(coverage.gaps()).isEmpty();
        take(task, max, Part.CONFLICT_DECLARED);
        assertThat(coverage.gaps()).hasSize(1);
    }

    @Test
    void a_task_in_the_hands_of_somebody_away_is_a_gap() {
        task(null, lea, "instructeur");
        task(null, zoe, "instructeur");
        assertThat(coverage.gaps()).isEmpty();
        declare(lea, max, MONDAY, FRIDAY);
        assertThat(coverage.gaps())
                .extracting(Gap::why)
                .containsExactly("Prise en charge par " + name(lea) + " : absent(e) jusqu'au 7 août 2026, suppléance "
                        + name(max) + ".");
    }

    @Test
    void the_number_of_tasks_does_not_count() {
        declare(lea, max, MONDAY, FRIDAY);
        declare(zoe, chief, MONDAY, FRIDAY);
        people.with(max).with(chief);
        for (int i = 0; i < 1000; i++) {
            task(Part.REVIEW, null, "instructeur");
        }
        people.asked = 0;
        assertThat(coverage.gaps()).hasSize(1000);
        assertThat(people.asked).isLessThan(20);
    }

    @Test
    void a_task_of_a_group_without_people_is_a_gap() {
        task(Part.SIGNATURE, null, "signataire");
        assertThat(coverage.gaps()).extracting(Gap::why).containsExactly("Personne dans : le groupe signataire.");
    }

    private Absences absences(AbsenceRules rules) {
        return new Absences(jdbc, people, rules, clock);
    }

    private Person person(String id) {
        return new Person(id + office);
    }

    private static String name(Person person) {
        return person.id().substring(0, 1).toUpperCase(java.util.Locale.ROOT)
                + person.id().substring(1);
    }

    private List<Person> mine(List<Absence> all) {
        return all.stream()
                .map(Absence::person)
                .filter(person -> !people.groupsOf(person).isEmpty())
                .toList();
    }

    private Absence declare(Person person, Person deputy, LocalDate first, LocalDate last) {
        return transaction(() -> absences.declare(draft(null, deputy, first, last), person));
    }

    private Absence end(Absence absence, Person by) {
        return transaction(() -> absences.endEarly(absence.id(), true, by));
    }

    private static <T> T transaction(java.util.function.Supplier<T> act) {
        return TestDatabase.transaction().execute(status -> act.get());
    }

    private static AbsenceDraft draft(Person person, Person deputy, LocalDate first, LocalDate last) {
        return new AbsenceDraft(person == null ? null : person.id(), deputy.id(), first.toString(), last.toString());
    }

    private Refusal refused(Person by, AbsenceDraft draft, String... codes) {
        Refusal refusal = catchThrowableOfType(Refusal.class, () -> transaction(() -> absences.declare(draft, by)));
        assertThat(refusal).as("a refusal").isNotNull();
        assertThat(refusal.reasons()).extracting(Reason::code).containsExactlyInAnyOrder(codes);
        assertThat(refusal.reasons()).extracting(Reason::sentence).allMatch(sentence -> sentence.endsWith("."));
        return refusal;
    }

    private static List<String> codes(org.assertj.core.api.ThrowableAssert.ThrowingCallable act) {
        return catchThrowableOfType(Refusal.class, act).reasons().stream()
                .map(Reason::code)
                .toList();
    }

    private void insert(Person person, Person deputy, LocalDate first, LocalDate last) {
        jdbc.sql("insert into ampli.absence (id, person, deputy, first_day, last_day, declared_by, declared_at) "
                        + "values (?, ?, ?, ?, ?, 'x', now())")
                .params(UUID.randomUUID(), person.id(), deputy.id(), first, last)
                .update();
    }

    private OpenTask task(Part part, Person assignee, String... groups) {
        OpenTask task = new OpenTask(
                TestDatabase.nextNumber(),
                "Une tâche",
                Set.of(groups),
                Optional.ofNullable(part),
                Optional.ofNullable(assignee),
                clock.instant(),
                UUID.randomUUID().toString(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        open.add(task);
        return task;
    }

    private void take(OpenTask task, Person person, Part part) {
        DossierNumber number = task.number();
        TestDatabase.transaction().executeWithoutResult(status -> parts.take(number, person, part));
    }

    private static final class MovedClock extends Clock {

        private Instant now;

        private MovedClock(Instant now) {
            this.now = now;
        }

        private void moveTo(String instant) {
            now = Instant.parse(instant);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return Clock.fixed(now, zone);
        }
    }
}
