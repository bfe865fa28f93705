package fr.ampli.job;

import fr.ampli.shared.ContractType;
import fr.ampli.shared.DossierNumber;
import fr.ampli.shared.Fte;
import fr.ampli.shared.Person;
import fr.ampli.shared.Siret;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
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

    void insert(DossierNumber number, Hire hire, Optional<Long> corrects, Person person, Instant now) {
        jdbc.sql("""
                        insert into ampli.hire (dossier_number, corrects, declared_at_step, post_title, post, contract,
                            fixed_term_months, weekly_hours, full_time_hours, full_time_ground, employer_siret,
                            starts_on, declaration, declared_on, derogation, derogation_reference, recorded_by,
                            recorded_at)
                        values (:number, :corrects, :step, :title, :post, :contract, :months, :weekly, :fullTime,
                            :ground, :siret, :starts, :declaration, :declared, :derogation, :reference, :person, :now)
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
                .param("person", person.id())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** The hires that stand, in the order in which they were declared. */
    List<Hire> standing(DossierNumber number) {
        return jdbc.sql("""
                        select * from ampli.hire h
                        where dossier_number = :number and not exists (select 1 from ampli.hire c where c.corrects = h.id)
                        order by id
                        """)
                .param("number", number.value())
                .query(HireStore::hire)
                .list();
    }

    /** How many declarations were made, corrections included. */
    int declarations(DossierNumber number) {
        return jdbc.sql("select count(*) from ampli.hire where dossier_number = :number")
                .param("number", number.value())
                .query(Integer.class)
                .single();
    }

    private static Hire hire(ResultSet row, int index) throws SQLException {
        int months = row.getInt("fixed_term_months");
        Optional<Integer> fixedTerm = row.wasNull() ? Optional.empty() : Optional.of(months);
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
                Optional.ofNullable(row.getString("derogation_reference")));
    }
}
