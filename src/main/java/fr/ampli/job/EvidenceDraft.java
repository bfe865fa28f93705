package fr.ampli.job;

/**
 * What came in answer to a request for evidence, as entered; the pieces themselves are uploaded.
 *
 * @param explanation what the holder says where a piece does not exist
 */
public record EvidenceDraft(String receivedOn, String explanation) {}
