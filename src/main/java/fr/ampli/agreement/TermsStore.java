package fr.ampli.agreement;

import fr.ampli.shared.ContractType;
import fr.ampli.shared.DossierNumber;
import fr.ampli.shared.Money;
import fr.ampli.shared.SchemeTerms;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Frozen terms, one row per award, and the start-up period that follows. */
@Repository
class TermsStore {

    private final JdbcClient jdbc;

    TermsStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(AgreedTerms terms) {
        SchemeTerms scheme = terms.scheme();
        jdbc.sql("""
                        insert into ampli.agreed_terms (dossier_number, scheme_version, grant_cents, advance_cents, balance_cents,
                            advance_rate, minimum_fte, full_time_hours, part_time_floor_hours, start_up_months,
                            last_eligible_day, minimum_criterion_score, minimum_total_score, maximum_criterion_score,
                            minimum_fixed_term_months, replacement_gap_months, recovery_rate, de_minimis_ceiling_cents,
                            de_minimis_sgei_ceiling_cents, de_minimis_years, agreement_threshold_cents, job_title, job_contract, job_weekly_hours,
                            job_full_time_hours, awarded_on, planned_from, planned_until)
                        values (:number, :version, :grant, :advance, :balance, :advanceRate, :minimumFte, :fullTimeHours,
                            :floorHours, :months, :lastDay, :minimumScore, :minimumTotal, :maximumScore, :fixedTerm, :gap,
                            :recoveryRate, :ceiling, :sgeiCeiling, :ceilingYears, :threshold, :jobTitle, :jobContract, :jobHours,
                            :jobFullTime, :awardedOn, :plannedFrom, :plannedUntil)
                        """)
                .param("number", terms.dossier().toString())
                .param("version", scheme.version())
                .param("grant", terms.grant().cents())
                .param("advance", terms.advance().cents())
                .param("balance", terms.balance().cents())
                .param("advanceRate", scheme.advanceRate())
                .param("minimumFte", scheme.minimumFte())
                .param("fullTimeHours", scheme.fullTimeHours())
                .param("floorHours", scheme.partTimeFloorHours())
                .param("months", scheme.startUpMonths())
                .param("lastDay", scheme.lastEligibleDay())
                .param("minimumScore", scheme.minimumCriterionScore())
                .param("minimumTotal", scheme.minimumTotalScore())
                .param("maximumScore", scheme.maximumCriterionScore())
                .param("fixedTerm", scheme.minimumFixedTermMonths())
                .param("gap", scheme.replacementGapMonths())
                .param("recoveryRate", scheme.recoveryRate())
                .param("ceiling", scheme.deMinimisCeiling().cents())
                .param("sgeiCeiling", scheme.deMinimisSgeiCeiling().cents())
                .param("ceilingYears", scheme.deMinimisYears())
                .param("threshold", scheme.agreementThreshold().cents())
                .param("jobTitle", terms.job().title())
                .param("jobContract", terms.job().contract().name())
                .param("jobHours", terms.job().weeklyHours())
                .param("jobFullTime", terms.job().fullTimeHours())
                .param("awardedOn", terms.awardedOn())
                .param("plannedFrom", terms.plannedFrom())
                .param("plannedUntil", terms.plannedUntil())
                .update();
    }

    Optional<AgreedTerms> find(DossierNumber number) {
        return jdbc.sql("select * from ampli.agreed_terms where dossier_number = :number")
                .param("number", number.toString())
                .query(TermsStore::terms)
                .optional();
    }

    void insertPeriod(DossierNumber number, StartUpPeriod period) {
        jdbc.sql(
                        "insert into ampli.start_up_period (dossier_number, starts_on, ends_on) values (:number, :from, :until)")
                .param("number", number.toString())
                .param("from", period.from())
                .param("until", period.until())
                .update();
    }

    Optional<StartUpPeriod> period(DossierNumber number) {
        return jdbc.sql("select starts_on, ends_on from ampli.start_up_period where dossier_number = :number")
                .param("number", number.toString())
                .query((row, index) -> new StartUpPeriod(
                        row.getObject("starts_on", LocalDate.class), row.getObject("ends_on", LocalDate.class)))
                .optional();
    }

    private static AgreedTerms terms(ResultSet row, int index) throws SQLException {
        SchemeTerms scheme = new SchemeTerms(
                row.getString("scheme_version"),
                Money.ofCents(row.getLong("grant_cents")),
                row.getBigDecimal("advance_rate"),
                row.getBigDecimal("minimum_fte"),
                row.getBigDecimal("full_time_hours"),
                row.getBigDecimal("part_time_floor_hours"),
                row.getInt("start_up_months"),
                row.getObject("last_eligible_day", LocalDate.class),
                row.getInt("minimum_criterion_score"),
                row.getInt("minimum_total_score"),
                row.getInt("maximum_criterion_score"),
                row.getInt("minimum_fixed_term_months"),
                row.getInt("replacement_gap_months"),
                row.getBigDecimal("recovery_rate"),
                Money.ofCents(row.getLong("de_minimis_ceiling_cents")),
                Money.ofCents(row.getLong("de_minimis_sgei_ceiling_cents")),
                row.getInt("de_minimis_years"),
                Money.ofCents(row.getLong("agreement_threshold_cents")));
        return new AgreedTerms(
                DossierNumber.read(row.getString("dossier_number")).orElseThrow(),
                scheme,
                new AgreedJob(
                        row.getString("job_title"),
                        ContractType.valueOf(row.getString("job_contract")),
                        row.getBigDecimal("job_weekly_hours"),
                        row.getBigDecimal("job_full_time_hours")),
                row.getObject("awarded_on", LocalDate.class),
                row.getObject("planned_from", LocalDate.class),
                row.getObject("planned_until", LocalDate.class));
    }
}
