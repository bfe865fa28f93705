package fr.ampli.referral;

/** The choice after a partner's refusal or silence, as it was typed: {@link Feasibility#chooseNext} checks it. */
public record NextStepDraft(
        String nextStep, String need, String partner, Boolean sharingConsent, String otherScheme, String grounds) {}
