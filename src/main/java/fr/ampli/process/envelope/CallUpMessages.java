package fr.ampli.process.envelope;

import fr.ampli.dossier.Dossiers;
import fr.ampli.payment.CallUps;
import fr.ampli.process.CommonVariables;
import fr.ampli.shared.DossierNumber;
import org.camunda.bpm.engine.ProcessEngine;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Begins a process of its own for each dossier that is called up. It wakes the pathway by a job: what keeps one dossier
 * from going on never keeps another from giving its money back.
 */
@Component
class CallUpMessages implements CallUps {

    /** Asked for late: the engine needs beans that need this one. */
    private final ObjectProvider<ProcessEngine> engine;

    private final Dossiers dossiers;

    CallUpMessages(ObjectProvider<ProcessEngine> engine, Dossiers dossiers) {
        this.engine = engine;
        this.dossiers = dossiers;
    }

    @Override
    public void calledUp(DossierNumber number) {
        engine.getObject()
                .getRuntimeService()
                .createProcessInstanceByKey("waiting-list-call-up")
                .businessKey(number.value())
                .setVariable(CommonVariables.DOSSIER_NUMBER.name(), number.value())
                .setVariable(
                        CommonVariables.HOLDER_NAME.name(),
                        dossiers.get(number).holder().name())
                .execute();
    }
}
