package fr.ampli.web;

import fr.ampli.access.Reading;
import fr.ampli.deadline.Deadlines;
import fr.ampli.dossier.ClosedDossiers;
import fr.ampli.dossier.ClosedDossiers.Question;
import fr.ampli.dossier.Dossier;
import fr.ampli.dossier.Ending;
import fr.ampli.oversight.Figure.Column;
import fr.ampli.oversight.Figure.Type;
import fr.ampli.shared.Person;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Closed dossiers, searched by how, when and where they ended. Dossiers that are not open to the reader are left out. */
@RestController
class FinishedController {

    private static final int PAGE = 50;
    private static final int PAGE_OF_FILE = 500;

    private static final List<Column> COLUMNS = List.of(
            new Column("dossier", "Dossier", Type.DOSSIER),
            new Column("holder", "Porteur", Type.TEXT),
            new Column("project", "Projet", Type.TEXT),
            new Column("commune", "Commune", Type.TEXT),
            new Column("ending", "Issue", Type.TEXT),
            new Column("openedOn", "Ouvert le", Type.DATE),
            new Column("endedOn", "Clos le", Type.DATE),
            new Column("days", "Durée", Type.DAYS),
            new Column("trail", "Historique", Type.LINK));

    private final ClosedDossiers closed;
    private final Reading reading;

    FinishedController(ClosedDossiers closed, Reading reading) {
        this.closed = closed;
        this.reading = reading;
    }

    /** One ending to choose. */
    record Choice(String value, String label) {}

    /** Where a link leads, and what it says. */
    record Link(String href, String label) {}

    @GetMapping("/api/oversight/finished/endings")
    List<Choice> endings() {
        return Arrays.stream(Ending.values())
                .map(ending -> new Choice(ending.name(), ending.label()))
                .toList();
    }

    @GetMapping("/api/oversight/finished")
    ResponseEntity<Listing> find(Question question, Principal principal) {
        ClosedDossiers.Page page = closed.find(question, PAGE);
        return Fresh.of(new Listing(COLUMNS, rows(page, principal), page.next().orElse(null)));
    }

    /** All of them, page by page; what the search cannot understand is refused before the file begins. */
    @GetMapping("/api/oversight/finished.csv")
    void csv(Question question, Principal principal, HttpServletResponse response) throws IOException {
        ClosedDossiers.Page first = closed.find(question, PAGE_OF_FILE);
        response.setContentType(FigureFiles.CSV_TYPE.toString());
        response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, FigureFiles.disposition("dossiers-clos.csv"));
        Iterator<List<Map<String, Object>>> pages = Stream.iterate(
                        first,
                        Objects::nonNull,
                        page -> page.next()
                                .map(next -> closed.find(question.after(next), PAGE_OF_FILE))
                                .orElse(null))
                .map(page -> rows(page, principal))
                .iterator();
        FigureFiles.csv(COLUMNS, pages, response.getWriter());
    }

    private List<Map<String, Object>> rows(ClosedDossiers.Page page, Principal principal) {
        return reading.open(page.dossiers(), new Person(principal.getName())).stream()
                .map(FinishedController::row)
                .toList();
    }

    private static Map<String, Object> row(Dossier dossier) {
        LocalDate opened = day(dossier.openedAt());
        LocalDate ended = day(dossier.endedAt().orElseThrow());
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("dossier", dossier.number().value());
        row.put("holder", dossier.holder().name());
        row.put("project", dossier.project().title());
        row.put(
                "commune",
                dossier.project().postalCode() + " " + dossier.project().commune());
        row.put("ending", dossier.ending().orElseThrow().label());
        row.put("openedOn", opened);
        row.put("endedOn", ended);
        row.put("days", ChronoUnit.DAYS.between(opened, ended));
        row.put("trail", new Link("#/piste-audit?dossier=" + dossier.number(), "Piste d’audit"));
        return row;
    }

    private static LocalDate day(Instant moment) {
        return moment.atZone(Deadlines.ZONE).toLocalDate();
    }
}
