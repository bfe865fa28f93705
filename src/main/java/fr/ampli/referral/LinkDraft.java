package fr.ampli.referral;

/** What shall become of the link of the partner asked last, as it was typed: {@link PartnerAnswers#renewLink}. */
public record LinkDraft(String number, String act, String grounds) {}
