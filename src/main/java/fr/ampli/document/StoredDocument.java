package fr.ampli.document;

import fr.ampli.shared.DossierNumber;
import fr.ampli.shared.Person;
import java.time.Instant;
import java.util.UUID;

/**
 * A document that is kept, without its bytes.
 *
 * @param mediaType what the bytes are, as recognised by their content
 * @param size in bytes
 * @param sha256 fingerprint of the bytes, 64 hexadecimal digits
 */
public record StoredDocument(
        UUID id,
        DossierNumber dossier,
        DocumentKind kind,
        String fileName,
        String mediaType,
        int size,
        String sha256,
        Person storedBy,
        Instant storedAt) {}
