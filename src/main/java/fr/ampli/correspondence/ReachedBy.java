package fr.ampli.correspondence;

import java.util.Optional;

/** How somebody is reached whom mail does not reach. */
public enum ReachedBy {
    REGISTERED_POST("par lettre recommandée", ProofKind.REGISTERED_POST),
    HAND_DELIVERY("en main propre", ProofKind.HAND_DELIVERY),
    ELECTRONIC("par envoi recommandé électronique", ProofKind.ELECTRONIC),
    PHONE("par téléphone", null);

    private final String label;
    private final ProofKind proof;

    ReachedBy(String label, ProofKind proof) {
        this.label = label;
        this.proof = proof;
    }

    public String label() {
        return label;
    }

    /** What it proves; a call proves nothing. */
    Optional<ProofKind> proof() {
        return Optional.ofNullable(proof);
    }
}
