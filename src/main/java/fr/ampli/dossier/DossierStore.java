package fr.ampli.dossier;

import fr.ampli.shared.DossierNumber;
import fr.ampli.shared.Rna;
import fr.ampli.shared.Siren;
import fr.ampli.shared.Siret;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of dossiers, and the counter that numbers them. */
@Repository
class DossierStore {

    /** Where so few dossiers at most have all the words, all of them are read. */
    private static final int RARE = 100;

    /** Where a word has so few dossiers at most, these are asked for the other words. */
    private static final int SHORT = 200;

    /** One after the other by {@code dossier_by_number}, whatever PostgreSQL thinks of how many there are. */
    private static final String DOSSIER_OF_THAT_NUMBER =
            " cross join lateral (select * from ampli.dossier where number = wanted collate \"C\" offset 0) d";

    /** So many places of each word are laid side by side at first; and how many times as many if that is not enough. */
    private static final int WINDOW = 1000;

    private static final int WIDER = 4;

    private static final Comparator<Found> LATEST_FIRST =
            Comparator.comparing(Found::at).thenComparing(Found::number).reversed();

    private final JdbcClient jdbc;

    DossierStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Two officers who open the same project at the same moment wait for each other here. */
    void lockIntake() {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('ampli.dossier.intake'))")
                .query()
                .singleRow();
    }

    DossierNumber nextNumber(int year) {
        int next = jdbc.sql("""
                        insert into ampli.dossier_counter (year, last_sequence) values (:year, 1)
                        on conflict (year) do update set last_sequence = ampli.dossier_counter.last_sequence + 1
                        returning last_sequence
                        """).param("year", year).query(Integer.class).single();
        return DossierNumber.of(year, next);
    }

    void insert(Dossier dossier) {
        jdbc.sql("""
                        insert into ampli.dossier (number, holder_name, legal_form, siret, rna, contact_name, contact_email,
                            contact_phone, project_title, project_summary, commune, postal_code, referring_partner_id,
                            partner_consent, stage, stage_since, opened_at)
                        values (:number, :holderName, :legalForm, :siret, :rna, :contactName, :contactEmail,
                            :contactPhone, :title, :summary, :commune, :postalCode, :partner, :consent, :stage, :at, :at)
                        """)
                .param("number", dossier.number().toString())
                .param("holderName", dossier.holder().name())
                .param("legalForm", dossier.holder().legalForm().name())
                .param("siret", dossier.holder().siret().map(Siret::value).orElse(null))
                .param("rna", dossier.holder().rna().map(Rna::value).orElse(null))
                .param("contactName", dossier.contact().name())
                .param("contactEmail", dossier.contact().email())
                .param("contactPhone", dossier.contact().phone())
                .param("title", dossier.project().title())
                .param("summary", dossier.project().summary())
                .param("commune", dossier.project().commune())
                .param("postalCode", dossier.project().postalCode())
                .param("partner", dossier.referringPartner().orElse(null))
                .param("consent", dossier.partnerConsent())
                .param("stage", dossier.stage().name())
                .param("at", at(dossier.openedAt()))
                .update();
    }

    Optional<Dossier> find(DossierNumber number) {
        return jdbc.sql("select * from ampli.dossier where number = :number")
                .param("number", number.toString())
                .query(DossierStore::dossier)
                .optional();
    }

    List<Dossier> all(Collection<DossierNumber> numbers) {
        return ofNumbers(
                numbers.stream().map(DossierNumber::toString).distinct().toArray(String[]::new));
    }

    private List<Dossier> ofNumbers(String[] numbers) {
        return jdbc.sql("select d.* from unnest(:numbers::varchar[]) n (wanted)" + DOSSIER_OF_THAT_NUMBER)
                .param("numbers", numbers)
                .query(DossierStore::dossier)
                .list();
    }

    /** An open dossier of the same establishment, or of the same holder and project name where there is no SIRET. */
    Optional<DossierNumber> openDossierOf(Optional<Siret> siret, String holderName, String title) {
        return jdbc.sql("""
                        select number from ampli.dossier
                        where ended_at is null
                          and (siret = :siret or (lower(holder_name) = lower(:holder) and lower(project_title) = lower(:title)))
                        order by number limit 1
                        """)
                .param("siret", siret.map(Siret::value).orElse(""))
                .param("holder", holderName)
                .param("title", title)
                .query(String.class)
                .optional()
                .flatMap(DossierNumber::read);
    }

    List<Dossier> ofSiren(Siren siren) {
        return jdbc.sql("select * from ampli.dossier where siret like :siren || '%' order by opened_at desc")
                .param("siren", siren.value())
                .query(DossierStore::dossier)
                .list();
    }

    /**
     * Those that match, newest first. Each way to find a dossier is a question of its own that an index answers: asked
     * together they would read every dossier.
     */
    List<Dossier> search(SearchWords words, int limit) {
        List<Found> found = new ArrayList<>(byWords(words, limit));
        words.digits().ifPresent(digits -> found.addAll(byRegister(digits, limit)));
        found.addAll(byPartner(words.query(), limit));
        Map<String, Found> once =
                found.stream().collect(Collectors.toMap(Found::number, Function.identity(), (one, same) -> one));
        return inOrder(once.values().stream().sorted(LATEST_FIRST).limit(limit).toList());
    }

    private List<Found> byWords(SearchWords words, int limit) {
        return sideBySide(new Lists("ampli.dossier_prefix", "opened_at", "true", "true", Map.of()), words, limit);
    }

    /**
     * A table of prefixes, and what of it is asked for.
     *
     * @param moment what its dossiers are in the order of, the last one first
     * @param within the stretch of this order
     * @param where what else they must meet
     */
    private record Lists(String table, String moment, String within, String where, Map<String, ?> values) {

        /**
         * From the first place on at which all words can stand, some places of each word's list; of who stands in all of
         * them the first ones, and where the first list ended that goes on.
         */
        String laidSideBySide(int words) {
            String firsts = each(0, words, " union all ", """
                    (select %3$s as at, number from %2$s where prefix = :prefix%1$d and %4$s
                       and (%3$s, number) < (cast(:at as timestamptz), :before)
                     order by %3$s desc, number desc limit 1)
                    """);
            String sides = each(0, words, ", ", """
                    side%1$d as materialized (
                      select * from %2$s where prefix = :prefix%1$d and %4$s
                        and (%3$s, number) <= ((select at from start), (select number from start))
                      order by %3$s desc, number desc limit :window)
                    """);
            String inAll = each(1, words, "", " join (select number from side%1$d) also%1$d using (number)");
            String ends = each(0, words, " union all ", """
                    (select %3$s as at, number from side%1$d where (select count(*) from side%1$d) = :window
                     order by %3$s, number limit 1)
                    """);
            return """
                    with firsts as materialized (%s), start as materialized (
                      select at, number from firsts where (select count(*) from firsts) = %d order by at, number limit 1),
                    %s, found as (
                      select number, %s as at from side0%s where %s order by at desc, number desc limit :limit)
                    select e.at as ended_at, e.number as ended, f.number, f.at
                    from (select 1) one
                    left join (select at, number from (%s) ends order by at desc, number desc limit 1) e on true
                    left join found f on true order by f.at desc, f.number desc
                    """.formatted(firsts, words, sides, moment, inAll, where, ends);
        }

        /**
         * The dossiers that have all the words, in no order, and whether they stand in the lists. A page each and no more:
         * the index of words puts the words together, whatever PostgreSQL thinks of how many have them, because it plans
         * before it knows the words.
         */
        String mentioning() {
            return """
                    with mentioned as materialized (
                      select d.*, ampli.department_of(postal_code) as department from ampli.dossier d
                      where words @@ (select to_tsquery('simple', :query)))
                    select m.*, %1$s as at, %1$s is not null and %2$s and %3$s as listed from mentioned m limit :limit
                    """.formatted(moment, within, where);
        }

        /** The place of the word that fewest have, if they are so few. */
        String shortest(int words) {
            return "select word from (%s) listed where places <= :few order by places limit 1"
                    .formatted(each(0, words, " union all ", """
                    select %1$d as word, count(*) as places from (
                      select from %2$s where prefix = :prefix%1$d and %4$s and %5$s limit :few + 1) places%1$d
                    """));
        }

        /** The dossiers of one word's list that have the others too, looked at one by one until there are enough. */
        String one(int word) {
            return "select d.*, listed.at as at from (select number as wanted, " + moment + " as at from " + table
                    + " where prefix = :prefix" + word + " and " + within + " and " + where
                    + " order by at desc, number desc limit :few) listed" + DOSSIER_OF_THAT_NUMBER
                    + " where d.words @@ to_tsquery('simple', :query)"
                    + " order by listed.at desc, listed.wanted desc limit :limit";
        }

        private String each(int from, int words, String between, String part) {
            return IntStream.range(from, words)
                    .mapToObj(word -> part.formatted(word, table, moment, within, where))
                    .collect(Collectors.joining(between));
        }
    }

    /**
     * The dossiers that stand in the lists of all these words, the last ones first. Some places of each list are laid side
     * by side: who stands in all of them comes before whoever was left out of any. Where these are not enough and promise
     * little, those that have all the words are read if they are few, or else those of a word that few have; in the end the
     * places farther back.
     */
    private List<Found> sideBySide(Lists lists, SearchWords words, int limit) {
        List<String> prefixes = words.prefixes();
        if (prefixes.isEmpty()) {
            return List.of();
        }
        boolean enough = prefixes.size() == 1 && lists.where().equals("true");
        boolean askForFew = prefixes.size() > 1;
        List<Found> found = new ArrayList<>();
        Optional<Found> end = Optional.empty();
        for (int window = enough ? limit : WINDOW; ; window *= WIDER) {
            JdbcClient.StatementSpec question = jdbc.sql(lists.laidSideBySide(prefixes.size()))
                    .params(lists.values())
                    .param("at", end.map(last -> at(last.at()).toString()).orElse("infinity"))
                    .param("before", end.map(Found::number).orElse(""))
                    .param("window", window)
                    .param("limit", limit - found.size());
            name(prefixes, question);
            AtomicReference<Found> ended = new AtomicReference<>();
            question.query(row -> {
                if (row.getString("ended") != null) {
                    ended.set(found(row, "ended", "ended_at"));
                }
                if (row.getString("number") != null) {
                    found.add(found(row, "number", "at"));
                }
            });
            end = Optional.ofNullable(ended.get());
            if (found.size() == limit || end.isEmpty()) {
                return found;
            }
            // With half of them found, so many times as many places hold the rest, and the look might be in vain
            if (askForFew && found.size() * 2 < limit) {
                askForFew = false;
                Optional<List<Found>> few = ofFew(lists, words, limit).or(() -> ofFewestWord(lists, words, limit));
                if (few.isPresent()) {
                    return few.get();
                }
            }
        }
    }

    private static JdbcClient.StatementSpec name(List<String> prefixes, JdbcClient.StatementSpec question) {
        for (int word = 0; word < prefixes.size(); word++) {
            question.param("prefix" + word, prefixes.get(word));
        }
        return question;
    }

    /** Those that have all the words, where these are {@link #RARE} at most; empty where they are more. */
    private Optional<List<Found>> ofFew(Lists lists, SearchWords words, int limit) {
        List<Optional<Found>> mentioning = jdbc.sql(lists.mentioning())
                .params(lists.values())
                .param("query", words.query())
                .param("limit", RARE + 1)
                .query((row, index) ->
                        row.getBoolean("listed") ? Optional.of(read(row, index)) : Optional.<Found>empty())
                .list();
        if (mentioning.size() > RARE) {
            return Optional.empty();
        }
        return Optional.of(mentioning.stream()
                .flatMap(Optional::stream)
                .sorted(LATEST_FIRST)
                .limit(limit)
                .toList());
    }

    /** Those that have all the words, where one word has {@link #SHORT} dossiers at most; empty where each has more. */
    private Optional<List<Found>> ofFewestWord(Lists lists, SearchWords words, int limit) {
        List<String> prefixes = words.prefixes();
        return name(prefixes, jdbc.sql(lists.shortest(prefixes.size())).params(lists.values()))
                .param("few", SHORT)
                .query(Integer.class)
                .optional()
                .map(word -> jdbc.sql(lists.one(word))
                        .params(lists.values())
                        .param("prefix" + word, prefixes.get(word))
                        .param("few", SHORT)
                        .param("query", words.query())
                        .param("limit", limit)
                        .query(DossierStore::read)
                        .list());
    }

    private List<Found> byRegister(String digits, int limit) {
        return found(jdbc.sql("select number, opened_at as at from ampli.dossier where siret like :digits || '%'"
                        + " order by opened_at desc, number desc limit :limit")
                .param("digits", digits)
                .param("limit", limit));
    }

    private List<Found> byPartner(String query, int limit) {
        return found(jdbc.sql("""
                        select number, at from ampli.partner p cross join lateral (
                          select number, opened_at as at from ampli.dossier where referring_partner_id = p.id
                          order by opened_at desc, number desc limit :limit) referred
                        where to_tsvector('simple', ampli.plain(p.name)) @@ to_tsquery('simple', :query)
                        order by at desc, number desc limit :limit
                        """).param("query", query).param("limit", limit));
    }

    /** Those that moved last. */
    List<Dossier> latest(int limit) {
        return jdbc.sql("select * from ampli.dossier order by stage_since desc, number desc limit :limit")
                .param("limit", limit)
                .query(DossierStore::dossier)
                .list();
    }

    /** Those that are closed, the last one closed first. Each condition stands only where it narrows, for the indexes. */
    List<Dossier> closed(ClosedSearch search, int limit) {
        Map<String, Object> values = new HashMap<>();
        StringBuilder within = new StringBuilder("true");
        search.from().ifPresent(from -> narrow(within, values, "ended_at >= :from", "from", at(from)));
        search.to().ifPresent(to -> narrow(within, values, "ended_at < :to", "to", at(to)));
        search.after().ifPresent(place -> {
            narrow(within, values, "(ended_at, number) < (:endedAt, :number)", "endedAt", at(place.endedAt()));
            values.put("number", place.number().toString());
        });
        StringBuilder where = new StringBuilder("true");
        search.ending().ifPresent(ending -> narrow(where, values, "ending = :ending", "ending", ending.name()));
        String ofEnding = where.toString();
        narrowToDepartment(search, where, values);
        String closed = " ended_at is not null and " + within + " and " + where
                + " order by ended_at desc, number desc limit :limit";
        if (search.words().isEmpty()) {
            return inOrder(found(jdbc.sql("select number, ended_at as at from ampli.dossier where" + closed)
                    .params(values)
                    .param("limit", limit)));
        }
        StringBuilder ofList = new StringBuilder(ofEnding);
        search.department()
                .ifPresent(code -> narrow(ofList, values, "department like :department || '%'", "department", code));
        return inOrder(sideBySide(
                new Lists("ampli.closed_dossier_prefix", "ended_at", within.toString(), ofList.toString(), values),
                search.words().get(),
                limit));
    }

    private static void narrowToDepartment(ClosedSearch search, StringBuilder where, Map<String, Object> values) {
        search.department().ifPresent(code -> {
            narrow(where, values, "left(postal_code, 2) = :two", "two", code.substring(0, 2));
            if (code.length() > 2) {
                narrow(where, values, "postal_code like :department || '%'", "department", code);
            }
        });
    }

    /**
     * A dossier that a question found, and what orders it.
     *
     * @param read all that is known of it, where the question could not be answered by an index alone
     */
    private record Found(String number, Instant at, Optional<Dossier> read) {}

    private static List<Found> found(JdbcClient.StatementSpec question) {
        return question.query((row, index) -> found(row, "number", "at")).list();
    }

    private static Found found(ResultSet row, String number, String at) throws SQLException {
        return new Found(
                row.getString(number), row.getObject(at, OffsetDateTime.class).toInstant(), Optional.empty());
    }

    private static Found read(ResultSet row, int index) throws SQLException {
        Found found = found(row, "number", "at");
        return new Found(found.number(), found.at(), Optional.of(dossier(row, index)));
    }

    private static String[] numbers(List<Found> found) {
        return found.stream().map(Found::number).toArray(String[]::new);
    }

    /** All that is known of these, in the order in which they were found. */
    private List<Dossier> inOrder(List<Found> found) {
        Map<String, Dossier> known = new HashMap<>();
        found.forEach(each -> each.read().ifPresent(dossier -> known.put(each.number(), dossier)));
        List<Found> unread =
                found.stream().filter(each -> each.read().isEmpty()).toList();
        if (!unread.isEmpty()) {
            ofNumbers(numbers(unread))
                    .forEach(dossier -> known.put(dossier.number().toString(), dossier));
        }
        return found.stream()
                .map(each -> known.get(each.number()))
                .filter(Objects::nonNull)
                .toList();
    }

    private static void narrow(
            StringBuilder where, Map<String, Object> values, String condition, String name, Object value) {
        where.append(" and ").append(condition);
        values.put(name, value);
    }

    boolean partnerExists(long id) {
        return jdbc.sql("select exists (select 1 from ampli.partner where id = :id)")
                .param("id", id)
                .query(Boolean.class)
                .single();
    }

    void identify(DossierNumber number, Siret siret, LegalForm form) {
        jdbc.sql("update ampli.dossier set siret = :siret, legal_form = :form where number = :number")
                .param("siret", siret.value())
                .param("form", form.name())
                .param("number", number.toString())
                .update();
    }

    void rename(DossierNumber number, String holderName) {
        jdbc.sql("update ampli.dossier set holder_name = :name where number = :number")
                .param("name", holderName)
                .param("number", number.toString())
                .update();
    }

    void correctContactEmail(DossierNumber number, String email) {
        jdbc.sql("update ampli.dossier set contact_email = :email where number = :number")
                .param("email", email)
                .param("number", number.toString())
                .update();
    }

    boolean enter(DossierNumber number, Stage stage, Instant now) {
        return jdbc.sql("""
                        update ampli.dossier set stage = :stage, stage_since = :at
                        where number = :number and stage <> :stage and ended_at is null
                        """)
                        .param("stage", stage.name())
                        .param("at", at(now))
                        .param("number", number.toString())
                        .update()
                == 1;
    }

    void close(DossierNumber number, Ending ending, Instant now) {
        int rows = jdbc.sql("""
                        update ampli.dossier
                        set stage = 'CLOSED', stage_since = :at, ending = :ending, ended_at = :at
                        where number = :number and ended_at is null
                        """)
                .param("ending", ending.name())
                .param("at", at(now))
                .param("number", number.toString())
                .update();
        if (rows != 1) {
            throw new IllegalStateException("dossier " + number + " is not open, it cannot be closed as " + ending);
        }
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static Dossier dossier(ResultSet row, int index) throws SQLException {
        long partner = row.getLong("referring_partner_id");
        Optional<Long> referringPartner = row.wasNull() ? Optional.empty() : Optional.of(partner);
        return new Dossier(
                DossierNumber.read(row.getString("number")).orElseThrow(),
                new Dossier.Holder(
                        row.getString("holder_name"),
                        LegalForm.valueOf(row.getString("legal_form")),
                        Optional.ofNullable(row.getString("siret")).flatMap(Siret::read),
                        Optional.ofNullable(row.getString("rna")).flatMap(Rna::read)),
                new Dossier.Contact(
                        row.getString("contact_name"), row.getString("contact_email"), row.getString("contact_phone")),
                new Dossier.Project(
                        row.getString("project_title"),
                        row.getString("project_summary"),
                        row.getString("commune"),
                        row.getString("postal_code")),
                referringPartner,
                row.getBoolean("partner_consent"),
                Stage.valueOf(row.getString("stage")),
                row.getObject("stage_since", OffsetDateTime.class).toInstant(),
                row.getObject("opened_at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getString("ending")).map(Ending::valueOf),
                Optional.ofNullable(row.getObject("ended_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant));
    }
}
