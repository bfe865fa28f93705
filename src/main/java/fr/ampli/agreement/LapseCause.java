package fr.ampli.agreement;

/** Why an award lapsed before any agreement came into force (E12, E38). */
public enum LapseCause {
    NOT_PREPARED("la convention n'a pas pu être établie dans le délai prévu, faute des éléments nécessaires"
            + " (numéro SIRET de la structure, relevé d'identité bancaire, situation au regard des aides de minimis)"),
    NOT_SIGNED("la convention n'a pas été signée dans le délai prévu"),
    SIGNATURE_REFUSED("vous nous avez fait savoir que vous ne signez pas la convention");

    private final String sentence;

    LapseCause(String sentence) {
        this.sentence = sentence;
    }

    /** The reason of fact as the letter says it, after "car". */
    public String sentence() {
        return sentence;
    }
}
