package fr.ampli.access;

import fr.ampli.shared.Reason;

/** Why a declaration of interests is missing or cannot be recorded. */
final class InterestReasons {

    static final Reason LINK_WITHOUT_NATURE = Reason.of(
            "LINK_WITHOUT_NATURE",
            "R56",
            "nature",
            "Décrivez le lien d'intérêts en quelques mots : il sera conservé au dossier.");
    static final Reason NO_LINK_HERE = Reason.of(
            "NO_LINK_HERE",
            "R56",
            "hasLink",
            "Ici se déclare un lien d'intérêts ; son absence se déclare dans les tâches d'instruction et de contrôle.");
    static final Reason INTERESTS_NOT_DECLARED = Reason.of(
            "INTERESTS_NOT_DECLARED",
            "R56",
            "noInterest",
            "Déclarez que vous n'avez aucun lien d'intérêts avec ce dossier. Si vous en avez un, déclarez-le en haut de"
                    + " la page : un ou une collègue prendra la suite.");

    private InterestReasons() {}
}
