package fr.ampli.process.payment;

import fr.ampli.payment.AnswerImports;
import fr.ampli.process.Actor;
import fr.ampli.process.Answer;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** UserTask_ReadUnappliedLines: what a person did about the lines that could not be applied. */
@Component("readUnappliedLinesListener")
class ReadUnappliedLinesListener implements TaskListener {

    private final AnswerImports imports;
    private final Actor actor;

    ReadUnappliedLinesListener(AnswerImports imports, Actor actor) {
        this.imports = imports;
        this.actor = actor;
    }

    /** The form's answer. */
    record UnappliedReading(String note) {}

    @Override
    public void notify(DelegateTask task) {
        imports.recordReading(
                Long.parseLong(ExchangeVariables.ANSWER_FILE.get(task)),
                Answer.of(task, UnappliedReading.class).note(),
                actor.person());
    }
}
