package fr.ampli.correspondence;

import static org.assertj.core.api.Assertions.assertThat;

import biweekly.Biweekly;
import biweekly.ICalVersion;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import fr.ampli.shared.DossierNumber;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;

/** A deadline in the holder's calendar, read back the way a calendar reads it. */
class LetterCalendarTest {

    private static final DossierNumber NUMBER =
            DossierNumber.read("AMPLI-2026-0042").orElseThrow();
    private static final Instant WRITTEN = Instant.parse("2026-03-10T09:00:00Z");
    private static final Enclosures.Deadline DEADLINE = new Enclosures.Deadline(
            "missing-pieces-1",
            "envoyer les pièces ; demandées, puis \\n\r\nEND:VEVENT le reste d'une phrase si longue qu'elle se plie",
            LocalDate.of(2026, 3, 29));

    private final LetterCalendar calendar = new LetterCalendar(new CorrespondenceSettings(
            "no-reply@ampli.example",
            Path.of("unused"),
            new CorrespondenceSettings.Service("Région, AMPLI", "1 rue", "05 57 00 00 00", "service@ampli.example"),
            "dpo@ampli.example",
            "https://ampli.example",
            Duration.ofDays(90),
            "Tribunal",
            60,
            CorrespondenceSettings.Mailbox.NONE,
            Duration.ofMinutes(15),
            CorrespondenceSettings.Mailbox.NONE));

    @Test
    void reads_back_as_one_whole_day_with_an_alarm() {
        ICalendar read = Biweekly.parse(text(write())).first();
        assertThat(read.validate(ICalVersion.V2_0).isEmpty()).isTrue();
        assertThat(read.getMethod().getValue()).isEqualTo("PUBLISH");
        assertThat(read.getEvents()).hasSize(1);
        VEvent event = read.getEvents().get(0);
        assertThat(event.getUid().getValue()).matches("[0-9a-f-]{36}@ampli\\.example");
        assertThat(event.getDateTimeStamp().getValue().toInstant()).isEqualTo(WRITTEN);
        assertThat(event.getSequence().getValue()).isEqualTo(3);
        assertThat(event.getDateStart().getValue().getRawComponents().toString())
                .startsWith("20260329");
        assertThat(event.getDateStart().getValue().hasTime()).isFalse();
        assertThat(event.getDateEnd()).isNull();
        assertThat(event.getSummary().getValue())
                .startsWith("AMPLI-2026-0042\u00a0: envoyer les pièces\u00a0; demandées, puis \\n")
                .endsWith("se plie");
        assertThat(event.getSummary().getLanguage()).isEqualTo("fr");
        assertThat(event.getOrganizer().getEmail()).isEqualTo("service@ampli.example");
        assertThat(event.getAttendees()).isEmpty();
        assertThat(event.getAlarms()).hasSize(1);
        assertThat(event.getAlarms().get(0).getTrigger().getDuration().isPrior())
                .isTrue();
        assertThat(event.getAlarms().get(0).getTrigger().getDuration().toMillis())
                .isEqualTo(-Duration.ofHours(39).toMillis());
    }

    @Test
    void is_folded_and_ends_its_lines_as_the_format_asks() {
        String text = text(write());
        assertThat(text).endsWith("END:VCALENDAR\r\n").doesNotContainPattern("[^\\r]\\n");
        assertThat(Arrays.asList(text.split("\r\n")))
                .allSatisfy(line ->
                        assertThat(line.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(75))
                .filteredOn("END:VEVENT"::equals)
                .as("words cannot end the entry")
                .hasSize(1);
    }

    @Test
    void is_the_same_wherever_and_whenever_it_is_written_again() {
        byte[] here = write();
        TimeZone zone = TimeZone.getDefault();
        try {
            for (String far : new String[] {"Pacific/Kiritimati", "America/Adak", "Europe/Paris", "UTC"}) {
                TimeZone.setDefault(TimeZone.getTimeZone(far));
                assertThat(write()).as(far).isEqualTo(here);
            }
        } finally {
            TimeZone.setDefault(zone);
        }
    }

    @Test
    void the_same_clock_has_the_same_name_for_ever_and_another_has_another() {
        assertThat(LetterCalendar.uid(NUMBER, "report"))
                .isEqualTo(LetterCalendar.uid(NUMBER, "report"))
                .isNotEqualTo(LetterCalendar.uid(NUMBER, "hire"))
                .isNotEqualTo(
                        LetterCalendar.uid(DossierNumber.read("AMPLI-2026-0043").orElseThrow(), "report"));
    }

    private byte[] write() {
        return calendar.write(NUMBER, DEADLINE, 3, WRITTEN);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
