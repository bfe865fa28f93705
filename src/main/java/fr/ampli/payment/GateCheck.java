package fr.ampli.payment;

import fr.ampli.shared.DossierNumber;

/** One condition of a payment: named, with its clause, what it says when it fails, and what lifts it. */
interface GateCheck {

    String code();

    String clause();

    /** Which of the two payments it is asked for. */
    default boolean appliesTo(Instalment instalment) {
        return true;
    }

    Finding look(DossierNumber number, Instalment instalment);

    /** The condition as the officer reads it, true when it passes. */
    String sentence();

    /** What to do when it does not. */
    String remedy();

    /** Who can lift it. */
    ClearedBy clearedBy();
}
