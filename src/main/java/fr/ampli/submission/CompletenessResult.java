package fr.ampli.submission;

/** What the check of an application comes to. */
public enum CompletenessResult {
    ADMISSIBLE("Complet et recevable"),
    INCOMPLETE("Incomplet"),
    INADMISSIBLE("Irrecevable");

    private final String label;

    CompletenessResult(String label) {
        this.label = label;
    }

    /** The French words for it. */
    public String label() {
        return label;
    }
}
