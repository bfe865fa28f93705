package fr.ampli.oversight;

import fr.ampli.deadline.Deadlines;
import fr.ampli.oversight.Figure.Chart.Kind;
import fr.ampli.oversight.Figure.Type;
import fr.ampli.shared.Person;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** What was paid, month by month. */
@Component
@Order(90)
class PaidFigure implements FigureSource {

    private static final int MONTHS = 24;

    private final Tallies tallies;
    private final Deadlines deadlines;

    PaidFigure(Tallies tallies, Deadlines deadlines) {
        this.tallies = tallies;
        this.deadlines = deadlines;
    }

    @Override
    public Heading heading() {
        return new Heading(
                "paid",
                Section.MONEY,
                "Paiements par mois",
                "Les avances et les soldes payés, et les sommes reversées à la Région, sur " + MONTHS + " mois.");
    }

    @Override
    public Body body(Person reader) {
        LocalDate first = deadlines.today().minusMonths(MONTHS - 1).withDayOfMonth(1);
        List<Tally> ledger = tallies.since("ledger", first);
        Figure.Table table = new Figure.Table()
                .column("month", "Mois", Type.TEXT)
                .column("advances", "Avances", Type.INTEGER)
                .column("advanceCents", "Avances payées", Type.MONEY)
                .column("balances", "Soldes", Type.INTEGER)
                .column("balanceCents", "Soldes payés", Type.MONEY)
                .column("recoveredCents", "Reversé", Type.MONEY);
        for (YearMonth month : Months.from(first, MONTHS)) {
            table.row(
                    Months.label(month),
                    cases(ledger, "ADVANCE_PAID", month),
                    cents(ledger, "ADVANCE_PAID", month),
                    cases(ledger, "BALANCE_PAID", month),
                    cents(ledger, "BALANCE_PAID", month),
                    cents(ledger, "RECOVERED", month));
        }
        YearMonth now = YearMonth.from(deadlines.today());
        return Body.of(table)
                .headline(
                        "Payé ce mois-ci",
                        cents(ledger, "ADVANCE_PAID", now) + cents(ledger, "BALANCE_PAID", now),
                        Type.MONEY)
                .drawn(Kind.STACKED, "month", "advanceCents", "balanceCents");
    }

    private static long cases(List<Tally> ledger, String kind, YearMonth month) {
        return of(ledger, kind, month).stream().mapToLong(Tally::n).sum();
    }

    private static long cents(List<Tally> ledger, String kind, YearMonth month) {
        return of(ledger, kind, month).stream().mapToLong(Tally::total).sum();
    }

    private static List<Tally> of(List<Tally> ledger, String kind, YearMonth month) {
        return ledger.stream()
                .filter(tally -> tally.facet().equals(kind)
                        && YearMonth.from(tally.day()).equals(month))
                .toList();
    }
}
