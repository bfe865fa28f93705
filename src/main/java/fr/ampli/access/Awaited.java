package fr.ampli.access;

/** Who outside the service has to act first while a task stands open. */
public enum Awaited {
    HOLDER("porteur", "du porteur"),
    PARTNER("partenaire", "d’un partenaire"),
    /** The accountant who pays, or the budget that is awaited. */
    OTHER_SERVICE("autre-service", "d’un autre service");

    private final String word;
    private final String from;

    Awaited(String word, String from) {
        this.word = word;
        this.from = from;
    }

    /** For addresses. */
    public String word() {
        return word;
    }

    /** As in "en attente du porteur". */
    public String from() {
        return from;
    }
}
