package fr.ampli.process.pathway;

import fr.ampli.dossier.Dossiers;
import fr.ampli.dossier.Stage;
import fr.ampli.process.Actor;
import fr.ampli.process.CommonVariables;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.Expression;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.context.annotation.Scope;
import org.springframework.stereotype.Component;

/** When a phase begins: the dossier enters the stage that the element's field names. */
@Component("enterStageListener")
@Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE) // the engine injects the field into each use
public class EnterStageListener implements ExecutionListener {

    private final Dossiers dossiers;
    private final Actor actor;
    private Expression stage;

    EnterStageListener(Dossiers dossiers, Actor actor) {
        this.dossiers = dossiers;
        this.actor = actor;
    }

    public void setStage(Expression stage) {
        this.stage = stage;
    }

    @Override
    public void notify(DelegateExecution execution) {
        dossiers.enter(
                CommonVariables.dossierOf(execution),
                Stage.valueOf((String) stage.getValue(execution)),
                actor.person());
    }
}
