package fr.ampli.review;

import fr.ampli.shared.Person;

/** What the ESS adviser says of territory and anchoring. */
public record TerritorialOpinion(TerritorialAdvice opinion, String grounds, Person givenBy) {}
