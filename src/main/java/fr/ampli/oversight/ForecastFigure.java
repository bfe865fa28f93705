package fr.ampli.oversight;

import fr.ampli.deadline.Deadlines;
import fr.ampli.deadline.Delay;
import fr.ampli.oversight.Figure.Chart.Kind;
import fr.ampli.oversight.Figure.Tone;
import fr.ampli.oversight.Figure.Type;
import fr.ampli.shared.Person;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.function.Predicate;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** What will have to be paid, month by month. */
@Component
@Order(80)
class ForecastFigure implements FigureSource {

    private static final int MONTHS = 18;

    private final Tallies tallies;
    private final Deadlines deadlines;

    ForecastFigure(Tallies tallies, Deadlines deadlines) {
        this.tallies = tallies;
        this.deadlines = deadlines;
    }

    @Override
    public Heading heading() {
        return new Heading(
                "forecast",
                Section.MONEY,
                "Paiements à venir",
                "Les versements convenus et pas encore payés : l’avance au jour de démarrage prévu, le solde "
                        + deadlines.length(Delay.PAYMENT).amount()
                        + " jours après la fin de la période d’amorçage.");
    }

    @Override
    public Body body(Person reader) {
        List<Tally> expected = tallies.of("expected");
        YearMonth now = YearMonth.from(deadlines.today());
        YearMonth end = now.plusMonths(MONTHS);
        Figure.Table table = new Figure.Table()
                .column("month", "Mois", Type.TEXT)
                .column("advances", "Avances", Type.INTEGER)
                .column("advanceCents", "Montant des avances", Type.MONEY)
                .column("balances", "Soldes", Type.INTEGER)
                .column("balanceCents", "Montant des soldes", Type.MONEY)
                .column("cents", "Ensemble", Type.MONEY);
        Predicate<YearMonth> overdue = month -> month.isBefore(now);
        Predicate<YearMonth> later = month -> !month.isBefore(end);
        if (cents(expected, overdue) != 0) {
            row(table, "Attendus avant ce mois", expected, overdue);
        }
        Months.from(deadlines.today(), MONTHS)
                .forEach(month -> row(table, Months.label(month), expected, month::equals));
        if (cents(expected, later) != 0) {
            row(table, "Plus tard", expected, later);
        }
        long late = cents(expected, overdue);
        return Body.of(table)
                .headline("À payer ce mois-ci", cents(expected, now::equals), Type.MONEY)
                .headline("À payer en tout", cents(expected, month -> true), Type.MONEY)
                .headline("Attendu avant ce mois", late, Type.MONEY, late > 0 ? Tone.WATCH : Tone.OK)
                .drawn(Kind.STACKED, "month", "advanceCents", "balanceCents");
    }

    private void row(Figure.Table table, String label, List<Tally> expected, Predicate<YearMonth> when) {
        List<Tally> advances = of(expected, "ADVANCE", when);
        List<Tally> balances = of(expected, "BALANCE", when);
        long advanceCents = advances.stream().mapToLong(Tally::total).sum();
        long balanceCents = balances.stream().mapToLong(Tally::total).sum();
        table.row(
                label,
                advances.stream().mapToLong(Tally::n).sum(),
                advanceCents,
                balances.stream().mapToLong(Tally::n).sum(),
                balanceCents,
                advanceCents + balanceCents);
    }

    private long cents(List<Tally> expected, Predicate<YearMonth> when) {
        return expected.stream()
                .filter(tally -> when.test(month(tally)))
                .mapToLong(Tally::total)
                .sum();
    }

    private List<Tally> of(List<Tally> expected, String instalment, Predicate<YearMonth> when) {
        return expected.stream()
                .filter(tally -> tally.facet().equals(instalment) && when.test(month(tally)))
                .toList();
    }

    private YearMonth month(Tally tally) {
        LocalDate day = tally.facet().equals("BALANCE")
                ? deadlines.after(tally.day(), deadlines.length(Delay.PAYMENT))
                : tally.day();
        return YearMonth.from(day);
    }
}
