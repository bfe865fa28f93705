package fr.ampli.correspondence;

/** Where a letter is. {@code SENDING} is committed before the hand-over: a crash in between is seen, not repeated. */
public enum LetterState {
    NEW("À envoyer"),
    SENDING("Envoi en cours"),
    SENT("Envoyé"),
    IN_DOUBT("Envoi à vérifier"),
    FAILED("Non distribué"),
    REACHED("Destinataire joint autrement"),
    GIVEN_UP("Abandonné");

    private final String label;

    LetterState(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
