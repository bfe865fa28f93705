package fr.ampli.job;

import fr.ampli.shared.DossierNumber;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Tells what came of the agreed job, for whoever pays or recovers. */
@Service
@Transactional(readOnly = true)
public class JobOutcomes {

    private final ControlStore store;

    JobOutcomes(ControlStore store) {
        this.store = store;
    }

    /** Empty until a control has found something; a conclusion after a hearing takes the place of what the control found. */
    public Optional<JobOutcome> of(DossierNumber number) {
        return store.conclusion(number).map(JobOutcomes::concluded).or(() -> found(number));
    }

    /** The same where both have been read. */
    static Optional<JobOutcome> after(Optional<Conclusion> conclusion, Optional<JobOutcome> found) {
        return conclusion.map(JobOutcomes::concluded).or(() -> found);
    }

    private static JobOutcome concluded(Conclusion conclusion) {
        return new JobOutcome(
                conclusion.met() ? JobOutcome.Result.MET : JobOutcome.Result.NOT_MET,
                conclusion.concludedOn(),
                List.of(OutcomeReason.CONCLUDED.because(conclusion.grounds())));
    }

    /** What the last control found, whatever was concluded since. */
    public Optional<JobOutcome> found(DossierNumber number) {
        return store.lastControl(number).flatMap(this::found);
    }

    /** What a control found; empty until the table has said. */
    Optional<JobOutcome> found(Control control) {
        return store.outcome(control.id())
                .map(found -> new JobOutcome(
                        found.outcome(), found.foundOn(), List.of(found.reason().reason())));
    }
}
