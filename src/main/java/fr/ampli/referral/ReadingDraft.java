package fr.ampli.referral;

/** That an officer has read what a partner added: {@link PartnerAnswers#markRead} checks it. */
public record ReadingDraft(Boolean read, String note) {}
