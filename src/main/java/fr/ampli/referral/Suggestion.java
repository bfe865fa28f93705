package fr.ampli.referral;

/**
 * A partner that a project may be sent to, and why it stands where it stands in the list.
 *
 * @param fits whether it covers the place, serves the need and has room: only then it is proposed
 * @param reason in French, for the adviser who decides
 */
public record Suggestion(Partner partner, boolean fits, String reason) {}
