package fr.ampli.oversight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.ampli.TestDatabase;
import fr.ampli.oversight.Workload.Bookmark;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The list of tasks that wait, among very many, made up for each test and gone after it. */
class WorkloadTest {

    private static final int PAGE = 50;

    private final JdbcClient jdbc = TestDatabase.jdbc();

    @Test
    void a_page_of_the_list_reads_the_same_among_many_more_tasks() {
        TestDatabase.transaction().executeWithoutResult(status -> {
            add(1, 1_000);
            String few = plan(Bookmark.START);
            add(1_001, 50_000);
            for (Bookmark from : new Bookmark[] {Bookmark.START, new Bookmark("2051-03-02", "made-up-7")}) {
                String many = plan(from);
                assertThat(many)
                        .as("no other way, and nothing to sort")
                        .contains("open_task_in_order")
                        .doesNotContain("Sort");
                // None of them is vacuumed yet: the table is asked for each line, and once for its page
                assertThat(pages(many)).as(many).isLessThanOrEqualTo(Math.max(pages(few), PAGE) + 20);
            }
            status.setRollbackOnly();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2026-13-01", "2026-02-30", "+12026-01-01", "1 or 1", "now", "2026-03-02 10:00:00"})
    void a_bookmark_is_a_day_or_none(String due) {
        assertThatThrownBy(() -> new Bookmark(due, "")).isInstanceOf(IllegalArgumentException.class);
    }

    private void add(int from, int to) {
        jdbc.sql("""
                        insert into ampli.open_task (id, dossier_number, task_key, name, groups, since, due_on, awaits)
                        select 'made-up-' || n, 'AMPLI-2050-' || (100000 + n), 'UserTask_MadeUp', 'Tâche', '{instructeur}',
                          now(), case when n % 10 > 0 then date '2050-01-01' + (n * 7919) % 700 end,
                          (array['HOLDER', 'PARTNER', 'REGION', 'OTHER_SERVICE'])[1 + n % 4]
                        from generate_series(:from, :to) n
                        """).param("from", from).param("to", to).update();
        jdbc.sql("analyze ampli.open_task").update();
    }

    private String plan(Bookmark from) {
        return String.join(
                "\n",
                jdbc.sql("explain (analyze, buffers) " + WorkloadStore.IN_ORDER_OF_LAST_DAYS)
                        .param("side", "HOLDER")
                        .param("due", from.due())
                        .param("id", from.id())
                        .param("most", PAGE)
                        .query(String.class)
                        .list());
    }

    private static int pages(String plan) {
        Matcher read =
                Pattern.compile("Buffers: shared hit=(\\d+)(?: read=(\\d+))?").matcher(plan);
        assertThat(read.find()).as(plan).isTrue();
        return Integer.parseInt(read.group(1)) + (read.group(2) == null ? 0 : Integer.parseInt(read.group(2)));
    }
}
