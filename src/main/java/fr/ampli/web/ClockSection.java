package fr.ampli.web;

import fr.ampli.access.OpenTask;
import fr.ampli.access.OpenTasks;
import fr.ampli.deadline.ClockCatalogue;
import fr.ampli.deadline.Deadlines;
import fr.ampli.deadline.Delay;
import fr.ampli.deadline.LegalClock;
import fr.ampli.deadline.LegalClocks;
import fr.ampli.shared.DossierNumber;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The clocks of a dossier: those on record, and the days of open tasks that no clock on record covers. */
@Component
class ClockSection implements DossierSection {

    private final LegalClocks clocks;
    private final OpenTasks openTasks;
    private final ClockCatalogue catalogue;
    private final Deadlines deadlines;

    ClockSection(LegalClocks clocks, OpenTasks openTasks, ClockCatalogue catalogue, Deadlines deadlines) {
        this.clocks = clocks;
        this.openTasks = openTasks;
        this.catalogue = catalogue;
        this.deadlines = deadlines;
    }

    @Override
    public String name() {
        return "clocks";
    }

    @Override
    public Object of(DossierNumber number) {
        List<LegalClock> kept = clocks.of(number);
        List<Map<String, Object>> rows =
                new ArrayList<>(kept.stream().map(this::row).toList());
        Set<Delay> running = kept.stream()
                .filter(clock -> !clock.isEnded())
                .map(LegalClock::kind)
                .collect(Collectors.toSet());
        for (OpenTask task : openTasks.of(number)) {
            List<Delay> shown = task.dueVariable().map(catalogue::shownIn).orElse(List.of());
            if (task.dueOn().isPresent()
                    && !shown.isEmpty()
                    && !shown.contains(Delay.ESCALATION)
                    && shown.stream().noneMatch(running::contains)) {
                rows.add(row(task, shown.get(0)));
            }
        }
        return rows;
    }

    private Map<String, Object> row(LegalClock clock) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("kind", clock.kind().name());
        row.put("label", catalogue.of(clock.kind()).label());
        row.put("startedOn", clock.startedOn().toString());
        row.put("dueOn", clock.dueOn().toString());
        row.put("stoppedDays", clock.stoppedDaysOn(deadlines.today()));
        row.put("pausedOn", clock.isPaused() ? clock.pausedOn().toString() : null);
        row.put("endedOn", clock.isEnded() ? clock.endedOn().toString() : null);
        row.put("state", state(clock));
        return row;
    }

    private Map<String, Object> row(OpenTask task, Delay kind) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("kind", kind.name());
        row.put("label", catalogue.of(kind).label());
        row.put("startedOn", task.since().atZone(Deadlines.ZONE).toLocalDate().toString());
        row.put("dueOn", task.dueOn().orElseThrow().toString());
        row.put("stoppedDays", 0);
        row.put("pausedOn", null);
        row.put("endedOn", null);
        row.put("state", deadlines.isPast(task.dueOn().orElseThrow()) ? "échu" : "en cours");
        return row;
    }

    private String state(LegalClock clock) {
        if (clock.isEnded()) {
            return "terminé";
        }
        if (clock.isPaused()) {
            return "suspendu";
        }
        return clock.isLateOn(deadlines.today()) ? "échu" : "en cours";
    }
}
