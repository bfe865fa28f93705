package fr.ampli.document;

import fr.ampli.shared.DossierNumber;
import fr.ampli.shared.Person;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The bytes live in PostgreSQL: one backup holds the whole record. */
@Repository
class DocumentStore {

    private static final String COLUMNS =
            "id, dossier_number, kind, file_name, media_type, size, sha256, stored_by, stored_at";

    private final JdbcClient jdbc;

    DocumentStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(StoredDocument document, byte[] content) {
        jdbc.sql("""
                        insert into ampli.document (id, dossier_number, kind, file_name, media_type, size, sha256, content,
                            stored_by, stored_at)
                        values (:id, :dossier, :kind, :fileName, :mediaType, :size, :sha256, :content, :by, :at)
                        """)
                .param("id", document.id())
                .param("dossier", document.dossier().toString())
                .param("kind", document.kind().name())
                .param("fileName", document.fileName())
                .param("mediaType", document.mediaType())
                .param("size", document.size())
                .param("sha256", document.sha256())
                .param("content", content)
                .param("by", document.storedBy().id())
                .param("at", document.storedAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    List<StoredDocument> of(DossierNumber dossier) {
        return jdbc.sql("select " + COLUMNS
                        + " from ampli.document where dossier_number = :dossier order by stored_at, id")
                .param("dossier", dossier.toString())
                .query(DocumentStore::document)
                .list();
    }

    Optional<StoredDocument> find(UUID id) {
        return jdbc.sql("select " + COLUMNS + " from ampli.document where id = :id")
                .param("id", id)
                .query(DocumentStore::document)
                .optional();
    }

    Optional<byte[]> content(UUID id) {
        return jdbc.sql("select content from ampli.document where id = :id")
                .param("id", id)
                .query((row, index) -> row.getBytes("content"))
                .optional();
    }

    private static StoredDocument document(ResultSet row, int index) throws SQLException {
        return new StoredDocument(
                row.getObject("id", UUID.class),
                DossierNumber.read(row.getString("dossier_number")).orElseThrow(),
                DocumentKind.valueOf(row.getString("kind")),
                row.getString("file_name"),
                row.getString("media_type"),
                row.getInt("size"),
                row.getString("sha256"),
                new Person(row.getString("stored_by")),
                row.getObject("stored_at", OffsetDateTime.class).toInstant());
    }
}
