package fr.ampli;

import fr.ampli.process.Actor;
import fr.ampli.process.Answer;
import fr.ampli.shared.Reason;
import fr.ampli.shared.Refusal;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** The whole application on a real PostgreSQL, with the model "probe" whose listener these tests can look into. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@Import({RealEngine.Probe.class, RealEngine.ProbeEndpoint.class})
public abstract class RealEngine {

    private static final EmbeddedPostgres POSTGRES = start();

    private static EmbeddedPostgres start() {
        try {
            EmbeddedPostgres postgres =
                    EmbeddedPostgres.builder().setRegisterShutdownHook(false).start();
            // After the contexts are closed: the engine needs its database until then
            SpringApplication.getShutdownHandlers().add(() -> stop(postgres));
            return postgres;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static void stop(EmbeddedPostgres postgres) {
        try {
            postgres.close();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry settings) {
        settings.add("spring.datasource.url", () -> POSTGRES.getJdbcUrl("postgres", "postgres"));
        settings.add("spring.datasource.username", () -> "postgres");
    }

    @TestConfiguration(proxyBeanMethods = false)
    public static class Probe {

        @Bean
        ProbeListener probeListener(Actor actor) {
            return new ProbeListener(actor);
        }
    }

    /** An endpoint as the application's own are: it refuses, it breaks, it takes. */
    @RestController
    public static class ProbeEndpoint {

        @PostMapping("/api/probe/{what}")
        String act(@PathVariable String what) {
            return switch (what) {
                case "refuse" -> throw new IllegalStateException("wrapped", Refusal.of(new Reason("NO", "art. 1", "", "C’est non.")));
                case "break" -> throw new IllegalStateException("secret detail");
                default -> "\"fait\"";
            };
        }
    }

    /** Refuses the word "non", remembers everything else. */
    public static class ProbeListener implements TaskListener {

        public record Word(String word) {}

        private final Actor actor;
        public String heard;
        public String by;

        ProbeListener(Actor actor) {
            this.actor = actor;
        }

        @Override
        public void notify(DelegateTask task) {
            Word answer = Answer.of(task, Word.class);
            if ("non".equals(answer.word())) {
                throw Refusal.of(
                        new Reason("WORD_REFUSED", "art. 4", "word", "Le mot « non » n’est pas admis."),
                        new Reason("WORD_SHORT", "", "word", "Le mot est trop court."));
            }
            heard = answer.word();
            by = actor.person().id();
        }
    }
}
