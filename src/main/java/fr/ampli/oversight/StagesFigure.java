package fr.ampli.oversight;

import fr.ampli.deadline.Deadlines;
import fr.ampli.dossier.Stage;
import fr.ampli.oversight.Figure.Chart.Kind;
import fr.ampli.oversight.Figure.Type;
import fr.ampli.shared.Person;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Open dossiers by stage, and how long they have been there. */
@Component
@Order(10)
class StagesFigure implements FigureSource {

    private final Tallies tallies;
    private final Deadlines deadlines;

    StagesFigure(Tallies tallies, Deadlines deadlines) {
        this.tallies = tallies;
        this.deadlines = deadlines;
    }

    @Override
    public Heading heading() {
        return new Heading(
                "stages",
                Section.WHERE,
                "Dossiers par étape",
                "Les dossiers ouverts, par étape du parcours et par temps passé dans l’étape.");
    }

    @Override
    public Body body(Person reader) {
        List<Tally> open = tallies.of("open-dossier");
        LocalDate today = deadlines.today();
        Figure.Table table = new Figure.Table()
                .column("stage", "Étape", Type.TEXT)
                .column("upTo30", "30 jours au plus", Type.INTEGER)
                .column("upTo60", "31 à 60 jours", Type.INTEGER)
                .column("upTo90", "61 à 90 jours", Type.INTEGER)
                .column("over90", "Plus de 90 jours", Type.INTEGER)
                .column("all", "Ensemble", Type.INTEGER);
        for (Stage stage : Stage.values()) {
            if (stage != Stage.CLOSED) {
                List<Tally> here = open.stream()
                        .filter(tally -> tally.facet().equals(stage.name()))
                        .toList();
                table.row(
                        stage.label().replace('\'', '’'),
                        count(here, today, 0, 30),
                        count(here, today, 31, 60),
                        count(here, today, 61, 90),
                        count(here, today, 91, Long.MAX_VALUE),
                        count(here, today, 0, Long.MAX_VALUE));
            }
        }
        return Body.of(table)
                .headline("Dossiers ouverts", count(open, today, 0, Long.MAX_VALUE), Type.INTEGER)
                .headline(
                        "Depuis plus de 90 jours dans leur étape", count(open, today, 91, Long.MAX_VALUE), Type.INTEGER)
                .drawn(Kind.STACKED, "stage", "upTo30", "upTo60", "upTo90", "over90");
    }

    /** How many are there for so many days; a stage that begins later than today has begun today. */
    private static long count(List<Tally> tallies, LocalDate today, long from, long to) {
        return tallies.stream()
                .filter(tally -> {
                    long days = Math.max(0, ChronoUnit.DAYS.between(tally.day(), today));
                    return days >= from && days <= to;
                })
                .mapToLong(Tally::n)
                .sum();
    }
}
