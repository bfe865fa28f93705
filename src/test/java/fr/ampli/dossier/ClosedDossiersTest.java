package fr.ampli.dossier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fr.ampli.TestDatabase;
import fr.ampli.dossier.ClosedDossiers.Page;
import fr.ampli.dossier.ClosedDossiers.Question;
import fr.ampli.shared.DossierNumber;
import fr.ampli.shared.Reason;
import fr.ampli.shared.Refusal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Searching among very many closed dossiers, made up for each test and gone after it. */
class ClosedDossiersTest {

    private static final int MANY = 20_000;

    private final JdbcClient jdbc = TestDatabase.jdbc();
    private final ClosedDossiers closed = new ClosedDossiers(new DossierStore(jdbc));

    @Test
    void narrows_by_outcome_period_department_and_words() {
        amongMany(() -> {
            assertThat(find(question("", "", "", "", ""))).hasSize(50);
            assertThat(find(question("LAPSED", "", "", "", "")))
                    .hasSize(50)
                    .allMatch(dossier -> dossier.ending().equals(Optional.of(Ending.LAPSED)));
            assertThat(find(question("", "2050-03-02", "2050-03-02", "", "")))
                    .isNotEmpty()
                    .allMatch(dossier ->
                            dossier.endedAt().orElseThrow().toString().startsWith("2050-03-02"));
            assertThat(find(question("", "", "", "24", "")))
                    .hasSize(50)
                    .allMatch(dossier -> dossier.project().postalCode().startsWith("24"));
            assertThat(find(question("REFUSED", "", "", "33", "Atelier 14007")))
                    .singleElement()
                    .satisfies(dossier -> assertThat(dossier.holder().name()).isEqualTo("Atelier 14007"));
            assertThat(find(question("", "", "", "", "?!"))).isEmpty();
        });
    }

    @Test
    void words_that_all_have_in_common_keep_the_order() {
        amongMany(() -> {
            assertThat(find(question("REFUSED", "2050-03-01", "2050-11-30", "24", "atelier projet")))
                    .hasSize(50)
                    .isEqualTo(find(question("REFUSED", "2050-03-01", "2050-11-30", "24", "")));
            // They were opened in the order in which they were closed
            assertThat(new DossierStore(jdbc).search(SearchWords.of("atelier projet commune"), 50))
                    .isEqualTo(find(question("", "2050-01-01", "2050-12-31", "", "")));
        });
    }

    /** Many have the one, many the other, none of the latest both. */
    @Test
    void words_that_only_old_ones_have_in_common_are_found_however_far_back() {
        amongMany(() -> {
            for (String typed : List.of("atelier 12", "atelier 1 24410", "projet commune 1")) {
                SearchWords words = SearchWords.of(typed);
                List<String> all = jdbc.sql(
                                "select number from ampli.dossier where ended_at between '2050-01-01' and "
                                        + "'2051-01-01' and words @@ to_tsquery('simple', :query) order by ended_at desc limit 50")
                        .param("query", words.query())
                        .query(String.class)
                        .list();
                assertThat(all).as(typed).hasSize(50);
                assertThat(new DossierStore(jdbc).search(words, 50))
                        .as(typed)
                        .extracting(dossier -> dossier.number().value())
                        .isEqualTo(all);
                assertThat(find(question("", "2050-01-01", "2050-12-31", "", typed)))
                        .as(typed)
                        .extracting(dossier -> dossier.number().value())
                        .isEqualTo(all);
            }
            assertThat(find(question("REFUSED", "", "2050-01-31", "24", "atelier 1")))
                    .isNotEmpty()
                    .isEqualTo(find(question("REFUSED", "", "2050-01-31", "24", "1")))
                    .allMatch(dossier -> dossier.holder().name().startsWith("Atelier 1"));
        });
    }

    /** Not enough of them stand side by side: they are read at once, or those of the rarer word in turn, or page by page. */
    @ParameterizedTest
    @CsvSource({
        // As many as are read at once: each once, and none a second time
        "n % 200 = 3, 100, 100",
        // After a vain look at one more, those of the rarer word one after the other
        "n % 199 = 3, 101, 160",
        // After a vain look, farther back: the list of the rarer word is too long, and its first places lie far apart
        "n % 40 = 3 and (n < 8000 or n % 400 = 3), 230, 160"
    })
    void words_that_few_have_together_are_found_in_order(String which, int having, long linesAtMost) {
        amongMany(() -> {
            jdbc.sql("update ampli.dossier set commune = 'Hautefutaie' from (select number as made_up,"
                            + " right(number, 6)::int - 100000 as n from ampli.dossier where number like 'AMPLI-2050-%') m"
                            + " where number = made_up and " + which)
                    .update();
            assertThat(all("hautefutaie", "true", MANY)).hasSize(having);

            long before = linesRead("dossier");
            List<Dossier> found = new DossierStore(jdbc).search(SearchWords.of("atelier hautef"), 50);
            assertThat(linesRead("dossier") - before).isLessThanOrEqualTo(linesAtMost);
            assertThat(numbers(found)).isEqualTo(all("hautefutaie", "true", 50));

            before = linesRead("dossier");
            found = find(question("", "", "", "", "atelier hautef"));
            assertThat(linesRead("dossier") - before).isLessThanOrEqualTo(linesAtMost);
            assertThat(numbers(found)).isEqualTo(all("hautefutaie", "true", 50));

            assertThat(numbers(find(question("", "", "", "24", "atelier hautef"))))
                    .isEqualTo(all("hautefutaie", "postal_code like '24%'", 50))
                    .isNotEmpty();
            assertThat(numbers(find(question("LAPSED", "2050-02-01", "2050-11-30", "", "atelier hautef"))))
                    .isEqualTo(all(
                            "hautefutaie",
                            "ending = 'LAPSED' and ended_at >= '2050-02-01 00:00 Europe/Paris'"
                                    + " and ended_at < '2050-12-01 00:00 Europe/Paris'",
                            50))
                    .isNotEmpty();
            List<Dossier> paged = new ArrayList<>();
            for (Optional<String> next = Optional.of(""); next.isPresent(); ) {
                Page page =
                        closed.find(question("", "", "", "", "atelier hautef").after(next.get()), 17);
                paged.addAll(page.dossiers());
                next = page.next();
            }
            assertThat(numbers(paged)).isEqualTo(all("hautefutaie", "true", MANY));
        });
    }

    /** What other tests write down at once is kept from day to day by triggers. */
    @Test
    void from_day_to_day_the_lists_follow_what_is_closed_and_corrected() {
        TestDatabase.transaction().executeWithoutResult(status -> {
            insert(1, 4, false);
            DossierStore store = new DossierStore(jdbc);
            assertThat(store.search(SearchWords.of("atelier projet"), 4)).hasSize(4);
            assertThat(find(question("", "2050-01-01", "", "", "atelier"))).isEmpty();

            for (int n : List.of(3, 1, 2)) {
                store.close(number(n), Ending.REFUSED, Instant.parse("2050-05-0" + (4 - n) + "T10:00:00Z"));
            }
            assertThat(find(question("", "", "", "", "atelier")))
                    .extracting(Dossier::number)
                    .startsWith(number(1), number(2), number(3));
            assertThat(find(question("", "", "", "", "atelier projet")))
                    .extracting(Dossier::number)
                    .startsWith(number(1), number(2), number(3));
            assertThat(find(question("SETTLED", "2050-01-01", "", "", "atelier")))
                    .isEmpty();

            store.rename(number(2), "Brocante 2");
            assertThat(find(question("", "2050-01-01", "", "", "brocante")))
                    .extracting(Dossier::number)
                    .containsExactly(number(2));
            assertThat(find(question("", "2050-01-01", "", "", "atelier")))
                    .extracting(Dossier::number)
                    .containsExactly(number(1), number(3));
            assertThat(store.search(SearchWords.of("brocante"), 50))
                    .extracting(Dossier::number)
                    .contains(number(2));

            correct(3, "postal_code = '97400'");
            assertThat(find(question("", "2050-01-01", "", "974", "atelier")))
                    .extracting(Dossier::number)
                    .containsExactly(number(3));
            assertThat(find(question("", "2050-01-01", "", "", "97400 atelier")))
                    .extracting(Dossier::number)
                    .containsExactly(number(3));
            assertThat(find(question("", "2050-01-01", "", "87", "atelier"))).isEmpty();

            correct(1, "ending = 'LAPSED'");
            assertThat(find(question("LAPSED", "2050-01-01", "", "", "atelier")))
                    .extracting(Dossier::number)
                    .containsExactly(number(1));
            correct(1, "ended_at = ended_at - interval '3 days'");
            assertThat(find(question("", "2050-01-01", "", "", "projet")))
                    .extracting(Dossier::number)
                    .containsExactly(number(2), number(3), number(1));

            insert(5, 5, true);
            assertThat(find(question("", "2050-01-01", "", "", "atelier")))
                    .extracting(Dossier::number)
                    .contains(number(5));
            assertThat(lines()).as("and no line is left over").containsExactlyElementsOf(expectedLines());
            status.setRollbackOnly();
        });
    }

    private void correct(int n, String change) {
        jdbc.sql("update ampli.dossier set " + change + " where number = :number")
                .param("number", number(n).value())
                .update();
    }

    private static DossierNumber number(int n) {
        return DossierNumber.parse("AMPLI-2050-" + (100_000 + n));
    }

    private List<String> lines() {
        return jdbc.sql("select concat_ws(' ', prefix, ended_at, number, ending, department)"
                        + " from ampli.closed_dossier_prefix where number like 'AMPLI-2050-%' order by 1")
                .query(String.class)
                .list();
    }

    private List<String> expectedLines() {
        return jdbc.sql("select concat_ws(' ', p, ended_at, number, ending, ampli.department_of(postal_code))"
                        + " from ampli.dossier, ampli.prefixes(words) p"
                        + " where number like 'AMPLI-2050-%' and ended_at is not null order by 1")
                .query(String.class)
                .list();
    }

    private static List<String> numbers(List<Dossier> dossiers) {
        return dossiers.stream().map(dossier -> dossier.number().value()).toList();
    }

    /** By reading every dossier. */
    private List<String> all(String word, String where, int limit) {
        return jdbc.sql(
                        "select number from ampli.dossier where to_tsvector('simple', lower(commune)) @@ to_tsquery('simple', :word)"
                                + " and " + where + " order by ended_at desc, number desc limit :limit")
                .param("word", word)
                .param("limit", limit)
                .query(String.class)
                .list();
    }

    @Test
    void every_page_goes_on_where_the_last_one_ended() {
        amongMany(() -> {
            Question question = question("REFUSED", "2050-01-01", "2050-06-30", "24", "");
            List<Dossier> all = new ArrayList<>();
            Optional<String> next = Optional.of("");
            while (next.isPresent()) {
                Page page = closed.find(question.after(next.get()), 17);
                all.addAll(page.dossiers());
                next = page.next();
            }
            assertThat(all)
                    .doesNotHaveDuplicates()
                    .isSortedAccordingTo((one, other) -> other.endedAt()
                            .orElseThrow()
                            .compareTo(one.endedAt().orElseThrow()))
                    .hasSameSizeAs(closed.find(question, MANY).dossiers());
        });
    }

    @Test
    void a_page_costs_the_same_wherever_it_lies() {
        amongMany(() -> {
            Dossier deep = closed.find(question("", "", "2050-02-01", "", ""), 1)
                    .dossiers()
                    .get(0);
            for (Question each : List.of(
                    question("", "", "", "", ""),
                    question("", "", "", "", "").after(ClosedSearch.place(deep)),
                    question("LAPSED", "", "", "", "").after(ClosedSearch.place(deep)),
                    question("", "", "", "24", "").after(ClosedSearch.place(deep)),
                    question("", "2050-02-01", "2050-06-01", "", ""),
                    question("", "", "", "", "14001"),
                    question("", "", "2050-02-01", "", "atelier"),
                    question("", "", "", "", "Atelier 14001"),
                    // Those with a 3 are old: both lists are read from there on
                    question("", "", "", "", "atelier 3"))) {
                long before = linesRead("dossier");
                long places = linesRead("closed_dossier_prefix");
                closed.find(each, 50);
                assertThat(linesRead("dossier") - before).as("%s", each).isLessThan(200);
                // Of two words a thousand places of each are looked at
                assertThat(linesRead("closed_dossier_prefix") - places)
                        .as("%s", each)
                        .isLessThan(each.words().contains(" ") ? 2_100 : 100);
            }
        });
    }

    @Test
    void says_everything_that_it_does_not_understand() {
        Refusal refusal =
                catchThrowableOfType(Refusal.class, () -> closed.find(question("GONE", "hier", "", "2A", ""), 50));
        assertThat(refusal.reasons())
                .extracting(Reason::code)
                .containsExactlyInAnyOrder("ENDING_UNKNOWN", "DEPARTMENT_INVALID", "PERIOD_INVALID");
        assertThat(catchThrowableOfType(
                                Refusal.class,
                                () -> closed.find(question("", "", "", "", "").after("x"), 50))
                        .reasons())
                .extracting(Reason::code)
                .containsExactly("PAGE_UNKNOWN");
    }

    private static Question question(String ending, String from, String to, String department, String words) {
        return new Question(ending, from, to, department, words, null);
    }

    private List<Dossier> find(Question question) {
        return closed.find(question, 50).dossiers();
    }

    /** Lines of a table that this transaction has read so far, by whatever way. */
    private long linesRead(String table) {
        return jdbc.sql("select seq_tup_read + idx_tup_fetch from pg_stat_xact_user_tables "
                        + "where schemaname = 'ampli' and relname = :table")
                .param("table", table)
                .query(Long.class)
                .single();
    }

    /** One closed every half hour of the year 2050, in turns of seven endings and three departments. */
    private void amongMany(Runnable test) {
        Consumer<org.springframework.transaction.TransactionStatus> within = status -> {
            // At once, what the triggers do row by row
            jdbc.sql("set local session_replication_role = replica").update();
            insert(1, MANY, true);
            jdbc.sql("""
                            insert into ampli.dossier_prefix select w, opened_at, number
                            from ampli.dossier d cross join lateral ampli.prefixes(d.words) w
                            where number like 'AMPLI-2050-%' order by 1, 2, 3
                            """).update();
            jdbc.sql("""
                            insert into ampli.closed_dossier_prefix
                            select w, ended_at, number, ending, ampli.department_of(postal_code)
                            from ampli.dossier d cross join lateral ampli.prefixes(d.words) w
                            where number like 'AMPLI-2050-%' order by 1, 2, 3
                            """).update();
            jdbc.sql("set local session_replication_role = origin").update();
            // As autovacuum does
            jdbc.sql("analyze ampli.dossier, ampli.dossier_prefix, ampli.closed_dossier_prefix")
                    .update();
            test.run();
            status.setRollbackOnly();
        };
        TestDatabase.transaction().executeWithoutResult(within);
    }

    private void insert(int from, int to, boolean ended) {
        jdbc.sql("""
                        insert into ampli.dossier (number, holder_name, legal_form, contact_name, contact_email,
                            contact_phone, project_title, project_summary, commune, postal_code, partner_consent,
                            stage, stage_since, opened_at, ending, ended_at)
                        select 'AMPLI-2050-' || (100000 + n), 'Atelier ' || n, 'ASSOCIATION', 'N. B.',
                            'n@example.org', '0600000000', 'Projet', 'Un projet.', 'Commune',
                            (array['33000', '24410', '87000'])[1 + n % 3], false,
                            case when :ended then 'CLOSED' else 'REVIEW' end, moment, moment,
                            case when :ended then outcome end, case when :ended then moment end
                        from (select n, timestamptz '2050-01-01 08:00Z' + n * interval '26 minutes' as moment,
                                (array['REFUSED', 'SETTLED', 'REORIENTED', 'INADMISSIBLE', 'LAPSED', 'WITHDRAWN',
                                       'CLOSED_AFTER_RECOVERY'])[1 + n % 7] as outcome
                              from generate_series(:from, :to) n) as made_up
                        """).param("from", from).param("to", to).param("ended", ended).update();
    }
}
