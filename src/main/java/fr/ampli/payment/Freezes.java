package fr.ampli.payment;

import fr.ampli.shared.DossierNumber;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Stops on the money of a dossier: on a suspicion (E25) or on insolvency (E22). */
@Service
@Transactional
public class Freezes {

    private final JdbcClient jdbc;

    Freezes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether a freeze stands: nothing may be paid as long as it does. */
    @Transactional(readOnly = true)
    public boolean isFrozen(DossierNumber number) {
        return jdbc.sql("""
                        select exists (select 1 from ampli.payment_freeze
                        where dossier_number = :number and lifted_at is null)
                        """)
                .param("number", number.value())
                .query(Boolean.class)
                .single();
    }
}
