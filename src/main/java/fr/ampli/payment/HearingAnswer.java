package fr.ampli.payment;

/**
 * What the holder answered to the hearing, as it was typed: observations, none wished, or the wish to be heard in
 * person with the appointment that was made.
 */
public record HearingAnswer(
        String result,
        String receivedOn,
        String observations,
        String appointmentOn,
        String appointmentAt,
        String manner,
        String place) {}
