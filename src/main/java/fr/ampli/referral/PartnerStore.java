package fr.ampli.referral;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of partners. */
@Repository
class PartnerStore {

    private final JdbcClient jdbc;

    PartnerStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Partner> active() {
        return jdbc.sql("select * from ampli.partner where active order by id")
                .query(PartnerStore::partner)
                .list();
    }

    Optional<Partner> find(long id) {
        return jdbc.sql("select * from ampli.partner where id = :id")
                .param("id", id)
                .query(PartnerStore::partner)
                .optional();
    }

    Optional<Partner> withEmail(String email) {
        return jdbc.sql("select * from ampli.partner where lower(email) = lower(:email) order by id limit 1")
                .param("email", email)
                .query(PartnerStore::partner)
                .optional();
    }

    void correctEmail(long id, String email) {
        jdbc.sql("update ampli.partner set email = :email where id = :id")
                .param("email", email)
                .param("id", id)
                .update();
    }

    static Partner partner(ResultSet row, int index) throws SQLException {
        return new Partner(
                row.getLong("id"),
                PartnerKind.valueOf(row.getString("kind")),
                row.getString("name"),
                row.getString("territory"),
                row.getString("email"),
                row.getString("phone"),
                row.getBoolean("active"));
    }
}
