package fr.ampli.payment;

/** What became of one line of a file of answers. */
public enum LineFate {
    WAITING("en attente"),
    APPLIED("appliquée"),
    REPEATED("déjà connue"),
    UNKNOWN("paiement inconnu"),
    REFUSED("refusée"),
    NO_ANSWER("sans réponse définitive");

    private final String label;

    LineFate(String label) {
        this.label = label;
    }

    /** The French words for it, in small letters. */
    public String label() {
        return label;
    }
}
