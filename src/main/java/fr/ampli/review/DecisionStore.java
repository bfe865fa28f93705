package fr.ampli.review;

import fr.ampli.shared.DossierNumber;
import fr.ampli.shared.Person;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of decisions: one row per dossier, never changed. */
@Repository
class DecisionStore {

    private final JdbcClient jdbc;

    DecisionStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(DossierNumber number, Decision decision, Person person, Instant now) {
        jdbc.sql("""
                        insert into ampli.decision (dossier_number, outcome, decided_on, signer_last_name,
                            signer_first_name, signer_capacity, grounds, signed_by, signed_at)
                        values (:number, :outcome, :decidedOn, :lastName, :firstName, :capacity, :grounds, :person, :now)
                        """)
                .param("number", number.toString())
                .param("outcome", decision.outcome().name())
                .param("decidedOn", decision.decidedOn())
                .param("lastName", decision.signerLastName())
                .param("firstName", decision.signerFirstName())
                .param("capacity", decision.signerCapacity())
                .param("grounds", decision.grounds().orElse(null))
                .param("person", person.id())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    Optional<Decision> find(DossierNumber number) {
        return jdbc.sql("select * from ampli.decision where dossier_number = :number")
                .param("number", number.toString())
                .query((row, index) -> new Decision(
                        DecisionOutcome.valueOf(row.getString("outcome")),
                        row.getObject("decided_on", LocalDate.class),
                        row.getString("signer_first_name"),
                        row.getString("signer_last_name"),
                        row.getString("signer_capacity"),
                        Optional.ofNullable(row.getString("grounds"))))
                .optional();
    }
}
