package fr.ampli.deadline;

import static java.util.stream.Collectors.toUnmodifiableSet;

import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayCalendar;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Year;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** Monday to Friday, save the eleven public holidays of all France (those of Alsace-Moselle alone are worked here). */
@Component
public class WorkingDays {

    private final HolidayManager france = HolidayManager.getInstance(ManagerParameters.create(HolidayCalendar.FRANCE));
    private final Map<Integer, Set<LocalDate>> holidays = new ConcurrentHashMap<>();

    /** The last of so many working days after this day, which is not counted itself; 0 gives the day itself. */
    public LocalDate after(LocalDate day, int workingDays) {
        return walk(day, workingDays, 1);
    }

    /** The first of so many working days before this day, which is not counted itself; 0 gives the day itself. */
    public LocalDate before(LocalDate day, int workingDays) {
        return walk(day, workingDays, -1);
    }

    public boolean isWorkingDay(LocalDate day) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY
                && day.getDayOfWeek() != DayOfWeek.SUNDAY
                && !holidaysOf(day.getYear()).contains(day);
    }

    private LocalDate walk(LocalDate from, int workingDays, int step) {
        if (workingDays < 0) {
            throw new IllegalArgumentException("Cannot count " + workingDays + " working days");
        }
        LocalDate day = from;
        for (int left = workingDays; left > 0; ) {
            day = day.plusDays(step);
            if (isWorkingDay(day)) {
                left--;
            }
        }
        return day;
    }

    private Set<LocalDate> holidaysOf(int year) {
        return holidays.computeIfAbsent(
                year,
                y -> france.getHolidays(Year.of(y)).stream()
                        .map(Holiday::getDate)
                        .collect(toUnmodifiableSet()));
    }
}
