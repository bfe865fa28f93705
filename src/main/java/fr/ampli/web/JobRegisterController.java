package fr.ampli.web;

import fr.ampli.job.Hire;
import fr.ampli.job.JobCheck;
import fr.ampli.job.JobFile;
import fr.ampli.job.JobFiles;
import fr.ampli.job.JobOutcome;
import fr.ampli.job.RegisteredJob;
import fr.ampli.shared.DossierNumber;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The register of created jobs as a table, one line per contract, for the indicator of the programme: comma, decimal
 * point, UTF-8. It tells posts, not people: nothing about who was hired is on record.
 */
@RestController
class JobRegisterController {

    private static final MediaType CSV = MediaType.parseMediaType("text/csv;charset=UTF-8");
    private static final Pattern FORMULA = Pattern.compile("^[=+\\-@\\t\\r]");
    private static final List<String> HEADER = List.of(
            "dossier",
            "poste",
            "correspondance",
            "contrat",
            "dureeCddMois",
            "heuresHebdomadaires",
            "heuresTempsPlein",
            "etp",
            "etptAnnee",
            "debut",
            "fin",
            "causeFin",
            "joursVacance",
            "remplaceATemps",
            "tenuVuLe",
            "tenu",
            "resultat");

    private final JobFiles files;

    JobRegisterController(JobFiles files) {
        this.files = files;
    }

    @GetMapping("/api/jobs.csv")
    ResponseEntity<String> jobs() {
        String table = Stream.concat(
                        Stream.of(HEADER),
                        files.registered().stream()
                                .flatMap(number -> files.of(number).stream().flatMap(file -> lines(number, file))))
                .map(cells -> cells.stream().map(JobRegisterController::cell).collect(Collectors.joining(",")))
                .collect(Collectors.joining("\r\n", "", "\r\n"));
        return ResponseEntity.ok()
                .contentType(CSV)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"emplois-crees.csv\"")
                .body(table);
    }

    private static Stream<List<String>> lines(DossierNumber number, JobFile file) {
        return file.jobs().stream().map(job -> line(number, file, job));
    }

    private static List<String> line(DossierNumber number, JobFile file, RegisteredJob job) {
        Hire hire = job.hire();
        boolean current =
                file.current().filter(each -> each.hire().id() == hire.id()).isPresent();
        return List.of(
                number.toString(),
                hire.postTitle(),
                hire.post().label(),
                hire.contract().label(),
                hire.fixedTermMonths().map(String::valueOf).orElse(""),
                job.fte().weeklyHours().toPlainString(),
                job.fte().fullTimeHours().toPlainString(),
                job.fte().display().replace(',', '.'),
                // of the job as a whole: shown once, at the contract that fills it
                current ? file.yearlyFte().replace(',', '.') : "",
                hire.startsOn().toString(),
                job.link().end().map(end -> end.endedOn().toString()).orElse(""),
                job.link().end().map(end -> end.cause().label()).orElse(""),
                job.vacant().map(String::valueOf).orElse(""),
                job.vacant().map(days -> job.inTime() ? "oui" : "non").orElse(""),
                job.lastCheck().map(check -> check.seenOn().toString()).orElse(""),
                job.ended()
                        ? "non"
                        : job.lastCheck()
                                .map(JobCheck::held)
                                .map(held -> held ? "oui" : "non")
                                .orElse(""),
                current
                        ? file.outcome()
                                .map(JobOutcome::outcome)
                                .map(JobOutcome.Result::label)
                                .orElse("")
                        : "");
    }

    /** Quoted where a reader could take it for more than a word; a spreadsheet must not read it as a formula. */
    private static String cell(String text) {
        String safe = FORMULA.matcher(text).find() ? "'" + text : text;
        return safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')
                ? '"' + safe.replace("\"", "\"\"") + '"'
                : safe;
    }
}
