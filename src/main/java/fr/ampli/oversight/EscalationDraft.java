package fr.ampli.oversight;

/**
 * What a head of service does about something late, as typed.
 *
 * @param action REASSIGN, EXTEND, REMIND or NOTE
 * @param person login of whoever takes the task over
 * @param until new last day, as a date
 */
public record EscalationDraft(String action, String person, String until, String reason) {}
