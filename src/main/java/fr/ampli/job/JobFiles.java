package fr.ampli.job;

import fr.ampli.agreement.Terms;
import fr.ampli.shared.DossierNumber;
import java.util.List;
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
    private final Hires declared;
    private final JobRegister register;
    private final JobEvidence evidence;
    private final JobOutcomes outcomes;

    JobFiles(
            Terms terms,
            HireStore hires,
            ControlStore controls,
            Hires declared,
            JobRegister register,
            JobEvidence evidence,
            JobOutcomes outcomes) {
        this.terms = terms;
        this.hires = hires;
        this.controls = controls;
        this.declared = declared;
        this.register = register;
        this.evidence = evidence;
        this.outcomes = outcomes;
    }

    /** Empty until the activity has started. */
    public Optional<JobFile> of(DossierNumber number) {
        return terms.period(number).map(period -> file(number, register.read(number)));
    }

    private JobFile file(DossierNumber number, JobReading jobs) {
        return new JobFile(
                jobs.terms(),
                jobs.period(),
                declared.calendar(number),
                jobs.hires(),
                jobs.jobs(),
                jobs.current(),
                jobs.state(),
                jobs.yearlyFte(),
                hires.funding(number),
                evidence.items(number),
                evidence.lastRequest(number),
                jobs.lastFinding(),
                controls.report(number),
                controls.lastControl(number),
                outcomes.found(number),
                outcomes.of(number),
                controls.hearing(number),
                controls.conclusion(number));
    }

    /** Money of others for the same post, as declared at the hires that stand (E23); empty where none was. */
    public List<OtherFunding> otherFunding(DossierNumber number) {
        return hires.funding(number);
    }

    /** Every dossier with a declared hire, by number: the register as a whole. */
    public List<DossierNumber> registered() {
        return hires.dossiers();
    }
}
