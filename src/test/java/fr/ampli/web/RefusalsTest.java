package fr.ampli.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import fr.ampli.shared.Reason;
import fr.ampli.shared.Refusal;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;

class RefusalsTest {

    /** An endpoint as the application's own are: it refuses, it breaks. */
    @RestController
    static class Endpoint {

        @PostMapping("/{what}")
        String act(@PathVariable String what) throws IOException {
            if (what.equals("gone")) {
                // As Spring says it when the browser has closed the line
                throw new AsyncRequestNotUsableException("failed to write", new IOException("Broken pipe"));
            }
            throw what.equals("refuse")
                    ? new IllegalStateException("wrapped", Refusal.of(new Reason("NO", "art. 1", "", "C’est non.")))
                    : new IllegalStateException("secret detail");
        }
    }

    private final MockMvc http = MockMvcBuilders.standaloneSetup(new Endpoint())
            .setControllerAdvice(new Refusals())
            .build();

    @Test
    void a_refusal_however_wrapped_is_answered_with_its_reasons() throws Exception {
        http.perform(post("/refuse"))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.message").value("C’est non."))
                .andExpect(jsonPath("$.reasons[0].code").value("NO"));
    }

    @Test
    void a_breakdown_tells_a_reference_and_no_detail() throws Exception {
        http.perform(post("/break"))
                .andExpect(status().isInternalServerError())
                .andExpect(content().contentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON))
                .andExpect(jsonPath("$.reference").value(notNullValue()))
                .andExpect(jsonPath("$.detail").value(containsString("erreur technique")))
                .andExpect(content().string(not(containsString("secret"))));
    }

    @Test
    void who_has_gone_meanwhile_is_no_failure() throws Exception {
        Logger log = (Logger) LoggerFactory.getLogger(Refusals.class);
        ListAppender<ILoggingEvent> heard = new ListAppender<>();
        heard.start();
        log.addAppender(heard);
        try {
            http.perform(post("/gone")).andExpect(content().string(""));
            assertThat(heard.list).isEmpty();
            http.perform(post("/break"));
            assertThat(heard.list).hasSize(1);
        } finally {
            log.detachAppender(heard);
        }
    }
}
