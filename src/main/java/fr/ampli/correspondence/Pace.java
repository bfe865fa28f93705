package fr.ampli.correspondence;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * How fast letters leave: never more than so many in any minute, all nodes together. After an outage everything that
 * waited becomes due at once, and a mail server takes such a burst for an attack.
 */
@Component
class Pace {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final JdbcClient jdbc;
    private final int configured;

    Pace(JdbcClient jdbc, CorrespondenceSettings settings) {
        this.jdbc = jdbc;
        this.configured = settings.perMinute();
    }

    private record Row(Integer perMinute, OffsetDateTime nextAt) {}

    /**
     * Asks to leave now; within a transaction, which holds the one row of all nodes until the hand-over is on record.
     *
     * @return empty where it may, otherwise when to ask again: each who asks gets a moment of its own
     */
    Optional<Instant> turnAfter(Instant now) {
        Row row = jdbc.sql("select per_minute, nullif(next_at, '-infinity') as next_at from ampli.mail_pace for update")
                .query((found, index) -> new Row(
                        found.getObject("per_minute", Integer.class), found.getObject("next_at", OffsetDateTime.class)))
                .single();
        int perMinute = row.perMinute() == null ? configured : row.perMinute();
        // Not those far ahead of now: a clock that ran fast and was set back must not close the door
        Optional<OffsetDateTime> limiting = jdbc.sql("""
                        select at from ampli.letter_hand_over where at > :from and at <= :until
                        order by at desc offset :places limit 1
                        """)
                .param("from", now.minus(MINUTE).atOffset(ZoneOffset.UTC))
                .param("until", now.plus(MINUTE).atOffset(ZoneOffset.UTC))
                .param("places", perMinute - 1)
                .query(OffsetDateTime.class)
                .optional();
        if (limiting.isEmpty()) {
            return Optional.empty();
        }
        Duration step = MINUTE.dividedBy(perMinute);
        Instant free = limiting.get().toInstant().plus(MINUTE);
        Instant last = row.nextAt() == null ? Instant.MIN : row.nextAt().toInstant();
        // A promise from before the clock was set back does not count either
        boolean counts = last.isAfter(free) && last.isBefore(now.plus(Duration.ofHours(12)));
        Instant next = (counts ? last : free).plus(step);
        jdbc.sql("update ampli.mail_pace set next_at = :next")
                .param("next", next.atOffset(ZoneOffset.UTC))
                .update();
        return Optional.of(next);
    }
}
