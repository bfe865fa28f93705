package fr.ampli.submission;

import java.util.Map;

/** What an agent found of an application's completeness, as typed: {@link Completeness#check} checks it. */
public record CompletenessDraft(
        Map<String, PieceDraft> pieces,
        String result,
        String grounds,
        String authorFirstName,
        String authorLastName,
        String authorCapacity) {

    /** What the agent found of one piece. */
    public record PieceDraft(String state, String reason) {}
}
