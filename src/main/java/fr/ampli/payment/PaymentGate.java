package fr.ampli.payment;

import fr.ampli.agreement.Agreements;
import fr.ampli.agreement.BankAccounts;
import fr.ampli.agreement.Terms;
import fr.ampli.dossier.Dossiers;
import fr.ampli.job.JobOutcomes;
import fr.ampli.journal.Journal;
import fr.ampli.shared.Checks;
import fr.ampli.shared.DossierNumber;
import fr.ampli.shared.Person;
import fr.ampli.shared.Reason;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What must be true before money leaves: a list of named checks, each run on record. */
@Service
@Transactional
public class PaymentGate {

    private final List<GateCheck> checks;
    private final JdbcClient jdbc;
    private final Journal journal;
    private final Clock clock;

    PaymentGate(
            Agreements agreements,
            Terms terms,
            BankAccounts accounts,
            Dossiers dossiers,
            JobOutcomes outcomes,
            RecoveryStore recoveries,
            OrderStore orders,
            Envelopes envelopes,
            Ledger ledger,
            JdbcClient jdbc,
            Journal journal,
            Clock clock) {
        this.checks = List.of(
                new AgreementInForceCheck(agreements),
                new StatementOfStartCheck(terms),
                new ResultMetCheck(outcomes),
                new BankAccountCheck(accounts),
                new HolderIdentifiedCheck(dossiers),
                new NoOpenRecoveryCheck(recoveries),
                new NotAlreadyPaidCheck(orders),
                new EnvelopeCheck(envelopes, ledger, terms),
                new DeMinimisRoomCheck(agreements));
        this.jdbc = jdbc;
        this.journal = journal;
        this.clock = clock;
    }

    /** Runs every check and keeps what each one found. */
    public GateResult run(DossierNumber number, Instalment instalment, Person person) {
        GateResult result = look(number, instalment);
        int run = lastRun(number, instalment) + 1;
        int position = 0;
        for (GateLine line : result.lines()) {
            insert(number, instalment, run, ++position, line);
        }
        List<String> failed = result.lines().stream()
                .filter(line -> !line.passed())
                .map(GateLine::code)
                .toList();
        journal.record(
                number,
                person,
                result.passed() ? "PAYMENT_GATE_PASSED" : "PAYMENT_GATE_CLOSED",
                "Contrôles avant paiement (" + instalment.label() + ") : "
                        + (result.passed() ? "tous levés" : failed.size() + " à lever"),
                failed.isEmpty() ? null : String.join(", ", failed));
        return result;
    }

    /** What the gate found when it was run last. */
    @Transactional(readOnly = true)
    public GateResult last(DossierNumber number, Instalment instalment) {
        return new GateResult(jdbc.sql("""
                        select * from ampli.payment_gate_line
                        where dossier_number = :number and instalment = :instalment and run = :run order by position
                        """)
                .param("number", number.value())
                .param("instalment", instalment.name())
                .param("run", lastRun(number, instalment))
                .query((row, index) -> new GateLine(
                        row.getString("check_code"),
                        row.getString("clause"),
                        row.getBoolean("passed"),
                        row.getString("sentence"),
                        row.getString("remedy"),
                        row.getObject("checked_at", OffsetDateTime.class).toInstant()))
                .list());
    }

    /** Records what was done about a block; whether it is lifted is for the next run to say. */
    public void recordClearance(DossierNumber number, Instalment instalment, BlockClearance clearance, Person person) {
        Checks inputs = new Checks();
        String note = inputs.longText(clearance.note(), "note", "Ce qui a été fait", 2000);
        inputs.orThrow();
        jdbc.sql("""
                        insert into ampli.payment_block (dossier_number, instalment, run, note, cleared_by, cleared_at)
                        values (:number, :instalment, :run, :note, :person, :now)
                        """)
                .param("number", number.value())
                .param("instalment", instalment.name())
                .param("run", lastRun(number, instalment))
                .param("note", note)
                .param("person", person.id())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        journal.record(
                number,
                person,
                "PAYMENT_BLOCK_WORKED_ON",
                "Blocage du paiement traité (" + instalment.label() + ")",
                note);
    }

    /** Why nothing may be paid right now, if so; keeps nothing. */
    @Transactional(readOnly = true)
    public List<Reason> obstacles(DossierNumber number, Instalment instalment) {
        return look(number, instalment).lines().stream()
                .filter(line -> !line.passed())
                .map(line -> Reason.of(line.code(), line.clause(), "", line.remedy()))
                .toList();
    }

    private GateResult look(DossierNumber number, Instalment instalment) {
        return new GateResult(checks.stream()
                .filter(check -> check.appliesTo(instalment))
                .map(check -> new GateLine(
                        check.code(),
                        check.clause(),
                        check.look(number, instalment).passed(),
                        check.sentence(),
                        check.remedy(),
                        clock.instant()))
                .toList());
    }

    private int lastRun(DossierNumber number, Instalment instalment) {
        return jdbc.sql("""
                        select coalesce(max(run), 0) from ampli.payment_gate_line
                        where dossier_number = :number and instalment = :instalment
                        """)
                .param("number", number.value())
                .param("instalment", instalment.name())
                .query(Integer.class)
                .single();
    }

    private void insert(DossierNumber number, Instalment instalment, int run, int position, GateLine line) {
        jdbc.sql("""
                        insert into ampli.payment_gate_line (dossier_number, instalment, run, position, check_code, clause, passed,
                            sentence, remedy, checked_at)
                        values (:number, :instalment, :run, :position, :code, :clause, :passed, :sentence, :remedy, :at)
                        """)
                .param("number", number.value())
                .param("instalment", instalment.name())
                .param("run", run)
                .param("position", position)
                .param("code", line.code())
                .param("clause", line.clause())
                .param("passed", line.passed())
                .param("sentence", line.sentence())
                .param("remedy", line.remedy())
                .param("at", line.checkedAt().atOffset(ZoneOffset.UTC))
                .update();
    }
}
