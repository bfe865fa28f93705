package fr.ampli.job;

import fr.ampli.dossier.StandingDraft;
import java.util.Map;

/**
 * A service-done control as entered.
 *
 * @param noInterest that the controller declares to have no interest in the holder (R56)
 * @param evidence finding by kind of evidence
 * @param inLiquidation whether the holder was in liquidation before any hire
 * @param heldAtControl whether the person hired still holds the job; with {@code endedOn} and {@code endCause} if not
 * @param standing how the holder stands in the public directories, asked while nobody has looked lately
 * @param extensionGranted whether an amendment made the period longer
 */
public record ControlDraft(
        Boolean noInterest,
        Map<String, EvidenceDraft> evidence,
        String proofFalse,
        String proofFalseGrounds,
        String inLiquidation,
        String heldAtControl,
        String endedOn,
        String endCause,
        String forceMajeure,
        String postAsAgreed,
        String amendmentSignedOn,
        String extensionGranted,
        String extensionGrantedOn,
        String extensionUntil,
        String conclusions,
        StandingDraft standing) {

    /**
     * @param finding a {@link EvidenceFinding.Verdict}
     * @param reason why it is refused
     */
    public record EvidenceDraft(String finding, String reason) {}
}
