package fr.ampli.access;

/** A declaration of interests as typed: {@link Interests} checks it. */
public record InterestDraft(String hasLink, String nature) {}
