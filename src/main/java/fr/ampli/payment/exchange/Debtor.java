package fr.ampli.payment.exchange;

import fr.ampli.shared.Bic;
import fr.ampli.shared.Iban;

/** Whose account pays, and how: {@code SEPA} is the ordinary service level. */
public record Debtor(String name, Iban iban, Bic bic, String serviceLevel) {}
