package fr.ampli.payment;

/** What a second person says to a proposed budget, as it was typed. */
public record BudgetAnswer(String decision, String grounds) {}
