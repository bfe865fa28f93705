package fr.ampli.oversight;

import fr.ampli.access.Parts;
import fr.ampli.access.Reading;
import fr.ampli.deadline.Deadlines;
import fr.ampli.dossier.Dossier;
import fr.ampli.dossier.Dossiers;
import fr.ampli.dossier.Stage;
import fr.ampli.shared.DossierNumber;
import fr.ampli.shared.Person;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * What a list tells of its dossiers, by the rights of who reads: nothing at all of those from which they keep away, and
 * no name where the stage is not theirs to look into.
 */
@Component
class DossierLines {

    /** No list is longer: it is read, not searched. */
    static final int MOST = 20;

    private final Dossiers dossiers;
    private final Reading reading;
    private final Parts parts;

    DossierLines(Dossiers dossiers, Reading reading, Parts parts) {
        this.dossiers = dossiers;
        this.reading = reading;
        this.parts = parts;
    }

    /** @param holder null where the reader may not look into the dossier */
    record Line(DossierNumber number, String holder, Stage stage, LocalDate since) {

        String stageLabel() {
            return FrenchNumbers.printed(stage.label());
        }
    }

    /** Those of these that the reader may hear of. */
    Map<DossierNumber, Line> of(Collection<DossierNumber> numbers, Person reader) {
        Map<DossierNumber, Dossier> all = dossiers.all(numbers);
        Map<DossierNumber, Line> lines = new HashMap<>();
        reading.open(all.values(), reader).forEach(dossier -> lines.put(dossier.number(), line(dossier, true)));
        Set<DossierNumber> others = new HashSet<>(all.keySet());
        others.removeAll(lines.keySet());
        if (!others.isEmpty()) {
            others.removeAll(parts.keptAwayFrom(others, reader));
            others.forEach(number -> lines.put(number, line(all.get(number), false)));
        }
        return lines;
    }

    private static Line line(Dossier dossier, boolean named) {
        return new Line(
                dossier.number(),
                named ? dossier.holder().name() : null,
                dossier.stage(),
                LocalDate.ofInstant(dossier.stageSince(), Deadlines.ZONE));
    }
}
