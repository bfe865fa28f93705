package fr.ampli.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fr.ampli.TestDatabase;
import fr.ampli.journal.Journal;
import fr.ampli.shared.DossierNumber;
import fr.ampli.shared.Person;
import fr.ampli.shared.Reason;
import fr.ampli.shared.Refusal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** R55, R56. */
class PartsTest {

    private static final Person LEA = new Person("instructeur");
    private static final Person MAX = new Person("instructeur2");
    /** Half past midnight of 1 August in France. */
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-07-31T22:30:00Z"), ZoneOffset.UTC);

    private static final Set<Part> KEPT_APART = EnumSet.of(
            Part.REVIEW,
            Part.SECOND_READING,
            Part.SERVICE_DONE_CONTROL,
            Part.PAYMENT_PREPARATION,
            Part.PAYMENT_CERTIFICATION);

    private final JdbcClient jdbc = TestDatabase.jdbc();
    private final Parts parts = new Parts(jdbc, CLOCK);
    private final DossierNumber number = TestDatabase.nextNumber();

    private void take(DossierNumber dossier, Person person, Part part) {
        TestDatabase.transaction().executeWithoutResult(status -> parts.take(dossier, person, part));
    }

    @Test
    void nobodyHoldsTwoOfThePartsThatAreKeptApart() {
        for (Part first : KEPT_APART) {
            for (Part second : KEPT_APART) {
                DossierNumber dossier = TestDatabase.nextNumber();
                take(dossier, LEA, first);
                if (first == second) {
                    take(dossier, LEA, second);
                } else {
                    Refusal refusal = catchThrowableOfType(Refusal.class, () -> take(dossier, LEA, second));
                    assertThat(refusal.reasons()).extracting(Reason::code).containsExactly("SEPARATION_OF_DUTIES");
                    assertThat(refusal.reasons()).extracting(Reason::clause).containsExactly("R55");
                }
                assertThat(parts.of(dossier)).extracting(PartTaken::part).containsExactly(first);
            }
        }
    }

    @Test
    void saysInFrenchWhatWasDoneBeforeAndThatAColleagueMustDoIt() {
        take(number, LEA, Part.REVIEW);
        assertThatThrownBy(() -> take(number, LEA, Part.SERVICE_DONE_CONTROL))
                .isInstanceOf(Refusal.class)
                .hasMessage("Sur le dossier " + number + ", vous avez déjà assuré « instruction » le 1er août 2026. "
                        + "La même personne ne peut pas assurer aussi « contrôle de service fait » ; "
                        + "un ou une collègue doit s’en charger.");
    }

    @Test
    void separationIsByPersonAndByDossier() {
        take(number, LEA, Part.REVIEW);
        take(number, MAX, Part.SERVICE_DONE_CONTROL);
        take(TestDatabase.nextNumber(), LEA, Part.SERVICE_DONE_CONTROL);
        take(number, LEA, Part.COMMITTEE);
        take(number, LEA, Part.RECOVERY_DECISION);
        assertThat(parts.of(number))
                .extracting(PartTaken::person, PartTaken::part)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple(LEA, Part.REVIEW),
                        org.assertj.core.groups.Tuple.tuple(MAX, Part.SERVICE_DONE_CONTROL),
                        org.assertj.core.groups.Tuple.tuple(LEA, Part.COMMITTEE),
                        org.assertj.core.groups.Tuple.tuple(LEA, Part.RECOVERY_DECISION));
    }

    @Test
    void whoDeclaredAConflictTouchesNothingAnyMore() {
        take(number, LEA, Part.COMMITTEE);
        take(number, LEA, Part.CONFLICT_DECLARED);
        for (Part part : EnumSet.complementOf(EnumSet.of(Part.CONFLICT_DECLARED))) {
            assertThatThrownBy(() -> take(number, LEA, part))
                    .as(part.name())
                    .isInstanceOf(Refusal.class)
                    .hasMessage("Vous avez déclaré un conflit d’intérêts sur ce dossier le 1er août 2026 et n’y"
                            + " intervenez plus ; un ou une collègue doit s’en charger.");
        }
        take(number, MAX, Part.REVIEW);
    }

    @Test
    void aConflictCanAlwaysBeDeclaredEvenLate() {
        take(number, LEA, Part.REVIEW);
        take(number, LEA, Part.CONFLICT_DECLARED);
        assertThat(parts.of(number)).extracting(PartTaken::part).contains(Part.REVIEW, Part.CONFLICT_DECLARED);
    }

    @Test
    void whoDeclaredAConflictIsKeptFromActsThatTakeNoPartToo() {
        assertThat(parts.obstacle(number, LEA)).isEmpty();
        take(number, LEA, Part.REVIEW);
        assertThat(parts.obstacle(number, LEA)).isEmpty();
        take(number, LEA, Part.CONFLICT_DECLARED);
        assertThat(parts.obstacle(number, LEA))
                .map(Obstacle::reason)
                .map(Reason::clause)
                .contains("R56");
        assertThat(parts.free(number, List.of(LEA, MAX), Optional.empty())).containsExactly(MAX);
    }

    @Test
    void theReasonNamesThoseWhoMayActInstead() {
        take(number, LEA, Part.REVIEW);
        assertThat(parts.free(number, List.of(LEA, MAX), Optional.of(Part.PAYMENT_PREPARATION)))
                .containsExactly(MAX);
        Obstacle obstacle =
                parts.obstacle(number, LEA, Part.PAYMENT_PREPARATION).orElseThrow();
        assertThat(obstacle.reasonAbout("Léa Roy", List.of("Max Bel")).sentence())
                .startsWith("Sur le dossier " + number + ", Léa Roy a déjà assuré « instruction » le 1er août 2026.")
                .endsWith("peuvent s’en charger : Max Bel.");
        assertThat(obstacle.reason(List.of()).sentence())
                .endsWith("personne d’autre ne peut s’en charger aujourd’hui : prévenez votre responsable.");
    }

    @Test
    void aPartIsWrittenIntoTheJournalOnce() {
        take(number, LEA, Part.REVIEW);
        take(number, LEA, Part.REVIEW);
        assertThat(new Journal(jdbc, CLOCK).of(number)).singleElement().satisfies(entry -> {
            assertThat(entry.person()).isEqualTo(LEA);
            assertThat(entry.act()).isEqualTo("PART_TAKEN");
            assertThat(entry.sentence()).contains("instruction");
        });
    }

    @Test
    void askingTakesNothing() {
        assertThat(parts.obstacle(number, LEA, Part.REVIEW)).isEmpty();
        assertThat(parts.of(number)).isEmpty();
        take(number, LEA, Part.REVIEW);
        assertThat(parts.obstacle(number, LEA, Part.REVIEW)).isEmpty();
        assertThat(parts.obstacle(number, LEA, Part.SECOND_READING))
                .map(Obstacle::reason)
                .map(Reason::clause)
                .contains("R55");
    }

    @Test
    void ofTwoThatTakeAtTheSameTimeOneWins() throws Exception {
        ExecutorService other = Executors.newSingleThreadExecutor();
        CountDownLatch started = new CountDownLatch(1);
        try {
            Future<?> second = TestDatabase.transaction().execute(status -> {
                parts.take(number, LEA, Part.REVIEW);
                Future<?> waiting = other.submit(() -> {
                    started.countDown();
                    take(number, LEA, Part.PAYMENT_PREPARATION);
                });
                assertThat(awaitLockWait(started))
                        .as("the second waits for the first")
                        .isTrue();
                assertThat(waiting.isDone()).isFalse();
                return waiting;
            });
            assertThatThrownBy(() -> second.get(10, TimeUnit.SECONDS)).hasCauseInstanceOf(Refusal.class);
        } finally {
            other.shutdownNow();
        }
        assertThat(parts.of(number)).extracting(PartTaken::part).containsExactly(Part.REVIEW);
    }

    private boolean awaitLockWait(CountDownLatch started) {
        try {
            started.await(10, TimeUnit.SECONDS);
            for (int i = 0; i < 100; i++) {
                if (jdbc.sql("select count(*) from pg_locks where locktype = 'advisory' and not granted")
                                .query(Integer.class)
                                .single()
                        > 0) {
                    return true;
                }
                Thread.sleep(50);
            }
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Test
    void refusesToWorkWhereItsLockWouldNotHold() {
        assertThatThrownBy(() -> parts.take(number, LEA, Part.REVIEW)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void theDatabaseLetsNobodyGiveAPartBack() {
        take(number, LEA, Part.REVIEW);
        assertThatThrownBy(() -> jdbc.sql("delete from ampli.part_taken").update())
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining("ampli.part_taken is append-only");
    }

    @Test
    void configurationMayKeepMoreApartButNotNothing() {
        AccessRules rules = new AccessRules(List.of(Set.of(Part.COMMITTEE, Part.SIGNATURE)));
        assertThat(rules.exclude(Part.SIGNATURE, Part.COMMITTEE)).isTrue();
        assertThat(rules.exclude(Part.REVIEW, Part.COMMITTEE)).isFalse();
        assertThatThrownBy(() -> new AccessRules(List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new AccessRules(List.of(Set.of(Part.REVIEW))))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
