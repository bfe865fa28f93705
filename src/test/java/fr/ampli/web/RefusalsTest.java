package fr.ampli.web;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import fr.ampli.shared.Reason;
import fr.ampli.shared.Refusal;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

class RefusalsTest {

    /** An endpoint as the application's own are: it refuses, it breaks. */
    @RestController
    static class Endpoint {

        @PostMapping("/{what}")
        String act(@PathVariable String what) {
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
}
