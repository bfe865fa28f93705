package fr.ampli.web;

import fr.ampli.access.People;
import fr.ampli.agreement.BankAccounts;
import fr.ampli.payment.AnswerImport;
import fr.ampli.payment.AnswerImportLine;
import fr.ampli.payment.AnswerImports;
import fr.ampli.payment.ExportCandidate;
import fr.ampli.payment.LineFate;
import fr.ampli.payment.PaymentExport;
import fr.ampli.payment.PaymentExports;
import fr.ampli.payment.PaymentOrder;
import fr.ampli.shared.Money;
import fr.ampli.shared.Person;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;

/**
 * What leaves for the finance system and what comes back. The files of a batch are the only place where whole account
 * numbers leave the application; the door lets only those in who order payments.
 */
@RestController
class PaymentExchangeController {

    private static final int LAST = 20;
    private static final Set<LineFate> OPEN = Set.of(LineFate.UNKNOWN, LineFate.REFUSED);

    private final PaymentExports exports;
    private final AnswerImports imports;
    private final BankAccounts accounts;
    private final People people;

    PaymentExchangeController(PaymentExports exports, AnswerImports imports, BankAccounts accounts, People people) {
        this.exports = exports;
        this.imports = imports;
        this.accounts = accounts;
        this.people = people;
    }

    @GetMapping("/api/payments/exports")
    ResponseEntity<Map<String, Object>> exports() {
        List<ExportCandidate> waiting = exports.waiting();
        List<ExportCandidate> leaving =
                waiting.stream().filter(ExportCandidate::leaves).toList();
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put(
                "leaving",
                Map.of(
                        "count",
                        leaving.size(),
                        "total",
                        leaving.stream()
                                .map(each -> each.order().amount())
                                .reduce(Money.ZERO, Money::plus)
                                .french(),
                        "executeOn",
                        exports.nextExecution().toString(),
                        "formats",
                        exports.writesBankFile()
                                ? "tableau CSV et fichier bancaire pain.001"
                                : "tableau CSV seul : le compte payeur n'est pas configuré"));
        facts.put("waiting", waiting.stream().map(this::candidate).toList());
        facts.put("last", exports.last(LAST).stream().map(this::export).toList());
        return Fresh.of(facts);
    }

    @GetMapping("/api/payments/exports/{number}")
    ResponseEntity<Map<String, Object>> export(@PathVariable String number) {
        Map<String, Object> facts = export(exports.get(number));
        facts.put(
                "lines",
                exports.lines(number).stream()
                        .map(line -> Map.of(
                                "reference",
                                line.reference(),
                                "dossier",
                                line.dossier(),
                                "amount",
                                line.amount().french()))
                        .toList());
        return Fresh.of(facts);
    }

    /** Always a download, the same bytes every time. */
    @GetMapping("/api/payments/exports/{number}/{format}")
    ResponseEntity<byte[]> file(@PathVariable String number, @PathVariable String format, Principal principal) {
        PaymentExport.Format wanted = switch (format) {
            case "csv" -> PaymentExport.Format.CSV;
            case "pain001" -> PaymentExport.Format.PAIN_001;
            default -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        };
        PaymentExport.File file = exports.file(number, wanted, new Person(principal.getName()));
        return ResponseEntity.ok()
                .contentType(
                        wanted == PaymentExport.Format.CSV
                                ? new MediaType("text", "csv", StandardCharsets.UTF_8)
                                : MediaType.APPLICATION_XML)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(file.name())
                                .build()
                                .toString())
                .header("X-Content-Type-Options", "nosniff")
                .header("X-Content-SHA256", file.sha256())
                .cacheControl(CacheControl.noStore())
                .body(file.content());
    }

    @GetMapping("/api/payments/answers")
    ResponseEntity<Map<String, Object>> answers() {
        return Fresh.of(
                Map.of("files", imports.last(LAST).stream().map(this::file).toList()));
    }

    /** Reads and keeps the file; nothing is applied before the form is sent. */
    @PostMapping("/api/payments/answers")
    ResponseEntity<Map<String, Object>> receive(@RequestParam MultipartFile file, Principal principal)
            throws IOException {
        AnswerImport read =
                imports.receive(file.getOriginalFilename(), file.getBytes(), new Person(principal.getName()));
        return ResponseEntity.status(HttpStatus.CREATED)
                .cacheControl(CacheControl.noStore())
                .body(Map.of(
                        "id",
                        String.valueOf(read.id()),
                        "summary",
                        "Fichier lu : " + read.format() + ", " + read.lineCount()
                                + (read.lineCount() > 1 ? " lignes." : " ligne.")
                                + " Terminez pour appliquer les réponses."));
    }

    @GetMapping("/api/payments/answers/{id}")
    ResponseEntity<Map<String, Object>> answer(@PathVariable long id) {
        Map<String, Object> facts = file(imports.find(id));
        List<AnswerImportLine> lines = imports.lines(id);
        facts.put("lines", lines.stream().map(PaymentExchangeController::line).toList());
        facts.put(
                "open",
                lines.stream()
                        .filter(line -> OPEN.contains(line.fate()))
                        .map(PaymentExchangeController::line)
                        .toList());
        return Fresh.of(facts);
    }

    private Map<String, Object> candidate(ExportCandidate candidate) {
        PaymentOrder order = candidate.order();
        String fate = !candidate.sealed()
                ? "rejeté : le compte n'est plus celui qui a été certifié"
                : candidate.leaves() ? "part dans le lot" : "retenu : " + String.join(" ", candidate.obstacles());
        return Map.of(
                "dossier",
                order.dossier().value(),
                "label",
                order.instalment().label(),
                "amount",
                order.amount().french(),
                "account",
                accounts.get(order.bankAccountId()).iban().masked(),
                "fate",
                fate);
    }

    private Map<String, Object> export(PaymentExport export) {
        String address = "/api/payments/exports/" + export.messageId();
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("number", export.messageId());
        facts.put("createdAt", export.createdAt().toString());
        facts.put("createdBy", people.nameOf(export.createdBy()));
        facts.put("count", export.orderCount());
        facts.put("total", export.total().french());
        facts.put("executeOn", export.executeOn().toString());
        facts.put("csv", address + "/csv");
        facts.put("bankFile", export.formats().contains(PaymentExport.Format.PAIN_001) ? address + "/pain001" : null);
        return facts;
    }

    private Map<String, Object> file(AnswerImport file) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("fileName", file.fileName());
        facts.put("format", file.format());
        facts.put("receivedAt", file.receivedAt().toString());
        facts.put("receivedBy", people.nameOf(file.receivedBy()));
        facts.put("lineCount", file.lineCount());
        facts.put("applied", file.count(LineFate.APPLIED));
        facts.put("repeated", file.count(LineFate.REPEATED));
        facts.put("unapplied", file.unapplied());
        facts.put("waiting", file.count(LineFate.WAITING));
        return facts;
    }

    private static Map<String, Object> line(AnswerImportLine line) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("position", line.position());
        facts.put("reference", line.reference());
        facts.put(
                "result",
                switch (line.result()) {
                    case "PAID" -> "payé";
                    case "REJECTED" -> "rejeté";
                    default -> "en cours";
                });
        facts.put("amount", line.amount().map(Money::french).orElse(null));
        facts.put("on", line.on().map(LocalDate::toString).orElse(null));
        facts.put("fate", line.fate().label());
        facts.put("why", line.why().orElse(null));
        return facts;
    }
}
