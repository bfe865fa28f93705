package fr.ampli.job;

import fr.ampli.shared.Reason;

/** The reasons that the table {@code job-outcome} gives, as letters say them. */
enum OutcomeReason {
    PROOF_FALSE("R65", "Une pièce remise ne correspond pas à la réalité."),
    NO_REPORT("R58", "Le bilan d'exécution n'a pas été remis, malgré deux relances et une mise en demeure."),
    LIQUIDATION_BEFORE_HIRE("R05", "La structure a été mise en liquidation avant l'embauche."),
    NO_HIRE("R05", "Aucune embauche sur le poste convenu n'a été constatée."),
    CONTRACT_NOT_ADMITTED("R42", "Le contrat n'est pas un emploi salarié admis : CDI, ou CDD de la durée minimale."),
    POSTS_SPLIT("R05", "Le résultat est un seul poste : plusieurs postes trop courts ne s'additionnent pas."),
    FTE_TOO_LOW("R38", "La durée de travail du poste est inférieure au minimum convenu."),
    EVIDENCE_INSUFFICIENT("R05", "Une preuve indispensable manque ou a été refusée."),
    HIRED_OUTSIDE_PERIOD("R41", "L'embauche n'a pas eu lieu dans la période d'amorçage."),
    POST_DIFFERENT("R05", "Le poste pourvu n'est pas le poste convenu, et aucun avenant ne l'a modifié à temps."),
    POST_AMENDED_IN_TIME("R61", "Le poste, modifié par un avenant signé à temps, est créé et tenu."),
    HIRED_IN_EXTENSION("R06", "Le poste a été créé dans la prolongation accordée à temps, et il est tenu."),
    JOB_CREATED("R05", "Le poste convenu est créé dans la période, et il est tenu."),
    REPLACED_IN_TIME("R05", "La personne embauchée est partie et a été remplacée à temps."),
    NOT_REPLACED("R05", "La personne embauchée est partie et n'a pas été remplacée à temps."),
    ENDED_BY_EMPLOYER("R05", "Le poste a été supprimé par l'employeur et n'a pas été remplacé à temps."),
    UNFORESEEN("R13", "La situation du poste n'est pas de celles que les règles tranchent : elle doit être examinée."),
    /** Not of the table: what people concluded. */
    CONCLUDED("R22", "Décision prise après examen des observations.");

    private final String clause;
    private final String sentence;

    OutcomeReason(String clause, String sentence) {
        this.clause = clause;
        this.sentence = sentence;
    }

    Reason reason() {
        return Reason.of(name(), clause, "", sentence);
    }

    Reason because(String grounds) {
        return Reason.of(name(), clause, "", grounds);
    }
}
