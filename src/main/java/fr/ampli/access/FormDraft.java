package fr.ampli.access;

import java.time.Instant;

/**
 * What a person has typed in a form so far.
 *
 * @param content a JSON object, values by field name
 * @param revision names this state of it; no two states ever have the same
 */
public record FormDraft(String content, long revision, Instant savedAt) {}
