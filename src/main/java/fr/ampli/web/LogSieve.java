package fr.ampli.web;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import fr.ampli.shared.Refusal;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import org.apache.catalina.connector.ClientAbortException;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;
import org.springframework.stereotype.Component;

/**
 * Keeps out of the log what is no trouble, so that trouble is seen.
 *
 * <ul>
 *   <li>Somebody went to another page before the answer had reached them. The engine's interface tells it as an error of
 *       two hundred lines, twice, with each impatient click.
 *   <li>An officer was refused something. The interface warns of it with all that lies between, and the sentence may
 *       name a person; they have read it on their screen.
 * </ul>
 */
@Component
class LogSieve {

    /** Where the engine's interface tells what it could not answer. Refusals of jobs are told elsewhere, and stay. */
    private static final String ENGINE_REST = "org.camunda.bpm.engine.rest.exception";

    private final TurboFilter filter = new NoTrouble();

    @PostConstruct
    void keepOut() {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext logs) {
            filter.start();
            logs.addTurboFilter(filter);
        }
    }

    @PreDestroy
    void letIn() {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext logs) {
            logs.getTurboFilterList().remove(filter);
        }
    }

    private static final class NoTrouble extends TurboFilter {

        @Override
        public FilterReply decide(
                Marker marker, Logger logger, Level level, String format, Object[] values, Throwable thrown) {
            for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
                if (cause instanceof ClientAbortException
                        || cause instanceof Refusal && logger.getName().equals(ENGINE_REST)) {
                    return FilterReply.DENY;
                }
            }
            return FilterReply.NEUTRAL;
        }
    }
}
