package fr.ampli.oversight;

import fr.ampli.dossier.Stage;
import fr.ampli.oversight.Figure.Chart.Kind;
import fr.ampli.oversight.Figure.Type;
import fr.ampli.shared.Person;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** How long each stage takes, and who was waited for meanwhile. */
@Component
@Order(105)
class StageDelaysFigure implements FigureSource {

    private final TwoYears years;
    private final Turns turns;

    StageDelaysFigure(TwoYears years, Turns turns) {
        this.years = years;
        this.turns = turns;
    }

    @Override
    public Heading heading() {
        return new Heading(
                "stage-delays",
                Section.DELAYS,
                "Durée des étapes",
                "Les jours passés dans chaque étape par les dossiers qui l’ont quittée en " + years.label()
                        + ", et à qui c’était le tour pendant que des tâches attendaient.");
    }

    @Override
    public Body body(Person reader) {
        List<Tally> left = years.of("left-stage");
        Figure.Table table = new Figure.Table()
                .column("stage", "Étape", Type.TEXT)
                .column("cases", "Dossiers", Type.INTEGER)
                .column("median", "Médiane", Type.DAYS)
                .column("ninth", "9ᵉ décile", Type.DAYS);
        for (Stage stage : Stage.values()) {
            if (stage != Stage.CLOSED) {
                Histogram days = new Histogram(left.stream()
                        .filter(tally -> tally.facet().equals(stage.name()))
                        .toList());
                table.row(
                        FrenchNumbers.printed(stage.label()),
                        days.cases(),
                        days.median().orElse(null),
                        days.percentile(90).orElse(null));
            }
        }
        Body body = Body.of(table).drawn(Kind.BAR, "stage", "median", "ninth");
        for (Turns.Part part : turns.parts()) {
            body = body.headline(
                    "Attente : " + part.label(), part.share().percent().orElse(null), Type.PERCENT);
        }
        return body;
    }
}
