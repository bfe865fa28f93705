package fr.ampli.referral;

/** The orientation interview as it was typed: {@link Feasibility#concludeInterview} checks it. */
public record InterviewDraft(
        String heldOn,
        String conclusion,
        String summary,
        String need,
        String partner,
        Boolean sharingConsent,
        Boolean datesConsent,
        String otherScheme) {}
