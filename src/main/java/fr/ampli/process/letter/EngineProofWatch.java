package fr.ampli.process.letter;

import fr.ampli.correspondence.Letter;
import fr.ampli.correspondence.ProofWatch;
import fr.ampli.process.CommonVariables;
import fr.ampli.process.Messages;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;

/** Tells the delivery of a letter that its addressee has confirmed it; one that does not wait for it reads the record. */
@Component
class EngineProofWatch implements ProofWatch {

    private final RuntimeService runtime;

    EngineProofWatch(RuntimeService runtime) {
        this.runtime = runtime;
    }

    @Override
    public void acknowledged(Letter letter) {
        runtime.createMessageCorrelation(Messages.LETTER_ACKNOWLEDGED)
                .processInstanceBusinessKey(letter.dossier().toString())
                .processInstanceVariableEquals(CommonVariables.LETTER_KEY.name(), letter.key())
                .correlateAll();
    }
}
