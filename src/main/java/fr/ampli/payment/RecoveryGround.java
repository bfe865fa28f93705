package fr.ampli.payment;

/** Why money is asked back. */
public enum RecoveryGround {
    RESULT_NOT_MET(
            "le résultat prévu par la convention n'est pas atteint : l'emploi convenu n'a pas été créé"
                    + " dans les conditions prévues",
            "Résultat non atteint : l'emploi convenu n'a pas été créé dans les conditions prévues"),
    WITHDRAWAL(
            "vous avez renoncé à l'aide après en avoir reçu une partie : le résultat prévu par la convention"
                    + " ne sera pas atteint",
            "Le porteur a renoncé à l'aide après en avoir reçu une partie");

    private final String sentence;
    private final String label;

    RecoveryGround(String sentence, String label) {
        this.sentence = sentence;
        this.label = label;
    }

    /** The same for an officer. */
    public String label() {
        return label;
    }

    /** The reason of fact as a letter says it, after "car". */
    public String sentence() {
        return sentence;
    }
}
