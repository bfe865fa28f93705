package fr.ampli.oversight;

import fr.ampli.oversight.BrakeLines.Found;
import fr.ampli.oversight.Figure.Tone;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Paperwork and delay: what is asked for, and whose turn it is. */
@Component
class BurdenBrake {

    private final TwoYears years;
    private final Turns turns;
    private final IndicatorTargets targets;

    BurdenBrake(TwoYears years, Turns turns, IndicatorTargets targets) {
        this.years = years;
        this.turns = turns;
        this.targets = targets;
    }

    void tell(BrakeLines lines) {
        long applications = TwoYears.cases(years.of("application"));
        lines.unknown(
                "A1",
                "Part des pièces obtenues sans les demander",
                "50 % au moins",
                new Share(TwoYears.cases(years.of("asked-piece")), applications)
                        .percent()
                        .map(percent -> "Aucun registre n’est branché ; pièces demandées par dossier : "
                                + FrenchNumbers.decimal(percent.movePointLeft(2)))
                        .orElse("Aucun registre n’est branché"));
        long requests = TwoYears.cases(years.of("piece-request"));
        lines.told(
                "A2",
                "Demandes de pièces par dossier",
                targets.pieceRequests() + " au plus",
                applications == 0
                        ? Found.NOTHING
                        : ratio(requests, applications, Target.atMost(targets.pieceRequests())),
                "Qu’une même pièce ait été demandée deux fois n’est pas enregistré");
        lines.unknown(
                "A3",
                "Minutes du porteur dans les formulaires",
                "90 minutes au plus",
                "Le porteur ne remplit aucun formulaire en ligne : les agents saisissent sa demande");
        lines.told(
                "A4",
                "À qui c’est le tour pendant l’attente",
                null,
                turns(),
                "Durées par étape : voir « Durée des étapes »");
        long silences = TwoYears.cases(years.of("implied-rejection"));
        lines.told(
                "A5",
                "Deux mois de silence passés sans décision",
                "0",
                new Found(String.valueOf(silences), silences == 0 ? Tone.OK : Tone.LATE, applications),
                null);
        lines.unknown(
                "A6",
                "Coût de gestion par dossier",
                "Moins de 14 % de l’aide",
                "Le temps de travail des agents n’est pas mesuré");
    }

    private Found turns() {
        List<Turns.Part> parts = turns.parts();
        boolean any = parts.stream().anyMatch(part -> part.share().part() > 0);
        return any
                ? new Found(
                        parts.stream()
                                .map(part -> part.label() + " "
                                        + part.share().french().orElse(""))
                                .collect(Collectors.joining(", ")),
                        null,
                        TwoYears.cases(years.of("left-stage")))
                : Found.NOTHING;
    }

    private static Found ratio(long part, long whole, Target target) {
        BigDecimal ratio = BigDecimal.valueOf(part).divide(BigDecimal.valueOf(whole), 1, RoundingMode.HALF_UP);
        return new Found(FrenchNumbers.decimal(ratio), target.tone(ratio), whole);
    }
}
