package fr.ampli.payment;

/** A budget that somebody proposes, as it was typed. */
public record BudgetDraft(String year, String budget, String deliberation, String deliberatedOn, String grounds) {}
