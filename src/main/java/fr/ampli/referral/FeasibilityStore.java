package fr.ampli.referral;

import fr.ampli.shared.DossierNumber;
import fr.ampli.shared.Money;
import fr.ampli.shared.Person;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The tables of the orientation interview, of the reorientation and of the study's rounds. */
@Repository
class FeasibilityStore {

    private final JdbcClient jdbc;
    private final PartnerStore partners;

    FeasibilityStore(JdbcClient jdbc, PartnerStore partners) {
        this.jdbc = jdbc;
        this.partners = partners;
    }

    void insert(DossierNumber number, Orientation orientation, Instant now) {
        jdbc.sql("""
                        insert into ampli.orientation
                            (dossier_number, held_on, conclusion, summary, partner_id, need, recorded_by, recorded_at)
                        values (:number, :heldOn, :conclusion, :summary, :partner, :need, :person, :now)
                        """)
                .param("number", number.value())
                .param("heldOn", orientation.heldOn())
                .param("conclusion", orientation.conclusion().name())
                .param("summary", orientation.summary())
                .param("partner", orientation.partner().map(Partner::id).orElse(null))
                .param("need", orientation.need().map(Need::name).orElse(null))
                .param("person", orientation.recordedBy().id())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    Optional<Orientation> orientation(DossierNumber number) {
        return jdbc.sql("select * from ampli.orientation where dossier_number = :number")
                .param("number", number.value())
                .query(this::orientationRow)
                .optional();
    }

    void insert(DossierNumber number, Reorientation reorientation, Person person, Instant now) {
        jdbc.sql("""
                        insert into ampli.reorientation (dossier_number, other_scheme, grounds, decided_by, decided_at)
                        values (:number, :otherScheme, :grounds, :person, :now)
                        """)
                .param("number", number.value())
                .param("otherScheme", reorientation.otherScheme())
                .param("grounds", reorientation.grounds())
                .param("person", person.id())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    Optional<Reorientation> reorientation(DossierNumber number) {
        return jdbc.sql("select other_scheme, grounds from ampli.reorientation where dossier_number = :number")
                .param("number", number.value())
                .query((row, index) -> new Reorientation(row.getString("other_scheme"), row.getString("grounds")))
                .optional();
    }

    void openStudy(DossierNumber number, int round, LocalDate day) {
        jdbc.sql("insert into ampli.study (dossier_number, round, opened_on) values (:number, :round, :day)")
                .param("number", number.value())
                .param("round", round)
                .param("day", day)
                .update();
    }

    void recordFindings(DossierNumber number, int round, Study.Findings findings, Person person, Instant now) {
        one(jdbc.sql("""
                        update ampli.study
                        set result = 'COMPLETE', opportunity = :opportunity, social_values = :socialValues,
                            business_model = :businessModel, anchoring = :anchoring, job_plan = :jobPlan,
                            lowest_cash_cents = :lowestCash, lowest_cash_on = :lowestCashOn,
                            recorded_by = :person, recorded_at = :now
                        where dossier_number = :number and round = :round and result is null
                        """)
                .param("opportunity", findings.opportunity())
                .param("socialValues", findings.socialValues())
                .param("businessModel", findings.businessModel())
                .param("anchoring", findings.anchoring())
                .param("jobPlan", findings.jobPlan())
                .param("lowestCash", findings.lowestCash().cents())
                .param("lowestCashOn", findings.lowestCashOn())
                .param("person", person.id())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("number", number.value())
                .param("round", round)
                .update());
    }

    void stopStudy(DossierNumber number, int round, Study.Result result, String grounds, Person person, Instant now) {
        one(jdbc.sql("""
                        update ampli.study
                        set result = :result, stop_grounds = :grounds, recorded_by = :person, recorded_at = :now
                        where dossier_number = :number and round = :round and result is null
                        """)
                .param("result", result.name())
                .param("grounds", grounds)
                .param("person", person.id())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("number", number.value())
                .param("round", round)
                .update());
    }

    void recordReadiness(DossierNumber number, int round, Study.Readiness readiness, Person person, Instant now) {
        one(jdbc.sql("""
                        update ampli.study
                        set ready = :ready, gaps = :gaps, advice = :advice, reviewed_by = :person, reviewed_at = :now
                        where dossier_number = :number and round = :round and result = 'COMPLETE' and ready is null
                        """)
                .param("ready", readiness.ready())
                .param("gaps", readiness.gaps().orElse(null))
                .param("advice", readiness.advice().orElse(null))
                .param("person", person.id())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("number", number.value())
                .param("round", round)
                .update());
    }

    List<Study> studies(DossierNumber number) {
        return jdbc.sql("select * from ampli.study where dossier_number = :number order by round")
                .param("number", number.value())
                .query(FeasibilityStore::studyRow)
                .list();
    }

    private static void one(int rows) {
        if (rows != 1) {
            throw new IllegalStateException("no round of the study awaits this");
        }
    }

    private Orientation orientationRow(ResultSet row, int index) throws SQLException {
        Optional<Partner> partner =
                Optional.ofNullable(row.getObject("partner_id", Long.class)).flatMap(partners::find);
        return new Orientation(
                row.getObject("held_on", LocalDate.class),
                Orientation.Conclusion.valueOf(row.getString("conclusion")),
                row.getString("summary"),
                partner,
                Optional.ofNullable(row.getString("need")).map(Need::valueOf),
                new Person(row.getString("recorded_by")));
    }

    private static Study studyRow(ResultSet row, int index) throws SQLException {
        Optional<Study.Result> result =
                Optional.ofNullable(row.getString("result")).map(Study.Result::valueOf);
        Optional<Study.Findings> findings =
                result.filter(Study.Result.COMPLETE::equals).isEmpty()
                        ? Optional.empty()
                        : Optional.of(new Study.Findings(
                                row.getString("opportunity"),
                                row.getString("social_values"),
                                row.getString("business_model"),
                                row.getString("anchoring"),
                                row.getString("job_plan"),
                                Money.ofCents(row.getLong("lowest_cash_cents")),
                                row.getObject("lowest_cash_on", LocalDate.class)));
        Boolean ready = row.getObject("ready", Boolean.class);
        return new Study(
                row.getInt("round"),
                row.getObject("opened_on", LocalDate.class),
                result,
                findings,
                Optional.ofNullable(row.getString("stop_grounds")),
                ready == null
                        ? Optional.empty()
                        : Optional.of(new Study.Readiness(
                                ready,
                                Optional.ofNullable(row.getString("gaps")),
                                Optional.ofNullable(row.getString("advice")))));
    }
}
