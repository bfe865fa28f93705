package fr.ampli.agreement;

/** What a call to the number on file brought. */
public enum CallBackResult {
    CONFIRMED("demande confirmée"),
    DENIED("demande démentie"),
    NOT_REACHED("personne n'a répondu"),
    WITHDRAWN("demande retirée");

    private final String label;

    CallBackResult(String label) {
        this.label = label;
    }

    /** The French words for it, in small letters. */
    public String label() {
        return label;
    }
}
