package fr.ampli.web;

/** One part of what the forms show of a dossier; each capability that has something to show adds one bean. */
interface DossierSection {

    /** The name of the section in the answer, such as {@code application}. */
    String name();

    /** Values to be written as JSON: dates as ISO text, amounts and numbers as ready French text; null if nothing yet. */
    Object of(DossierReading reading);
}
