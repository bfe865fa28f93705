package fr.ampli.correspondence;

import fr.ampli.shared.DossierNumber;
import java.time.Instant;
import java.util.Optional;

/**
 * One letter to one addressee.
 *
 * @param key names it for ever: {@code AMPLI-2026-0042/award/holder}; a second letter of that name cannot exist
 * @param text the plain part; @param html the other one, with the same content
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
        Optional<Instant> sentAt) {

    Letter withParts(String newText, String newHtml) {
        return new Letter(key, dossier, name, to, subject, newText, newHtml, state, attempts, createdAt, sentAt);
    }
}
