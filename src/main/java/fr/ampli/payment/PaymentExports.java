package fr.ampli.payment;

import fr.ampli.agreement.BankAccount;
import fr.ampli.agreement.BankAccounts;
import fr.ampli.deadline.Deadlines;
import fr.ampli.journal.Journal;
import fr.ampli.payment.exchange.CreditTransferCsv;
import fr.ampli.payment.exchange.CreditTransferXml;
import fr.ampli.payment.exchange.TargetDays;
import fr.ampli.payment.exchange.Transfer;
import fr.ampli.payment.exchange.TransferBatch;
import fr.ampli.shared.Checks;
import fr.ampli.shared.Money;
import fr.ampli.shared.Person;
import fr.ampli.shared.Reason;
import fr.ampli.shared.Refusal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Hands certified orders to the finance system (R04, R51): each attempt once, in a batch that is written once and read
 * back byte for byte ever after.
 */
@Service
@Transactional
public class PaymentExports {

    /** One export at a time: two would each believe that an order is theirs. */
    private static final long LOCK = 5_030;

    static final String SEAL_BROKEN =
            "Le compte bancaire du dossier n'est plus celui qui a été certifié : le paiement n'a pas été transmis.";

    private final OrderStore orders;
    private final PaymentOrders payments;
    private final PaymentAnswers answers;
    private final PaymentGate gate;
    private final BankAccounts accounts;
    private final PaymentNews news;
    private final ExchangeSettings settings;
    private final ExchangeActs acts;
    private final Journal journal;
    private final Deadlines deadlines;
    private final JdbcClient jdbc;
    private final Clock clock;

    PaymentExports(
            OrderStore orders,
            PaymentOrders payments,
            PaymentAnswers answers,
            PaymentGate gate,
            BankAccounts accounts,
            PaymentNews news,
            ExchangeSettings settings,
            ExchangeActs acts,
            Journal journal,
            Deadlines deadlines,
            JdbcClient jdbc,
            Clock clock) {
        this.orders = orders;
        this.payments = payments;
        this.answers = answers;
        this.gate = gate;
        this.accounts = accounts;
        this.news = news;
        this.settings = settings;
        this.acts = acts;
        this.journal = journal;
        this.deadlines = deadlines;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The payments that wait, with what keeps them from leaving; changes nothing. */
    @Transactional(readOnly = true)
    public List<ExportCandidate> waiting() {
        return orders.toExport(false).stream().map(this::candidate).toList();
    }

    /** Whether the account that pays is known, so that a bank file is written too. */
    public boolean writesBankFile() {
        return settings.debtor().isPresent();
    }

    /**
     * Writes the next batch. An order whose account is no longer the one that was certified is rejected; one that a
     * check of the gate keeps stays behind.
     *
     * @throws Refusal if nobody confirmed, or nothing waits
     */
    public ExportOutcome create(Boolean confirmed, Person person) {
        Checks checks = new Checks();
        checks.require(Boolean.TRUE.equals(confirmed), PaymentReasons.EXPORT_NOT_CONFIRMED);
        checks.orThrow();
        RowCallbackHandler nothing = row -> {};
        jdbc.sql("select pg_advisory_xact_lock(:lock)").param("lock", LOCK).query(nothing);
        List<PaymentOrder> leaving = new ArrayList<>();
        int rejected = 0;
        int held = 0;
        for (PaymentOrder order : orders.toExport(true)) {
            ExportCandidate candidate = candidate(order);
            if (!candidate.sealed()) {
                answers.rejected(order, SEAL_BROKEN, AnswerProof.seal(person));
                news.answered(order.dossier(), order.instalment(), false);
                rejected++;
            } else if (candidate.leaves()) {
                leaving.add(order);
            } else {
                held++;
            }
        }
        if (leaving.isEmpty() && rejected == 0) {
            throw Refusal.of(
                    held == 0
                            ? PaymentReasons.NOTHING_TO_EXPORT
                            : Reason.of(
                                    "ALL_HELD",
                                    "R04",
                                    "",
                                    "Les " + held + " paiements certifiés sont tous retenus :"
                                            + " rien n'a été écrit. La liste dit pourquoi."));
        }
        Optional<String> messageId = leaving.isEmpty() ? Optional.empty() : Optional.of(write(leaving, person));
        acts.record(
                person,
                "PAYMENTS_EXPORTED",
                messageId.orElse("Aucun lot") + " : " + leaving.size() + " exportés, " + rejected + " rejetés, " + held
                        + " retenus");
        return new ExportOutcome(messageId, leaving.size(), rejected, held);
    }

    /** The batches, the newest first, at most this many. */
    @Transactional(readOnly = true)
    public List<PaymentExport> last(int count) {
        return jdbc.sql(SELECT + " order by e.id desc limit :count")
                .param("count", count)
                .query(PaymentExports::export)
                .list();
    }

    /** @throws Refusal {@code EXPORT_UNKNOWN} */
    @Transactional(readOnly = true)
    public PaymentExport get(String messageId) {
        return jdbc.sql(SELECT + " where e.message_id = :id")
                .param("id", messageId)
                .query(PaymentExports::export)
                .optional()
                .orElseThrow(() -> Refusal.of(PaymentReasons.EXPORT_UNKNOWN));
    }

    @Transactional(readOnly = true)
    public List<PaymentExport.Line> lines(String messageId) {
        return jdbc.sql("""
                        select l.* from ampli.payment_export_line l join ampli.payment_export e on e.id = l.export_id
                        where e.message_id = :id order by l.position
                        """)
                .param("id", messageId)
                .query((row, index) -> new PaymentExport.Line(
                        row.getString("end_to_end_id"),
                        row.getString("dossier_number"),
                        Money.ofCents(row.getLong("amount_cents"))))
                .list();
    }

    /**
     * One file of a batch as it was first written; that somebody took it is put on record.
     *
     * @throws Refusal {@code EXPORT_UNKNOWN}
     */
    public PaymentExport.File file(String messageId, PaymentExport.Format format, Person person) {
        PaymentExport.File file = jdbc.sql("""
                        select f.* from ampli.payment_export_file f join ampli.payment_export e on e.id = f.export_id
                        where e.message_id = :id and f.format = :format
                        """)
                .param("id", messageId)
                .param("format", format.name())
                .query((row, index) -> new PaymentExport.File(
                        row.getString("file_name"), row.getBytes("content"), row.getString("sha256")))
                .optional()
                .orElseThrow(() -> Refusal.of(PaymentReasons.EXPORT_UNKNOWN));
        acts.record(person, "EXPORT_DOWNLOADED", "Fichier " + file.name() + " téléchargé");
        return file;
    }

    /** Records that the files of a batch are with the accountant. @throws Refusal if nobody says so */
    public void recordHandOver(String messageId, Boolean handedOver, Person person) {
        Checks checks = new Checks();
        checks.require(Boolean.TRUE.equals(handedOver), PaymentReasons.NOT_HANDED_OVER);
        checks.orThrow();
        acts.record(person, "EXPORT_HANDED_OVER", "Lot " + get(messageId).messageId() + " remis au comptable");
    }

    /** What names the present attempt of an order in every file. */
    public String referenceOf(PaymentOrder order) {
        return OrderReference.of(order).value();
    }

    /** The day on which a batch that is written today is to be paid. */
    public LocalDate nextExecution() {
        return TargetDays.after(deadlines.today());
    }

    /** In which batch the present attempt of an order left, if it did. */
    @Transactional(readOnly = true)
    public Optional<String> batchOf(PaymentOrder order) {
        return jdbc.sql("""
                        select e.message_id from ampli.payment_export_line l
                        join ampli.payment_export e on e.id = l.export_id where l.end_to_end_id = :reference
                        """)
                .param("reference", OrderReference.of(order).value())
                .query(String.class)
                .optional();
    }

    private ExportCandidate candidate(PaymentOrder order) {
        return new ExportCandidate(
                order,
                payments.isSealed(order),
                gate.standing(order.dossier(), order.instalment()).stream()
                        .map(Reason::sentence)
                        .toList());
    }

    private String write(List<PaymentOrder> leaving, Person person) {
        Instant now = clock.instant();
        LocalDate executeOn = TargetDays.after(deadlines.today());
        long id = jdbc.sql("select nextval(pg_get_serial_sequence('ampli.payment_export', 'id'))")
                .query(Long.class)
                .single();
        String messageId = "AMPLI-EXP-%d-%05d".formatted(deadlines.today().getYear(), id);
        TransferBatch batch = new TransferBatch(
                messageId, now, executeOn, leaving.stream().map(this::transfer).toList());
        jdbc.sql("""
                        insert into ampli.payment_export (id, message_id, order_count, total_cents, execute_on, created_by,
                            created_at) overriding system value values (:id, :message, :count, :cents, :on, :person, :now)
                        """)
                .param("id", id)
                .param("message", messageId)
                .param("count", leaving.size())
                .param("cents", batch.total().cents())
                .param("on", executeOn)
                .param("person", person.id())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
        Map<PaymentExport.Format, byte[]> files = new LinkedHashMap<>();
        files.put(PaymentExport.Format.CSV, CreditTransferCsv.write(batch));
        settings.debtor()
                .ifPresent(debtor -> files.put(PaymentExport.Format.PAIN_001, CreditTransferXml.write(batch, debtor)));
        files.forEach((format, content) -> jdbc.sql("""
                        insert into ampli.payment_export_file (export_id, format, file_name, content, sha256)
                        values (:id, :format, :name, :content, :sha)
                        """)
                .param("id", id)
                .param("format", format.name())
                .param("name", messageId + "." + format.extension())
                .param("content", content)
                .param("sha", OrderSeal.hash(content))
                .update());
        int position = 0;
        for (PaymentOrder order : leaving) {
            jdbc.sql("""
                            insert into ampli.payment_export_line (export_id, position, dossier_number, instalment, attempt,
                                end_to_end_id, amount_cents, account_seal)
                            values (:id, :position, :number, :instalment, :attempt, :reference, :cents, :seal)
                            """)
                    .param("id", id)
                    .param("position", ++position)
                    .param("number", order.dossier().value())
                    .param("instalment", order.instalment().name())
                    .param("attempt", order.attempt())
                    .param("reference", OrderReference.of(order).value())
                    .param("cents", order.amount().cents())
                    .param("seal", order.seal())
                    .update();
            journal.record(
                    order.dossier(),
                    person,
                    "PAYMENT_EXPORTED",
                    "Paiement exporté : " + order.instalment().label() + ", lot " + messageId);
        }
        return messageId;
    }

    private Transfer transfer(PaymentOrder order) {
        BankAccount account = accounts.get(order.bankAccountId());
        return new Transfer(
                OrderReference.of(order).value(),
                order.dossier(),
                order.instalment().label(),
                order.attempt(),
                order.amount(),
                account.holderName(),
                account.iban(),
                account.bic());
    }

    private static final String SELECT = """
            select e.*, (select string_agg(f.format, ',' order by f.format) from ampli.payment_export_file f
                         where f.export_id = e.id) as formats
            from ampli.payment_export e
            """;

    private static PaymentExport export(ResultSet row, int index) throws SQLException {
        return new PaymentExport(
                row.getString("message_id"),
                row.getInt("order_count"),
                Money.ofCents(row.getLong("total_cents")),
                row.getObject("execute_on", LocalDate.class),
                new Person(row.getString("created_by")),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                Stream.of(row.getString("formats").split(","))
                        .map(PaymentExport.Format::valueOf)
                        .toList());
    }
}
