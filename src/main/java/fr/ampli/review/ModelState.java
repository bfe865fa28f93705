package fr.ampli.review;

/** How far the business model is: being defined is enough (R09). */
public enum ModelState {
    DEFINED("Défini"),
    BEING_DEFINED("En cours de définition");

    private final String label;

    ModelState(String label) {
        this.label = label;
    }

    /** The French words for it. */
    public String label() {
        return label;
    }
}
