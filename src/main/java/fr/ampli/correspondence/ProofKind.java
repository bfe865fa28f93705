package fr.ampli.correspondence;

/** How it is known that an addressee has a letter. An opened mail is no proof, nor is a telephone call. */
public enum ProofKind {
    LINK("Réception confirmée par le destinataire"),
    OBSERVATIONS("Réponse du destinataire"),
    REGISTERED_POST("Lettre recommandée : avis de réception ou première présentation"),
    HAND_DELIVERY("Remise en main propre contre décharge"),
    ELECTRONIC("Envoi recommandé électronique : première consultation");

    private final String label;

    ProofKind(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
