package fr.ampli.correspondence;

import fr.ampli.shared.French;
import java.time.LocalDate;

/** What every letter template can say of a value: the variable {@code words}. */
public final class LetterWords {

    LetterWords() {}

    /** A day as French letters write it: "1er mars 2027". */
    public String day(LocalDate day) {
        return day == null ? "" : French.date(day);
    }

    /** The address of a page on which the addressee can act without an account; see {@link PersonalLinks}. */
    public String link(String purpose, Object subject) {
        return PersonalLinks.placeholder(purpose, subject);
    }
}
