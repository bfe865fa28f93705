package fr.ampli.review;

/** The territorial opinion as typed: {@link Reviews#advise} checks it. */
public record TerritorialOpinionDraft(String opinion, String grounds, Boolean noInterest) {}
