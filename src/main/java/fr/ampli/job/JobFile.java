package fr.ampli.job;

import fr.ampli.agreement.AgreedTerms;
import fr.ampli.agreement.StartUpPeriod;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Optional;

/**
 * What is on record about the job of one dossier.
 *
 * @param hires those that stand, corrections applied
 * @param jobs the same with what became of them
 * @param current the contract that fills the agreed job, or filled it last
 * @param state how the agreed job stands today
 * @param yearlyFte full-time equivalents over the year, a measure of its own ("0,125")
 * @param evidence item by item
 * @param request what the control asked for last
 * @param lastFinding what the hire declared last is worth
 * @param found what the last control found
 * @param outcome how it stands: the finding, or what was concluded after the hearing
 */
public record JobFile(
        AgreedTerms terms,
        StartUpPeriod period,
        StartUpCalendar calendar,
        List<Hire> hires,
        List<RegisteredJob> jobs,
        Optional<RegisteredJob> current,
        JobState state,
        String yearlyFte,
        List<OtherFunding> otherFunding,
        List<EvidenceItem> evidence,
        Optional<EvidenceRequest> request,
        Optional<HireFinding> lastFinding,
        Optional<Report> report,
        Optional<Control> control,
        Optional<JobOutcome> found,
        Optional<JobOutcome> outcome,
        Optional<Hearing> hearing,
        Optional<Conclusion> conclusion) {

    /** Whole months of the period that are left on this day, the day itself included; 0 once it is over. */
    public int monthsLeft(LocalDate today) {
        return today.isAfter(period.until())
                ? 0
                : (int) Period.between(today, period.until().plusDays(1)).toTotalMonths();
    }

    /** Reserves that are not put in order yet. */
    public List<Reserve> openReserves() {
        return jobs.stream()
                .flatMap(job -> job.reserves().stream())
                .filter(Reserve::isOpen)
                .toList();
    }

    /** "5 mois et 12 jours", "9 jours", "terminée". */
    public String timeLeft(LocalDate today) {
        if (today.isAfter(period.until())) {
            return "terminée";
        }
        Period left = Period.between(today, period.until().plusDays(1));
        String months = left.toTotalMonths() > 0 ? left.toTotalMonths() + " mois" : "";
        String days = left.getDays() > 0 ? left.getDays() + (left.getDays() == 1 ? " jour" : " jours") : "";
        return months.isEmpty() || days.isEmpty() ? months + days : months + " et " + days;
    }
}
