package fr.ampli.referral;

/**
 * What a partner sends from its page, as it was typed: {@link PartnerAnswers#send} checks it.
 *
 * @param reply ACCEPTED, DECLINED or REDIRECTED; nothing once the referral is answered
 * @param comment why, where it declines
 * @param redirectTo who else, for REDIRECTED
 * @param meetingOn day proposed for a first meeting
 * @param maturity how far the project is
 * @param documentKind what the document is, where there is one
 */
public record PartnerMessage(
        String reply,
        String comment,
        String redirectTo,
        String redirectContact,
        String meetingOn,
        String meetingPlace,
        String maturity,
        String opinion,
        String documentKind) {}
