package fr.ampli.review;

/** A session of the committee as typed: {@link Committee#record} checks it. */
public record CommitteeDraft(
        String heldOn, String outcome, String grounds, String complementAsked, String withdrawnMembers) {}
