package fr.ampli.referral;

import fr.ampli.shared.DossierNumber;
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

/** The table of referrals. */
@Repository
class ReferralStore {

    private final JdbcClient jdbc;

    ReferralStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(DossierNumber number, Referral referral) {
        jdbc.sql("""
                        insert into ampli.referral (dossier_number, round, partner_id, opened_on, remind_on, answer_due_on)
                        values (:number, :round, :partner, :openedOn, :remindOn, :answerDueOn)
                        """)
                .param("number", number.value())
                .param("round", referral.round())
                .param("partner", referral.partner().id())
                .param("openedOn", referral.openedOn())
                .param("remindOn", referral.remindOn())
                .param("answerDueOn", referral.answerDueOn())
                .update();
    }

    /** @throws IllegalStateException when the referral has been answered already: a fault of ours */
    void answer(
            DossierNumber number,
            int round,
            Referral.Reply reply,
            LocalDate repliedOn,
            String comment,
            Person person,
            Instant now) {
        int rows = jdbc.sql("""
                        update ampli.referral
                        set reply = :reply, replied_on = :repliedOn, comment = :comment,
                            recorded_by = :person, recorded_at = :now
                        where dossier_number = :number and round = :round and reply is null
                        """)
                .param("reply", reply.name())
                .param("repliedOn", repliedOn)
                .param("comment", comment)
                .param("person", person.id())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("number", number.value())
                .param("round", round)
                .update();
        if (rows != 1) {
            throw new IllegalStateException("referral " + round + " of " + number + " awaits no answer");
        }
    }

    List<Referral> of(DossierNumber number) {
        return jdbc.sql("""
                        select r.*, p.id, p.kind, p.name, p.territory, p.email, p.phone, p.active
                        from ampli.referral r join ampli.partner p on p.id = r.partner_id
                        where r.dossier_number = :number order by r.round
                        """)
                .param("number", number.value())
                .query(ReferralStore::referral)
                .list();
    }

    private static Referral referral(ResultSet row, int index) throws SQLException {
        return new Referral(
                row.getInt("round"),
                PartnerStore.partner(row, index),
                row.getObject("opened_on", LocalDate.class),
                row.getObject("remind_on", LocalDate.class),
                row.getObject("answer_due_on", LocalDate.class),
                Optional.ofNullable(row.getString("reply")).map(Referral.Reply::valueOf),
                Optional.ofNullable(row.getObject("replied_on", LocalDate.class)),
                Optional.ofNullable(row.getString("comment")));
    }
}
