package fr.ampli.payment;

/**
 * What the accountant said of an order to be held back, as it was typed.
 *
 * @param result RETURNED or TOO_LATE
 * @param answeredOn day of the answer, yyyy-MM-dd
 */
public record HoldAnswer(String result, String spokenTo, String answeredOn, String note) {}
