package fr.ampli.payment;

import fr.ampli.shared.Checks;
import fr.ampli.shared.DossierNumber;
import fr.ampli.shared.Money;
import fr.ampli.shared.Person;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The register of irregularities: one word for each recovery above the threshold, whether the Commission is told and
 * why (R35). The database lets no such recovery be decided without it.
 */
@Service
@Transactional
public class Irregularities {

    private static final int REASON = 2000;

    private final JdbcClient jdbc;
    private final RecoverySettings settings;

    Irregularities(JdbcClient jdbc, RecoverySettings settings) {
        this.jdbc = jdbc;
        this.settings = settings;
    }

    /** What was typed, read: still to be kept. */
    record Word(boolean suspectedFraud, boolean reportable, Irregularity.Exempt exception, String reason) {}

    /** Reads the word that goes with a decision; a suspected fraud is reported, whatever else is true. */
    Word read(RecoveryDecisionDraft draft, Checks checks) {
        boolean fraud = checks.yes(draft.suspectedFraud(), "suspectedFraud", "Soupçon de fraude");
        boolean reportable = checks.yes(draft.reportable(), "reportable", "Irrégularité à signaler");
        Irregularity.Exempt exception = reportable
                ? null
                : checks.choice(Irregularity.Exempt.class, draft.exception(), "exception", "Cas de dispense");
        String reason = checks.longText(draft.reportableWhy(), "reportableWhy", "Pourquoi", REASON);
        checks.require(!fraud || reportable, PaymentReasons.FRAUD_IS_REPORTED);
        return new Word(fraud, reportable, exception, reason);
    }

    void keep(RecoveryCase recovery, Word word, LocalDate today, Person person) {
        jdbc.sql("""
                        insert into ampli.irregularity (recovery_id, dossier_number, amount_cents, union_cents, ground,
                            suspected_fraud, reportable, exception, reason, decided_by, decided_on)
                        values (:id, :number, :amount, :union, :ground, :fraud, :reportable, :exception, :reason, :person,
                            :today)
                        """)
                .param("id", recovery.id())
                .param("number", recovery.dossier().value())
                .param("amount", recovery.proposed().cents())
                .param("union", recovery.proposed().share(settings.unionShare()).cents())
                .param("ground", recovery.ground().name())
                .param("fraud", word.suspectedFraud())
                .param("reportable", word.reportable())
                .param(
                        "exception",
                        word.exception() == null ? null : word.exception().name())
                .param("reason", word.reason())
                .param("person", person.id())
                .param("today", today)
                .update();
    }

    /** The whole register, the newest first. */
    @Transactional(readOnly = true)
    public List<Irregularity> all() {
        return jdbc.sql("select * from ampli.irregularity order by decided_on desc, recovery_id desc")
                .query(Irregularities::row)
                .list();
    }

    /** The words kept about a dossier, the newest first. */
    @Transactional(readOnly = true)
    public List<Irregularity> of(DossierNumber number) {
        return jdbc.sql("select * from ampli.irregularity where dossier_number = :number order by recovery_id desc")
                .param("number", number.value())
                .query(Irregularities::row)
                .list();
    }

    private static Irregularity row(ResultSet row, int index) throws SQLException {
        return new Irregularity(
                DossierNumber.parse(row.getString("dossier_number")),
                Money.ofCents(row.getLong("amount_cents")),
                Money.ofCents(row.getLong("union_cents")),
                RecoveryGround.valueOf(row.getString("ground")),
                row.getBoolean("suspected_fraud"),
                row.getBoolean("reportable"),
                Optional.ofNullable(row.getString("exception")).map(Irregularity.Exempt::valueOf),
                row.getString("reason"),
                row.getObject("decided_on", LocalDate.class));
    }
}
