package fr.ampli.job;

import fr.ampli.agreement.AgreedTerms;
import fr.ampli.agreement.StartUpPeriod;
import fr.ampli.agreement.Terms;
import fr.ampli.deadline.Deadlines;
import fr.ampli.deadline.Delay;
import fr.ampli.shared.DossierNumber;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Reads the register of created jobs: each contract with its end, its hours over time, what must still be put in order
 * and when somebody last saw it held. Of the person hired it knows nothing.
 */
@Service
@Transactional(readOnly = true)
public class JobRegister {

    private final JobStore store;
    private final Terms terms;
    private final Deadlines deadlines;

    JobRegister(JobStore store, Terms terms, Deadlines deadlines) {
        this.store = store;
        this.terms = terms;
        this.deadlines = deadlines;
    }

    /** Every contract that stands, in the order in which they were declared. */
    public List<RegisteredJob> jobs(DossierNumber number) {
        return read(number).jobs();
    }

    /** How the agreed job stands today. */
    public JobState state(DossierNumber number) {
        return readLinks(number).state();
    }

    /** The contract that the chain of the agreed job ends with. */
    public Optional<RegisteredJob> current(DossierNumber number) {
        return read(number).current();
    }

    /** When to look for the first time whether the job is held; empty where it is not filled, or the last look is nearer. */
    public Optional<LocalDate> firstCheck(DossierNumber number) {
        return lastCheck(number)
                .flatMap(last -> current(number)
                        .map(job ->
                                deadlines.on(Delay.JOB_CHECK_FIRST, job.hire().startsOn()))
                        .filter(first -> first.isBefore(last)));
    }

    /** When to look before the period ends; empty where the job is not filled. */
    public Optional<LocalDate> lastCheck(DossierNumber number) {
        JobReading reading = readLinks(number);
        return reading.state().conforms()
                ? Optional.of(
                        deadlines.on(Delay.JOB_CHECK_LAST, reading.period().until()))
                : Optional.empty();
    }

    /** What the hire declared last is worth; empty if none was declared. */
    Optional<HireFinding> lastFinding(DossierNumber number) {
        return read(number).lastFinding();
    }

    /** The hire whose place is free: the last of the chain, once it has ended. */
    Optional<Hire> toReplace(DossierNumber number) {
        return readLinks(number)
                .chain()
                .map(JobChain::last)
                .filter(last -> last.isEndedBy(deadlines.today()))
                .map(JobLink::hire);
    }

    List<JobLink> links(DossierNumber number) {
        return store.links(number);
    }

    Optional<JobChain> chain(DossierNumber number) {
        return readLinks(number).chain();
    }

    /** Everything on record of the jobs of a dossier, read once. */
    JobReading read(DossierNumber number) {
        return reading(number, store.contracts(number));
    }

    /** The same where what was agreed has been read. */
    JobReading read(DossierNumber number, AgreedTerms agreed, StartUpPeriod period) {
        return new JobReading(store.contracts(number), agreed, period, deadlines.today());
    }

    private JobReading readLinks(DossierNumber number) {
        return reading(number, new JobStore.Contracts(store.links(number), List.of(), List.of()));
    }

    private JobReading reading(DossierNumber number, JobStore.Contracts contracts) {
        StartUpPeriod period = terms.period(number)
                .orElseThrow(() -> new IllegalStateException("the start-up period of " + number + " has not begun"));
        return new JobReading(contracts, terms.of(number), period, deadlines.today());
    }
}
