package fr.ampli.referral;

/**
 * What the holder lets partners be told from now on, as it was typed: {@link PartnerConsents#record} checks it.
 *
 * @param stages yes or no: the partner that referred the project hears the names of its stages
 * @param dates yes or no: France Active and the DLA hear the dates that matter to them
 */
public record ConsentDraft(String number, String stages, String dates, String saidOn) {}
