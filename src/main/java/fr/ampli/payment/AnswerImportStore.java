package fr.ampli.payment;

import fr.ampli.payment.exchange.AnswerFile;
import fr.ampli.payment.exchange.AnswerLine;
import fr.ampli.shared.Money;
import fr.ampli.shared.Person;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Files of answers as they came, and the fate of each of their lines. */
@Repository
class AnswerImportStore {

    private final JdbcClient jdbc;
    private final Clock clock;

    AnswerImportStore(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Empty if the same bytes are kept already. */
    Optional<Long> insert(String sha256, AnswerFile.Format format, String fileName, byte[] content, Person person) {
        return jdbc.sql("""
                        insert into ampli.payment_answer_file (sha256, format, file_name, content, received_by, received_at)
                        values (:sha, :format, :name, :content, :person, :now)
                        on conflict (sha256) do nothing returning id
                        """)
                .param("sha", sha256)
                .param("format", format.name())
                .param("name", fileName)
                .param("content", content)
                .param("person", person.id())
                .param("now", now())
                .query(Long.class)
                .optional();
    }

    void insertLine(long file, int position, AnswerLine line) {
        jdbc.sql("""
                        insert into ampli.payment_answer_line (file_id, position, reference, result, amount_cents, answered_on,
                            mandate_number, reason, iban_sha256, iban_end, fate, why, settled_at)
                        values (:file, :position, :reference, :result, :cents, :on, :mandate, :reason, :iban, :end, :fate, :why,
                            :settled)
                        """)
                .param("file", file)
                .param("position", position)
                .param("reference", line.reference())
                .param("result", line.result().name())
                .param("cents", line.amount().map(Money::cents).orElse(null))
                .param("on", line.on().orElse(null))
                .param("mandate", line.mandate().orElse(null))
                .param("reason", line.reason().orElse(null))
                .param("iban", line.iban().map(OrderSeal::hash).orElse(null))
                .param("end", line.iban().map(AnswerImportStore::end).orElse(null))
                .param("fate", line.problem().isPresent() ? LineFate.REFUSED.name() : LineFate.WAITING.name())
                .param("why", line.problem().orElse(null))
                .param("settled", line.problem().isPresent() ? now() : null)
                .update();
    }

    /** False if somebody began already. */
    boolean start(long file, Person person) {
        return jdbc.sql("""
                        update ampli.payment_answer_file set started_by = :person, started_at = :now
                        where id = :id and started_at is null
                        """)
                        .param("person", person.id())
                        .param("now", now())
                        .param("id", file)
                        .update()
                == 1;
    }

    /** Who lets its lines be applied: theirs is the act. */
    Person starter(long file) {
        return new Person(
                jdbc.sql("select coalesce(started_by, received_by) from ampli.payment_answer_file where id = :id")
                        .param("id", file)
                        .query(String.class)
                        .single());
    }

    Optional<AnswerImport> find(long id) {
        return jdbc.sql("select * from ampli.payment_answer_file where id = :id")
                .param("id", id)
                .query(this::file)
                .optional();
    }

    Optional<AnswerImport> find(String sha256) {
        return jdbc.sql("select * from ampli.payment_answer_file where sha256 = :sha")
                .param("sha", sha256)
                .query(this::file)
                .optional();
    }

    List<AnswerImport> last(int count) {
        return jdbc.sql("select * from ampli.payment_answer_file order by id desc limit :count")
                .param("count", count)
                .query(this::file)
                .list();
    }

    List<AnswerImportLine> lines(long file) {
        return jdbc.sql("select * from ampli.payment_answer_line where file_id = :file order by position")
                .param("file", file)
                .query(AnswerImportStore::line)
                .list();
    }

    List<Long> waiting(long file) {
        return jdbc.sql(
                        "select id from ampli.payment_answer_line where file_id = :file and fate = 'WAITING' order by position")
                .param("file", file)
                .query(Long.class)
                .list();
    }

    /** The line, if it still waits; nobody else settles it meanwhile. */
    Optional<AnswerImportLine> waitingForUpdate(long line) {
        return jdbc.sql("select * from ampli.payment_answer_line where id = :id and fate = 'WAITING' for update")
                .param("id", line)
                .query(AnswerImportStore::line)
                .optional();
    }

    void settle(long line, LineFate fate, String why) {
        jdbc.sql("update ampli.payment_answer_line set fate = :fate, why = :why, settled_at = :now where id = :id")
                .param("fate", fate.name())
                .param("why", why)
                .param("now", now())
                .param("id", line)
                .update();
    }

    /** The references of a batch, in its order. */
    List<String> referencesOf(String messageId) {
        return jdbc.sql("""
                        select l.end_to_end_id from ampli.payment_export_line l
                        join ampli.payment_export e on e.id = l.export_id where e.message_id = :id order by l.position
                        """).param("id", messageId).query(String.class).list();
    }

    boolean isExported(String reference) {
        return jdbc.sql("select exists (select 1 from ampli.payment_export_line where end_to_end_id = :reference)")
                .param("reference", reference)
                .query(Boolean.class)
                .single();
    }

    private static String end(String iban) {
        return iban.length() <= 4 ? iban : iban.substring(iban.length() - 4);
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private AnswerImport file(ResultSet row, int index) throws SQLException {
        long id = row.getLong("id");
        return new AnswerImport(
                id,
                row.getString("file_name"),
                AnswerFile.Format.valueOf(row.getString("format")).label(),
                new Person(row.getString("received_by")),
                row.getObject("received_at", OffsetDateTime.class).toInstant(),
                row.getObject("started_at") != null,
                fates(id));
    }

    private Map<LineFate, Integer> fates(long file) {
        Map<LineFate, Integer> fates = new EnumMap<>(LineFate.class);
        jdbc.sql("select fate, count(*) as lines from ampli.payment_answer_line where file_id = :file group by fate")
                .param("file", file)
                .query(row -> {
                    fates.put(LineFate.valueOf(row.getString("fate")), row.getInt("lines"));
                });
        return fates;
    }

    private static AnswerImportLine line(ResultSet row, int index) throws SQLException {
        long cents = row.getLong("amount_cents");
        Optional<Money> amount = row.wasNull() ? Optional.empty() : Optional.of(Money.ofCents(cents));
        return new AnswerImportLine(
                row.getLong("id"),
                row.getLong("file_id"),
                row.getInt("position"),
                row.getString("reference"),
                row.getString("result"),
                amount,
                Optional.ofNullable(row.getObject("answered_on", LocalDate.class)),
                Optional.ofNullable(row.getString("mandate_number")),
                Optional.ofNullable(row.getString("reason")),
                Optional.ofNullable(row.getString("iban_sha256")),
                LineFate.valueOf(row.getString("fate")),
                Optional.ofNullable(row.getString("why")));
    }
}
