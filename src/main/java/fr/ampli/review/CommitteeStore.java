package fr.ampli.review;

import fr.ampli.shared.DossierNumber;
import fr.ampli.shared.Person;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The tables of committee sessions and of what came of adjournments. */
@Repository
class CommitteeStore {

    private final JdbcClient jdbc;

    CommitteeStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(DossierNumber number, CommitteeSession session, Person person, Instant now) {
        jdbc.sql("""
                        insert into ampli.committee_session (dossier_number, session, held_on, outcome, grounds,
                            complement_asked, complement_due_on, withdrawn_members, recorded_by, recorded_at)
                        values (:number, :session, :heldOn, :outcome, :grounds, :asked, :dueOn, :withdrawn, :person, :now)
                        """)
                .param("number", number.toString())
                .param("session", session.session())
                .param("heldOn", session.heldOn())
                .param("outcome", session.outcome().name())
                .param("grounds", session.grounds())
                .param("asked", session.complementAsked().orElse(null))
                .param("dueOn", session.complementDueOn().orElse(null))
                .param("withdrawn", session.withdrawnMembers().orElse(null))
                .param("person", person.id())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    List<CommitteeSession> sessions(DossierNumber number) {
        return jdbc.sql("select * from ampli.committee_session where dossier_number = :number order by session")
                .param("number", number.toString())
                .query((row, index) -> new CommitteeSession(
                        row.getInt("session"),
                        row.getObject("held_on", LocalDate.class),
                        CommitteeOutcome.valueOf(row.getString("outcome")),
                        row.getString("grounds"),
                        Optional.ofNullable(row.getString("complement_asked")),
                        Optional.ofNullable(row.getObject("complement_due_on", LocalDate.class)),
                        Optional.ofNullable(row.getString("withdrawn_members"))))
                .list();
    }

    void insertComplement(
            DossierNumber number, int session, LocalDate receivedOn, String summary, Person person, Instant now) {
        jdbc.sql("""
                        insert into ampli.adjournment_complement
                            (dossier_number, session, received_on, summary, recorded_by, recorded_at)
                        values (:number, :session, :receivedOn, :summary, :person, :now)
                        """)
                .param("number", number.toString())
                .param("session", session)
                .param("receivedOn", receivedOn)
                .param("summary", summary)
                .param("person", person.id())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    Optional<String> lastComplement(DossierNumber number) {
        return jdbc.sql("select summary from ampli.adjournment_complement where dossier_number = :number"
                        + " and summary is not null order by session desc limit 1")
                .param("number", number.toString())
                .query(String.class)
                .optional();
    }
}
