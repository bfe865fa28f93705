package fr.ampli.job;

import fr.ampli.document.DocumentKind;
import fr.ampli.document.StoredDocument;
import java.util.Optional;

/**
 * One item of the evidence: a kind of document, and the one of it that came in last.
 *
 * @param label what it is called for this job: a CEA form takes the place of the DPAE (R40)
 * @param useful asked for where it exists; its absence harms nothing
 * @param finding what a control found about this very document; a newer one is judged anew
 * @param asked whether it was asked of the holder and nothing newer came in
 */
public record EvidenceItem(
        DocumentKind kind,
        String label,
        boolean useful,
        Optional<StoredDocument> document,
        Optional<EvidenceFinding> finding,
        boolean asked) {}
