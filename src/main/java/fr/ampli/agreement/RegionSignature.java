package fr.ampli.agreement;

/** The signature for the Region, as it was typed. */
public record RegionSignature(String signatoryName, String signatoryCapacity, String signedOn) {}
