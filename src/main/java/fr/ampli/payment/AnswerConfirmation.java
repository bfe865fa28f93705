package fr.ampli.payment;

/** What the second person says of an answer that was typed: confirmed, or returned for a reason. */
public record AnswerConfirmation(String result, String reason) {}
