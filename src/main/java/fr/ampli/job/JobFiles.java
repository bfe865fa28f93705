package fr.ampli.job;

import fr.ampli.agreement.AgreedTerms;
import fr.ampli.agreement.StartUpPeriod;
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
        return of(number, terms.find(number), terms.period(number));
    }

    /** The same where what was agreed has been read. */
    public Optional<JobFile> of(DossierNumber number, Optional<AgreedTerms> agreed, Optional<StartUpPeriod> begun) {
        return begun.map(period -> file(number, register.read(number, agreed.orElseThrow(), period)));
    }

    private JobFile file(DossierNumber number, JobReading jobs) {
        Optional<Control> control = controls.lastControl(number);
        Optional<Conclusion> conclusion = controls.conclusion(number);
        Optional<JobOutcome> found = control.flatMap(outcomes::found);
        return new JobFile(
                jobs.terms(),
                jobs.period(),
                declared.calendar(jobs.terms(), jobs.period()),
                jobs.hires(),
                jobs.jobs(),
                jobs.current(),
                jobs.state(),
                jobs.yearlyFte(),
                hires.funding(number),
                evidence.items(number, jobs.contracts().links()),
                evidence.lastRequest(number),
                jobs.lastFinding(),
                controls.report(number),
                control,
                found,
                JobOutcomes.after(conclusion, found),
                controls.hearing(number),
                conclusion);
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
