package fr.ampli.job;

import fr.ampli.agreement.AgreedTerms;
import fr.ampli.agreement.StartUpPeriod;
import fr.ampli.shared.French;
import fr.ampli.shared.Reason;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The jobs of a dossier as they stand on one day, told in several ways from one reading of the record.
 *
 * @param contracts what is on record
 * @param terms what was agreed
 * @param period the start-up period, which has begun
 * @param today the day on which it is told
 */
record JobReading(JobStore.Contracts contracts, AgreedTerms terms, StartUpPeriod period, LocalDate today) {

    /** Every contract that stands, in the order in which they were declared. */
    List<RegisteredJob> jobs() {
        Optional<JobChain> chain = chain();
        return contracts.links().stream()
                .map(link -> {
                    int place = chain.map(found -> found.links().indexOf(link)).orElse(-1);
                    return new RegisteredJob(
                            link,
                            link.fteOn(today),
                            place > 0 ? Optional.of(chain.orElseThrow().gapBefore(place)) : Optional.empty(),
                            place <= 0 || chain.orElseThrow().isInTime(place),
                            link.end().map(end -> JobChain.replaceBy(end.endedOn(), terms)),
                            reserves(link, terms, contracts.cures()),
                            contracts.checks().stream()
                                    .filter(check ->
                                            check.hireId() == link.hire().id())
                                    .toList());
                })
                .toList();
    }

    /** The hires that stand, in the order in which they were declared. */
    List<Hire> hires() {
        return contracts.links().stream().map(JobLink::hire).toList();
    }

    /** How the agreed job stands. */
    JobState state() {
        return chain().map(chain -> {
                    JobLink last = chain.last();
                    List<Reason> missing = new ArrayList<>();
                    if (last.isEndedBy(today)) {
                        missing.add(ended(last));
                    } else {
                        missing.addAll(HireRule.judge(last.on(today), terms).gaps());
                    }
                    return new JobState(true, List.copyOf(missing));
                })
                .orElse(new JobState(false, List.of()));
    }

    /**
     * Full-time equivalents over the twelve months from the start of the activity, cut after three digits ("0,125"): a
     * measure of its own, never the one that decides (R38). What lies ahead counts as if nothing changed.
     */
    String yearlyFte() {
        List<JobLink> posts = chain().map(JobChain::links).orElse(List.of());
        return YearlyFte.over(posts, period.from()).cut(3).toPlainString().replace('.', ',');
    }

    /** The contract that the chain of the agreed job ends with. */
    Optional<RegisteredJob> current() {
        return chain().map(JobChain::last)
                .flatMap(last -> jobs().stream()
                        .filter(job -> job.hire().id() == last.hire().id())
                        .findFirst());
    }

    /** What the hire declared last is worth; empty if none was declared. */
    Optional<HireFinding> lastFinding() {
        List<RegisteredJob> jobs = jobs();
        if (jobs.isEmpty()) {
            return Optional.empty();
        }
        RegisteredJob last = jobs.get(jobs.size() - 1);
        List<Reason> gaps =
                new ArrayList<>(HireRule.judge(last.link().on(today), terms).gaps());
        if (last.link().isEndedBy(today)) {
            gaps.add(ended(last.link()));
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

    /** The chain of the agreed job; empty where nobody was hired. */
    Optional<JobChain> chain() {
        return JobChain.of(
                contracts.links(), terms, today, JobSituation.nearest(terms, period, Optional.empty(), today));
    }

    private Reason ended(JobLink link) {
        JobEnd end = link.end().orElseThrow();
        return JobReasons.ended(end, JobChain.replaceBy(end.endedOn(), terms));
    }

    private static Optional<RegisteredJob> replacedBefore(List<RegisteredJob> jobs, RegisteredJob job) {
        return jobs.stream()
                .filter(each -> each.ended()
                        && job.hire().replaces().equals(Optional.of(each.hire().id())))
                .findFirst();
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
