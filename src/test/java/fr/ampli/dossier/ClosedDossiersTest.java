package fr.ampli.dossier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fr.ampli.TestDatabase;
import fr.ampli.dossier.ClosedDossiers.Page;
import fr.ampli.dossier.ClosedDossiers.Question;
import fr.ampli.shared.Reason;
import fr.ampli.shared.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
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
            // At once, what the triggers do row by row: SearchTest holds them to it
            jdbc.sql("set local session_replication_role = replica").update();
            jdbc.sql("""
                            insert into ampli.dossier (number, holder_name, legal_form, contact_name, contact_email,
                                contact_phone, project_title, project_summary, commune, postal_code, partner_consent,
                                stage, stage_since, opened_at, ending, ended_at)
                            select 'AMPLI-2050-' || (100000 + n), 'Atelier ' || n, 'ASSOCIATION', 'N. B.',
                                'n@example.org', '0600000000', 'Projet', 'Un projet.', 'Commune',
                                (array['33000', '24410', '87000'])[1 + n % 3], false, 'CLOSED', ended, ended, outcome, ended
                            from (select n, timestamptz '2050-01-01 08:00Z' + n * interval '26 minutes' as ended,
                                    (array['REFUSED', 'SETTLED', 'REORIENTED', 'INADMISSIBLE', 'LAPSED', 'WITHDRAWN',
                                           'CLOSED_AFTER_RECOVERY'])[1 + n % 7] as outcome
                                  from generate_series(1, :many) n) as made_up
                            """).param("many", MANY).update();
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
}
