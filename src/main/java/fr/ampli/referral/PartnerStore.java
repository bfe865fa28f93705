package fr.ampli.referral;

import fr.ampli.shared.Person;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of partners, and what was changed in it. */
@Repository
class PartnerStore {

    private final JdbcClient jdbc;

    PartnerStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Partner> all() {
        return jdbc.sql("select * from ampli.partner order by id")
                .query(PartnerStore::partner)
                .list();
    }

    Optional<Partner> find(long id) {
        return jdbc.sql("select * from ampli.partner where id = :id")
                .param("id", id)
                .query(PartnerStore::partner)
                .optional();
    }

    /** Two people who change the directory at once wait for each other here. */
    void lock() {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('ampli.partner.directory'))")
                .query()
                .singleRow();
    }

    boolean isNamed(String name, String territory, long butNot) {
        return jdbc.sql("select exists (select 1 from ampli.partner where lower(name) = lower(:name)"
                        + " and lower(territory) = lower(:territory) and id <> :id)")
                .param("name", name)
                .param("territory", territory)
                .param("id", butNot)
                .query(Boolean.class)
                .single();
    }

    long insert(Partner partner) {
        return fields(jdbc.sql("""
                        insert into ampli.partner (kind, name, territory, departments, needs, contact_name, email, phone,
                            capacity, active)
                        values (:kind, :name, :territory, string_to_array(:departments, ','),
                            string_to_array(:needs, ','), :contact, :email, :phone, :capacity, :active)
                        returning id
                        """), partner).query(Long.class).single();
    }

    void update(Partner partner) {
        fields(jdbc.sql("""
                        update ampli.partner
                        set kind = :kind, name = :name, territory = :territory,
                            departments = string_to_array(:departments, ','), needs = string_to_array(:needs, ','),
                            contact_name = :contact, email = :email, phone = :phone, capacity = :capacity,
                            active = :active
                        where id = :id
                        """), partner).param("id", partner.id()).update();
    }

    void insertChange(long id, PartnerChange.Act act, String sentence, Person person, Instant now) {
        jdbc.sql("""
                        insert into ampli.partner_change (partner_id, changed_at, person, act, sentence)
                        values (:id, :now, :person, :act, :sentence)
                        """)
                .param("id", id)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("person", person.id())
                .param("act", act.name())
                .param("sentence", sentence)
                .update();
    }

    /** The changes of one partner, oldest first. */
    List<PartnerChange> changes(long id) {
        return jdbc.sql("select * from ampli.partner_change where partner_id = :id order by id")
                .param("id", id)
                .query((row, index) -> new PartnerChange(
                        PartnerChange.Act.valueOf(row.getString("act")),
                        row.getString("sentence"),
                        new Person(row.getString("person")),
                        row.getObject("changed_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    /**
     * How many projects each partner has in hand: those that wait for its answer, and those that it took up and whose
     * study is not finished.
     */
    Map<Long, Integer> inHand() {
        Map<Long, Integer> loads = new HashMap<>();
        jdbc.sql("""
                        select partner_id, count(*) as projects from (
                          select r.partner_id, r.dossier_number
                          from ampli.dossier d join ampli.referral r on r.dossier_number = d.number
                          where d.ended_at is null and d.stage in ('FIRST_CONTACT', 'FEASIBILITY') and r.reply = 'ACCEPTED'
                          union
                          select r.partner_id, r.dossier_number
                          from ampli.referral r join ampli.dossier d on d.number = r.dossier_number
                          where r.reply is null and d.ended_at is null) in_hand
                        group by partner_id
                        """).query(row -> {
            loads.put(row.getLong("partner_id"), row.getInt("projects"));
        });
        return loads;
    }

    Optional<Partner> withEmail(String email) {
        return jdbc.sql("select * from ampli.partner where lower(email) = lower(:email) order by id limit 1")
                .param("email", email)
                .query(PartnerStore::partner)
                .optional();
    }

    void correctEmail(long id, String email) {
        jdbc.sql("update ampli.partner set email = :email where id = :id")
                .param("email", email)
                .param("id", id)
                .update();
    }

    static Partner partner(ResultSet row, int index) throws SQLException {
        int capacity = row.getInt("capacity");
        Optional<Integer> declared = row.wasNull() ? Optional.empty() : Optional.of(capacity);
        return new Partner(
                row.getLong("id"),
                PartnerKind.valueOf(row.getString("kind")),
                row.getString("name"),
                row.getString("territory"),
                set(
                        row,
                        "departments",
                        Department.class,
                        code -> Department.ofCode(code).orElseThrow()),
                set(row, "needs", Need.class, Need::valueOf),
                Optional.ofNullable(row.getString("contact_name")),
                row.getString("email"),
                row.getString("phone"),
                declared,
                row.getBoolean("active"));
    }

    private static <E extends Enum<E>> Set<E> set(
            ResultSet row, String column, Class<E> type, Function<String, E> reading) throws SQLException {
        return Stream.of((String[]) row.getArray(column).getArray())
                .map(reading)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(type)));
    }

    private static JdbcClient.StatementSpec fields(JdbcClient.StatementSpec statement, Partner partner) {
        return statement
                .param("kind", partner.kind().name())
                .param("name", partner.name())
                .param("territory", partner.territory())
                .param("departments", joined(partner.departments(), Department::code))
                .param("needs", joined(partner.needs(), Need::name))
                .param("contact", partner.contactName().orElse(null))
                .param("email", partner.email())
                .param("phone", partner.phone())
                .param("capacity", partner.capacity().orElse(null))
                .param("active", partner.active());
    }

    private static <E> String joined(Collection<E> values, Function<E, String> writing) {
        return values.stream().map(writing).collect(Collectors.joining(","));
    }
}
