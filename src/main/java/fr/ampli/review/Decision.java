package fr.ampli.review;

import java.time.LocalDate;
import java.util.Optional;

/**
 * The signed decision, with its author: name, first name, capacity (R21).
 *
 * @param decidedOn also the day of the grant, where it is one (R28)
 * @param grounds what the signatory added
 */
public record Decision(
        DecisionOutcome outcome,
        LocalDate decidedOn,
        String signerFirstName,
        String signerLastName,
        String signerCapacity,
        Optional<String> grounds) {

    /** "Prénom Nom, qualité". */
    public String signer() {
        return signerFirstName + " " + signerLastName + ", " + signerCapacity;
    }
}
