package fr.ampli.document;

import fr.ampli.journal.Journal;
import fr.ampli.shared.Checks;
import fr.ampli.shared.DossierNumber;
import fr.ampli.shared.Person;
import fr.ampli.shared.Refusal;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The evidence store: what was handed in, by whom, for what, byte for byte. Nothing in it is ever overwritten. */
@Service
@Transactional
public class Documents {

    private static final int LONGEST_NAME = 200;

    private final DocumentStore store;
    private final DocumentSettings settings;
    private final Journal journal;
    private final Clock clock;
    private final DocumentTypes types = new DocumentTypes();

    Documents(DocumentStore store, DocumentSettings settings, Journal journal, Clock clock) {
        this.store = store;
        this.settings = settings;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * Keeps a document. Its type is judged by its content: a program called {@code rib.pdf} stays out, and what is kept
     * has a name that ends like its type.
     *
     * @throws Refusal empty, too large, or of a type that is not accepted
     */
    public StoredDocument store(
            DossierNumber dossier, DocumentKind kind, String fileName, byte[] content, Person person) {
        String name = safeName(fileName);
        if (content.length == 0) {
            throw Refusal.of(DocumentReasons.EMPTY);
        }
        if (content.length > settings.maximumSize().toBytes()) {
            throw Refusal.of(DocumentReasons.tooLarge(settings.maximumSize()));
        }
        String mediaType = types.of(content);
        if (!settings.mediaTypes().contains(mediaType)) {
            throw Refusal.of(DocumentReasons.typeRefused(name));
        }
        StoredDocument document = new StoredDocument(
                UUID.randomUUID(),
                dossier,
                kind,
                shortened(DocumentTypes.named(name, mediaType)),
                mediaType,
                content.length,
                sha256(content),
                person,
                clock.instant());
        store.insert(document, content);
        journal.record(
                dossier,
                person,
                "DOCUMENT_STORED",
                (kind.isIssued() ? "Document établi : " : "Document reçu : ") + kind.label());
        return document;
    }

    /** Keeps a document of a kind named by its code, as an upload names it. @throws Refusal see the other form */
    public StoredDocument store(DossierNumber dossier, String kind, String fileName, byte[] content, Person person) {
        Optional<DocumentKind> known = List.of(DocumentKind.values()).stream()
                .filter(candidate -> candidate.name().equals(kind) && !candidate.isIssued())
                .findFirst();
        return store(
                dossier, known.orElseThrow(() -> Refusal.of(DocumentReasons.KIND_UNKNOWN)), fileName, content, person);
    }

    /** Whether these bytes are what is kept as that document. */
    public boolean isContent(StoredDocument document, byte[] content) {
        return document.sha256().equals(sha256(content));
    }

    /** The documents of a dossier, oldest first. */
    @Transactional(readOnly = true)
    public List<StoredDocument> of(DossierNumber dossier) {
        return store.of(dossier);
    }

    /** The kinds of which the dossier holds at least one document. */
    @Transactional(readOnly = true)
    public Set<DocumentKind> kinds(DossierNumber dossier) {
        return of(dossier).stream().map(StoredDocument::kind).collect(Collectors.toSet());
    }

    /** Adds to the checks one reason per kind that the dossier does not hold yet. */
    @Transactional(readOnly = true)
    public void require(DossierNumber dossier, Checks checks, DocumentKind... kinds) {
        Set<DocumentKind> held = kinds(dossier);
        for (DocumentKind kind : kinds) {
            checks.require(held.contains(kind), DocumentReasons.missing(kind));
        }
    }

    /** @throws Refusal {@code DOCUMENT_NOT_FOUND} */
    @Transactional(readOnly = true)
    public StoredDocument get(UUID id) {
        return store.find(id).orElseThrow(() -> Refusal.of(DocumentReasons.NOT_FOUND));
    }

    /** The bytes as they were handed in. @throws Refusal {@code DOCUMENT_NOT_FOUND} */
    @Transactional(readOnly = true)
    public byte[] content(UUID id) {
        return store.content(id).orElseThrow(() -> Refusal.of(DocumentReasons.NOT_FOUND));
    }

    /** The last part of what a browser sends as a name, without control or path characters. */
    private static String safeName(String fileName) {
        String name = fileName == null ? "" : fileName;
        name = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1)
                .replaceAll("[\\p{C}\\p{Zl}\\p{Zp}\"<>|:*?]", "_")
                .strip();
        return name.isEmpty() ? "document" : shortened(name);
    }

    /** The end of a long name, because its last letters tell the type. */
    private static String shortened(String name) {
        int tooLong = name.codePointCount(0, name.length()) - LONGEST_NAME;
        return tooLong <= 0 ? name : name.substring(name.offsetByCodePoints(0, tooLong));
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
