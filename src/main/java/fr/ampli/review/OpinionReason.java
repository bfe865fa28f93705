package fr.ampli.review;

/** What the table of criteria can answer, with the sentences that say it. */
public enum OpinionReason {
    NOT_ELIGIBLE(
            "Une règle d'éligibilité au moins n'est pas remplie.",
            "Votre demande ne remplit pas toutes les conditions d'éligibilité du dispositif."),
    OPPORTUNITY_TOO_WEAK(
            "La note d'opportunité est sous le minimum.",
            "L'opportunité de l'activité sur son territoire n'est pas suffisamment établie."),
    VALUES_TOO_WEAK(
            "La note sur les valeurs de l'ESS est sous le minimum.",
            "L'adéquation du projet aux valeurs de l'économie sociale et solidaire n'est pas suffisamment établie."),
    MODEL_TOO_WEAK(
            "La note du modèle économique est sous le minimum.",
            "Le modèle économique, même en cours de définition, n'est pas assez avancé."),
    ANCHORING_TOO_WEAK(
            "La note d'ancrage territorial est sous le minimum.",
            "L'ancrage du projet sur son territoire n'est pas suffisamment établi."),
    TOTAL_TOO_LOW(
            "Le total des quatre notes est sous le minimum.",
            "L'ensemble des quatre critères n'atteint pas le niveau demandé."),
    ALL_MET("Toutes les conditions sont réunies.", "Toutes les conditions du dispositif sont réunies.");

    private final String officer;
    private final String letter;

    OpinionReason(String officer, String letter) {
        this.officer = officer;
        this.letter = letter;
    }

    /** The sentence for the agent. */
    public String officer() {
        return officer;
    }

    /** The sentence for the holder. */
    public String letter() {
        return letter;
    }
}
