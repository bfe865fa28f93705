package fr.ampli.review;

/** What came after an adjournment, as typed: {@link Committee#complement} checks it. */
public record ComplementDraft(String receivedOn, String summary) {}
