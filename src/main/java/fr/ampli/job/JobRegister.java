package fr.ampli.job;

import fr.ampli.agreement.AgreedTerms;
import fr.ampli.agreement.StartUpPeriod;
import fr.ampli.agreement.Terms;
import fr.ampli.deadline.Deadlines;
import fr.ampli.deadline.Delay;
import fr.ampli.shared.DossierNumber;
import fr.ampli.shared.French;
import fr.ampli.shared.Reason;
import java.time.LocalDate;
import java.util.ArrayList;
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
        List<JobLink> links = store.links(number);
        List<JobCheck> checks = store.checks(number);
        List<JobStore.Cured> cures = store.cures(number);
        Optional<JobChain> chain = chain(number, links);
        return links.stream()
                .map(link -> {
                    int place = chain.map(found -> found.links().indexOf(link)).orElse(-1);
                    return new RegisteredJob(
                            link,
                            link.fteOn(deadlines.today()),
                            place > 0 ? Optional.of(chain.orElseThrow().gapBefore(place)) : Optional.empty(),
                            place <= 0 || chain.orElseThrow().isInTime(place),
                            link.end().map(end -> JobChain.replaceBy(end.endedOn(), terms.of(number))),
                            reserves(link, terms.of(number), cures),
                            checks.stream()
                                    .filter(check ->
                                            check.hireId() == link.hire().id())
                                    .toList());
                })
                .toList();
    }

    /** How the agreed job stands today. */
    public JobState state(DossierNumber number) {
        LocalDate today = deadlines.today();
        return chain(number)
                .map(chain -> {
                    JobLink last = chain.last();
                    List<Reason> missing = new ArrayList<>();
                    if (last.isEndedBy(today)) {
                        missing.add(ended(last, number));
                    } else {
                        missing.addAll(
                                HireRule.judge(last.on(today), terms.of(number)).gaps());
                    }
                    return new JobState(true, List.copyOf(missing));
                })
                .orElse(new JobState(false, List.of()));
    }

    /**
     * Full-time equivalents over the twelve months from the start of the activity, cut after three digits ("0,125"): a
     * measure of its own, never the one that decides (R38). What lies ahead counts as if nothing changed.
     */
    public String yearlyFte(DossierNumber number) {
        List<JobLink> posts = chain(number).map(JobChain::links).orElse(List.of());
        return terms.period(number)
                .map(period -> YearlyFte.over(posts, period.from()).cut(3))
                .map(share -> share.toPlainString().replace('.', ','))
                .orElse("");
    }

    /** The contract that the chain of the agreed job ends with. */
    public Optional<RegisteredJob> current(DossierNumber number) {
        return chain(number)
                .map(JobChain::last)
                .flatMap(last -> jobs(number).stream()
                        .filter(job -> job.hire().id() == last.hire().id())
                        .findFirst());
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
        return state(number).conforms()
                ? terms.period(number).map(period -> deadlines.on(Delay.JOB_CHECK_LAST, period.until()))
                : Optional.empty();
    }

    /** What the hire declared last is worth; empty if none was declared. */
    Optional<HireFinding> lastFinding(DossierNumber number) {
        LocalDate today = deadlines.today();
        List<RegisteredJob> jobs = jobs(number);
        if (jobs.isEmpty()) {
            return Optional.empty();
        }
        RegisteredJob last = jobs.get(jobs.size() - 1);
        AgreedTerms agreed = terms.of(number);
        List<Reason> gaps =
                new ArrayList<>(HireRule.judge(last.link().on(today), agreed).gaps());
        if (last.link().isEndedBy(today)) {
            gaps.add(ended(last.link(), number));
        }
        List<Reason> reserves = new ArrayList<>(last.reserves().stream()
                .filter(Reserve::isOpen)
                .map(Reserve::reason)
                .toList());
        if (!last.inTime()) {
            replacedBefore(jobs, last)
                    .ifPresent(left -> reserves.add(JobReasons.replacedLate(
                            last.vacant().orElse(0L), left.replaceBy().orElseThrow())));
        }
        return Optional.of(new HireFinding(List.copyOf(gaps), List.copyOf(reserves)));
    }

    /** The hire whose place is free: the last of the chain, once it has ended. */
    Optional<Hire> toReplace(DossierNumber number) {
        return chain(number)
                .map(JobChain::last)
                .filter(last -> last.isEndedBy(deadlines.today()))
                .map(JobLink::hire);
    }

    List<JobLink> links(DossierNumber number) {
        return store.links(number);
    }

    Optional<JobChain> chain(DossierNumber number) {
        return chain(number, store.links(number));
    }

    private Optional<JobChain> chain(DossierNumber number, List<JobLink> links) {
        AgreedTerms agreed = terms.of(number);
        StartUpPeriod period = period(number);
        LocalDate today = deadlines.today();
        return JobChain.of(links, agreed, today, JobSituation.nearest(agreed, period, Optional.empty(), today));
    }

    private Reason ended(JobLink link, DossierNumber number) {
        JobEnd end = link.end().orElseThrow();
        return JobReasons.ended(end, JobChain.replaceBy(end.endedOn(), terms.of(number)));
    }

    private static Optional<RegisteredJob> replacedBefore(List<RegisteredJob> jobs, RegisteredJob job) {
        return jobs.stream()
                .filter(each -> each.ended()
                        && job.hire().replaces().equals(Optional.of(each.hire().id())))
                .findFirst();
    }

    private StartUpPeriod period(DossierNumber number) {
        return terms.period(number)
                .orElseThrow(() -> new IllegalStateException("the start-up period of " + number + " has not begun"));
    }

    /** What the rules leave open at each state of the contract, with what put it in order. */
    static List<Reserve> reserves(JobLink link, AgreedTerms terms, List<JobStore.Cured> cures) {
        List<Reserve> found = new ArrayList<>();
        Hire hire = link.hire();
        HireRule.judge(hire, terms)
                .reserves()
                .forEach(reason -> found.add(new Reserve(hire.id(), reason, hire.startsOn(), Optional.empty())));
        for (HoursChange change : link.changes()) {
            Optional<Reason> objection = new HireRule.PartTimeFloor().object(hire.with(change), terms);
            int open = openDerogation(found);
            if (objection.isPresent() && open < 0) {
                found.add(new Reserve(hire.id(), objection.get(), change.effectiveOn(), Optional.empty()));
            } else if (objection.isEmpty() && open >= 0) {
                found.set(
                        open,
                        cured(
                                found.get(open),
                                new Reserve.Cure(
                                        change.effectiveOn(),
                                        "Avenant au contrat du " + French.date(change.effectiveOn()))));
            }
        }
        for (JobStore.Cured cured : cures) {
            for (int i = 0; i < found.size(); i++) {
                Reserve reserve = found.get(i);
                if (cured.hireId() == hire.id()
                        && reserve.isOpen()
                        && reserve.reason().code().equals(cured.code())
                        && !cured.cure().on().isBefore(reserve.since())) {
                    found.set(i, cured(reserve, cured.cure()));
                    break;
                }
            }
        }
        return List.copyOf(found);
    }

    private static Reserve cured(Reserve reserve, Reserve.Cure cure) {
        return new Reserve(reserve.hireId(), reserve.reason(), reserve.since(), Optional.of(cure));
    }

    private static int openDerogation(List<Reserve> reserves) {
        for (int i = 0; i < reserves.size(); i++) {
            if (reserves.get(i).isOpen() && reserves.get(i).reason().code().equals("DEROGATION_MISSING")) {
                return i;
            }
        }
        return -1;
    }
}
