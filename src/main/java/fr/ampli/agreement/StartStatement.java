package fr.ampli.agreement;

/** The statement of start, as it was typed (R60). */
public record StartStatement(String startedOn) {}
