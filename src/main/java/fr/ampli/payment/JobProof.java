package fr.ampli.payment;

import fr.ampli.job.JobOutcome;
import fr.ampli.job.JobOutcomes;
import fr.ampli.shared.DossierNumber;
import org.springframework.stereotype.Component;

/** The result is proved when the register of created jobs says so. */
@Component
class JobProof implements ProvenResult {

    private final JobOutcomes outcomes;

    JobProof(JobOutcomes outcomes) {
        this.outcomes = outcomes;
    }

    @Override
    public boolean met(DossierNumber number) {
        return outcomes.of(number).filter(JobOutcome::isMet).isPresent();
    }
}
