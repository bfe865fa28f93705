package fr.ampli.job;

import fr.ampli.dossier.StandingDraft;
import java.util.Map;

/**
 * A service-done control as entered.
 *
 * @param noInterest that the controller declares to have no interest in the holder (R56)
 * @param evidence finding by kind of evidence
 * @param next CONCLUDE, or ASK the holder for what is refused or missing; then nothing below is read
 * @param inLiquidation whether the holder was in liquidation before any hire
 * @param heldAtControl whether the job is held today: what the register says, confirmed or corrected; with
 *     {@code endedOn} and {@code endCause} if not
 * @param heldSeenBy a {@link JobCheck.Seen}: how it was seen to be held
 * @param standing how the holder stands in the public directories, asked while nobody has looked lately
 * @param extensionGranted whether an amendment made the period longer
 */
public record ControlDraft(
        Boolean noInterest,
        Map<String, EvidenceDraft> evidence,
        String next,
        String proofFalse,
        String proofFalseGrounds,
        String inLiquidation,
        String heldAtControl,
        String heldSeenBy,
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
