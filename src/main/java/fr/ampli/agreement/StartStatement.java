package fr.ampli.agreement;

import fr.ampli.dossier.StandingDraft;

/**
 * The statement of start, as it was typed (R60).
 *
 * @param standing how the structure stands in the public directories, asked while nobody has looked lately
 */
public record StartStatement(String startedOn, StandingDraft standing) {}
