package fr.ampli.correspondence;

import biweekly.Biweekly;
import biweekly.ICalVersion;
import biweekly.ICalendar;
import biweekly.component.VAlarm;
import biweekly.component.VEvent;
import biweekly.parameter.Related;
import biweekly.property.DateStart;
import biweekly.property.Method;
import biweekly.property.Organizer;
import biweekly.property.Transparency;
import biweekly.property.Trigger;
import biweekly.util.DateTimeComponents;
import biweekly.util.Duration;
import biweekly.util.ICalDate;
import fr.ampli.shared.DossierNumber;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.UUID;

/**
 * A deadline as a calendar entry (RFC 5545): a whole day with an alarm on the morning two days before. It says the
 * dossier's number and what is to be done, and nothing of any person: calendars are shared.
 */
final class LetterCalendar {

    private static final String PRODUCT = "-//Region Nouvelle-Aquitaine//AMPLI//FR";
    private static final String FRENCH = "fr";
    private static final int LONGEST_LINE = 75;

    private final CorrespondenceSettings settings;

    LetterCalendar(CorrespondenceSettings settings) {
        this.settings = settings;
    }

    /** The same for the same clock of a dossier for ever, so that a new date moves the entry. */
    static UUID uid(DossierNumber number, String clock) {
        return UUID.nameUUIDFromBytes((number + "/" + clock).getBytes(StandardCharsets.UTF_8));
    }

    /**
     * @param sequence how often the day was moved before
     * @param writtenAt when the letter was written: the stamp of the entry
     */
    byte[] write(DossierNumber number, Enclosures.Deadline deadline, int sequence, Instant writtenAt) {
        VEvent event = new VEvent();
        event.setUid(uid(number, deadline.clock())
                + settings.from().substring(settings.from().lastIndexOf('@')));
        event.setDateTimeStamp(Date.from(writtenAt));
        event.setSequence(sequence);
        event.setDateStart(new DateStart(day(deadline.day())));
        String summary = PaperText.unbroken(number + " : " + deadline.title());
        event.setSummary(summary).setLanguage(FRENCH);
        event.setDescription(PaperText.unbroken("Dernier jour pour " + deadline.title() + ". Dossier " + number
                        + ". Une question ? " + settings.service().phone() + ", "
                        + settings.service().email() + "."))
                .setLanguage(FRENCH);
        event.setOrganizer(
                new Organizer(settings.service().name(), settings.service().email()));
        event.setTransparency(Transparency.transparent());
        VAlarm alarm = VAlarm.display(
                new Trigger(Duration.builder().prior(true).days(1).hours(15).build(), Related.START), summary);
        event.addAlarm(alarm);

        ICalendar calendar = new ICalendar();
        calendar.setProductId(PRODUCT);
        calendar.setMethod(Method.publish());
        calendar.addEvent(event);
        return folded(Biweekly.write(calendar).version(ICalVersion.V2_0).go()).getBytes(StandardCharsets.UTF_8);
    }

    /** The library folds after 75 characters; the format counts 75 octets, of which an accent takes two. */
    private static String folded(String calendar) {
        StringBuilder folded = new StringBuilder();
        int octets = 0;
        for (int sign : calendar.replace("\r\n ", "").codePoints().toArray()) {
            String character = Character.toString(sign);
            int length = character.getBytes(StandardCharsets.UTF_8).length;
            if (sign != '\r' && sign != '\n' && octets + length > LONGEST_LINE) {
                folded.append("\r\n ");
                octets = 1;
            }
            folded.append(character);
            octets = sign == '\n' ? 0 : sign == '\r' ? octets : octets + length;
        }
        return folded.toString();
    }

    /** The library writes the fields of a day as they are: no time zone comes into it. */
    private static ICalDate day(LocalDate day) {
        return new ICalDate(new DateTimeComponents(day.getYear(), day.getMonthValue(), day.getDayOfMonth()), false);
    }
}
