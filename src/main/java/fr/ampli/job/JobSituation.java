package fr.ampli.job;

import fr.ampli.agreement.AgreedTerms;
import fr.ampli.agreement.StartUpPeriod;
import fr.ampli.document.DocumentKind;
import fr.ampli.shared.ContractType;
import fr.ampli.shared.SchemeTerms;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The facts at the control, as the flags that the table {@code job-outcome} reads. They speak of one hire: the one that
 * comes nearest to the agreed job, because the result is one job (R05).
 *
 * @param splitPosts no post is enough by itself, but several together would be
 * @param evidenceSufficient contract, hiring declaration and payslip are accepted
 * @param extensionInTime hired after the period, but within an extension granted before its end and within the scheme's
 *     longest period (R06, R61)
 * @param heldAtControl whether the person hired first still holds the job, as the register says once the control has
 *     confirmed or corrected it
 * @param replacedInTime who left was replaced within the gap that the scheme allows, and so was who came after (R05)
 * @param endCause NONE, EMPLOYEE_LEFT, ENDED_BY_EMPLOYER or OTHER
 */
public record JobSituation(
        boolean proofFalse,
        boolean reportReceived,
        boolean hired,
        boolean inLiquidation,
        boolean contractAdmitted,
        boolean fteSufficient,
        boolean splitPosts,
        boolean evidenceSufficient,
        boolean hiredInPeriod,
        boolean extensionInTime,
        boolean postAsAgreed,
        boolean amendmentInTime,
        boolean heldAtControl,
        boolean replacedInTime,
        boolean forceMajeure,
        String endCause) {

    static final List<DocumentKind> INDISPENSABLE =
            List.of(DocumentKind.EMPLOYMENT_CONTRACT, DocumentKind.HIRING_DECLARATION, DocumentKind.PAYSLIP);

    static JobSituation of(
            List<JobLink> links, Control control, AgreedTerms terms, StartUpPeriod period, LocalDate day) {
        return new Reading(links, control, terms, period, day).situation();
    }

    /** The first contract that comes nearest to the agreed job: admitted, enough, in time. */
    static Comparator<JobLink> nearest(
            AgreedTerms terms, StartUpPeriod period, Optional<Control.Extension> extension, LocalDate day) {
        Timing timing = new Timing(terms, period, extension, day);
        return Comparator.comparing((JobLink link) -> !isAdmitted(link.hire(), terms))
                .thenComparing(link -> !isEnough(link, terms, day))
                .thenComparing(link -> !timing.isInPeriod(link) && !timing.isInExtension(link));
    }

    private static boolean isAdmitted(Hire hire, AgreedTerms terms) {
        return new HireRule.SalariedWork().object(hire, terms).isEmpty()
                && new HireRule.AdmittedContract().object(hire, terms).isEmpty();
    }

    private static boolean isEnough(JobLink link, AgreedTerms terms, LocalDate day) {
        return link.fteOn(day).isAtLeast(terms.scheme().minimumFte());
    }

    /** When a job was created: the contract has begun and its hours are enough, whichever comes later. */
    private record Timing(AgreedTerms terms, StartUpPeriod period, Optional<Control.Extension> granted, LocalDate day) {

        private LocalDate createdOn(JobLink link) {
            return link.enoughSince(terms.scheme().minimumFte(), day)
                    .orElse(link.hire().startsOn());
        }

        boolean isInPeriod(JobLink link) {
            return period.contains(link.hire().startsOn()) && period.contains(createdOn(link));
        }

        boolean isInExtension(JobLink link) {
            return granted.filter(extension -> !extension.grantedOn().isAfter(period.until()))
                    .filter(extension -> !link.hire().startsOn().isBefore(period.from()))
                    .filter(extension -> !createdOn(link).isAfter(lastDay(extension)))
                    .isPresent();
        }

        private LocalDate lastDay(Control.Extension extension) {
            SchemeTerms scheme = terms.scheme();
            LocalDate longest = period.from().plusMonths(scheme.startUpMonths()).minusDays(1);
            LocalDate last = extension.until().isAfter(longest) ? longest : extension.until();
            return last.isAfter(scheme.lastEligibleDay()) ? scheme.lastEligibleDay() : last;
        }
    }

    private record Reading(
            List<JobLink> links, Control control, AgreedTerms terms, StartUpPeriod period, LocalDate day) {

        JobSituation situation() {
            Optional<JobChain> chain = JobChain.of(links, terms, day, nearest(terms, period, control.extension(), day));
            Optional<JobLink> job = chain.map(JobChain::first);
            Timing timing = new Timing(terms, period, control.extension(), day);
            boolean enough = job.filter(link -> isEnough(link, terms, day)).isPresent();
            return new JobSituation(
                    control.proofFalse(),
                    control.reportReceived(),
                    job.isPresent(),
                    control.inLiquidation(),
                    job.filter(link -> isAdmitted(link.hire(), terms)).isPresent(),
                    enough,
                    chain.isPresent() && !enough && addUp(chain.get()),
                    INDISPENSABLE.stream().allMatch(control::isAccepted),
                    job.filter(timing::isInPeriod).isPresent(),
                    job.filter(timing::isInExtension).isPresent(),
                    control.postAsAgreed(),
                    control.amendmentSignedOn()
                            .filter(signed -> !signed.isAfter(period.until()))
                            .isPresent(),
                    chain.filter(JobChain::isHeldByFirst).isPresent(),
                    chain.filter(JobChain::isReplacedInTime).isPresent(),
                    control.forceMajeure(),
                    chain.flatMap(JobChain::endCause)
                            .map(Control.EndCause::word)
                            .orElse("NONE"));
        }

        /** Whether the shares of all salaried posts reach the minimum together; who replaced another adds nothing. */
        private boolean addUp(JobChain chain) {
            Fraction sum = links.stream()
                    .filter(link -> link.hire().contract() != ContractType.NOT_EMPLOYMENT)
                    .filter(link -> link.hire().replaces().isEmpty())
                    .filter(link -> chain.links().indexOf(link) <= 0)
                    .map(link -> link.fteOn(day))
                    .map(fte -> Fraction.of(fte.weeklyHours(), fte.fullTimeHours()))
                    .reduce(Fraction.ZERO, Fraction::plus);
            return sum.isAtLeast(terms.scheme().minimumFte());
        }
    }
}
