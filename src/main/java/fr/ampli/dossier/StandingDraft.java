package fr.ampli.dossier;

/** What was read of a structure in the public directories, as it was typed: {@link HolderStandings#note} checks it. */
public record StandingDraft(String directory, String insolvency, String notice, String lookedIn) {}
