package fr.ampli.job;

import fr.ampli.shared.DossierNumber;
import fr.ampli.shared.Fte;
import fr.ampli.shared.Person;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What happened to the contracts of a dossier after they were declared. Rows keep the hire they were entered for; read,
 * they speak of the declaration that stands in its place.
 */
@Repository
class JobStore {

    private final JdbcClient jdbc;
    private final HireStore hires;

    JobStore(JdbcClient jdbc, HireStore hires) {
        this.jdbc = jdbc;
        this.hires = hires;
    }

    /** A cure as entered. */
    record Cured(long hireId, String code, Reserve.Cure cure) {}

    /**
     * Contracts that stand, and what was seen and put in order about them.
     *
     * @param links in the order in which they were declared
     * @param checks all looks, the oldest first
     */
    record Contracts(List<JobLink> links, List<JobCheck> checks, List<Cured> cures) {}

    /** The contracts that stand, each with its end and its hours, in the order in which they were declared. */
    List<JobLink> links(DossierNumber number) {
        return links(number, hires.standingIds(number));
    }

    /** Everything that the register tells of a dossier. */
    Contracts contracts(DossierNumber number) {
        Map<Long, Long> standing = hires.standingIds(number);
        return new Contracts(links(number, standing), checks(number, standing), cures(number, standing));
    }

    private List<JobLink> links(DossierNumber number, Map<Long, Long> standing) {
        Map<Long, JobEnd> ends = ends(number, standing);
        List<HoursChange> changes = changes(number, standing);
        return hires.standing(number, standing).stream()
                .map(hire -> new JobLink(
                        hire,
                        Optional.ofNullable(ends.get(hire.id())),
                        changes.stream()
                                .filter(change -> change.hireId() == hire.id())
                                .toList()))
                .toList();
    }

    void insertEnd(DossierNumber number, JobEnd end, Person person, Instant now) {
        end(number, end.hireId(), end.endedOn(), end.cause().name(), person, now);
    }

    /** The contract goes on after all: its end had been entered by mistake. */
    void takeEndBack(DossierNumber number, long hire, Person person, Instant now) {
        end(number, hire, null, null, person, now);
    }

    private void end(DossierNumber number, long hire, LocalDate day, String cause, Person person, Instant now) {
        jdbc.sql("""
                        insert into ampli.job_end (dossier_number, hire_id, ended_on, cause, recorded_by, recorded_at)
                        values (:number, :hire, :day, :cause, :person, :now)
                        """)
                .param("number", number.value())
                .param("hire", hire)
                .param("day", day)
                .param("cause", cause)
                .param("person", person.id())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    void insertChange(DossierNumber number, HoursChange change, Person person, Instant now) {
        jdbc.sql("""
                        insert into ampli.job_hours_change (dossier_number, hire_id, effective_on, weekly_hours,
                            full_time_hours, full_time_ground, derogation, derogation_reference, recorded_by, recorded_at)
                        values (:number, :hire, :day, :weekly, :fullTime, :ground, :derogation, :reference, :person, :now)
                        """)
                .param("number", number.value())
                .param("hire", change.hireId())
                .param("day", change.effectiveOn())
                .param("weekly", change.fte().weeklyHours())
                .param("fullTime", change.fte().fullTimeHours())
                .param("ground", change.fullTimeGround().orElse(null))
                .param("derogation", change.derogation().map(Enum::name).orElse(null))
                .param("reference", change.derogationReference().orElse(null))
                .param("person", person.id())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    void insertCheck(DossierNumber number, JobCheck check, Instant now) {
        jdbc.sql("""
                        insert into ampli.job_check (dossier_number, hire_id, seen_on, held, seen_by, remark, checked_by,
                            checked_at)
                        values (:number, :hire, :day, :held, :seen, :remark, :person, :now)
                        """)
                .param("number", number.value())
                .param("hire", check.hireId())
                .param("day", check.seenOn())
                .param("held", check.held())
                .param("seen", check.seenBy().name())
                .param("remark", check.remark().orElse(null))
                .param("person", check.checkedBy().id())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** All looks, the oldest first. */
    private List<JobCheck> checks(DossierNumber number, Map<Long, Long> standing) {
        return jdbc.sql("select * from ampli.job_check where dossier_number = :number order by id")
                .param("number", number.value())
                .query((row, index) -> new JobCheck(
                        standing.get(row.getLong("hire_id")),
                        row.getObject("seen_on", LocalDate.class),
                        row.getBoolean("held"),
                        JobCheck.Seen.valueOf(row.getString("seen_by")),
                        Optional.ofNullable(row.getString("remark")),
                        new Person(row.getString("checked_by"))))
                .list();
    }

    void insertCure(DossierNumber number, Cured cured, Person person, Instant now) {
        jdbc.sql("""
                        insert into ampli.job_reserve_cure (hire_id, dossier_number, code, cured_on, reference, recorded_by,
                            recorded_at)
                        values (:hire, :number, :code, :day, :reference, :person, :now)
                        """)
                .param("hire", cured.hireId())
                .param("number", number.value())
                .param("code", cured.code())
                .param("day", cured.cure().on())
                .param("reference", cured.cure().reference())
                .param("person", person.id())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    private List<Cured> cures(DossierNumber number, Map<Long, Long> standing) {
        return jdbc.sql("select * from ampli.job_reserve_cure where dossier_number = :number order by cured_on")
                .param("number", number.value())
                .query((row, index) -> new Cured(
                        standing.get(row.getLong("hire_id")),
                        row.getString("code"),
                        new Reserve.Cure(row.getObject("cured_on", LocalDate.class), row.getString("reference"))))
                .list();
    }

    private Map<Long, JobEnd> ends(DossierNumber number, Map<Long, Long> standing) {
        Map<Long, JobEnd> ends = new HashMap<>();
        jdbc.sql("select hire_id, ended_on, cause from ampli.job_end where dossier_number = :number order by id")
                .param("number", number.value())
                .query(row -> {
                    long hire = standing.get(row.getLong("hire_id"));
                    LocalDate day = row.getObject("ended_on", LocalDate.class);
                    if (day == null) {
                        ends.remove(hire);
                    } else {
                        ends.put(hire, new JobEnd(hire, day, Control.EndCause.valueOf(row.getString("cause"))));
                    }
                });
        return ends;
    }

    private List<HoursChange> changes(DossierNumber number, Map<Long, Long> standing) {
        return jdbc.sql("select * from ampli.job_hours_change where dossier_number = :number order by id")
                .param("number", number.value())
                .query((row, index) -> new HoursChange(
                        standing.get(row.getLong("hire_id")),
                        row.getObject("effective_on", LocalDate.class),
                        Fte.of(row.getBigDecimal("weekly_hours"), row.getBigDecimal("full_time_hours")),
                        Optional.ofNullable(row.getString("full_time_ground")),
                        Optional.ofNullable(row.getString("derogation")).map(Hire.Derogation::valueOf),
                        Optional.ofNullable(row.getString("derogation_reference"))))
                .list();
    }
}
