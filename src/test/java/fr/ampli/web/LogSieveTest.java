package fr.ampli.web;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import fr.ampli.ScenarioTest;
import fr.ampli.shared.Reason;
import fr.ampli.shared.Refusal;
import java.io.IOException;
import java.util.List;
import org.apache.catalina.connector.ClientAbortException;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What is no trouble leaves nothing in the log; what broke does. */
class LogSieveTest extends ScenarioTest {

    private static final Refusal REFUSAL =
            Refusal.of(Reason.of("CONFLICT", "", "", "Inès Etcheverry a déclaré un conflit d’intérêts."));

    @Test
    void an_answer_that_nobody_waits_for_is_no_error() {
        String responder = "org.glassfish.jersey.server.ServerRuntime$Responder";
        assertThat(heard(
                        responder, new IllegalStateException(new ClientAbortException(new IOException("Broken pipe")))))
                .isEmpty();
        // As when the database breaks off
        assertThat(heard(responder, new IllegalStateException(new IOException("Broken pipe"))))
                .hasSize(1);
    }

    @Test
    void a_refusal_is_told_on_the_screen_and_that_of_a_job_in_the_log() {
        assertThat(heard("org.camunda.bpm.engine.rest.exception", new IllegalStateException(REFUSAL)))
                .isEmpty();
        assertThat(heard("org.camunda.bpm.engine.rest.exception", new IllegalStateException()))
                .hasSize(1);
        assertThat(heard("org.camunda.bpm.engine.jobexecutor", new IllegalStateException(REFUSAL)))
                .hasSize(1);
    }

    private static List<ILoggingEvent> heard(String name, Throwable thrown) {
        Logger log = (Logger) LoggerFactory.getLogger(name);
        ListAppender<ILoggingEvent> ear = new ListAppender<>();
        ear.start();
        log.addAppender(ear);
        try {
            log.warn("Something was thrown", thrown);
            return ear.list;
        } finally {
            log.detachAppender(ear);
        }
    }
}
