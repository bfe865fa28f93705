package fr.ampli.referral;

import fr.ampli.shared.DossierNumber;
import fr.ampli.shared.Person;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of referrals. */
@Repository
class ReferralStore {

    private final JdbcClient jdbc;

    ReferralStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(DossierNumber number, Referral referral) {
        jdbc.sql("""
                        insert into ampli.referral (dossier_number, round, partner_id, need, opened_on, remind_on,
                            answer_due_on)
                        values (:number, :round, :partner, :need, :openedOn, :remindOn, :answerDueOn)
                        """)
                .param("number", number.value())
                .param("round", referral.round())
                .param("partner", referral.partner().id())
                .param("need", referral.need().map(Need::name).orElse(null))
                .param("openedOn", referral.openedOn())
                .param("remindOn", referral.remindOn())
                .param("answerDueOn", referral.answerDueOn())
                .update();
    }

    /** @return false when the referral has been answered already: of two answers at once, one wins */
    boolean answer(
            DossierNumber number,
            int round,
            Referral.Reply reply,
            LocalDate repliedOn,
            String comment,
            boolean byLink,
            Referral.Redirection redirection,
            Person person,
            Instant now) {
        return jdbc.sql("""
                        update ampli.referral
                        set reply = :reply, replied_on = :repliedOn, comment = :comment, by_link = :byLink,
                            redirect_to = :redirectTo, redirect_contact = :redirectContact, recorded_by = :person, recorded_at = :now
                        where dossier_number = :number and round = :round and reply is null
                        """)
                        .param("reply", reply.name())
                        .param("repliedOn", repliedOn)
                        .param("comment", comment)
                        .param("byLink", byLink)
                        .param("redirectTo", redirection == null ? null : redirection.to())
                        .param(
                                "redirectContact",
                                redirection == null
                                        ? null
                                        : redirection.contact().orElse(null))
                        .param("person", person.id())
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .param("number", number.value())
                        .param("round", round)
                        .update()
                == 1;
    }

    void insertWord(DossierNumber number, int round, PartnerWord word) {
        jdbc.sql("""
                        insert into ampli.partner_word (dossier_number, round, kind, meeting_on, meeting_place, maturity,
                            opinion, document_id, given_at)
                        values (:number, :round, :kind, :meetingOn, :place, :maturity, :opinion, :document, :at)
                        """)
                .param("number", number.value())
                .param("round", round)
                .param("kind", word.kind().name())
                .param("meetingOn", word.meetingOn().orElse(null))
                .param("place", word.meetingPlace().orElse(null))
                .param(
                        "maturity",
                        word.maturity().map(PartnerWord.Maturity::name).orElse(null))
                .param("opinion", word.opinion().orElse(null))
                .param("document", word.documentId().orElse(null))
                .param("at", word.givenAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** What the partner of that round has added, oldest first. */
    List<PartnerWord> words(DossierNumber number, int round) {
        return jdbc.sql(
                        "select * from ampli.partner_word where dossier_number = :number and round = :round order by id")
                .param("number", number.value())
                .param("round", round)
                .query(ReferralStore::word)
                .list();
    }

    /** Whoever adds to a referral waits here for whoever else does. */
    void lock(DossierNumber number, int round) {
        jdbc.sql("select 1 from ampli.referral where dossier_number = :number and round = :round for update")
                .param("number", number.value())
                .param("round", round)
                .query()
                .listOfRows();
    }

    List<Referral> of(DossierNumber number) {
        return jdbc.sql("""
                        select r.*, p.*
                        from ampli.referral r join ampli.partner p on p.id = r.partner_id
                        where r.dossier_number = :number order by r.round
                        """)
                .param("number", number.value())
                .query(ReferralStore::referral)
                .list();
    }

    private static Referral referral(ResultSet row, int index) throws SQLException {
        Optional<String> redirectContact = Optional.ofNullable(row.getString("redirect_contact"));
        return new Referral(
                row.getInt("round"),
                PartnerStore.partner(row, index),
                Optional.ofNullable(row.getString("need")).map(Need::valueOf),
                row.getObject("opened_on", LocalDate.class),
                row.getObject("remind_on", LocalDate.class),
                row.getObject("answer_due_on", LocalDate.class),
                Optional.ofNullable(row.getString("reply")).map(Referral.Reply::valueOf),
                Optional.ofNullable(row.getObject("replied_on", LocalDate.class)),
                Optional.ofNullable(row.getString("comment")),
                row.getBoolean("by_link"),
                Optional.ofNullable(row.getString("redirect_to"))
                        .map(to -> new Referral.Redirection(to, redirectContact)));
    }

    private static PartnerWord word(ResultSet row, int index) throws SQLException {
        return new PartnerWord(
                PartnerWord.Kind.valueOf(row.getString("kind")),
                Optional.ofNullable(row.getObject("meeting_on", LocalDate.class)),
                Optional.ofNullable(row.getString("meeting_place")),
                Optional.ofNullable(row.getString("maturity")).map(PartnerWord.Maturity::valueOf),
                Optional.ofNullable(row.getString("opinion")),
                Optional.ofNullable(row.getObject("document_id", UUID.class)),
                row.getObject("given_at", OffsetDateTime.class).toInstant());
    }
}
