package fr.ampli.job;

import fr.ampli.agreement.AgreedTerms;
import fr.ampli.agreement.StartUpPeriod;
import fr.ampli.document.DocumentKind;
import fr.ampli.shared.ContractType;
import fr.ampli.shared.Fte;
import fr.ampli.shared.SchemeTerms;
import java.math.BigDecimal;
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
 * @param replacedInTime another post of the same kind was filled within the gap that the scheme allows (R05)
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

    static JobSituation of(List<Hire> hires, Control control, AgreedTerms terms, StartUpPeriod period) {
        return new Reading(hires, control, terms, period).situation();
    }

    private record Reading(List<Hire> hires, Control control, AgreedTerms terms, StartUpPeriod period) {

        JobSituation situation() {
            Optional<Hire> job = nearest();
            return new JobSituation(
                    control.proofFalse(),
                    control.reportReceived(),
                    job.isPresent(),
                    control.inLiquidation(),
                    job.filter(this::isAdmitted).isPresent(),
                    job.filter(this::isEnough).isPresent(),
                    job.isPresent() && !isEnough(job.get()) && addUp(),
                    INDISPENSABLE.stream().allMatch(control::isAccepted),
                    job.filter(hire -> period.contains(hire.startsOn())).isPresent(),
                    job.filter(this::isInExtension).isPresent(),
                    control.postAsAgreed(),
                    control.amendmentSignedOn()
                            .filter(day -> !day.isAfter(period.until()))
                            .isPresent(),
                    control.heldAtControl(),
                    job.filter(this::isReplaced).isPresent(),
                    control.forceMajeure(),
                    control.endCause().map(Control.EndCause::word).orElse("NONE"));
        }

        private Optional<Hire> nearest() {
            return hires.stream()
                    .min(Comparator.comparing((Hire hire) -> !isAdmitted(hire))
                            .thenComparing(hire -> !isEnough(hire))
                            .thenComparing(hire -> !period.contains(hire.startsOn()) && !isInExtension(hire))
                            .thenComparing(Hire::startsOn));
        }

        private boolean isAdmitted(Hire hire) {
            return new HireRule.SalariedWork().object(hire, terms).isEmpty()
                    && new HireRule.AdmittedContract().object(hire, terms).isEmpty();
        }

        private boolean isEnough(Hire hire) {
            return hire.fte().isAtLeast(terms.scheme().minimumFte());
        }

        /** Whether the shares of all salaried posts reach the minimum together, without a division. */
        private boolean addUp() {
            List<Fte> posts = hires.stream()
                    .filter(hire -> hire.contract() != ContractType.NOT_EMPLOYMENT)
                    .map(Hire::fte)
                    .toList();
            BigDecimal denominator =
                    posts.stream().map(Fte::fullTimeHours).reduce(BigDecimal.ONE, BigDecimal::multiply);
            BigDecimal sum = BigDecimal.ZERO;
            for (int i = 0; i < posts.size(); i++) {
                BigDecimal part = posts.get(i).weeklyHours();
                for (int j = 0; j < posts.size(); j++) {
                    part = j == i ? part : part.multiply(posts.get(j).fullTimeHours());
                }
                sum = sum.add(part);
            }
            return sum.compareTo(terms.scheme().minimumFte().multiply(denominator)) >= 0;
        }

        private boolean isInExtension(Hire hire) {
            return control.extension()
                    .filter(extension -> !extension.grantedOn().isAfter(period.until()))
                    .filter(extension -> !hire.startsOn().isBefore(period.from()))
                    .filter(extension -> !hire.startsOn().isAfter(lastDay(extension)))
                    .isPresent();
        }

        private LocalDate lastDay(Control.Extension extension) {
            SchemeTerms scheme = terms.scheme();
            LocalDate longest = period.from().plusMonths(scheme.startUpMonths()).minusDays(1);
            LocalDate last = extension.until().isAfter(longest) ? longest : extension.until();
            return last.isAfter(scheme.lastEligibleDay()) ? scheme.lastEligibleDay() : last;
        }

        private boolean isReplaced(Hire job) {
            Optional<LocalDate> gapEnds =
                    control.endedOn().map(day -> day.plusMonths(terms.scheme().replacementGapMonths()));
            return gapEnds.isPresent()
                    && hires.stream()
                            .filter(hire -> hire.id() != job.id())
                            .filter(hire -> hire.startsOn().isAfter(job.startsOn())
                                    && !hire.startsOn().isAfter(gapEnds.get()))
                            .anyMatch(hire -> isAdmitted(hire) && isEnough(hire));
        }
    }
}
