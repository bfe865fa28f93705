package fr.ampli.web;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import fr.ampli.ScenarioTest;
import java.io.IOException;
import org.apache.catalina.connector.ClientAbortException;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Somebody who clicks on before the answer is there leaves no error in the log; what broke does. */
class GoneClientsTest extends ScenarioTest {

    @Test
    void an_answer_that_nobody_waits_for_is_no_error() {
        Logger log = (Logger) LoggerFactory.getLogger("org.glassfish.jersey.server.ServerRuntime$Responder");
        ListAppender<ILoggingEvent> heard = new ListAppender<>();
        heard.start();
        log.addAppender(heard);
        try {
            log.error(
                    "An I/O error has occurred",
                    new IllegalStateException(new ClientAbortException(new IOException("Broken pipe"))));
            assertThat(heard.list).isEmpty();

            // As when the database breaks off
            log.error("An I/O error has occurred", new IllegalStateException(new IOException("Broken pipe")));
            assertThat(heard.list).hasSize(1);
        } finally {
            log.detachAppender(heard);
        }
    }
}
