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
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of dossiers, and the counter that numbers them. */
@Repository
class DossierStore {

    /** In so few dossiers at most a word is rare. */
    private static final int RARE = 100;

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
        return jdbc.sql("select * from ampli.dossier where number = any(:numbers)")
                .param("numbers", numbers.stream().map(DossierNumber::toString).toArray(String[]::new))
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
        List<Found> found = new ArrayList<>(byWords(words.query(), limit));
        words.digits().ifPresent(digits -> found.addAll(byRegister(digits, limit)));
        found.addAll(byPartner(words.query(), limit));
        return inOrder(
                found.stream().distinct().sorted(LATEST_FIRST).limit(limit).toList());
    }

    private List<Found> byWords(String query, int limit) {
        List<Found> rare = mentioning(query);
        return rare.size() <= RARE ? rare : goingThrough("opened_at", "true", "true", Map.of(), query, limit);
    }

    /**
     * Rare words lead straight to their dossiers. Of frequent ones the order that people see soon meets enough, and the
     * index that keeps it has the words inside.
     *
     * @param moment what the dossiers are in the order of, the last one first
     * @param within the stretch of this order to go through
     * @param where what else they must meet
     */
    private List<Found> goingThrough(
            String moment, String within, String where, Map<String, ?> values, String query, int limit) {
        // Kept apart by "offset": PostgreSQL knows nothing of the words when it plans, and would read all that have
        // them
        return found(jdbc.sql("""
                        select number, at from (
                          select d.*, %1$s as at from ampli.dossier d where %2$s
                          order by %1$s desc, number desc offset 0) in_order
                        where %3$s and words @@ (select to_tsquery('simple', :query))
                        order by at desc, number desc limit :limit
                        """.formatted(moment, within, where))
                .params(values)
                .param("query", query)
                .param("limit", limit));
    }

    /** One more than {@link #RARE} at most, in no order. Planned as if all were wanted, so that the index is used. */
    private List<Found> mentioning(String query) {
        return found(jdbc.sql("""
                        with mentioned as materialized (
                          select number, opened_at as at from ampli.dossier where words @@ to_tsquery('simple', :query))
                        select number, at from mentioned limit :limit
                        """).param("query", query).param("limit", RARE + 1));
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
        StringBuilder within = new StringBuilder("ended_at is not null");
        search.from().ifPresent(from -> narrow(within, values, "ended_at >= :from", "from", at(from)));
        search.to().ifPresent(to -> narrow(within, values, "ended_at < :to", "to", at(to)));
        search.after().ifPresent(place -> {
            narrow(within, values, "(ended_at, number) < (:endedAt, :number)", "endedAt", at(place.endedAt()));
            values.put("number", place.number().toString());
        });
        StringBuilder where = new StringBuilder("true");
        search.ending().ifPresent(ending -> narrow(where, values, "ending = :ending", "ending", ending.name()));
        search.department().ifPresent(code -> {
            narrow(where, values, "left(postal_code, 2) = :two", "two", code.substring(0, 2));
            if (code.length() > 2) {
                narrow(where, values, "postal_code like :department || '%'", "department", code);
            }
        });
        if (search.words().isPresent()) {
            String words = search.words().get();
            List<Found> mentioned = mentioning(words);
            if (mentioned.size() > RARE) {
                return inOrder(goingThrough("ended_at", within.toString(), where.toString(), values, words, limit));
            }
            narrow(where, values, "number = any(:mentioned)", "mentioned", numbers(mentioned));
        }
        return inOrder(found(jdbc.sql("select number, ended_at as at from ampli.dossier where " + within + " and "
                        + where + " order by ended_at desc, number desc limit :limit")
                .params(values)
                .param("limit", limit)));
    }

    /** A dossier that a question found, and what orders it: each such question is answered by an index alone. */
    private record Found(String number, Instant at) {}

    private static List<Found> found(JdbcClient.StatementSpec question) {
        return question.query((row, index) -> new Found(
                        row.getString("number"),
                        row.getObject("at", OffsetDateTime.class).toInstant()))
                .list();
    }

    private static String[] numbers(List<Found> found) {
        return found.stream().map(Found::number).toArray(String[]::new);
    }

    /** All that is known of these, in the order in which they were found. */
    private List<Dossier> inOrder(List<Found> found) {
        return jdbc.sql("select d.* from ampli.dossier d where number = any(:numbers)"
                        + " order by array_position(:numbers::varchar[], number)")
                .param("numbers", numbers(found))
                .query(DossierStore::dossier)
                .list();
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
