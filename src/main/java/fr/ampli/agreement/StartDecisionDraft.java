package fr.ampli.agreement;

/** What is decided where no statement of start came, as it was typed. */
public record StartDecisionDraft(
        String decision, String moreTimeUntil, String grounds, String authorName, String authorCapacity) {}
