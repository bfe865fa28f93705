package fr.ampli;

import fr.ampli.process.Actor;
import fr.ampli.process.Answer;
import fr.ampli.shared.Reason;
import fr.ampli.shared.Refusal;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** The whole application on a real PostgreSQL, with the model "probe" whose listener these tests can look into. */
public abstract class RealEngine extends ScenarioTest {

    @TestConfiguration(proxyBeanMethods = false)
    public static class Probe {

        @Bean
        ProbeListener probeListener(Actor actor) {
            return new ProbeListener(actor);
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
