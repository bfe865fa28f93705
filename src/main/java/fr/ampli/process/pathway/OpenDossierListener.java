package fr.ampli.process.pathway;

import fr.ampli.dossier.Dossier;
import fr.ampli.dossier.DossierOpening;
import fr.ampli.dossier.Dossiers;
import fr.ampli.process.Actor;
import fr.ampli.process.Answer;
import fr.ampli.process.CommonVariables;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/** StartEvent_DossierOpened: the dossier gets its number, which is the business key of everything that follows. */
@Component("openDossierListener")
class OpenDossierListener implements ExecutionListener {

    private final Dossiers dossiers;
    private final Actor actor;

    OpenDossierListener(Dossiers dossiers, Actor actor) {
        this.dossiers = dossiers;
        this.actor = actor;
    }

    @Override
    public void notify(DelegateExecution execution) {
        Dossier dossier = dossiers.open(Answer.of(execution, DossierOpening.class), actor.person());
        execution.setProcessBusinessKey(dossier.number().toString());
        CommonVariables.DOSSIER_NUMBER.set(execution, dossier.number().toString());
        CommonVariables.HOLDER_NAME.set(execution, dossier.holder().name());
    }
}
