package fr.ampli.correspondence;

import fr.ampli.document.Documents;
import fr.ampli.document.StoredDocument;
import fr.ampli.shared.DossierNumber;
import fr.ampli.shared.Person;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What goes with letters. It is made and kept with the letter, in the transaction of the act; every sending carries the
 * kept bytes.
 */
@Component
class LetterAttachments {

    private final JdbcClient jdbc;
    private final Documents documents;
    private final LetterPdf pdf = new LetterPdf();
    private final LetterCalendar calendar;

    LetterAttachments(JdbcClient jdbc, Documents documents, CorrespondenceSettings settings) {
        this.jdbc = jdbc;
        this.documents = documents;
        this.calendar = new LetterCalendar(settings);
    }

    /** Makes and keeps what goes with a letter that has just been written. */
    void keep(Letter letter, Enclosures enclosures) {
        enclosures.paper().ifPresent(paper -> keepPaper(letter, paper));
        for (int i = 0; i < enclosures.deadlines().size(); i++) {
            keepDeadline(letter, i + 2, enclosures.deadlines().get(i));
        }
    }

    /** What goes with a letter, in its order; each time the same bytes. */
    List<Attachment> of(Letter letter) {
        return jdbc.sql("""
                        select a.file_name, a.media_type, coalesce(a.content, d.content) as content
                        from ampli.letter_attachment a left join ampli.document d on d.id = a.document_id
                        where a.letter_key = :key order by a.place
                        """)
                .param("key", letter.key())
                .query((row, index) -> new Attachment(
                        row.getString("file_name"), row.getString("media_type"), row.getBytes("content")))
                .list();
    }

    private void keepPaper(Letter letter, Enclosures.Paper paper) {
        Enclosures.Paper titled =
                new Enclosures.Paper(paper.kind(), paper.title() + " – dossier " + letter.dossier(), paper.page());
        byte[] bytes = pdf.render(titled, letter.to().name(), letter.key(), letter.createdAt());
        String name = FileName.of(letter.dossier(), paper.title(), ".pdf");
        StoredDocument kept = documents.store(letter.dossier(), paper.kind(), name, bytes, Person.APPLICATION);
        insert(letter, 1, name, Attachment.PDF, kept.id(), null);
    }

    private void keepDeadline(Letter letter, int place, Enclosures.Deadline deadline) {
        UUID uid = LetterCalendar.uid(letter.dossier(), deadline.clock());
        Optional<Entry> last = last(uid);
        boolean moved =
                last.filter(entry -> !entry.dueOn().equals(deadline.day())).isPresent();
        int sequence = last.map(entry -> moved ? entry.sequence() + 1 : entry.sequence())
                .orElse(0);
        if (moved || last.isEmpty()) {
            jdbc.sql("insert into ampli.calendar_entry (uid, sequence, dossier_number, clock, due_on, letter_key)"
                            + " values (:uid, :sequence, :dossier, :clock, :due, :key)")
                    .param("uid", uid)
                    .param("sequence", sequence)
                    .param("dossier", letter.dossier().value())
                    .param("clock", deadline.clock())
                    .param("due", deadline.day())
                    .param("key", letter.key())
                    .update();
        }
        byte[] entry = calendar.write(letter.dossier(), deadline, sequence, letter.createdAt());
        insert(letter, place, fileName(letter.dossier(), deadline), Attachment.CALENDAR, null, entry);
    }

    private static String fileName(DossierNumber number, Enclosures.Deadline deadline) {
        return FileName.of(number, deadline.title(), ".ics");
    }

    private Optional<Entry> last(UUID uid) {
        return jdbc.sql("select sequence, due_on from ampli.calendar_entry where uid = :uid"
                        + " order by sequence desc limit 1")
                .param("uid", uid)
                .query((row, index) -> new Entry(row.getInt("sequence"), row.getObject("due_on", LocalDate.class)))
                .optional();
    }

    private void insert(Letter letter, int place, String name, String mediaType, UUID document, byte[] content) {
        jdbc.sql("insert into ampli.letter_attachment (letter_key, place, file_name, media_type, document_id, content)"
                        + " values (:key, :place, :name, :type, :document, :content)")
                .param("key", letter.key())
                .param("place", place)
                .param("name", name)
                .param("type", mediaType)
                .param("document", document)
                .param("content", content, java.sql.Types.BINARY)
                .update();
    }

    private record Entry(int sequence, LocalDate dueOn) {}
}
