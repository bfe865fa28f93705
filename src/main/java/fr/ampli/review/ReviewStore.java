package fr.ampli.review;

import fr.ampli.shared.DossierNumber;
import fr.ampli.shared.Person;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The tables of advice, reviews, opinions and second readings: they only grow. */
@Repository
class ReviewStore {

    private final JdbcClient jdbc;

    ReviewStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insertOpinion(DossierNumber number, TerritorialOpinion opinion, Instant now) {
        jdbc.sql("insert into ampli.territorial_opinion (dossier_number, opinion, grounds, given_by, given_at)"
                        + " values (:number, :opinion, :grounds, :person, :now)")
                .param("number", number.toString())
                .param("opinion", opinion.opinion().name())
                .param("grounds", opinion.grounds())
                .param("person", opinion.givenBy().id())
                .param("now", at(now))
                .update();
    }

    Optional<TerritorialOpinion> advice(DossierNumber number) {
        return jdbc.sql("select * from ampli.territorial_opinion where dossier_number = :number")
                .param("number", number.toString())
                .query((row, index) -> new TerritorialOpinion(
                        TerritorialAdvice.valueOf(row.getString("opinion")),
                        row.getString("grounds"),
                        new Person(row.getString("given_by"))))
                .optional();
    }

    void insertReview(DossierNumber number, CriteriaReview review, Instant now) {
        var insert = jdbc.sql("""
                        insert into ampli.criteria_review (dossier_number, round, opportunity_score, opportunity_grounds,
                            values_score, values_grounds, model_score, model_grounds, model_state, anchoring_score,
                            anchoring_grounds, risk, risk_grounds, double_funding, double_funding_note, aid_regime,
                            reviewed_by, reviewed_at)
                        values (:number, :round, :opportunity_score, :opportunity_grounds, :values_score, :values_grounds,
                            :model_score, :model_grounds, :modelState, :anchoring_score, :anchoring_grounds, :risk,
                            :riskGrounds, :funding, :fundingNote, :regime, :person, :now)
                        """)
                .param("number", number.toString())
                .param("round", review.round())
                .param("modelState", review.modelState().name())
                .param("risk", review.risk().name())
                .param("riskGrounds", review.riskGrounds().orElse(null))
                .param("funding", review.doubleFunding().name())
                .param("fundingNote", review.doubleFundingNote().orElse(null))
                .param("regime", review.aidRegime().name())
                .param("person", review.reviewedBy().id())
                .param("now", at(now));
        for (Criterion criterion : Criterion.values()) {
            insert = insert.param(column(criterion) + "_score", review.points(criterion))
                    .param(
                            column(criterion) + "_grounds",
                            review.scores().get(criterion).grounds());
        }
        insert.update();
    }

    Optional<CriteriaReview> last(DossierNumber number) {
        return jdbc.sql(
                        "select * from ampli.criteria_review where dossier_number = :number order by round desc limit 1")
                .param("number", number.toString())
                .query(ReviewStore::review)
                .optional();
    }

    void insertOpinion(DossierNumber number, CriteriaOpinion opinion, Instant now) {
        jdbc.sql("insert into ampli.criteria_opinion (dossier_number, round, opinion, recorded_at)"
                        + " values (:number, :round, :opinion, :now)")
                .param("number", number.toString())
                .param("round", opinion.round())
                .param("opinion", opinion.opinion().name())
                .param("now", at(now))
                .update();
        for (int position = 0; position < opinion.codes().size(); position++) {
            jdbc.sql("insert into ampli.criteria_opinion_reason"
                            + " (dossier_number, round, position, code, officer, letter)"
                            + " values (:number, :round, :position, :code, :officer, :letter)")
                    .param("number", number.toString())
                    .param("round", opinion.round())
                    .param("position", position)
                    .param("code", opinion.codes().get(position))
                    .param("officer", opinion.reasons().get(position))
                    .param("letter", opinion.letterReasons().get(position))
                    .update();
        }
    }

    Optional<CriteriaOpinion> opinion(DossierNumber number) {
        return jdbc.sql("select round, opinion from ampli.criteria_opinion where dossier_number = :number"
                        + " order by round desc limit 1")
                .param("number", number.toString())
                .query((row, index) -> opinion(number, row.getInt("round"), Opinion.valueOf(row.getString("opinion"))))
                .optional();
    }

    void insertReading(DossierNumber number, SecondReading reading, Person reviewedBy, Instant now) {
        jdbc.sql("""
                        insert into ampli.second_reading
                            (dossier_number, round, reviewed_by, read_by, favourable, grounds, read_at)
                        values (:number, :round, :reviewedBy, :readBy, :favourable, :grounds, :now)
                        """)
                .param("number", number.toString())
                .param("round", reading.round())
                .param("reviewedBy", reviewedBy.id())
                .param("readBy", reading.readBy().id())
                .param("favourable", reading.favourable())
                .param("grounds", reading.grounds().orElse(null))
                .param("now", at(now))
                .update();
    }

    Optional<SecondReading> reading(DossierNumber number) {
        return jdbc.sql("select * from ampli.second_reading where dossier_number = :number order by round desc limit 1")
                .param("number", number.toString())
                .query((row, index) -> new SecondReading(
                        row.getInt("round"),
                        row.getBoolean("favourable"),
                        Optional.ofNullable(row.getString("grounds")),
                        new Person(row.getString("read_by"))))
                .optional();
    }

    private CriteriaOpinion opinion(DossierNumber number, int round, Opinion opinion) {
        List<String> codes = new ArrayList<>();
        List<String> officer = new ArrayList<>();
        List<String> letter = new ArrayList<>();
        jdbc.sql("select code, officer, letter from ampli.criteria_opinion_reason"
                        + " where dossier_number = :number and round = :round order by position")
                .param("number", number.toString())
                .param("round", round)
                .query(row -> {
                    codes.add(row.getString("code"));
                    officer.add(row.getString("officer"));
                    letter.add(row.getString("letter"));
                });
        return new CriteriaOpinion(round, opinion, codes, officer, letter);
    }

    private static CriteriaReview review(ResultSet row, int index) throws SQLException {
        Map<Criterion, CriteriaReview.Score> scores = new EnumMap<>(Criterion.class);
        for (Criterion criterion : Criterion.values()) {
            scores.put(
                    criterion,
                    new CriteriaReview.Score(
                            row.getInt(column(criterion) + "_score"), row.getString(column(criterion) + "_grounds")));
        }
        return new CriteriaReview(
                row.getInt("round"),
                scores,
                ModelState.valueOf(row.getString("model_state")),
                Risk.valueOf(row.getString("risk")),
                Optional.ofNullable(row.getString("risk_grounds")),
                DoubleFunding.valueOf(row.getString("double_funding")),
                Optional.ofNullable(row.getString("double_funding_note")),
                AidRegime.valueOf(row.getString("aid_regime")),
                new Person(row.getString("reviewed_by")));
    }

    private static String column(Criterion criterion) {
        return criterion.name().toLowerCase(Locale.ROOT);
    }

    private static OffsetDateTime at(Instant now) {
        return now.atOffset(ZoneOffset.UTC);
    }
}
