package fr.ampli.payment;

/**
 * What came of the order to repay, as it was typed. Which fields count depends on {@code result}: money that came in, a
 * plan granted, a set-off, a remission or a write-off asked for, or the holder's insolvency.
 */
public record Repayment(
        String result,
        String amount,
        String amountSetOff,
        String repaidOn,
        String reference,
        String askedOn,
        String terms,
        String instalments,
        String firstOn,
        String schedule,
        String against,
        String voteReference,
        String votedOn,
        String certificate,
        String grounds,
        String publishedOn,
        String claimOn,
        String claimTo) {}
