package fr.ampli.referral;

import fr.ampli.shared.DossierNumber;

/**
 * A link that stops.
 *
 * @param round the referral that it belongs to
 * @param sendAgain whether a new one leaves in its place
 * @param howManieth how often this was done on the dossier, this time included; tells the letters apart
 */
public record LinkRenewal(DossierNumber number, int round, boolean sendAgain, int howManieth) {}
