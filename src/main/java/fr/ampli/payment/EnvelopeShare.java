package fr.ampli.payment;

import fr.ampli.shared.Money;

/** What a dossier holds of the envelope of a year. */
public record EnvelopeShare(int year, Money reserved, Money committed) {}
