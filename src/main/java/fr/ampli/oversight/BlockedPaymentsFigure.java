package fr.ampli.oversight;

import fr.ampli.deadline.Deadlines;
import fr.ampli.oversight.DossierLines.Line;
import fr.ampli.oversight.Figure.Type;
import fr.ampli.oversight.FigureStore.FailedCheck;
import fr.ampli.oversight.Workload.Waiting;
import fr.ampli.shared.DossierNumber;
import fr.ampli.shared.Person;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Payments that a check stands against, and who can lift it. */
@Component
@Order(50)
class BlockedPaymentsFigure implements FigureSource {

    /** The task that is open while a check stands against a payment. */
    static final String BLOCKED = "UserTask_ClearPaymentBlock";

    private final FigureStore store;
    private final WorkloadStore workload;
    private final DossierLines lines;
    private final Deadlines deadlines;

    BlockedPaymentsFigure(FigureStore store, WorkloadStore workload, DossierLines lines, Deadlines deadlines) {
        this.store = store;
        this.workload = workload;
        this.lines = lines;
        this.deadlines = deadlines;
    }

    @Override
    public Heading heading() {
        return new Heading(
                "blocked-payments",
                Section.BLOCKED,
                "Paiements bloqués",
                "Les paiements qu’un contrôle arrête : lequel, et qui peut le lever. Les " + DossierLines.MOST
                        + " plus anciens sont nommés ; une ligne par contrôle.");
    }

    @Override
    public Body body(Person reader) {
        List<Waiting> blocked = workload.ofKey(BLOCKED, DossierLines.MOST);
        List<DossierNumber> numbers =
                blocked.stream().map(task -> task.number().orElseThrow()).toList();
        Map<DossierNumber, Line> known = lines.of(numbers, reader);
        Map<DossierNumber, List<FailedCheck>> failed = store.failedChecks(numbers);
        LocalDate today = deadlines.today();
        Figure.Table table = new Figure.Table()
                .column("dossier", "Dossier", Type.DOSSIER)
                .column("holder", "Porteur", Type.TEXT)
                .column("since", "Bloqué depuis le", Type.DATE)
                .column("days", "Jours", Type.DAYS)
                .column("check", "Ce qui n’est pas établi", Type.TEXT)
                .column("clearedBy", "Qui peut le lever", Type.TEXT)
                .column("remedy", "Comment", Type.TEXT);
        for (Waiting task : blocked) {
            DossierNumber number = task.number().orElseThrow();
            Line line = known.get(number);
            LocalDate since = LocalDate.ofInstant(task.since(), Deadlines.ZONE);
            if (line != null) {
                failed.getOrDefault(number, List.of())
                        .forEach(check -> table.row(
                                number.value(),
                                line.holder(),
                                since,
                                Math.max(0, ChronoUnit.DAYS.between(since, today)),
                                FrenchNumbers.printed(check.sentence()),
                                FrenchNumbers.printed(check.clearedBy().label()),
                                FrenchNumbers.printed(check.remedy())));
            }
        }
        return Counted.headline(Body.of(table), "Paiements bloqués", workload.countOfKey(BLOCKED, Counted.ENOUGH));
    }
}
