package fr.ampli.referral;

/** A partner's answer as the adviser noted it: {@link Referrals#recordAnswer} checks it. */
public record PartnerAnswerDraft(String reply, String answeredOn, String comment) {}
