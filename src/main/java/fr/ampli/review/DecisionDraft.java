package fr.ampli.review;

/** The signed decision as typed: {@link Decisions#sign} checks it. */
public record DecisionDraft(
        String outcome,
        String decidedOn,
        String signerLastName,
        String signerFirstName,
        String signerCapacity,
        String grounds) {}
