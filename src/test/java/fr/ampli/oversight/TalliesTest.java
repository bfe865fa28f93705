package fr.ampli.oversight;

import static org.assertj.core.api.Assertions.assertThat;

import fr.ampli.TestDatabase;
import fr.ampli.deadline.TestDeadlines;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** Sums that folding never changes, whoever adds meanwhile. */
class TalliesTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);
    private static final LocalDate LONG_AGO = LocalDate.of(2025, 6, 17);

    private final Tallies tallies = new Tallies(
            new TallyStore(TestDatabase.jdbc()),
            TestDeadlines.with(Clock.fixed(TODAY.atTime(9, 0).toInstant(ZoneOffset.UTC), ZoneOffset.UTC)));

    private long lines(String measure) {
        return TestDatabase.jdbc()
                .sql("select count(*) from ampli.tally where measure = :measure")
                .param("measure", measure)
                .query(Long.class)
                .single();
    }

    private int fold() {
        return TestDatabase.transaction().execute(status -> tallies.compact());
    }

    /** The index holds figures only: each question names its measure, and nothing else is needed to see that it fits. */
    @Test
    void questions_for_a_figure_find_its_index() {
        List<String> plan = TestDatabase.transaction().execute(status -> {
            TestDatabase.jdbc().sql("set local enable_seqscan = off").update();
            return TestDatabase.jdbc()
                    .sql("explain select sum(n) from ampli.tally where measure = :measure and day >= :from")
                    .param("measure", "open-dossier")
                    .param("from", TODAY)
                    .query(String.class)
                    .list();
        });
        assertThat(plan).anyMatch(line -> line.contains("tally_of_figure"));
    }

    @Test
    void lines_of_one_kind_become_one() {
        for (int i = 0; i < 5; i++) {
            tallies.add(new Tally("test-fold", "A", TODAY, 7, 2, 30));
        }
        tallies.add(new Tally("test-fold", "B", TODAY, 7, 1, -1));
        List<Tally> before = tallies.of("test-fold");
        fold();
        assertThat(lines("test-fold")).isEqualTo(2);
        assertThat(tallies.of("test-fold"))
                .isEqualTo(before)
                .containsExactly(
                        new Tally("test-fold", "A", TODAY, 7, 10, 150), new Tally("test-fold", "B", TODAY, 7, 1, -1));
    }

    @Test
    void what_cancels_out_is_gone() {
        tallies.add(Tally.of("open-nothing", "A", TODAY, 1));
        tallies.add(Tally.of("open-nothing", "A", TODAY, -1));
        assertThat(tallies.of("open-nothing")).isEmpty();
        fold();
        assertThat(lines("open-nothing")).isZero();
    }

    @Test
    void old_days_of_what_is_open_are_kept_by_month_and_others_by_day() {
        tallies.add(Tally.of("open-test", "A", LONG_AGO, 3));
        tallies.add(Tally.of("test-days", "A", LONG_AGO, 3));
        tallies.add(Tally.of("open-test", "A", LONG_AGO.plusDays(1), 1));
        fold();
        // It leaves on the day it came, which is folded already
        tallies.add(Tally.of("open-test", "A", LONG_AGO, -1));
        fold();
        assertThat(tallies.of("open-test")).containsExactly(Tally.of("open-test", "A", LocalDate.of(2025, 6, 1), 3));
        assertThat(tallies.of("test-days")).containsExactly(Tally.of("test-days", "A", LONG_AGO, 3));
    }

    @Test
    void a_day_without_end_stays() {
        tallies.add(Tally.of("open-endless", "A", LocalDate.MAX, 1));
        fold();
        assertThat(tallies.of("open-endless")).containsExactly(Tally.of("open-endless", "A", LocalDate.MAX, 1));
    }

    @Test
    void eight_add_while_others_fold_and_nothing_is_lost() throws Exception {
        AtomicBoolean adding = new AtomicBoolean(true);
        ExecutorService threads = Executors.newFixedThreadPool(10);
        try {
            List<Future<Integer>> folders = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                folders.add(threads.submit(() -> {
                    int gone = 0;
                    while (adding.get()) {
                        gone += fold();
                    }
                    return gone;
                }));
            }
            Callable<Void> adder = () -> {
                for (int i = 0; i < 200; i++) {
                    tallies.add(new Tally("test-race", "A", TODAY, i % 3, 1, i));
                }
                return null;
            };
            for (Future<Void> done :
                    threads.invokeAll(List.of(adder, adder, adder, adder, adder, adder, adder, adder))) {
                done.get();
            }
            adding.set(false);
            for (Future<Integer> folder : folders) {
                folder.get();
            }
        } finally {
            threads.shutdown();
        }
        fold();
        List<Tally> sums = tallies.of("test-race");
        assertThat(sums.stream().mapToLong(Tally::n).sum()).isEqualTo(1600);
        assertThat(sums.stream().mapToLong(Tally::total).sum()).isEqualTo(8 * 199 * 100);
        assertThat(lines("test-race")).isEqualTo(3);
    }
}
