package fr.ampli.job;

import fr.ampli.dossier.Dossier;

/**
 * What something that happened to the job comes to.
 *
 * @param effect whether the pathway must know
 */
public record JobChange(Dossier dossier, Effect effect) {

    /** What becomes of the job while its period is open. */
    public enum Effect {
        /** Nothing that the pathway waits for. */
        NOTED,
        /** It was not the agreed job and now is. */
        CONFORMS,
        /** It was the agreed job and no longer is. */
        LACKS
    }
}
