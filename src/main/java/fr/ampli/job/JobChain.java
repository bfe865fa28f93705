package fr.ampli.job;

import fr.ampli.agreement.AgreedTerms;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The agreed job through time: its first contract and those that replaced it, as known on one day (R05). The result is
 * one job, so this is one chain: the one whose first contract comes nearest to the agreed job.
 *
 * @param links in order; never empty
 */
record JobChain(List<JobLink> links, AgreedTerms terms, LocalDate day) {

    /** The chain of the job; empty where nobody was hired. */
    static Optional<JobChain> of(List<JobLink> all, AgreedTerms terms, LocalDate day, Comparator<JobLink> nearest) {
        // A replacement may itself be the job: what it replaces may never have been one
        return all.stream()
                .min(nearest.thenComparing(link -> link.hire().startsOn())
                        .thenComparing(link -> link.hire().id()))
                .map(first -> from(first, all, terms, day));
    }

    private static JobChain from(JobLink first, List<JobLink> all, AgreedTerms terms, LocalDate day) {
        List<JobLink> links = new ArrayList<>(List.of(first));
        Optional<JobLink> next = successor(links, all, terms, day);
        while (next.isPresent()) {
            links.add(next.get());
            next = successor(links, all, terms, day);
        }
        return new JobChain(List.copyOf(links), terms, day);
    }

    /** Who was named as the replacement; else another hire in time that fits, which nobody linked. */
    private static Optional<JobLink> successor(
            List<JobLink> links, List<JobLink> all, AgreedTerms terms, LocalDate day) {
        JobLink last = links.get(links.size() - 1);
        if (!last.isEndedBy(day)) {
            return Optional.empty();
        }
        List<JobLink> free = all.stream()
                .filter(link -> links.stream()
                        .noneMatch(taken -> taken.hire().id() == link.hire().id()))
                .filter(link -> !link.hire().startsOn().isAfter(day))
                .toList();
        Comparator<JobLink> first = Comparator.comparing(
                        (JobLink link) -> link.hire().startsOn())
                .thenComparing(link -> link.hire().id());
        return free.stream()
                .filter(link ->
                        link.hire().replaces().equals(Optional.of(last.hire().id())))
                .min(first)
                .or(() -> free.stream()
                        .filter(link -> link.hire().replaces().isEmpty())
                        .filter(link ->
                                link.hire().startsOn().isAfter(last.hire().startsOn()))
                        .filter(link -> inTime(last, link, terms) && fits(link, terms, day))
                        .min(first));
    }

    JobLink first() {
        return links.get(0);
    }

    JobLink last() {
        return links.get(links.size() - 1);
    }

    /** Whether somebody holds the job on the day. */
    boolean isHeld() {
        return !last().isEndedBy(day);
    }

    /** Whether the person hired first still holds the job. */
    boolean isHeldByFirst() {
        return !first().isEndedBy(day);
    }

    /** Whether somebody left and each who left was replaced in time by a contract that is the agreed job. */
    boolean isReplacedInTime() {
        return !isHeldByFirst() && broken().isEmpty();
    }

    /**
     * Why the first person no longer holds the job. Where a departure was not replaced in time, its own cause counts;
     * else the gravest of them.
     */
    Optional<Control.EndCause> endCause() {
        return isHeldByFirst() ? Optional.empty() : broken().or(this::gravest).map(JobEnd::cause);
    }

    /** Days on which nobody held the job before this contract; 0 where the two touch or overlap. */
    long gapBefore(int index) {
        LocalDate ended = links.get(index - 1).end().orElseThrow().endedOn();
        return Math.max(
                0, ChronoUnit.DAYS.between(ended, links.get(index).hire().startsOn()) - 1);
    }

    boolean isInTime(int index) {
        return inTime(links.get(index - 1), links.get(index), terms);
    }

    /** The last day on which a replacement of this contract is in time. */
    static LocalDate replaceBy(LocalDate endedOn, AgreedTerms terms) {
        return endedOn.plusMonths(terms.scheme().replacementGapMonths());
    }

    private Optional<JobEnd> broken() {
        for (int i = 0; i < links.size(); i++) {
            JobLink link = links.get(i);
            boolean replaced = i + 1 < links.size() && isInTime(i + 1) && fits(links.get(i + 1), terms, day);
            if (link.isEndedBy(day) && !replaced) {
                return link.end();
            }
        }
        return Optional.empty();
    }

    private Optional<JobEnd> gravest() {
        return links.stream()
                .filter(link -> link.isEndedBy(day))
                .flatMap(link -> link.end().stream())
                .min(Comparator.comparing((JobEnd end) -> end.cause() != Control.EndCause.EMPLOYER)
                        .thenComparing(end -> end.cause() != Control.EndCause.OTHER));
    }

    private static boolean inTime(JobLink left, JobLink next, AgreedTerms terms) {
        return !next.hire()
                .startsOn()
                .isAfter(replaceBy(left.end().orElseThrow().endedOn(), terms));
    }

    private static boolean fits(JobLink link, AgreedTerms terms, LocalDate day) {
        return HireRule.judge(link.on(day), terms).conforms();
    }
}
