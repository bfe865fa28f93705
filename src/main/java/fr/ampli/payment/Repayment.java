package fr.ampli.payment;

/** What came of the order to repay, as it was typed: money, or the vote that writes it off. */
public record Repayment(String result, String amount, String repaidOn, String voteReference, String grounds) {}
