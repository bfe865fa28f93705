package fr.ampli.payment;

/** Why money is asked back. */
public enum RecoveryGround {
    RESULT_NOT_MET("le résultat prévu par la convention n'est pas atteint : l'emploi convenu n'a pas été créé"
            + " dans les conditions prévues"),
    WITHDRAWAL("vous avez renoncé à l'aide après en avoir reçu une partie : le résultat prévu par la convention"
            + " ne sera pas atteint");

    private final String sentence;

    RecoveryGround(String sentence) {
        this.sentence = sentence;
    }

    /** The reason of fact as a letter says it, after "car". */
    public String sentence() {
        return sentence;
    }
}
