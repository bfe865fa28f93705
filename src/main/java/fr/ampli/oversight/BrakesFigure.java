package fr.ampli.oversight;

import fr.ampli.deadline.Deadlines;
import fr.ampli.deadline.Delay;
import fr.ampli.oversight.CashDelaysFigure.Wait;
import fr.ampli.oversight.Figure.Tone;
import fr.ampli.oversight.Figure.Type;
import fr.ampli.shared.Person;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * The three brakes on small projects, cash, burden and support, by the indicators of the scheme. What the record cannot
 * tell is said to be unknown, with the reason: a number that nobody measured would be believed.
 */
@Component
@Order(110)
class BrakesFigure implements FigureSource {

    private static final String CASH = "Trésorerie";
    private static final String BURDEN = "Charge administrative";
    private static final String SUPPORT = "Accompagnement";

    private final TwoYears years;
    private final Turns turns;
    private final Deadlines deadlines;
    private final IndicatorTargets targets;

    BrakesFigure(TwoYears years, Turns turns, Deadlines deadlines, IndicatorTargets targets) {
        this.years = years;
        this.turns = turns;
        this.deadlines = deadlines;
        this.targets = targets;
    }

    /**
     * What an indicator says.
     *
     * @param value in words, or null where there is no case yet
     * @param tone null where there is no target
     */
    private record Found(String value, Tone tone, long cases) {

        static final Found NOTHING = new Found(null, null, 0);
    }

    /** An indicator under way in the table. */
    private static final class Lines {

        private final Figure.Table table = new Figure.Table()
                .column("brake", "Frein", Type.TEXT)
                .column("id", "N°", Type.TEXT)
                .column("indicator", "Indicateur", Type.TEXT)
                .column("value", "Valeur", Type.TEXT)
                .column("target", "Cible", Type.TEXT)
                .column("state", "État", Type.TEXT)
                .column("cases", "Dossiers", Type.INTEGER)
                .column("remark", "Remarque", Type.TEXT);
        private long met;
        private long known;

        void told(String brake, String id, String indicator, String target, Found found, String remark) {
            if (found.tone() != null) {
                known++;
                met += found.tone() == Tone.OK ? 1 : 0;
            }
            table.row(
                    brake,
                    id,
                    indicator,
                    found.value() == null ? "Pas encore de cas" : found.value(),
                    target,
                    found.tone() == null ? null : found.tone().label(),
                    found.cases(),
                    remark);
        }

        void unknown(String brake, String id, String indicator, String target, String why) {
            table.row(brake, id, indicator, "Non mesuré", target, null, null, why);
        }
    }

    @Override
    public Heading heading() {
        return new Heading(
                "brakes",
                Section.BRAKES,
                "Les indicateurs des trois freins",
                "Ce que le dispositif devait desserrer : le manque de trésorerie, la charge administrative, le manque"
                        + " d’accompagnement. Faits de " + years.label() + ".");
    }

    @Override
    public Body body(Person reader) {
        Lines lines = new Lines();
        cash(lines);
        burden(lines);
        support(lines);
        return Body.of(lines.table)
                .headline("Cibles atteintes", lines.met + " sur " + lines.known, Type.TEXT)
                .note(
                        "« À surveiller » : la cible est manquée d’un quart au plus. Un indicateur sans cible n’a pas d’état.");
    }

    private void cash(Lines lines) {
        lines.told(
                CASH,
                "T1",
                "Jours du dépôt à l’avance payée",
                daysAtMost(Wait.SUBMISSION_TO_ADVANCE),
                wait(Wait.SUBMISSION_TO_ADVANCE),
                null);
        lines.told(
                CASH,
                "T2",
                "Jours de l’attestation de démarrage à l’avance",
                daysAtMost(Wait.START_TO_ADVANCE),
                wait(Wait.START_TO_ADVANCE),
                null);
        int legal = deadlines.length(Delay.PAYMENT).amount();
        Histogram balance = new Histogram(years.of("delay", Wait.REPORT_TO_BALANCE.facet));
        lines.told(
                CASH,
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
                CASH,
                "T4",
                "Plans de trésorerie qui passent sous zéro",
                "À suivre",
                share(new Share(negative, plans), negative > 0 ? Tone.WATCH : Tone.OK),
                "Point bas du plan relevé à la fin de l’étude de faisabilité");
        lines.unknown(
                CASH,
                "T5",
                "Part de l’avance dans les soutiens reçus à l’embauche",
                null,
                "Les autres soutiens et leur date de versement ne sont pas demandés au porteur");
        lines.unknown(
                CASH,
                "T6",
                "Dossiers avec un prêt relais ou un outil de France Active",
                null,
                "Aucune étape n’enregistre le financement relais obtenu");
    }

    private void burden(Lines lines) {
        long applications = TwoYears.cases(years.of("application"));
        lines.unknown(
                BURDEN,
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
                BURDEN,
                "A2",
                "Demandes de pièces par dossier",
                targets.pieceRequests() + " au plus",
                applications == 0
                        ? Found.NOTHING
                        : ratio(requests, applications, Target.atMost(targets.pieceRequests())),
                "Qu’une même pièce ait été demandée deux fois n’est pas enregistré");
        lines.unknown(
                BURDEN,
                "A3",
                "Minutes du porteur dans les formulaires",
                "90 minutes au plus",
                "Le porteur ne remplit aucun formulaire en ligne : les agents saisissent sa demande");
        lines.told(
                BURDEN,
                "A4",
                "À qui c’est le tour pendant l’attente",
                null,
                turns(),
                "Durées par étape : voir « Durée des étapes »");
        long silences = TwoYears.cases(years.of("implied-rejection"));
        lines.told(
                BURDEN,
                "A5",
                "Deux mois de silence passés sans décision",
                "0",
                new Found(String.valueOf(silences), silences == 0 ? Tone.OK : Tone.LATE, applications),
                null);
        lines.unknown(
                BURDEN,
                "A6",
                "Coût de gestion par dossier",
                "Moins de 14 % de l’aide",
                "Le temps de travail des agents n’est pas mesuré");
    }

    private void support(Lines lines) {
        List<Tally> applications = years.of("application");
        long supported = TwoYears.cases(
                applications.stream().filter(each -> each.value() == 1).toList());
        Share prepared = new Share(supported, TwoYears.cases(applications));
        lines.told(
                SUPPORT,
                "I1",
                "Dépôts précédés d’un partenaire qui a accepté et d’un entretien",
                targets.referredPercent() + " % au moins",
                share(
                        prepared,
                        prepared.percent()
                                .map(Target.atLeast(targets.referredPercent())::tone)
                                .orElse(null)),
                null);
        lines.unknown(
                SUPPORT,
                "I2",
                "Heures d’accompagnement avant le dépôt",
                null,
                "Les heures ne sont pas enregistrées ; réunions annoncées par les partenaires : "
                        + TwoYears.cases(years.of("meeting")));
        List<Tally> answers = years.of("referral-answer");
        Share inTime = new Share(answers.stream().mapToLong(Tally::total).sum(), TwoYears.cases(answers));
        lines.told(
                SUPPORT,
                "I3",
                "Réponses de partenaires dans leur délai",
                targets.answersInTimePercent() + " % au moins",
                share(
                        inTime,
                        inTime.percent()
                                .map(Target.atLeast(targets.answersInTimePercent())::tone)
                                .orElse(null)),
                firstAnswer(answers));
        lines.told(SUPPORT, "I4", "Attribution avec accompagnement, et sans", "Écart suivi", acceptance(), adjourned());
        long dossiers = TwoYears.cases(years.of("department"));
        lines.told(
                SUPPORT,
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
                SUPPORT,
                "I6",
                "Réorientations suivies d’une prise en charge",
                "60 % au moins",
                "Ce qu’il advient ensuite n’est demandé à personne ; réorientations : "
                        + TwoYears.cases(years.of("reorientation")));
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

    /** How soon the Region itself answers a first contact. */
    private String firstAnswer(List<Tally> answers) {
        List<Tally> interviews = years.of("left-clock", Delay.ORIENTATION_INTERVIEW.name());
        Share ours = new Share(
                TwoYears.cases(
                        interviews.stream().filter(each -> each.value() == 0).toList()),
                TwoYears.cases(interviews));
        Optional<Integer> median = new Histogram(answers).median();
        return median.map(days -> "Médiane " + FrenchNumbers.days(days) + ". ").orElse("")
                + ours.french()
                        .map(share -> "Entretiens de la Région tenus dans leur délai : " + share)
                        .orElse("");
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

    private static Found share(Share share, Tone tone) {
        return share.french()
                .map(value -> new Found(value, tone, share.whole()))
                .orElse(Found.NOTHING);
    }

    private static Found ratio(long part, long whole, Target target) {
        BigDecimal ratio = BigDecimal.valueOf(part).divide(BigDecimal.valueOf(whole), 1, RoundingMode.HALF_UP);
        return new Found(FrenchNumbers.decimal(ratio), target.tone(ratio), whole);
    }
}
