package fr.ampli.payment;

/** What the accountant answered to an order, as it was typed: paid under a mandate, or rejected for a reason. */
public record PaymentAnswer(String result, String mandateNumber, String paidOn, String reason) {}
