package fr.ampli.submission;

/** The arrival of requested pieces, as typed: {@link Completeness#receive} checks it. */
public record MissingPiecesDraft(String receivedOn, String note) {}
