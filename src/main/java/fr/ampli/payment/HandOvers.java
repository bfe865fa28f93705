package fr.ampli.payment;

import fr.ampli.deadline.Deadlines;
import fr.ampli.deadline.Delay;
import fr.ampli.journal.Journal;
import fr.ampli.shared.Checks;
import fr.ampli.shared.DossierNumber;
import fr.ampli.shared.Person;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The end of AMPLI: who supports the structure next, and the figures that the scheme is judged by (step 25). */
@Service
@Transactional
public class HandOvers {

    private static final BigDecimal MOST_JOBS = new BigDecimal("9999");

    private final JdbcClient jdbc;
    private final Ledger ledger;
    private final Deadlines deadlines;
    private final Journal journal;

    HandOvers(JdbcClient jdbc, Ledger ledger, Deadlines deadlines, Journal journal) {
        this.jdbc = jdbc;
        this.ledger = ledger;
        this.deadlines = deadlines;
        this.journal = journal;
    }

    public void record(DossierNumber number, HandOverAnswer answer, Person person) {
        Checks checks = new Checks();
        NextSupport next = checks.choice(NextSupport.class, answer.nextSupport(), "nextSupport", "Relais proposé");
        boolean consent = Boolean.TRUE.equals(answer.consent());
        checks.require(next == null || next == NextSupport.NONE || consent, PaymentReasons.CONSENT_MISSING);
        boolean sme = checks.yes(answer.smeSupported(), "smeSupported", "Entreprise soutenue (EECO19)");
        boolean runs = checks.yes(answer.activityRuns(), "activityRuns", "Activité en cours");
        BigDecimal jobs = checks.decimal(answer.jobsFullTime(), "jobsFullTime", "Emplois en équivalent temps plein");
        checks.require(
                jobs == null || (jobs.signum() >= 0 && jobs.compareTo(MOST_JOBS) <= 0), PaymentReasons.JOBS_NEGATIVE);
        String comment = checks.optionalLongText(answer.comment(), "comment", "Commentaire", 2000);
        checks.orThrow();
        jdbc.sql("""
                        insert into ampli.hand_over (dossier_number, next_support, consent, sme_supported, activity_runs,
                            jobs_full_time, comment, recorded_by, recorded_on)
                        values (:number, :next, :consent, :sme, :runs, :jobs, :comment, :person, :today)
                        """)
                .param("number", number.value())
                .param("next", next.name())
                .param("consent", consent)
                .param("sme", sme)
                .param("runs", runs)
                .param("jobs", jobs)
                .param("comment", comment)
                .param("person", person.id())
                .param("today", deadlines.today())
                .update();
        journal.record(number, person, "HANDED_OVER", "Fin de l'accompagnement AMPLI, relais : " + next.label());
    }

    @Transactional(readOnly = true)
    public Optional<HandOver> find(DossierNumber number) {
        return jdbc.sql("select * from ampli.hand_over where dossier_number = :number")
                .param("number", number.value())
                .query((row, index) -> new HandOver(
                        NextSupport.valueOf(row.getString("next_support")),
                        row.getBoolean("consent"),
                        row.getBoolean("sme_supported"),
                        row.getBoolean("activity_runs"),
                        row.getBigDecimal("jobs_full_time"),
                        Optional.ofNullable(row.getString("comment")),
                        row.getObject("recorded_on", LocalDate.class)))
                .optional();
    }

    /** The last day on which documents must be kept: counted from 31 December of the year of the last payment (R32). */
    @Transactional(readOnly = true)
    public Optional<LocalDate> keepDocumentsUntil(DossierNumber number) {
        return ledger.of(number).stream()
                .filter(entry -> entry.kind() == LedgerKind.ADVANCE_PAID || entry.kind() == LedgerKind.BALANCE_PAID)
                .map(LedgerEntry::bookedOn)
                .max(Comparator.naturalOrder())
                .map(last -> deadlines.on(Delay.RETENTION, LocalDate.of(last.getYear(), 12, 31)));
    }
}
