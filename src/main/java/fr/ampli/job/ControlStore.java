package fr.ampli.job;

import fr.ampli.document.DocumentKind;
import fr.ampli.shared.DossierNumber;
import fr.ampli.shared.Person;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of the report, the controls with their evidence and outcome, the hearing and its conclusion. */
@Repository
class ControlStore {

    private final JdbcClient jdbc;

    ControlStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A finding of the table, on record. */
    record Found(JobOutcome.Result outcome, AdvanceFate advanceFate, OutcomeReason reason, LocalDate foundOn) {}

    void insertReport(DossierNumber number, Report report, Person person, Instant now) {
        jdbc.sql("""
                        insert into ampli.job_report (dossier_number, received_on, job_held, summary, recorded_by, recorded_at)
                        values (:number, :received, :held, :summary, :person, :now)
                        """)
                .param("number", number.value())
                .param("received", report.receivedOn())
                .param("held", report.jobHeld())
                .param("summary", report.summary())
                .param("person", person.id())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    Optional<Report> report(DossierNumber number) {
        return jdbc.sql("select received_on, job_held, summary from ampli.job_report where dossier_number = :number")
                .param("number", number.value())
                .query((row, index) -> new Report(
                        row.getObject("received_on", LocalDate.class),
                        row.getBoolean("job_held"),
                        row.getString("summary")))
                .optional();
    }

    void insertControl(DossierNumber number, Control control, Instant now) {
        long id = jdbc.sql("""
                        insert into ampli.job_control (dossier_number, round, report_received, proof_false,
                            proof_false_grounds, in_liquidation, held_at_control, ended_on, end_cause, force_majeure,
                            post_as_agreed, amendment_signed_on, extension_granted_on, extension_until, conclusions,
                            controlled_by, controlled_at)
                        values (:number, :round, :report, :false, :grounds, :liquidation, :held, :ended, :cause, :majeure,
                            :post, :amendment, :granted, :until, :conclusions, :person, :now)
                        returning id
                        """)
                .param("number", number.value())
                .param("round", control.round())
                .param("report", control.reportReceived())
                .param("false", control.proofFalse())
                .param("grounds", control.proofFalseGrounds().orElse(null))
                .param("liquidation", control.inLiquidation())
                .param("held", control.heldAtControl())
                .param("ended", control.endedOn().orElse(null))
                .param("cause", control.endCause().map(Enum::name).orElse(null))
                .param("majeure", control.forceMajeure())
                .param("post", control.postAsAgreed())
                .param("amendment", control.amendmentSignedOn().orElse(null))
                .param(
                        "granted",
                        control.extension().map(Control.Extension::grantedOn).orElse(null))
                .param(
                        "until",
                        control.extension().map(Control.Extension::until).orElse(null))
                .param("conclusions", control.conclusions())
                .param("person", control.controlledBy().id())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
        for (EvidenceFinding finding : control.evidence()) {
            jdbc.sql(
                            "insert into ampli.job_evidence (control_id, kind, finding, reason, document_id) values (:id, :kind, :finding, :reason, :document)")
                    .param("id", id)
                    .param("kind", finding.kind().name())
                    .param("finding", finding.verdict().name())
                    .param("reason", finding.reason().orElse(null))
                    .param("document", finding.document().orElse(null))
                    .update();
        }
    }

    Optional<Control> lastControl(DossierNumber number) {
        return jdbc.sql("select * from ampli.job_control where dossier_number = :number order by round desc limit 1")
                .param("number", number.value())
                .query((row, index) -> control(row))
                .optional();
    }

    void insertOutcome(long control, Found found) {
        jdbc.sql("""
                        insert into ampli.job_outcome (control_id, outcome, balance_due, advance_fate, reason_code, found_on)
                        values (:id, :outcome, :due, :fate, :reason, :day)
                        """)
                .param("id", control)
                .param("outcome", found.outcome().name())
                .param("due", found.outcome() == JobOutcome.Result.MET)
                .param("fate", found.advanceFate().name())
                .param("reason", found.reason().name())
                .param("day", found.foundOn())
                .update();
    }

    Optional<Found> outcome(long control) {
        return jdbc.sql("select * from ampli.job_outcome where control_id = :id")
                .param("id", control)
                .query((row, index) -> new Found(
                        JobOutcome.Result.valueOf(row.getString("outcome")),
                        AdvanceFate.valueOf(row.getString("advance_fate")),
                        OutcomeReason.valueOf(row.getString("reason_code")),
                        row.getObject("found_on", LocalDate.class)))
                .optional();
    }

    void insertSuspicion(
            long control, boolean confirmed, String grounds, boolean prosecutorTold, Person person, Instant now) {
        jdbc.sql("""
                        insert into ampli.job_suspicion (control_id, confirmed, grounds, prosecutor_told, assessed_by, assessed_at)
                        values (:id, :confirmed, :grounds, :told, :person, :now)
                        """)
                .param("id", control)
                .param("confirmed", confirmed)
                .param("grounds", grounds)
                .param("told", prosecutorTold)
                .param("person", person.id())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    void insertHearing(DossierNumber number, long control, LocalDate opened) {
        jdbc.sql("""
                        insert into ampli.job_hearing (dossier_number, control_id, opened_on)
                        values (:number, :id, :opened)
                        """)
                .param("number", number.value())
                .param("id", control)
                .param("opened", opened)
                .update();
    }

    /** The time of the hearing begins; false where it has begun already. */
    boolean beginHearing(DossierNumber number, LocalDate notified, LocalDate ends) {
        return jdbc.sql("update ampli.job_hearing set notified_on = :notified, ends_on = :ends "
                                + "where dossier_number = :number and notified_on is null")
                        .param("notified", notified)
                        .param("ends", ends)
                        .param("number", number.value())
                        .update()
                == 1;
    }

    void addObservations(DossierNumber number, Hearing.Observations observations, Person person) {
        jdbc.sql("""
                        update ampli.job_hearing
                        set observations_on = :day, observations_manner = :manner, observations = :text, observations_by = :person
                        where dossier_number = :number
                        """)
                .param("day", observations.receivedOn())
                .param("manner", observations.manner().name())
                .param("text", observations.text())
                .param("person", person.id())
                .param("number", number.value())
                .update();
    }

    Optional<Hearing> hearing(DossierNumber number) {
        return jdbc.sql("select * from ampli.job_hearing where dossier_number = :number")
                .param("number", number.value())
                .query((row, index) -> new Hearing(
                        row.getObject("opened_on", LocalDate.class),
                        Optional.ofNullable(row.getObject("notified_on", LocalDate.class)),
                        Optional.ofNullable(row.getObject("ends_on", LocalDate.class)),
                        observations(row)))
                .optional();
    }

    void insertConclusion(DossierNumber number, Conclusion conclusion, Person person) {
        jdbc.sql("""
                        insert into ampli.job_conclusion (dossier_number, met, grounds, author_name, author_capacity,
                            concluded_by, concluded_on)
                        values (:number, :met, :grounds, :name, :capacity, :person, :day)
                        """)
                .param("number", number.value())
                .param("met", conclusion.met())
                .param("grounds", conclusion.grounds())
                .param("name", conclusion.authorName())
                .param("capacity", conclusion.authorCapacity())
                .param("person", person.id())
                .param("day", conclusion.concludedOn())
                .update();
    }

    Optional<Conclusion> conclusion(DossierNumber number) {
        return jdbc.sql("select * from ampli.job_conclusion where dossier_number = :number")
                .param("number", number.value())
                .query((row, index) -> new Conclusion(
                        row.getBoolean("met"),
                        row.getString("grounds"),
                        row.getString("author_name"),
                        row.getString("author_capacity"),
                        row.getObject("concluded_on", LocalDate.class)))
                .optional();
    }

    private static Optional<Hearing.Observations> observations(ResultSet row) throws SQLException {
        LocalDate day = row.getObject("observations_on", LocalDate.class);
        return day == null
                ? Optional.empty()
                : Optional.of(new Hearing.Observations(
                        day,
                        Hearing.Manner.valueOf(row.getString("observations_manner")),
                        row.getString("observations")));
    }

    private Control control(ResultSet row) throws SQLException {
        long id = row.getLong("id");
        LocalDate granted = row.getObject("extension_granted_on", LocalDate.class);
        return new Control(
                id,
                row.getInt("round"),
                row.getBoolean("report_received"),
                row.getBoolean("proof_false"),
                Optional.ofNullable(row.getString("proof_false_grounds")),
                row.getBoolean("in_liquidation"),
                row.getBoolean("held_at_control"),
                Optional.ofNullable(row.getObject("ended_on", LocalDate.class)),
                Optional.ofNullable(row.getString("end_cause")).map(Control.EndCause::valueOf),
                row.getBoolean("force_majeure"),
                row.getBoolean("post_as_agreed"),
                Optional.ofNullable(row.getObject("amendment_signed_on", LocalDate.class)),
                granted == null
                        ? Optional.empty()
                        : Optional.of(
                                new Control.Extension(granted, row.getObject("extension_until", LocalDate.class))),
                row.getString("conclusions"),
                new Person(row.getString("controlled_by")),
                evidence(id));
    }

    private List<EvidenceFinding> evidence(long control) {
        return jdbc
                .sql("select kind, finding, reason, document_id from ampli.job_evidence where control_id = :id")
                .param("id", control)
                .query((row, index) -> new EvidenceFinding(
                        DocumentKind.valueOf(row.getString("kind")),
                        EvidenceFinding.Verdict.valueOf(row.getString("finding")),
                        Optional.ofNullable(row.getString("reason")),
                        Optional.ofNullable(row.getObject("document_id", UUID.class))))
                .list()
                .stream()
                .sorted(java.util.Comparator.comparing(EvidenceFinding::kind))
                .toList();
    }
}
