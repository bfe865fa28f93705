package fr.ampli.process.payment;

import fr.ampli.payment.ExportOutcome;
import fr.ampli.payment.PaymentExports;
import fr.ampli.process.Actor;
import fr.ampli.process.Answer;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/** StartEvent_ExportAsked: writes the batch; a refusal keeps the process from starting. */
@Component("exportPaymentsListener")
class ExportPaymentsListener implements ExecutionListener {

    private final PaymentExports exports;
    private final Actor actor;

    ExportPaymentsListener(PaymentExports exports, Actor actor) {
        this.exports = exports;
        this.actor = actor;
    }

    /** The form's answer: a box to tick. */
    record ExportRequest(Boolean confirmed) {}

    @Override
    public void notify(DelegateExecution execution) {
        ExportOutcome outcome =
                exports.create(Answer.of(execution, ExportRequest.class).confirmed(), actor.person());
        ExchangeVariables.EXPORT_WRITTEN.set(execution, outcome.messageId().isPresent());
        outcome.messageId().ifPresent(id -> ExchangeVariables.EXPORT_NUMBER.set(execution, id));
    }
}
