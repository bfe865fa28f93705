package fr.ampli.agreement;

import fr.ampli.shared.DossierNumber;
import fr.ampli.shared.Money;
import fr.ampli.shared.Person;
import fr.ampli.shared.Siret;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Agreements and starts. Changes name the state they start from and answer whether they found it. */
@Repository
class AgreementStore {

    private final JdbcClient jdbc;
    private final Clock clock;

    AgreementStore(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    boolean insert(
            DossierNumber number,
            Siret siret,
            Agreement.Signatory signatory,
            Money deMinimis,
            LocalDate today,
            Person person) {
        return jdbc.sql("""
                        insert into ampli.agreement (dossier_number, state, siret, holder_signatory, holder_signatory_capacity,
                            de_minimis_cents, prepared_by, prepared_on)
                        values (:number, 'PREPARED', :siret, :signatory, :capacity, :deMinimis, :person, :today)
                        on conflict do nothing
                        """)
                        .param("number", number.value())
                        .param("siret", siret.value())
                        .param("signatory", signatory.name())
                        .param("capacity", signatory.capacity())
                        .param("deMinimis", deMinimis.cents())
                        .param("person", person.id())
                        .param("today", today)
                        .update()
                == 1;
    }

    boolean signByHolder(DossierNumber number, LocalDate on) {
        return jdbc.sql("""
                        update ampli.agreement set state = 'SIGNED_BY_HOLDER', holder_signed_on = :on
                        where dossier_number = :number and state = 'PREPARED'
                        """).param("number", number.value()).param("on", on).update() == 1;
    }

    boolean refuseByHolder(DossierNumber number, String grounds) {
        return jdbc.sql("""
                        update ampli.agreement set state = 'SIGNATURE_REFUSED', refusal_grounds = :grounds
                        where dossier_number = :number and state = 'PREPARED'
                        """)
                        .param("number", number.value())
                        .param("grounds", grounds)
                        .update()
                == 1;
    }

    boolean signByRegion(DossierNumber number, Agreement.Signatory signatory, LocalDate on, Person person) {
        return jdbc.sql("""
                        update ampli.agreement
                        set state = 'SIGNED_BY_REGION', region_signatory = :signatory, region_signatory_capacity = :capacity,
                            region_signed_on = :on, region_signed_by = :person
                        where dossier_number = :number and state = 'SIGNED_BY_HOLDER'
                        """)
                        .param("number", number.value())
                        .param("signatory", signatory.name())
                        .param("capacity", signatory.capacity())
                        .param("on", on)
                        .param("person", person.id())
                        .update()
                == 1;
    }

    boolean bringIntoForce(DossierNumber number, LocalDate on) {
        return jdbc.sql("""
                        update ampli.agreement set state = 'IN_FORCE', in_force_on = :on
                        where dossier_number = :number and state = 'SIGNED_BY_REGION'
                        """).param("number", number.value()).param("on", on).update() == 1;
    }

    boolean lapse(DossierNumber number, LapseCause cause, LocalDate on) {
        String sql = cause == LapseCause.NOT_PREPARED ? """
                        insert into ampli.agreement (dossier_number, state, lapse_cause, lapsed_on)
                        values (:number, 'LAPSED', :cause, :on)
                        on conflict do nothing
                        """ : """
                        update ampli.agreement set state = 'LAPSED', lapse_cause = :cause, lapsed_on = :on
                        where dossier_number = :number and state in ('PREPARED', 'SIGNATURE_REFUSED')
                        """;
        return jdbc.sql(sql)
                        .param("number", number.value())
                        .param("cause", cause.name())
                        .param("on", on)
                        .update()
                == 1;
    }

    Optional<Agreement> find(DossierNumber number) {
        return jdbc.sql("select * from ampli.agreement where dossier_number = :number")
                .param("number", number.value())
                .query(AgreementStore::agreement)
                .optional();
    }

    void insertStart(DossierNumber number, LocalDate startedOn, Person person) {
        jdbc.sql("""
                        insert into ampli.statement_of_start (dossier_number, started_on, recorded_by, recorded_at)
                        values (:number, :on, :person, :now)
                        """)
                .param("number", number.value())
                .param("on", startedOn)
                .param("person", person.id())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    Optional<Instant> statedAt(DossierNumber number) {
        return jdbc.sql("select recorded_at from ampli.statement_of_start where dossier_number = :number")
                .param("number", number.value())
                .query((row, index) ->
                        row.getObject("recorded_at", OffsetDateTime.class).toInstant())
                .optional();
    }

    void insertDecision(DossierNumber number, StartDecision decision, Person person) {
        jdbc.sql("""
                        insert into ampli.start_decision (dossier_number, decision, more_time_to, grounds, author, capacity,
                            decided_by, decided_on)
                        values (:number, :decision, :until, :grounds, :author, :capacity, :person, :on)
                        """)
                .param("number", number.value())
                .param("decision", decision.kind().name())
                .param("until", decision.moreTimeUntil().orElse(null))
                .param("grounds", decision.grounds())
                .param("author", decision.author())
                .param("capacity", decision.capacity())
                .param("person", person.id())
                .param("on", decision.on())
                .update();
    }

    List<StartDecision> decisions(DossierNumber number) {
        return jdbc.sql("select * from ampli.start_decision where dossier_number = :number order by id")
                .param("number", number.value())
                .query((row, index) -> new StartDecision(
                        StartDecision.Kind.valueOf(row.getString("decision")),
                        Optional.ofNullable(row.getObject("more_time_to", LocalDate.class)),
                        row.getString("grounds"),
                        row.getString("author"),
                        row.getString("capacity"),
                        row.getObject("decided_on", LocalDate.class)))
                .list();
    }

    private static Agreement agreement(ResultSet row, int index) throws SQLException {
        long deMinimis = row.getLong("de_minimis_cents");
        boolean unknown = row.wasNull();
        return new Agreement(
                DossierNumber.parse(row.getString("dossier_number")),
                AgreementState.valueOf(row.getString("state")),
                Optional.ofNullable(row.getString("siret")).flatMap(Siret::read),
                Optional.ofNullable(row.getString("holder_signatory"))
                        .map(name -> signatory(name, row, "holder_signatory_capacity")),
                unknown ? Optional.empty() : Optional.of(Money.ofCents(deMinimis)),
                day(row, "prepared_on"),
                day(row, "holder_signed_on"),
                Optional.ofNullable(row.getString("region_signatory"))
                        .map(name -> signatory(name, row, "region_signatory_capacity")),
                day(row, "region_signed_on"),
                day(row, "in_force_on"),
                Optional.ofNullable(row.getString("lapse_cause")).map(LapseCause::valueOf),
                day(row, "lapsed_on"));
    }

    private static Agreement.Signatory signatory(String name, ResultSet row, String capacity) {
        try {
            return new Agreement.Signatory(name, row.getString(capacity));
        } catch (SQLException broken) {
            throw new IllegalStateException("cannot read " + capacity, broken);
        }
    }

    private static Optional<LocalDate> day(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, LocalDate.class));
    }
}
