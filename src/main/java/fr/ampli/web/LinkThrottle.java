package fr.ampli.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.stereotype.Component;

/**
 * Makes an address wait that tries many links which do not exist. A token cannot be guessed; this keeps the guessing
 * from costing anything. Counts per node and forgets with a restart.
 */
@Component
class LinkThrottle {

    /**
     * How many wrong links one address may have within which time.
     *
     * @param attempts wrong links before the address has to wait
     * @param within how long one counts
     */
    @ConfigurationProperties("ampli.link-throttle")
    record Limit(
            @DefaultValue("30") int attempts,
            @DefaultValue("15m") Duration within) {
        Limit {
            if (attempts < 1 || within == null || within.isNegative() || within.isZero()) {
                throw new IllegalArgumentException("ampli.link-throttle needs attempts and a time, both above zero");
            }
        }
    }

    private static final int ADDRESSES = 100_000;

    private final Limit limit;
    private final Cache<String, AtomicInteger> misses;

    LinkThrottle(Limit limit, Clock clock) {
        this.limit = limit;
        this.misses = Caffeine.newBuilder()
                .expireAfterWrite(limit.within())
                .maximumSize(ADDRESSES)
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                .build();
    }

    void missed(String address) {
        misses.get(address, unknown -> new AtomicInteger()).incrementAndGet();
    }

    boolean mustWait(String address) {
        AtomicInteger count = misses.getIfPresent(address);
        return count != null && count.get() >= limit.attempts();
    }
}
