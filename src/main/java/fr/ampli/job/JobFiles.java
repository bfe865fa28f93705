package fr.ampli.job;

import fr.ampli.agreement.Terms;
import fr.ampli.shared.DossierNumber;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Everything on record about the job of a dossier, for forms and letters. */
@Service
@Transactional(readOnly = true)
public class JobFiles {

    private final Terms terms;
    private final HireStore hires;
    private final ControlStore controls;
    private final Hires register;
    private final JobOutcomes outcomes;

    JobFiles(Terms terms, HireStore hires, ControlStore controls, Hires register, JobOutcomes outcomes) {
        this.terms = terms;
        this.hires = hires;
        this.controls = controls;
        this.register = register;
        this.outcomes = outcomes;
    }

    /** Empty until the activity has started. */
    public Optional<JobFile> of(DossierNumber number) {
        return terms.period(number)
                .map(period -> new JobFile(
                        terms.of(number),
                        period,
                        register.calendar(number),
                        hires.standing(number),
                        register.lastFinding(number),
                        controls.report(number),
                        controls.lastControl(number),
                        outcomes.found(number),
                        outcomes.of(number),
                        controls.hearing(number),
                        controls.conclusion(number)));
    }
}
