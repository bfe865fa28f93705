package fr.ampli.web;

import fr.ampli.access.Reading;
import fr.ampli.document.Documents;
import fr.ampli.document.StoredDocument;
import fr.ampli.dossier.Dossiers;
import fr.ampli.shared.DossierNumber;
import fr.ampli.shared.Person;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Supporting documents go in and out here, never through the engine. */
@RestController
class DocumentController {

    /** Types that are judged by content when a file comes in, and that carry no script into our pages. */
    private static final Set<String> SHOWN = Set.of("application/pdf", "image/png", "image/jpeg");

    private final Documents documents;
    private final Dossiers dossiers;
    private final Reading reading;

    DocumentController(Documents documents, Dossiers dossiers, Reading reading) {
        this.documents = documents;
        this.dossiers = dossiers;
        this.reading = reading;
    }

    /** A document as the forms list it. Who handed it in stays in the record: no form shows it, and it is a login. */
    record Line(UUID id, String kind, String label, String fileName, int size, String storedAt) {
        static Line of(StoredDocument document) {
            return new Line(
                    document.id(),
                    document.kind().name(),
                    document.kind().label(),
                    document.fileName(),
                    document.size(),
                    document.storedAt().toString());
        }
    }

    @GetMapping("/api/dossiers/{number}/documents")
    List<Line> list(@PathVariable String number, Principal principal) {
        return documents
                .of(NotForYou.unless(reading, dossiers.find(number), principal).number())
                .stream()
                .map(Line::of)
                .toList();
    }

    @PostMapping("/api/dossiers/{number}/documents")
    @ResponseStatus(HttpStatus.CREATED)
    Line store(
            @PathVariable String number,
            @RequestParam String kind,
            @RequestParam MultipartFile file,
            Principal principal)
            throws IOException {
        DossierNumber dossier =
                NotForYou.unless(reading, dossiers.findOpen(number), principal).number();
        return Line.of(documents.store(
                dossier, kind, file.getOriginalFilename(), file.getBytes(), new Person(principal.getName())));
    }

    /**
     * A download, unless somebody asks to look at what every browser shows by itself. That opens in a tab of its own,
     * under a policy that lets it run and fetch nothing.
     */
    @GetMapping("/api/documents/{id}")
    ResponseEntity<byte[]> content(
            @PathVariable UUID id, @RequestParam(defaultValue = "false") boolean view, Principal principal) {
        StoredDocument document = documents.get(id);
        NotForYou.unless(reading, dossiers.find(document.dossier().value()), principal);
        boolean shown = view && SHOWN.contains(document.mediaType());
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(document.mediaType()))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        (shown ? ContentDisposition.inline() : ContentDisposition.attachment())
                                .filename(document.fileName(), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .header(
                        "Content-Security-Policy",
                        "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'")
                .header("X-Content-Type-Options", "nosniff")
                .cacheControl(CacheControl.noStore())
                .body(documents.content(id));
    }
}
