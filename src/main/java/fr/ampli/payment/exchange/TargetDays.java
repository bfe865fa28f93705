package fr.ampli.payment.exchange;

import de.focus_shift.jollyday.core.HolidayCalendar;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.DayOfWeek;
import java.time.LocalDate;

/** The days on which euros move between banks. */
public final class TargetDays {

    private static final HolidayManager TARGET =
            HolidayManager.getInstance(ManagerParameters.create(HolidayCalendar.TARGET));

    private TargetDays() {}

    /** The first such day after this one. */
    public static LocalDate after(LocalDate day) {
        LocalDate next = day.plusDays(1);
        while (next.getDayOfWeek() == DayOfWeek.SATURDAY
                || next.getDayOfWeek() == DayOfWeek.SUNDAY
                || TARGET.isHoliday(next)) {
            next = next.plusDays(1);
        }
        return next;
    }
}
