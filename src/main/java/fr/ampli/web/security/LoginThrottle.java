package fr.ampli.web.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.event.EventListener;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.event.AbstractAuthenticationFailureEvent;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Makes an address that tries many passwords wait, over all accounts; the engine's own lock makes a single account
 * wait. Counts per node and forgets with a restart: it slows guessing, it keeps no record.
 */
@Component
class LoginThrottle {

    /**
     * How many failed logins one address may have within which time.
     *
     * @param attempts failed logins before the address has to wait
     * @param within how long one counts
     */
    @ConfigurationProperties("ampli.login-throttle")
    record Limit(int attempts, Duration within) {
        Limit {
            if (attempts < 1 || within == null || within.isNegative() || within.isZero()) {
                throw new IllegalArgumentException("ampli.login-throttle needs attempts and a time, both above zero");
            }
        }
    }

    private static final int ADDRESSES = 100_000;

    private final Limit limit;
    private final Cache<String, AtomicInteger> failures;

    LoginThrottle(Limit limit, Clock clock) {
        this.limit = limit;
        Ticker ticker = () -> TimeUnit.MILLISECONDS.toNanos(clock.millis());
        this.failures = Caffeine.newBuilder()
                .expireAfterWrite(limit.within())
                .maximumSize(ADDRESSES)
                .ticker(ticker)
                .build();
    }

    @EventListener
    void failed(AbstractAuthenticationFailureEvent failure) {
        if (failure.getAuthentication().getDetails() instanceof WebAuthenticationDetails details) {
            failures.get(details.getRemoteAddress(), address -> new AtomicInteger())
                    .incrementAndGet();
        }
    }

    boolean mustWait(String address) {
        AtomicInteger count = failures.getIfPresent(address);
        return count != null && count.get() >= limit.attempts();
    }

    /** Stands before the check of passwords. */
    OncePerRequestFilter filter() {
        return new OncePerRequestFilter() {
            @Override
            protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                    throws ServletException, IOException {
                boolean form = isLogin(request);
                boolean header = request.getHeader("Authorization") != null;
                if ((form || header) && mustWait(request.getRemoteAddr())) {
                    if (form) {
                        response.sendRedirect(request.getContextPath() + SecurityConfiguration.LOGIN + "?attente");
                    } else {
                        response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
                    }
                    return;
                }
                chain.doFilter(request, response);
            }
        };
    }

    private static boolean isLogin(HttpServletRequest request) {
        return "POST".equals(request.getMethod())
                && request.getRequestURI().equals(request.getContextPath() + SecurityConfiguration.LOGIN);
    }
}
