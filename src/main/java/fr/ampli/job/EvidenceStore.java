package fr.ampli.job;

import fr.ampli.document.DocumentKind;
import fr.ampli.shared.DossierNumber;
import fr.ampli.shared.Person;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of the findings about single documents and of the requests for evidence. */
@Repository
class EvidenceStore {

    private final JdbcClient jdbc;

    EvidenceStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What was asked about a kind, and about which document of it. */
    record Asked(DocumentKind kind, Optional<UUID> document, String sentence) {}

    void insertFinding(DossierNumber number, EvidenceFinding finding, Person person, Instant now) {
        jdbc.sql("""
                        insert into ampli.job_item_finding (dossier_number, kind, document_id, finding, reason, found_by,
                            found_at)
                        values (:number, :kind, :document, :finding, :reason, :person, :now)
                        """)
                .param("number", number.value())
                .param("kind", finding.kind().name())
                .param("document", finding.document().orElse(null))
                .param("finding", finding.verdict().name())
                .param("reason", finding.reason().orElse(null))
                .param("person", person.id())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** The finding that stands about each kind: the last one. */
    List<EvidenceFinding> findings(DossierNumber number) {
        return jdbc.sql("""
                        select distinct on (kind) kind, document_id, finding, reason from ampli.job_item_finding
                        where dossier_number = :number order by kind, id desc
                        """)
                .param("number", number.value())
                .query((row, index) -> new EvidenceFinding(
                        DocumentKind.valueOf(row.getString("kind")),
                        EvidenceFinding.Verdict.valueOf(row.getString("finding")),
                        Optional.ofNullable(row.getString("reason")),
                        Optional.ofNullable(row.getObject("document_id", UUID.class))))
                .list();
    }

    void insertRequest(
            DossierNumber number, int round, LocalDate asked, LocalDate due, List<Asked> items, Person person) {
        long id = jdbc.sql("""
                        insert into ampli.job_evidence_request (dossier_number, round, asked_on, due_on, asked_by)
                        values (:number, :round, :asked, :due, :person)
                        returning id
                        """)
                .param("number", number.value())
                .param("round", round)
                .param("asked", asked)
                .param("due", due)
                .param("person", person.id())
                .query(Long.class)
                .single();
        for (Asked item : items) {
            jdbc.sql("""
                            insert into ampli.job_evidence_request_item (request_id, kind, document_id, sentence)
                            values (:id, :kind, :document, :sentence)
                            """)
                    .param("id", id)
                    .param("kind", item.kind().name())
                    .param("document", item.document().orElse(null))
                    .param("sentence", item.sentence())
                    .update();
        }
    }

    /** Everything ever asked. */
    List<Asked> asked(DossierNumber number) {
        return jdbc.sql("""
                        select i.* from ampli.job_evidence_request_item i
                        join ampli.job_evidence_request r on r.id = i.request_id
                        where r.dossier_number = :number order by r.round, i.kind
                        """)
                .param("number", number.value())
                .query((row, index) -> new Asked(
                        DocumentKind.valueOf(row.getString("kind")),
                        Optional.ofNullable(row.getObject("document_id", UUID.class)),
                        row.getString("sentence")))
                .list();
    }

    Optional<EvidenceRequest> lastRequest(DossierNumber number) {
        return jdbc.sql("select * from ampli.job_evidence_request where dossier_number = :number"
                        + " order by round desc limit 1")
                .param("number", number.value())
                .query((row, index) -> new EvidenceRequest(
                        row.getLong("id"),
                        row.getInt("round"),
                        row.getObject("asked_on", LocalDate.class),
                        row.getObject("due_on", LocalDate.class),
                        sentences(row.getLong("id")),
                        Optional.ofNullable(row.getObject("closed_on", LocalDate.class))))
                .optional();
    }

    private List<String> sentences(long request) {
        return jdbc.sql("select sentence from ampli.job_evidence_request_item where request_id = :id order by kind")
                .param("id", request)
                .query(String.class)
                .list();
    }

    /** False where it is closed already. */
    boolean close(long request, LocalDate day, boolean answered, String explanation) {
        return jdbc.sql("""
                                update ampli.job_evidence_request
                                set closed_on = :day, answered = :answered, explanation = :explanation
                                where id = :id and closed_on is null
                                """)
                        .param("day", day)
                        .param("answered", answered)
                        .param("explanation", explanation)
                        .param("id", request)
                        .update()
                == 1;
    }
}
