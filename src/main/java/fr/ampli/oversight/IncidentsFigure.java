package fr.ampli.oversight;

import fr.ampli.oversight.DossierLines.Line;
import fr.ampli.oversight.Figure.Type;
import fr.ampli.oversight.Standstills.Standstill;
import fr.ampli.shared.DossierNumber;
import fr.ampli.shared.Person;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Steps that stand still, with what to do and who does it. */
@Component
@Order(40)
class IncidentsFigure implements FigureSource {

    private final Standstills standstills;
    private final Recipes recipes;
    private final DossierLines lines;

    IncidentsFigure(Standstills standstills, Recipes recipes, DossierLines lines) {
        this.standstills = standstills;
        this.recipes = recipes;
        this.lines = lines;
    }

    @Override
    public Heading heading() {
        return new Heading(
                "incidents",
                Section.BLOCKED,
                "Incidents",
                "Les étapes automatiques arrêtées après plusieurs essais, avec ce qu’il faut faire et qui le fait. Les "
                        + DossierLines.MOST + " plus anciennes sont nommées.");
    }

    @Override
    public Body body(Person reader) {
        List<Standstill> oldest = standstills.oldest(DossierLines.MOST);
        Map<DossierNumber, Line> known =
                lines.of(oldest.stream().flatMap(each -> each.number().stream()).collect(Collectors.toSet()), reader);
        Figure.Table table = new Figure.Table()
                .column("dossier", "Dossier", Type.DOSSIER)
                .column("holder", "Porteur", Type.TEXT)
                .column("process", "Processus", Type.TEXT)
                .column("step", "Étape arrêtée", Type.TEXT)
                .column("since", "Depuis", Type.INSTANT)
                .column("recipe", "De quoi il s’agit", Type.TEXT)
                .column("action", "Que faire", Type.TEXT)
                .column("owner", "Qui", Type.TEXT)
                .column("open", "Dans Cockpit", Type.LINK);
        for (Standstill each : oldest) {
            Optional<Line> line = each.number().map(known::get);
            if (each.number().isEmpty() || line.isPresent()) {
                Recipes.Recipe recipe = recipes.of(each.activity());
                table.row(
                        line.map(found -> found.number().value()).orElse(null),
                        line.map(Line::holder).orElse(null),
                        FrenchNumbers.printed(each.process()),
                        FrenchNumbers.printed(each.step()),
                        each.since(),
                        recipe.title(),
                        recipe.action(),
                        recipe.owner(),
                        each.instance()
                                .map(id -> "#/process-instance/" + id + "/runtime")
                                .orElse(null));
            }
        }
        return Counted.headline(Body.of(table), "Incidents en cours", standstills.count(Counted.ENOUGH));
    }
}
