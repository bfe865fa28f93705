package fr.ampli.process.payment;

import fr.ampli.payment.AnswerImports;
import fr.ampli.process.engine.Alone;
import fr.ampli.shared.Refusal;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * ServiceTask_ApplyAnswers: every line that waits, each in a transaction of its own with the payment that waits for it.
 * What broke down stays behind for the next attempt of the job; what is done is not done again.
 */
@Component("applyAnswersDelegate")
class ApplyAnswersDelegate implements JavaDelegate {

    private static final Logger LOG = LoggerFactory.getLogger(ApplyAnswersDelegate.class);

    private final AnswerImports imports;
    private final Alone alone;

    ApplyAnswersDelegate(AnswerImports imports, Alone alone) {
        this.imports = imports;
        this.alone = alone;
    }

    @Override
    public void execute(DelegateExecution execution) {
        long file = Long.parseLong(ExchangeVariables.ANSWER_FILE.get(execution));
        for (long line : imports.waiting(file)) {
            try {
                apply(line);
            } catch (RuntimeException broken) {
                LOG.warn(
                        "line {} of the answers {} could not be applied: {}",
                        line,
                        file,
                        broken.getClass().getName());
            }
        }
        List<Long> left = imports.waiting(file);
        if (!left.isEmpty()) {
            throw new IllegalStateException(left.size() + " lines of the answers " + file + " could not be applied");
        }
        ExchangeVariables.ALL_APPLIED.set(execution, imports.find(file).unapplied() == 0);
    }

    private void apply(long line) {
        try {
            alone.run(() -> {
                imports.apply(line);
                return null;
            });
        } catch (RuntimeException failed) {
            Refusal refusal = refusalIn(failed);
            if (refusal == null) {
                throw failed;
            }
            alone.run(() -> {
                imports.refuse(line, refusal.getMessage());
                return null;
            });
        }
    }

    private static Refusal refusalIn(Throwable failed) {
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof Refusal refusal) {
                return refusal;
            }
        }
        return null;
    }
}
