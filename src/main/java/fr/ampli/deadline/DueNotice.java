package fr.ampli.deadline;

/** A clock that has reached a point at which somebody is to be told, and has not been. */
public record DueNotice(LegalClock clock, ClockPoint point) {}
