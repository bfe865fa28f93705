package fr.ampli.payment;

/** What the holder answered to the hearing, as it was typed: observations, or none wished. */
public record HearingAnswer(String result, String receivedOn, String observations) {}
