package fr.ampli.agreement;

/** What the holder answered to the agreement, as it was typed: signed on a day, or refused for some ground. */
public record HolderSignature(String result, String signedOn, String grounds) {}
