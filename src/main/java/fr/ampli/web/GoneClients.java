package fr.ampli.web;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import org.apache.catalina.connector.ClientAbortException;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;
import org.springframework.stereotype.Component;

/**
 * Keeps out of the log that somebody went to another page before the answer had reached them. Nothing is broken then,
 * and the engine's interface would tell it as an error of two hundred lines, twice, with each impatient click.
 */
@Component
class GoneClients {

    private final TurboFilter filter = new NobodyToAnswer();

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

    private static final class NobodyToAnswer extends TurboFilter {

        @Override
        public FilterReply decide(
                Marker marker, Logger logger, Level level, String format, Object[] values, Throwable thrown) {
            for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
                if (cause instanceof ClientAbortException) {
                    return FilterReply.DENY;
                }
            }
            return FilterReply.NEUTRAL;
        }
    }
}
