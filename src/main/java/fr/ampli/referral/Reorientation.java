package fr.ampli.referral;

/**
 * Where a project goes that AMPLI does not fit (E06).
 *
 * @param otherScheme the scheme or body, as the holder should look for it
 */
public record Reorientation(String otherScheme, String grounds) {}
