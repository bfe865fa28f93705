package fr.ampli.web;

import fr.ampli.access.OpenTask;
import fr.ampli.access.OpenTasks;
import fr.ampli.deadline.ClockCatalogue;
import fr.ampli.deadline.ClockEntry;
import fr.ampli.deadline.Deadlines;
import fr.ampli.deadline.Delay;
import fr.ampli.deadline.LegalClock;
import fr.ampli.deadline.LegalClocks;
import fr.ampli.shared.DossierNumber;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
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

    /** From so many days on a delay is shown as one to look at. */
    private static final int SOON = 7;

    /** From so many days on they are no longer counted one by one. */
    private static final int FAR = 92;

    private static final DateTimeFormatter NUMBERS = DateTimeFormatter.ofPattern("dd/MM/uuuu");

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
    public Object of(DossierReading reading) {
        DossierNumber number = reading.number();
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
        if (!clock.isEnded()) {
            tell(row, clock.kind(), clock.dueOn(), clock.isPaused() ? stopped(clock) : left(clock.dueOn()));
        }
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
        tell(row, kind, task.dueOn().orElseThrow(), left(task.dueOn().orElseThrow()));
        return row;
    }

    /** What a form says of a delay that runs; what is kept long after the end is nobody's work today. */
    private void tell(Map<String, Object> row, Delay kind, LocalDate dueOn, String words) {
        ClockEntry.Nature nature = catalogue.of(kind).nature();
        if (nature == ClockEntry.Nature.KEEPING) {
            return;
        }
        int stopped = (int) row.get("stoppedDays");
        boolean paused = row.get("pausedOn") != null;
        row.put("words", words + (stopped > 0 && !paused ? ", arrêts compris (" + days(stopped) + ")" : ""));
        row.put("legal", nature == ClockEntry.Nature.LEGAL);
        long left = ChronoUnit.DAYS.between(deadlines.today(), dueOn);
        row.put("tone", paused ? "stopped" : left < 0 ? "late" : left <= SOON ? "soon" : "calm");
    }

    private String left(LocalDate dueOn) {
        long days = ChronoUnit.DAYS.between(deadlines.today(), dueOn);
        if (days < 0) {
            return "échu depuis le " + NUMBERS.format(dueOn) + " (" + days(-days) + ")";
        }
        String left = days == 0 ? "aujourd’hui" : days == 1 ? "demain" : "dans " + roughly(days);
        return "dernier jour le " + NUMBERS.format(dueOn) + ", " + left;
    }

    /** While it stands still its last day moves on with each day: what is left of it does not. */
    private static String stopped(LegalClock clock) {
        return "suspendu depuis le " + NUMBERS.format(clock.pausedOn()) + ", il restera "
                + days(ChronoUnit.DAYS.between(clock.pausedOn(), clock.dueOn())) + " à la reprise";
    }

    /** To the day while days count, then by months and years. */
    private static String roughly(long days) {
        if (days <= FAR) {
            return days(days);
        }
        long months = days * 12 / 365;
        return months < 24 ? months + " mois" : months / 12 + " ans";
    }

    private static String days(long days) {
        return days + (days < 2 ? " jour" : " jours");
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
