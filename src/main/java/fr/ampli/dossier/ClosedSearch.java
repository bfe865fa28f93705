package fr.ampli.dossier;

import fr.ampli.deadline.Deadlines;
import fr.ampli.shared.Checks;
import fr.ampli.shared.DossierNumber;
import fr.ampli.shared.Refusal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which closed dossiers are looked for. What is empty does not narrow.
 *
 * @param ending how they ended
 * @param from closed at this moment or later
 * @param to closed before this moment
 * @param department first two digits of the postal code, three overseas
 * @param words beginnings of words of holder, project, commune and postal code
 * @param after the last one of the page before
 */
record ClosedSearch(
        Optional<Ending> ending,
        Optional<Instant> from,
        Optional<Instant> to,
        Optional<String> department,
        Optional<SearchWords> words,
        Optional<Place> after) {

    private static final Pattern DEPARTMENT = Pattern.compile("9[78]\\d|\\d{2}");

    /** Where a dossier stands in the order of closing. */
    record Place(Instant endedAt, DossierNumber number) {}

    /** @throws Refusal with every reason at once */
    static ClosedSearch of(ClosedDossiers.Question question) {
        Checks checks = new Checks();
        Optional<String> ending = typed(question.ending());
        checks.require(
                ending.isEmpty()
                        || Arrays.stream(Ending.values())
                                .anyMatch(each -> each.name().equals(ending.get())),
                DossierReasons.ENDING_UNKNOWN);
        Optional<String> department = typed(question.department());
        checks.require(
                department.isEmpty() || DEPARTMENT.matcher(department.get()).matches(),
                DossierReasons.DEPARTMENT_INVALID);
        Optional<LocalDate> from = day(question.from(), checks);
        Optional<LocalDate> to = day(question.to(), checks);
        checks.orThrow();
        return new ClosedSearch(
                ending.map(Ending::valueOf),
                from.map(ClosedSearch::begin),
                to.map(day -> begin(day.plusDays(1))),
                department,
                typed(question.words()).map(SearchWords::of),
                typed(question.after()).map(ClosedSearch::place));
    }

    static String place(Dossier dossier) {
        return dossier.endedAt().orElseThrow() + "~" + dossier.number();
    }

    private static Place place(String text) {
        String[] parts = text.split("~");
        try {
            return new Place(Instant.parse(parts[0]), DossierNumber.parse(parts[parts.length - 1]));
        } catch (IllegalArgumentException | DateTimeParseException other) {
            throw Refusal.of(DossierReasons.PAGE_UNKNOWN);
        }
    }

    private static Optional<LocalDate> day(String text, Checks checks) {
        try {
            return typed(text).map(LocalDate::parse);
        } catch (DateTimeParseException other) {
            checks.require(false, DossierReasons.PERIOD_INVALID);
            return Optional.empty();
        }
    }

    private static Instant begin(LocalDate day) {
        return day.atStartOfDay(Deadlines.ZONE).toInstant();
    }

    private static Optional<String> typed(String text) {
        return Optional.ofNullable(text).map(String::strip).filter(each -> !each.isEmpty());
    }
}
