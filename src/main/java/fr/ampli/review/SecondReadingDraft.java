package fr.ampli.review;

/** The second reading as typed: {@link Reviews#readAgain} checks it. */
public record SecondReadingDraft(String favourable, String grounds, Boolean noInterest) {}
