package fr.ampli.submission;

import fr.ampli.document.DocumentKind;
import fr.ampli.shared.DossierNumber;
import fr.ampli.shared.Person;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Tables of pieces as found, requests for missing ones, and the result that ends the check. */
@Repository
class CompletenessStore {

    private final JdbcClient jdbc;

    CompletenessStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What was found of a piece. */
    record Finding(PieceState state, String reason) {}

    /** A request as it stands in the table; the day of its reminder is computed from its end. */
    record RequestRow(
            int round,
            LocalDate requestedOn,
            Instant requestedAt,
            LocalDate dueOn,
            LocalDate renewedOn,
            LocalDate receivedOn,
            String author) {}

    void put(DossierNumber number, Piece piece, Person person, Instant now) {
        jdbc.sql("""
                        insert into ampli.application_piece
                            (dossier_number, kind, indispensable, state, reason, checked_by, checked_at)
                        values (:number, :kind, :indispensable, :state, :reason, :person, :now)
                        on conflict (dossier_number, kind) do update set indispensable = excluded.indispensable,
                            state = excluded.state, reason = excluded.reason, checked_by = excluded.checked_by,
                            checked_at = excluded.checked_at
                        """)
                .param("number", number.toString())
                .param("kind", piece.kind().name())
                .param("indispensable", piece.indispensable())
                .param("state", piece.state().orElseThrow().name())
                .param("reason", piece.reason().orElse(null))
                .param("person", person.id())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    Map<DocumentKind, Finding> findings(DossierNumber number) {
        return jdbc
                .sql("select kind, state, reason from ampli.application_piece where dossier_number = :number")
                .param("number", number.toString())
                .query((row, index) -> Map.entry(
                        DocumentKind.valueOf(row.getString("kind")),
                        new Finding(PieceState.valueOf(row.getString("state")), row.getString("reason"))))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    void insertRequest(
            DossierNumber number, int round, LocalDate requestedOn, Instant now, LocalDate dueOn, String author) {
        jdbc.sql("""
                        insert into ampli.missing_pieces_request
                            (dossier_number, round, requested_on, requested_at, due_on, author)
                        values (:number, :round, :requestedOn, :now, :dueOn, :author)
                        """)
                .param("number", number.toString())
                .param("round", round)
                .param("requestedOn", requestedOn)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("dueOn", dueOn)
                .param("author", author)
                .update();
    }

    Optional<RequestRow> lastRequest(DossierNumber number) {
        return jdbc.sql("select * from ampli.missing_pieces_request where dossier_number = :number"
                        + " order by round desc limit 1")
                .param("number", number.toString())
                .query(CompletenessStore::request)
                .optional();
    }

    /** False where no request is open, or it was renewed before. */
    boolean renew(DossierNumber number, LocalDate today, LocalDate dueOn) {
        return jdbc.sql("update ampli.missing_pieces_request set renewed_on = :today, due_on = :dueOn"
                                + " where dossier_number = :number and renewed_on is null"
                                + " and received_on is null and closed_on is null")
                        .param("number", number.toString())
                        .param("today", today)
                        .param("dueOn", dueOn)
                        .update()
                == 1;
    }

    boolean receive(DossierNumber number, LocalDate receivedOn, String note) {
        return jdbc.sql("update ampli.missing_pieces_request set received_on = :receivedOn, note = :note"
                                + " where dossier_number = :number and received_on is null and closed_on is null")
                        .param("number", number.toString())
                        .param("receivedOn", receivedOn)
                        .param("note", note)
                        .update()
                == 1;
    }

    boolean close(DossierNumber number, LocalDate today) {
        return jdbc.sql("update ampli.missing_pieces_request set closed_on = :today"
                                + " where dossier_number = :number and received_on is null and closed_on is null")
                        .param("number", number.toString())
                        .param("today", today)
                        .update()
                == 1;
    }

    void decide(
            DossierNumber number,
            Admissibility.Result result,
            String grounds,
            String author,
            LocalDate decidedOn,
            Person person) {
        jdbc.sql("insert into ampli.admissibility (dossier_number, result, grounds, author, decided_on, decided_by)"
                        + " values (:number, :result, :grounds, :author, :decidedOn, :person)")
                .param("number", number.toString())
                .param("result", result.name())
                .param("grounds", grounds)
                .param("author", author)
                .param("decidedOn", decidedOn)
                .param("person", person.id())
                .update();
    }

    void addReason(DossierNumber number, int position, BlockingReason blocking) {
        jdbc.sql("insert into ampli.inadmissibility_reason (dossier_number, position, code, clause, sentence)"
                        + " values (:number, :position, :code, :clause, :sentence)")
                .param("number", number.toString())
                .param("position", position)
                .param("code", blocking.reason().code())
                .param("clause", blocking.reason().clause())
                .param("sentence", blocking.letter())
                .update();
    }

    Optional<Admissibility> admissibility(DossierNumber number) {
        return jdbc.sql(
                        "select result, grounds, author, decided_on from ampli.admissibility where dossier_number = :number")
                .param("number", number.toString())
                .query((row, index) -> new Admissibility(
                        Admissibility.Result.valueOf(row.getString("result")),
                        row.getObject("decided_on", LocalDate.class),
                        reasons(number),
                        Optional.ofNullable(row.getString("grounds")),
                        Optional.ofNullable(row.getString("author"))))
                .optional();
    }

    private List<String> reasons(DossierNumber number) {
        return jdbc.sql("select sentence from ampli.inadmissibility_reason where dossier_number = :number"
                        + " order by position")
                .param("number", number.toString())
                .query(String.class)
                .list();
    }

    private static RequestRow request(ResultSet row, int index) throws SQLException {
        return new RequestRow(
                row.getInt("round"),
                row.getObject("requested_on", LocalDate.class),
                row.getObject("requested_at", OffsetDateTime.class).toInstant(),
                row.getObject("due_on", LocalDate.class),
                row.getObject("renewed_on", LocalDate.class),
                row.getObject("received_on", LocalDate.class),
                row.getString("author"));
    }
}
