package fr.ampli.deadline;

/**
 * The calendar of the scheme, told a second time: days are counted as numbers, and nothing of java.time, of the holiday
 * library or of the code under test is used. Where the two tellings differ, one of them is wrong.
 */
final class CalendarModel {

    private static final int[] MONTH_LENGTHS = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

    private CalendarModel() {}

    /** A day by its date. */
    record Day(int year, int month, int day) {

        /** Days since 1 January 1970. */
        long number() {
            long number = 0;
            for (int each = 1970; each < year; each++) {
                number += isLeap(each) ? 366 : 365;
            }
            for (int each = 1; each < month; each++) {
                number += lengthOf(year, each);
            }
            return number + day - 1;
        }
    }

    static Day dayOf(long number) {
        int year = 1970;
        long left = number;
        while (left >= (isLeap(year) ? 366 : 365)) {
            left -= isLeap(year) ? 366 : 365;
            year++;
        }
        int month = 1;
        while (left >= lengthOf(year, month)) {
            left -= lengthOf(year, month);
            month++;
        }
        return new Day(year, month, (int) left + 1);
    }

    /** The same number in the month, so many months later or earlier; where there is none, the last of the month. */
    static Day plusMonths(Day start, int months) {
        int index = start.year() * 12 + start.month() - 1 + months;
        int year = Math.floorDiv(index, 12);
        int month = Math.floorMod(index, 12) + 1;
        return new Day(year, month, Math.min(start.day(), lengthOf(year, month)));
    }

    static Day plusDays(Day start, int days) {
        return dayOf(start.number() + days);
    }

    static Day plusWorkingDays(Day start, int days) {
        long number = start.number();
        int step = days < 0 ? -1 : 1;
        for (int left = Math.abs(days); left > 0; ) {
            number += step;
            if (isWorkingDay(number)) {
                left--;
            }
        }
        return dayOf(number);
    }

    /** Seconds since 1970 at 23:59:59 of that day in France, where the clocks change at one o'clock universal time. */
    static long lastSecond(Day day) {
        // At that hour the change of that day has happened
        boolean summer = day.number() >= lastSunday(day.year(), 3) && day.number() < lastSunday(day.year(), 10);
        return day.number() * 86_400 + 86_399 - (summer ? 7_200 : 3_600);
    }

    /** The last Sunday of a month, on which clocks change in March and October. */
    static long lastSunday(int year, int month) {
        long last = new Day(year, month, lengthOf(year, month)).number();
        while (weekday(last) != 7) {
            last--;
        }
        return last;
    }

    static boolean isWorkingDay(long number) {
        return weekday(number) < 6 && !isHoliday(number);
    }

    private static boolean isHoliday(long number) {
        Day day = dayOf(number);
        int date = day.month() * 100 + day.day();
        long easter = easter(day.year()).number();
        return date == 101
                || date == 501
                || date == 508
                || date == 714
                || date == 815
                || date == 1101
                || date == 1111
                || date == 1225
                || number == easter + 1
                || number == easter + 39
                || number == easter + 50;
    }

    /** Easter Sunday by the rule of Meeus, Jones and Butcher. */
    static Day easter(int year) {
        int a = year % 19;
        int b = year / 100;
        int c = year % 100;
        int h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
        int l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
        int m = (a + 11 * h + 22 * l) / 451;
        int month = (h + l - 7 * m + 114) / 31;
        return new Day(year, month, (h + l - 7 * m + 114) % 31 + 1);
    }

    /** 1 is Monday; 1 January 1970 was a Thursday. */
    private static int weekday(long number) {
        return (int) ((number + 3) % 7) + 1;
    }

    private static int lengthOf(int year, int month) {
        return month == 2 && isLeap(year) ? 29 : MONTH_LENGTHS[month - 1];
    }

    private static boolean isLeap(int year) {
        return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    }
}
