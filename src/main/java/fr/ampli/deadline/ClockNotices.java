package fr.ampli.deadline;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who is told of a running clock, and when: each point once, however late and however often anybody looks. What is due
 * is asked as "reached and not yet told", so that an application that stood still for days catches up.
 */
@Service
public class ClockNotices {

    /** No warning of the catalogue lies farther ahead than this; it only spares reading clocks that are years away. */
    private static final int HORIZON_DAYS = 400;

    private final LegalClockStore store;
    private final ClockCatalogue catalogue;
    private final Deadlines deadlines;
    private final JdbcClient jdbc;
    private final Clock clock;
    /** Clocks about which anybody is ever told. */
    private final Set<Delay> told = EnumSet.noneOf(Delay.class);

    public ClockNotices(JdbcClient jdbc, ClockCatalogue catalogue, Deadlines deadlines, Clock clock) {
        this.store = new LegalClockStore(jdbc);
        this.catalogue = catalogue;
        this.deadlines = deadlines;
        this.jdbc = jdbc;
        this.clock = clock;
        for (Delay delay : Delay.values()) {
            if (!pointsOf(delay).isEmpty()) {
                told.add(delay);
            }
        }
    }

    /** Everything that is due now and has not been told, over all dossiers; of one clock, the earliest point first. */
    @Transactional(readOnly = true)
    public List<DueNotice> due() {
        List<DueNotice> due = new ArrayList<>();
        for (LegalClock candidate : store.untold(told, deadlines.today().plusDays(HORIZON_DAYS))) {
            for (ClockPoint point : pointsOf(candidate.kind())) {
                if (isReached(candidate, point) && !isTold(candidate, point)) {
                    due.add(new DueNotice(candidate, point));
                }
            }
        }
        return due;
    }

    /**
     * Takes it on oneself to tell, in the transaction of what is told. Whoever comes second, even at the same moment,
     * gets nothing; nor does anybody once the clock has stopped, moved or ended meanwhile.
     *
     * @return the clock as it stands, or empty if there is nothing to tell
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<LegalClock> take(DueNotice notice) {
        Optional<LegalClock> now = store.lock(notice.clock().id())
                .filter(each -> !each.isEnded() && !each.isPaused() && isReached(each, notice.point()));
        return now.filter(each -> jdbc.sql("insert into ampli.clock_notice (clock_id, dossier_number, point, due_on,"
                                + " told_at) values (:clock, :number, :point, :due, :now) on conflict do nothing")
                        .param("clock", each.id())
                        .param("number", each.number().value())
                        .param("point", notice.point().name())
                        .param("due", each.dueOn())
                        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                        .update()
                > 0);
    }

    /** The points at which somebody is told, the earliest first. */
    public List<ClockPoint> pointsOf(Delay delay) {
        ClockEntry entry = catalogue.of(delay);
        List<ClockPoint> points = new ArrayList<>();
        entry.warnings().forEach(distance -> points.add(ClockPoint.before(distance)));
        // Silence speaks at its end, whatever the catalogue says of telling the office
        if (entry.missed() || delay == Delay.IMPLIED_REJECTION) {
            points.add(ClockPoint.END);
        }
        return points;
    }

    /** A warning is due from the first moment of its day on; the end, when the last day is over. */
    private boolean isReached(LegalClock running, ClockPoint point) {
        LocalDate today = deadlines.today();
        return point.before()
                .map(distance -> !today.isBefore(deadlines.before(running.dueOn(), distance)))
                .orElseGet(() -> today.isAfter(running.dueOn()));
    }

    private boolean isTold(LegalClock running, ClockPoint point) {
        return jdbc.sql("select exists (select 1 from ampli.clock_notice where clock_id = :clock and point = :point)")
                .param("clock", running.id())
                .param("point", point.name())
                .query(Boolean.class)
                .single();
    }
}
