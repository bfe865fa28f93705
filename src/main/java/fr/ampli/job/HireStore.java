package fr.ampli.job;

import fr.ampli.shared.ContractType;
import fr.ampli.shared.DossierNumber;
import fr.ampli.shared.Fte;
import fr.ampli.shared.Money;
import fr.ampli.shared.Person;
import fr.ampli.shared.Siret;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of {@code ampli.hire}; a correction is a row of its own and takes the place of the one it corrects. */
@Repository
class HireStore {

    private final JdbcClient jdbc;

    HireStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param funding money of others for this post; null where it was not asked */
    void insert(
            DossierNumber number,
            Hire hire,
            Optional<Long> corrects,
            List<OtherFunding> funding,
            Person person,
            Instant now) {
        long id = jdbc.sql("""
                        insert into ampli.hire (dossier_number, corrects, declared_at_step, post_title, post, contract,
                            fixed_term_months, weekly_hours, full_time_hours, full_time_ground, employer_siret,
                            starts_on, declaration, declared_on, derogation, derogation_reference, replaces, work,
                            other_funding, recorded_by, recorded_at)
                        values (:number, :corrects, :step, :title, :post, :contract, :months, :weekly, :fullTime,
                            :ground, :siret, :starts, :declaration, :declared, :derogation, :reference, :replaces, :work, :funded,
                            :person, :now)
                        returning id
                        """)
                .param("number", number.value())
                .param("corrects", corrects.orElse(null))
                .param("step", hire.declaredAt().name())
                .param("title", hire.postTitle())
                .param("post", hire.post().name())
                .param("contract", hire.contract().name())
                .param("months", hire.fixedTermMonths().orElse(null))
                .param("weekly", hire.fte().weeklyHours())
                .param("fullTime", hire.fte().fullTimeHours())
                .param("ground", hire.fullTimeGround().orElse(null))
                .param("siret", hire.employer().value())
                .param("starts", hire.startsOn())
                .param("declaration", hire.declaration().name())
                .param("declared", hire.declaredOn().orElse(null))
                .param("derogation", hire.derogation().map(Enum::name).orElse(null))
                .param("reference", hire.derogationReference().orElse(null))
                .param("replaces", hire.replaces().orElse(null))
                .param("work", hire.work().map(Enum::name).orElse(null))
                .param("funded", funding == null ? null : !funding.isEmpty())
                .param("person", person.id())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
        for (OtherFunding each : funding == null ? List.<OtherFunding>of() : funding) {
            jdbc.sql(
                            "insert into ampli.job_funding (hire_id, kind, funder, amount) values (:id, :kind, :funder, :amount)")
                    .param("id", id)
                    .param("kind", each.kind().name())
                    .param("funder", each.funder())
                    .param("amount", each.amount().map(Money::amount).orElse(null))
                    .update();
        }
    }

    /** Money of others for the posts that stand; empty where none was declared. */
    List<OtherFunding> funding(DossierNumber number) {
        return jdbc.sql("""
                        select f.* from ampli.job_funding f join ampli.hire h on h.id = f.hire_id
                        where h.dossier_number = :number
                          and not exists (select 1 from ampli.hire c where c.corrects = h.id)
                        order by h.id, f.kind
                        """)
                .param("number", number.value())
                .query((row, index) -> new OtherFunding(
                        OtherFunding.Kind.valueOf(row.getString("kind")),
                        row.getString("funder"),
                        Optional.ofNullable(row.getBigDecimal("amount")).map(Money::of)))
                .list();
    }

    /** For every declaration, corrected or not, the one that stands in its place. */
    Map<Long, Long> standingIds(DossierNumber number) {
        Map<Long, Long> correctedBy = new HashMap<>();
        List<Long> all = new ArrayList<>();
        jdbc.sql("select id, corrects from ampli.hire where dossier_number = :number order by id")
                .param("number", number.value())
                .query(row -> {
                    all.add(row.getLong("id"));
                    long corrected = row.getLong("corrects");
                    if (!row.wasNull()) {
                        correctedBy.put(corrected, row.getLong("id"));
                    }
                });
        Map<Long, Long> standing = new HashMap<>();
        for (Long id : all) {
            Long last = id;
            while (correctedBy.containsKey(last)) {
                last = correctedBy.get(last);
            }
            standing.put(id, last);
        }
        return standing;
    }

    /** The hires that stand, in the order in which they were declared. */
    List<Hire> standing(DossierNumber number) {
        return standing(number, standingIds(number));
    }

    /** The same where {@link #standingIds} was asked already. */
    List<Hire> standing(DossierNumber number, Map<Long, Long> standing) {
        return jdbc.sql("""
                        select * from ampli.hire h
                        where dossier_number = :number and not exists (select 1 from ampli.hire c where c.corrects = h.id)
                        order by id
                        """)
                .param("number", number.value())
                .query((row, index) -> hire(row, standing))
                .list();
    }

    List<DossierNumber> dossiers() {
        return jdbc
                .sql("select distinct dossier_number from ampli.hire order by dossier_number")
                .query(String.class)
                .list()
                .stream()
                .map(number -> DossierNumber.read(number).orElseThrow())
                .toList();
    }

    /** How many declarations were made, corrections included. */
    int declarations(DossierNumber number) {
        return jdbc.sql("select count(*) from ampli.hire where dossier_number = :number")
                .param("number", number.value())
                .query(Integer.class)
                .single();
    }

    private static Hire hire(ResultSet row, Map<Long, Long> standing) throws SQLException {
        int months = row.getInt("fixed_term_months");
        Optional<Integer> fixedTerm = row.wasNull() ? Optional.empty() : Optional.of(months);
        long replaced = row.getLong("replaces");
        Optional<Long> replaces = row.wasNull() ? Optional.empty() : Optional.of(standing.get(replaced));
        return new Hire(
                row.getLong("id"),
                Hire.Step.valueOf(row.getString("declared_at_step")),
                row.getString("post_title"),
                Hire.Post.valueOf(row.getString("post")),
                ContractType.valueOf(row.getString("contract")),
                fixedTerm,
                Fte.of(row.getBigDecimal("weekly_hours"), row.getBigDecimal("full_time_hours")),
                Optional.ofNullable(row.getString("full_time_ground")),
                Siret.read(row.getString("employer_siret")).orElseThrow(),
                row.getObject("starts_on", LocalDate.class),
                Hire.Declaration.valueOf(row.getString("declaration")),
                Optional.ofNullable(row.getObject("declared_on", LocalDate.class)),
                Optional.ofNullable(row.getString("derogation")).map(Hire.Derogation::valueOf),
                Optional.ofNullable(row.getString("derogation_reference")),
                replaces,
                Optional.ofNullable(row.getString("work")).map(Hire.Work::valueOf));
    }
}
