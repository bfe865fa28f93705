package fr.ampli.process.payment;

import fr.ampli.payment.PaymentExports;
import fr.ampli.process.Actor;
import fr.ampli.process.Answer;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** UserTask_HandOverExport: the files are with the accountant. */
@Component("handOverExportListener")
class HandOverExportListener implements TaskListener {

    private final PaymentExports exports;
    private final Actor actor;

    HandOverExportListener(PaymentExports exports, Actor actor) {
        this.exports = exports;
        this.actor = actor;
    }

    /** The form's answer: a box to tick. */
    record ExportHandOver(Boolean handedOver) {}

    @Override
    public void notify(DelegateTask task) {
        exports.recordHandOver(
                ExchangeVariables.EXPORT_NUMBER.get(task),
                Answer.of(task, ExportHandOver.class).handedOver(),
                actor.person());
    }
}
