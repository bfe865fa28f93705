package fr.ampli.submission;

import fr.ampli.shared.ContractType;
import fr.ampli.shared.DossierNumber;
import fr.ampli.shared.Money;
import fr.ampli.shared.Person;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of applications: one row per dossier, never changed. */
@Repository
class ApplicationStore {

    private final JdbcClient jdbc;

    ApplicationStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** False, and nothing written, where the dossier has its application already. */
    boolean insert(Application application, Person person, Instant now) {
        return jdbc.sql("""
                        insert into ampli.application (dossier_number, submitted_on, job_title, contract,
                            fixed_term_months, weekly_hours, full_time_hours, full_time_basis, planned_hire_date,
                            planned_from, planned_until, activity_running, job_existing, investment_only, other_eu_aid,
                            other_public_aid, republican_commitment, de_minimis_received_cents, recorded_by, recorded_at)
                        values (:number, :submittedOn, :jobTitle, :contract, :fixedTerm, :weeklyHours, :fullTimeHours,
                            :fullTimeBasis, :hireDate, :plannedFrom, :plannedUntil, :running, :existing, :investment,
                            :euAid, :publicAid, :commitment, :deMinimis, :person, :now)
                        on conflict (dossier_number) do nothing
                        """)
                        .param("number", application.dossier().toString())
                        .param("submittedOn", application.submittedOn())
                        .param("jobTitle", application.jobTitle())
                        .param("contract", application.contract().name())
                        .param("fixedTerm", application.fixedTermMonths().orElse(null))
                        .param("weeklyHours", application.weeklyHours())
                        .param("fullTimeHours", application.fullTimeHours())
                        .param("fullTimeBasis", application.fullTimeBasis().orElse(null))
                        .param("hireDate", application.plannedHireDate())
                        .param("plannedFrom", application.plannedFrom())
                        .param("plannedUntil", application.plannedUntil())
                        .param("running", application.activityRunning())
                        .param("existing", application.jobExisting())
                        .param("investment", application.investmentOnly())
                        .param("euAid", application.otherEuAid())
                        .param("publicAid", application.otherPublicAid().orElse(null))
                        .param("commitment", application.republicanCommitment())
                        .param("deMinimis", application.deMinimisReceived().cents())
                        .param("person", person.id())
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    Optional<Application> find(DossierNumber number) {
        return jdbc.sql("select * from ampli.application where dossier_number = :number")
                .param("number", number.toString())
                .query(ApplicationStore::application)
                .optional();
    }

    boolean insertImpliedRejection(DossierNumber number, LocalDate dueOn, Instant now) {
        return jdbc.sql("insert into ampli.implied_rejection (dossier_number, due_on, logged_at)"
                                + " values (:number, :dueOn, :now) on conflict (dossier_number) do nothing")
                        .param("number", number.toString())
                        .param("dueOn", dueOn)
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    Optional<LocalDate> impliedRejection(DossierNumber number) {
        return jdbc.sql("select due_on from ampli.implied_rejection where dossier_number = :number")
                .param("number", number.toString())
                .query(LocalDate.class)
                .optional();
    }

    private static Application application(ResultSet row, int index) throws SQLException {
        return new Application(
                DossierNumber.parse(row.getString("dossier_number")),
                row.getObject("submitted_on", LocalDate.class),
                row.getString("job_title"),
                ContractType.valueOf(row.getString("contract")),
                Optional.ofNullable(row.getObject("fixed_term_months", Integer.class)),
                row.getBigDecimal("weekly_hours"),
                row.getBigDecimal("full_time_hours"),
                Optional.ofNullable(row.getString("full_time_basis")),
                row.getObject("planned_hire_date", LocalDate.class),
                row.getObject("planned_from", LocalDate.class),
                row.getObject("planned_until", LocalDate.class),
                row.getBoolean("activity_running"),
                row.getBoolean("job_existing"),
                row.getBoolean("investment_only"),
                row.getBoolean("other_eu_aid"),
                Optional.ofNullable(row.getString("other_public_aid")),
                row.getBoolean("republican_commitment"),
                Money.ofCents(row.getLong("de_minimis_received_cents")));
    }
}
