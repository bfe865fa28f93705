package fr.ampli.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WorkingDaysTest {

    private final WorkingDays days = new WorkingDays();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-01-01",
                "2026-04-06",
                "2026-05-01",
                "2026-05-08",
                "2026-05-14",
                "2026-05-25",
                "2026-07-14",
                "2027-11-01",
                "2026-11-11",
                "2026-12-25",
                "2028-08-15",
                "2026-11-21",
                "2026-11-22"
            })
    void restsOnHolidaysAndWeekends(LocalDate day) {
        assertThat(days.isWorkingDay(day)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-04-03, Good Friday is a holiday in Alsace-Moselle only",
        "2028-12-26, so is 26 December",
        "2026-11-23, an ordinary Monday",
        "2026-11-20, an ordinary Friday"
    })
    void worksOnAllOtherDays(LocalDate day, String why) {
        assertThat(days.isWorkingDay(day)).as(why).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-04-30, 0, 2026-04-30",
        "2026-04-30, 1, 2026-05-04",
        "2026-05-01, 1, 2026-05-04",
        "2026-05-02, 1, 2026-05-04",
        "2026-12-23, 10, 2027-01-08"
    })
    void countsFromTheDayAfter(LocalDate from, int count, LocalDate to) {
        assertThat(days.after(from, count)).isEqualTo(to);
    }

    @Test
    void countsBack() {
        assertThat(days.before(LocalDate.of(2026, 5, 12), 3)).isEqualTo(LocalDate.of(2026, 5, 6));
        assertThat(days.before(LocalDate.of(2026, 5, 12), 2)).isEqualTo(LocalDate.of(2026, 5, 7));
        assertThatThrownBy(() -> days.after(LocalDate.of(2026, 5, 12), -1))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
