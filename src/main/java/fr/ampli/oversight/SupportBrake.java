package fr.ampli.oversight;

import fr.ampli.deadline.Delay;
import fr.ampli.oversight.BrakeLines.Found;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Support that is missing: who stood by a project before it applied, and what came of it. */
@Component
class SupportBrake {

    private final TwoYears years;
    private final IndicatorTargets targets;

    SupportBrake(TwoYears years, IndicatorTargets targets) {
        this.years = years;
        this.targets = targets;
    }

    void tell(BrakeLines lines) {
        List<Tally> applications = years.of("application");
        Share prepared = having(applications, 1);
        lines.told(
                "I1",
                "Dépôts précédés d’un partenaire qui a accepté et d’un entretien",
                targets.referredPercent() + " % au moins",
                Found.atLeast(targets.referredPercent(), prepared),
                null);
        lines.unknown(
                "I2",
                "Heures d’accompagnement avant le dépôt",
                null,
                "Les heures ne sont pas enregistrées ; réunions annoncées par les partenaires : "
                        + TwoYears.cases(years.of("meeting")));
        List<Tally> answers = years.of("referral-answer");
        Share inTime = new Share(answers.stream().mapToLong(Tally::total).sum(), TwoYears.cases(answers));
        lines.told(
                "I3",
                "Réponses de partenaires dans leur délai",
                targets.answersInTimePercent() + " % au moins",
                Found.atLeast(targets.answersInTimePercent(), inTime),
                firstAnswer(answers));
        lines.told("I4", "Attribution avec accompagnement, et sans", "Écart suivi", acceptance(), adjourned());
        long dossiers = TwoYears.cases(years.of("department"));
        lines.told(
                "I5",
                "Répartition sur le territoire",
                "Équité",
                new Found(
                        years.of("department").stream()
                                        .map(Tally::facet)
                                        .distinct()
                                        .count() + " départements",
                        null,
                        dossiers),
                "Voir « Dossiers par département » ; population non connue");
        lines.unknown(
                "I6",
                "Réorientations suivies d’une prise en charge",
                "60 % au moins",
                "Ce qu’il advient ensuite n’est demandé à personne ; réorientations : "
                        + TwoYears.cases(years.of("reorientation")));
    }

    /** How soon the Region itself answers a first contact. */
    private String firstAnswer(List<Tally> answers) {
        List<Tally> interviews = years.of("left-clock", Delay.ORIENTATION_INTERVIEW.name());
        Share ours = having(interviews, 0);
        Optional<Integer> median = new Histogram(answers).median();
        return median.map(days -> "Médiane " + FrenchNumbers.days(days) + ". ").orElse("")
                + ours.french()
                        .map(share -> "Entretiens de la Région tenus dans leur délai : " + share)
                        .orElse("");
    }

    private static Share having(List<Tally> all, int value) {
        return new Share(
                TwoYears.cases(
                        all.stream().filter(each -> each.value() == value).toList()),
                TwoYears.cases(all));
    }

    private Found acceptance() {
        List<Tally> decisions = years.of("decision");
        Share with = awarded(decisions, 1);
        Share without = awarded(decisions, 0);
        return with.whole() + without.whole() == 0
                ? Found.NOTHING
                : new Found(
                        with.french().orElse("aucun cas") + " avec, "
                                + without.french().orElse("aucun cas") + " sans",
                        null,
                        with.whole() + without.whole());
    }

    private static Share awarded(List<Tally> decisions, int supported) {
        List<Tally> these =
                decisions.stream().filter(each -> each.value() == supported).toList();
        return new Share(
                TwoYears.cases(these.stream()
                        .filter(each -> each.facet().equals("AWARD"))
                        .toList()),
                TwoYears.cases(these));
    }

    private String adjourned() {
        return new Share(TwoYears.cases(years.of("committee", "ADJOURNED")), TwoYears.cases(years.of("committee")))
                .french()
                .map(share -> "Passages en comité ajournés : " + share)
                .orElse(null);
    }
}
