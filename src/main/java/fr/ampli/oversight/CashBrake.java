package fr.ampli.oversight;

import fr.ampli.deadline.Deadlines;
import fr.ampli.deadline.Delay;
import fr.ampli.oversight.BrakeLines.Found;
import fr.ampli.oversight.CashDelaysFigure.Wait;
import fr.ampli.oversight.Figure.Tone;
import org.springframework.stereotype.Component;

/** Cash that is missing at the start: how long money takes, and what it meets. */
@Component
class CashBrake {

    private final TwoYears years;
    private final Deadlines deadlines;
    private final IndicatorTargets targets;

    CashBrake(TwoYears years, Deadlines deadlines, IndicatorTargets targets) {
        this.years = years;
        this.deadlines = deadlines;
        this.targets = targets;
    }

    void tell(BrakeLines lines) {
        days(lines, "T1", "Jours du dépôt à l’avance payée", Wait.SUBMISSION_TO_ADVANCE);
        days(lines, "T2", "Jours de l’attestation de démarrage à l’avance", Wait.START_TO_ADVANCE);
        int legal = deadlines.length(Delay.PAYMENT).amount();
        Histogram balance = new Histogram(years.of("delay", Wait.REPORT_TO_BALANCE.facet));
        lines.told(
                "T3",
                "Jours du bilan au solde, suspensions déduites",
                daysAtMost(Wait.REPORT_TO_BALANCE) + ", " + legal + " selon la loi",
                wait(Wait.REPORT_TO_BALANCE),
                balance.above(legal)
                        .french()
                        .map(share -> "Au-delà de " + legal + " jours : " + share)
                        .orElse(null));
        long negative = TwoYears.cases(years.of("cash-point", "negative"));
        long plans = negative + TwoYears.cases(years.of("cash-point", "positive"));
        lines.told(
                "T4",
                "Plans de trésorerie qui passent sous zéro",
                "À suivre",
                Found.of(new Share(negative, plans), negative > 0 ? Tone.WATCH : Tone.OK),
                "Point bas du plan relevé à la fin de l’étude de faisabilité");
        lines.unknown(
                "T5",
                "Part de l’avance dans les soutiens reçus à l’embauche",
                null,
                "Les autres soutiens et leur date de versement ne sont pas demandés au porteur");
        lines.unknown(
                "T6",
                "Dossiers avec un prêt relais ou un outil de France Active",
                null,
                "Aucune étape n’enregistre le financement relais obtenu");
    }

    private void days(BrakeLines lines, String id, String indicator, Wait wait) {
        lines.told(id, indicator, daysAtMost(wait), wait(wait), null);
    }

    private String daysAtMost(Wait wait) {
        return targets.days(wait) + " jours au plus";
    }

    private Found wait(Wait wait) {
        Histogram days = new Histogram(years.of("delay", wait.facet));
        return days.median()
                .map(median -> new Found(
                        "Médiane " + FrenchNumbers.days(median) + ", neuf sur dix en "
                                + FrenchNumbers.days(days.percentile(90).orElseThrow()) + " au plus",
                        Target.atMost(targets.days(wait)).tone(median),
                        days.cases()))
                .orElse(Found.NOTHING);
    }
}
