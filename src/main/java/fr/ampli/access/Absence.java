package fr.ampli.access;

import fr.ampli.shared.Person;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * Some days on which a person is away and another one acts.
 *
 * @param lastDay the last day that was declared, included
 * @param endedOn the day from which the person was back, if that was before the last day was over
 */
public record Absence(
        UUID id,
        Person person,
        Person deputy,
        LocalDate firstDay,
        LocalDate lastDay,
        Person declaredBy,
        Optional<LocalDate> endedOn) {

    /** The first day after the absence; the first day itself where it was called off. */
    public LocalDate backOn() {
        return endedOn.map(day -> day.isBefore(firstDay) ? firstDay : day).orElse(lastDay.plusDays(1));
    }

    public boolean covers(LocalDate day) {
        return !day.isBefore(firstDay) && day.isBefore(backOn());
    }
}
