package fr.ampli.oversight;

import fr.ampli.deadline.Deadlines;
import fr.ampli.oversight.Figure.Chart.Kind;
import fr.ampli.oversight.Figure.Type;
import fr.ampli.payment.Envelope;
import fr.ampli.payment.Envelopes;
import fr.ampli.shared.Person;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** What each year may spend, and what is taken of it. */
@Component
@Order(70)
class EnvelopeFigure implements FigureSource {

    private final Envelopes envelopes;
    private final Tallies tallies;
    private final Deadlines deadlines;

    EnvelopeFigure(Envelopes envelopes, Tallies tallies, Deadlines deadlines) {
        this.envelopes = envelopes;
        this.tallies = tallies;
        this.deadlines = deadlines;
    }

    @Override
    public Heading heading() {
        return new Heading(
                "envelope",
                Section.MONEY,
                "Enveloppe de l’année",
                "Le budget voté : ce qui est payé, engagé et pas encore payé, réservé à des dossiers complets, et encore"
                        + " disponible.");
    }

    @Override
    public Body body(Person reader) {
        List<Tally> ledger = tallies.of("ledger");
        int thisYear = deadlines.today().getYear();
        Figure.Table table = new Figure.Table()
                .column("year", "Année", Type.TEXT)
                .column("budget", "Budget voté", Type.MONEY)
                .column("paid", "Payé", Type.MONEY)
                .column("committed", "Engagé, reste à payer", Type.MONEY)
                .column("reserved", "Réservé", Type.MONEY)
                .column("available", "Disponible", Type.MONEY)
                .column("recovered", "Reversé à la Région", Type.MONEY);
        envelopes.all().forEach(each -> {
            long paid = paid(ledger, each.year());
            table.row(
                    String.valueOf(each.year()),
                    each.budget().cents(),
                    paid,
                    each.committed().cents() - paid,
                    each.reserved().cents(),
                    each.room().cents(),
                    moved(ledger, each.year(), "RECOVERED"));
        });
        Envelope current = envelopes.of(thisYear);
        long paid = paid(ledger, thisYear);
        return Body.of(table)
                .headline("Disponible en " + thisYear, current.room().cents(), Type.MONEY)
                .headline("Réservé", current.reserved().cents(), Type.MONEY)
                .headline("Engagé, reste à payer", current.committed().cents() - paid, Type.MONEY)
                .headline("Payé", paid, Type.MONEY)
                .drawn(Kind.STACKED, "year", "paid", "committed", "reserved", "available");
    }

    private static long paid(List<Tally> ledger, int year) {
        return moved(ledger, year, "ADVANCE_PAID") + moved(ledger, year, "BALANCE_PAID");
    }

    private static long moved(List<Tally> ledger, int year, String kind) {
        return ledger.stream()
                .filter(tally -> tally.value() == year && tally.facet().equals(kind))
                .mapToLong(Tally::total)
                .sum();
    }
}
