package fr.ampli.oversight;

import fr.ampli.correspondence.LetterState;
import fr.ampli.deadline.Deadlines;
import fr.ampli.oversight.DossierLines.Line;
import fr.ampli.oversight.Figure.Type;
import fr.ampli.oversight.FigureStore.TroubledLetter;
import fr.ampli.shared.DossierNumber;
import fr.ampli.shared.Person;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Letters that did not arrive, or of which nobody knows. */
@Component
@Order(60)
class MailsFigure implements FigureSource {

    private final FigureStore store;
    private final DossierLines lines;
    private final Deadlines deadlines;

    MailsFigure(FigureStore store, DossierLines lines, Deadlines deadlines) {
        this.store = store;
        this.lines = lines;
        this.deadlines = deadlines;
    }

    @Override
    public Heading heading() {
        return new Heading(
                "mails",
                Section.BLOCKED,
                "Courriers en difficulté",
                "Les courriers refusés ou revenus, et ceux dont on ne sait pas s’ils sont partis. Un délai qui commence avec"
                        + " un tel courrier n’a pas commencé. Les " + DossierLines.MOST + " plus anciens sont nommés.");
    }

    @Override
    public Body body(Person reader) {
        List<TroubledLetter> letters = store.lettersInTrouble(DossierLines.MOST);
        Map<DossierNumber, Line> known =
                lines.of(letters.stream().map(TroubledLetter::number).collect(Collectors.toSet()), reader);
        LocalDate today = deadlines.today();
        Figure.Table table = new Figure.Table()
                .column("dossier", "Dossier", Type.DOSSIER)
                .column("holder", "Porteur", Type.TEXT)
                .column("subject", "Courrier", Type.TEXT)
                .column("state", "État", Type.TEXT)
                .column("since", "Depuis le", Type.DATE)
                .column("days", "Jours", Type.DAYS)
                .column("action", "Que faire", Type.TEXT);
        letters.stream().filter(letter -> known.containsKey(letter.number())).forEach(letter -> {
            LocalDate since = LocalDate.ofInstant(letter.since(), Deadlines.ZONE);
            boolean doubtful = letter.state() == LetterState.IN_DOUBT;
            table.row(
                    letter.number().value(),
                    known.get(letter.number()).holder(),
                    FrenchNumbers.printed(letter.subject()),
                    letter.bounced()
                            ? "Revenu"
                            : FrenchNumbers.printed(letter.state().label()),
                    since,
                    Math.max(0, ChronoUnit.DAYS.between(since, today)),
                    doubtful
                            ? "Vérifier l’envoi : tâche d’un chargé de mission ou d’un instructeur"
                            : "Joindre par un autre moyen : tâche d’un chargé de mission ou d’un instructeur");
        });
        return Counted.headline(Body.of(table), "Courriers en difficulté", store.countLettersInTrouble(Counted.ENOUGH));
    }
}
