package fr.ampli.correspondence;

import fr.ampli.shared.DossierNumber;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * One letter to one addressee.
 *
 * @param key names it for ever: {@code AMPLI-2026-0042/award/holder}; a second letter of that name cannot exist
 * @param text the plain part; @param html the other one, with the same content
 * @param round 1, and one more each time it is sent anew to a corrected address
 * @param sentAt when the mail server took it, even if it came back later
 * @param bouncedAt when the word came that it was not delivered
 * @param proof whether its receipt must be proven before a delay runs (E35)
 */
public record Letter(
        String key,
        DossierNumber dossier,
        String name,
        Addressee to,
        String subject,
        String text,
        String html,
        LetterState state,
        int attempts,
        Instant createdAt,
        Optional<Instant> sentAt,
        int round,
        Optional<Instant> bouncedAt,
        Optional<String> lastError,
        Proof proof,
        Optional<Notification> notification,
        Optional<Reached> reached) {

    /** The purpose of the link by which an addressee confirms a letter. */
    public static final String RECEIPT_LINK = "letter-receipt";

    /** What receipt of a letter has to show. */
    public enum Proof {
        /** Nothing: it informs. */
        NONE,
        /** A delay begins with its receipt. */
        REQUIRED,
        /** So does the time for appeal. */
        APPEAL;

        public boolean isRequired() {
            return this != NONE;
        }
    }

    /**
     * That the addressee has the letter, and how that is known. Given once.
     *
     * @param on the day from which delays run, not counted itself
     * @param reference of a receipt or a file, or null
     */
    public record Notification(LocalDate on, ProofKind kind, String reference) {}

    /** How the addressee was reached where mail did not. */
    public record Reached(LocalDate on, ReachedBy by, String reference) {}

    /** Whether a delay waits for its receipt to be proven. */
    public boolean awaitsProof() {
        return proof.isRequired() && notification.isEmpty();
    }

    Letter withParts(String newText, String newHtml) {
        return new Letter(
                key,
                dossier,
                name,
                to,
                subject,
                newText,
                newHtml,
                state,
                attempts,
                createdAt,
                sentAt,
                round,
                bouncedAt,
                lastError,
                proof,
                notification,
                reached);
    }
}
