package fr.ampli.job;

/**
 * The decision after a hearing, with its author as the law asks it to be named.
 *
 * @param result MET or NOT_MET
 */
public record ConclusionDraft(
        String result, String grounds, String authorFirstName, String authorLastName, String authorCapacity) {}
