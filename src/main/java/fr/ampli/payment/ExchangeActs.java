package fr.ampli.payment;

import fr.ampli.shared.Person;
import java.time.Clock;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The journal of the exchange with the finance system: what is about no single dossier. Lines are only ever added. */
@Component
class ExchangeActs {

    private static final int LONGEST = 4000;

    private final JdbcClient jdbc;
    private final Clock clock;

    ExchangeActs(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Transactional
    public void record(Person person, String act, String sentence) {
        jdbc.sql("""
                        insert into ampli.payment_exchange_act (happened_at, person, act, sentence)
                        values (:now, :person, :act, :sentence)
                        """)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("person", person.id())
                .param("act", act)
                .param("sentence", sentence.length() > LONGEST ? sentence.substring(0, LONGEST) : sentence)
                .update();
    }

    /** Kept whatever becomes of the attempt that it tells of. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void recordAttempt(Person person, String act, String sentence) {
        record(person, act, sentence);
    }
}
