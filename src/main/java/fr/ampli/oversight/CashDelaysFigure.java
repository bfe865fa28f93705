package fr.ampli.oversight;

import fr.ampli.deadline.Deadlines;
import fr.ampli.deadline.Delay;
import fr.ampli.oversight.Figure.Chart.Kind;
import fr.ampli.oversight.Figure.Type;
import fr.ampli.shared.Person;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** How long a holder waits for the money. */
@Component
@Order(100)
class CashDelaysFigure implements FigureSource {

    private final TwoYears years;
    private final Deadlines deadlines;
    private final IndicatorTargets targets;

    CashDelaysFigure(TwoYears years, Deadlines deadlines, IndicatorTargets targets) {
        this.years = years;
        this.deadlines = deadlines;
        this.targets = targets;
    }

    /** What is measured. */
    enum Wait {
        SUBMISSION_TO_ADVANCE("submission-advance", "Dépôt → avance"),
        START_TO_ADVANCE("start-advance", "Attestation de démarrage → avance"),
        REPORT_TO_BALANCE("report-balance", "Bilan → solde");

        final String facet;
        final String label;

        Wait(String facet, String label) {
            this.facet = facet;
            this.label = label;
        }
    }

    @Override
    public Heading heading() {
        return new Heading(
                "cash-delays",
                Section.DELAYS,
                "Délais de trésorerie",
                "Les jours entre une demande et son paiement, par année de paiement, sans les jours où le délai était"
                        + " suspendu, comptés à part. La moitié des dossiers attend moins que la médiane, neuf sur dix moins"
                        + " que le 9ᵉ décile.");
    }

    @Override
    public Body body(Person reader) {
        List<Tally> delays = years.of("delay");
        // What the law allows for a balance (R31), and what slow is measured by for all three
        int legal = deadlines.length(Delay.PAYMENT).amount();
        Figure.Table table = new Figure.Table()
                .column("wait", "Délai", Type.TEXT)
                .column("year", "Payés en", Type.TEXT)
                .column("cases", "Dossiers", Type.INTEGER)
                .column("median", "Médiane", Type.DAYS)
                .column("ninth", "9ᵉ décile", Type.DAYS)
                .column("stopped", "Suspension moyenne", Type.DAYS)
                .column("slow", "Au-delà de " + legal + " jours", Type.PERCENT)
                .column("target", "Cible de la médiane", Type.DAYS);
        Body body = Body.of(table).drawn(Kind.BAR, "wait", "median", "ninth");
        for (Wait wait : Wait.values()) {
            List<Tally> here = delays.stream()
                    .filter(tally -> tally.facet().equals(wait.facet))
                    .toList();
            for (int year = years.current(); year >= years.current() - 1; year--) {
                int shown = year;
                Histogram days = new Histogram(here.stream()
                        .filter(tally -> tally.day().getYear() == shown)
                        .toList());
                table.row(
                        wait.label + ", " + year,
                        String.valueOf(year),
                        days.cases(),
                        days.median().orElse(null),
                        days.percentile(90).orElse(null),
                        days.totalByCase().orElse(null),
                        days.above(legal).percent().orElse(null),
                        targets.days(wait));
            }
            Histogram both = new Histogram(here);
            body = body.headline(
                    wait.label + ", médiane",
                    both.median().orElse(null),
                    Type.DAYS,
                    both.median()
                            .map(median -> Target.atMost(targets.days(wait)).tone(median))
                            .orElse(null));
        }
        return body.note("En tête : les paiements de " + years.label() + ".");
    }
}
