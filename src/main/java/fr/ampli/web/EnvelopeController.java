package fr.ampli.web;

import fr.ampli.access.Parts;
import fr.ampli.access.People;
import fr.ampli.payment.Accounts;
import fr.ampli.payment.BudgetProposal;
import fr.ampli.payment.Envelope;
import fr.ampli.payment.EnvelopeBudgets;
import fr.ampli.payment.Envelopes;
import fr.ampli.payment.YearAccount;
import fr.ampli.shared.DossierNumber;
import fr.ampli.shared.Person;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** The envelopes as the forms of a budget show them, and the ledger as a file. */
@RestController
class EnvelopeController {

    private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);

    private final Envelopes envelopes;
    private final EnvelopeBudgets budgets;
    private final Accounts accounts;
    private final People people;
    private final Parts parts;

    EnvelopeController(Envelopes envelopes, EnvelopeBudgets budgets, Accounts accounts, People people, Parts parts) {
        this.envelopes = envelopes;
        this.budgets = budgets;
        this.accounts = accounts;
        this.people = people;
        this.parts = parts;
    }

    /** A year as the form lists it; paid and declarable apart (R62). */
    record Year(
            String year,
            String budget,
            String reserved,
            String committed,
            String paid,
            String declarable,
            String recovered,
            String room) {
        static Year of(YearAccount account) {
            Envelope envelope = account.envelope();
            return new Year(
                    String.valueOf(envelope.year()),
                    envelope.budget().french(),
                    envelope.reserved().french(),
                    envelope.committed().french(),
                    account.total().paid().french(),
                    account.total().declarable().french(),
                    account.total().recovered().french(),
                    envelope.room().french());
        }
    }

    /**
     * Every year, how many dossiers wait, and what does not add up.
     *
     * @param disagreements French sentences; empty as long as dossiers, envelopes and movements agree. A dossier from
     *     which the reader keeps away is counted among them without its number (R56)
     */
    record Years(List<Year> years, int waiting, List<String> disagreements) {}

    @GetMapping("/api/envelopes")
    ResponseEntity<Years> years(Principal principal) {
        return Fresh.of(new Years(
                accounts.byYear().stream().map(Year::of).toList(),
                envelopes.waitingList().size(),
                disagreements(new Person(principal.getName()))));
    }

    private List<String> disagreements(Person reader) {
        List<Accounts.Disagreement> found = accounts.found();
        Set<DossierNumber> away = parts.keptAwayFrom(
                found.stream().flatMap(each -> each.dossier().stream()).toList(), reader);
        return found.stream()
                .map(each -> each.dossier().filter(away::contains).isPresent()
                        ? "Un dossier qui ne vous est pas ouvert : " + each.words()
                        : each.sentence())
                .toList();
    }

    @GetMapping("/api/envelopes/proposals/{id}")
    ResponseEntity<Map<String, Object>> proposal(@PathVariable long id) {
        BudgetProposal proposal;
        try {
            proposal = budgets.get(id);
        } catch (NoSuchElementException unknown) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, unknown.getMessage(), unknown);
        }
        Envelope now = envelopes.of(proposal.year());
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("year", String.valueOf(proposal.year()));
        facts.put("budget", proposal.budget().french());
        facts.put("current", now.budget().french());
        facts.put("taken", now.taken().french());
        facts.put("deliberation", proposal.deliberation());
        facts.put("deliberatedOn", proposal.deliberatedOn().toString());
        facts.put("grounds", proposal.grounds());
        facts.put(
                "proposedBy",
                people.namesOf(List.of(proposal.proposedBy()))
                        .getOrDefault(
                                proposal.proposedBy(), proposal.proposedBy().id()));
        facts.put("waiting", envelopes.waitingList().size());
        return Fresh.of(facts);
    }

    /** The whole ledger, whoever reads it: an account with a hole is none (docs/security.md). For a spreadsheet or the finance system; its columns are told in docs/ledger.md. */
    @GetMapping("/api/ledger.csv")
    ResponseEntity<String> ledger() {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .contentType(CSV)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("ampli-grand-livre.csv")
                                .build()
                                .toString())
                .body(accounts.csv());
    }
}
