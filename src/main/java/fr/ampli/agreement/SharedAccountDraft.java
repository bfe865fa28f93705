package fr.ampli.agreement;

/** What the head of service found about an account that two holders use. @param verdict EXPLAINED or SUSPECT */
public record SharedAccountDraft(String verdict, String grounds) {}
