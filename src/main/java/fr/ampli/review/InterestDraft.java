package fr.ampli.review;

/** A declaration of interests as typed: {@link Interests#declare} checks it. */
public record InterestDraft(String hasLink, String nature) {}
