package fr.ampli.payment;

/** What became of an appointment to be heard, as it was typed: what was said, a new appointment, or nobody came. */
public record OralHearingAnswer(
        String outcome,
        String present,
        String record,
        String appointmentOn,
        String appointmentAt,
        String manner,
        String place) {}
