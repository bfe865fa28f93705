package fr.ampli.correspondence;

import fr.ampli.document.DocumentKind;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What a template wants to go with its letter.
 *
 * @param paper the document to keep and to join, where there is one
 * @param deadlines the days on which its addressee has something to do
 */
record Enclosures(Optional<Paper> paper, List<Deadline> deadlines) {

    static final Enclosures NONE = new Enclosures(Optional.empty(), List.of());

    boolean isEmpty() {
        return paper.isEmpty() && deadlines.isEmpty();
    }

    /**
     * A document on paper size.
     *
     * @param page its HTML, not yet addressed to anyone
     */
    record Paper(DocumentKind kind, String title, String page) {}

    /**
     * A day for the addressee's calendar.
     *
     * @param clock names it within the dossier for ever; the same clock on another day moves the entry
     * @param title what is to be done until then, in a few French words without any name
     */
    record Deadline(String clock, String title, LocalDate day) {}
}
