package fr.ampli.process.deadline;

import fr.ampli.access.FormDrafts;
import fr.ampli.access.OpenTask;
import fr.ampli.deadline.ClockNotices;
import fr.ampli.deadline.Deadlines;
import fr.ampli.deadline.Delay;
import fr.ampli.deadline.DueNotice;
import fr.ampli.deadline.LegalClock;
import fr.ampli.dossier.Dossiers;
import fr.ampli.oversight.Escalations;
import fr.ampli.oversight.Escalations.Escalation;
import fr.ampli.oversight.Tallies;
import fr.ampli.payment.Envelopes;
import fr.ampli.process.CommonVariables;
import fr.ampli.process.engine.Alone;
import fr.ampli.process.engine.TaskClocks;
import fr.ampli.shared.DossierNumber;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.camunda.bpm.engine.RuntimeService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Looks at every running clock and every late task, and does once what is due: each in a transaction of its own, so that
 * one dossier in trouble keeps no other from being told.
 */
@Component
class DeadlineWatch {

    private static final Logger LOG = LoggerFactory.getLogger(DeadlineWatch.class);

    private final ClockNotices notices;
    private final Escalations escalations;
    private final Dossiers dossiers;
    private final Deadlines deadlines;
    private final Envelopes envelopes;
    private final TaskClocks taskClocks;
    private final Tallies tallies;
    private final FormDrafts drafts;
    private final Alone alone;
    private final RuntimeService runtime;

    DeadlineWatch(
            ClockNotices notices,
            Escalations escalations,
            Dossiers dossiers,
            Deadlines deadlines,
            Envelopes envelopes,
            TaskClocks taskClocks,
            Tallies tallies,
            FormDrafts drafts,
            Alone alone,
            RuntimeService runtime) {
        this.notices = notices;
        this.escalations = escalations;
        this.dossiers = dossiers;
        this.deadlines = deadlines;
        this.envelopes = envelopes;
        this.taskClocks = taskClocks;
        this.tallies = tallies;
        this.drafts = drafts;
        this.alone = alone;
        this.runtime = runtime;
    }

    /**
     * One round; may be asked for at any time and by several at once.
     *
     * @throws IllegalStateException after the round, if something could not be done; all else is done
     */
    void look() {
        drafts.forgetOld();
        Round round = new Round();
        escalations
                .moot()
                .forEach(each -> round.attempt(each.number(), () -> {
                    if (escalations.settle(each)) {
                        taskClocks.settled(each);
                    }
                    return null;
                }));
        notices.due()
                .forEach(each -> round.attempt(each.clock().number(), () -> {
                    notices.take(each).ifPresent(running -> tell(running, each));
                    return null;
                }));
        escalations
                .lateTasks()
                .forEach(each -> round.attempt(each.number(), () -> {
                    tell(each);
                    return null;
                }));
        // With a new year comes a new envelope, and nobody's act calls up who waits for it
        envelopes.waitingList().stream()
                .limit(1)
                .forEach(first -> round.attempt(first.dossier(), () -> {
                    envelopes.callUp();
                    return null;
                }));
        // Not a clock, but the application has no other hour of its own (docs/decisions/0025)
        round.attempt("the tallies", tallies::compact);
        round.orThrow();
    }

    private void tell(LegalClock running, DueNotice notice) {
        if (running.kind() == Delay.IMPLIED_REJECTION && notice.point().isEnd()) {
            start("implied-rejection", running.number(), Map.of());
            return;
        }
        escalations.replaced(running).forEach(taskClocks::settled);
        escalate(escalations.open(running, notice.point()));
    }

    private void tell(OpenTask late) {
        escalations.open(late).ifPresent(this::escalate);
    }

    private void escalate(Escalation escalation) {
        start(
                "deadline-escalation",
                escalation.number(),
                Map.of(
                        DeadlineVariables.ESCALATION_ID.name(),
                        escalation.id().toString(),
                        DeadlineVariables.ESCALATION_DUE_AT.name(),
                        deadlines.timer(Delay.ESCALATION, deadlines.today())));
    }

    private void start(String process, DossierNumber number, Map<String, Object> more) {
        Map<String, Object> variables = new HashMap<>(more);
        variables.put(CommonVariables.DOSSIER_NUMBER.name(), number.value());
        variables.put(
                CommonVariables.HOLDER_NAME.name(),
                dossiers.get(number).holder().name());
        runtime.startProcessInstanceByKey(process, number.value(), variables);
    }

    /** What went wrong in one round. */
    private final class Round {

        private int failed;
        private RuntimeException first;

        private void attempt(Object about, Supplier<?> act) {
            try {
                alone.run(act);
            } catch (RuntimeException failure) {
                LOG.error("the watch could not do what is due for {}", about, failure);
                failed++;
                first = first == null ? failure : first;
            }
        }

        private void orThrow() {
            if (failed > 0) {
                throw new IllegalStateException(
                        failed + " of the things that are due could not be done; see the log for each", first);
            }
        }
    }
}
