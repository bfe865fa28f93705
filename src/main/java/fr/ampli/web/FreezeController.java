package fr.ampli.web;

import fr.ampli.access.People;
import fr.ampli.access.Reading;
import fr.ampli.agreement.AccountSharing;
import fr.ampli.agreement.BankAccounts;
import fr.ampli.deadline.Deadlines;
import fr.ampli.dossier.Dossier;
import fr.ampli.dossier.Dossiers;
import fr.ampli.payment.Freeze;
import fr.ampli.payment.Freezes;
import fr.ampli.payment.InsolvencyClaim;
import fr.ampli.payment.InsolvencyClaims;
import fr.ampli.shared.DossierNumber;
import fr.ampli.shared.Person;
import fr.ampli.shared.Refusal;
import fr.ampli.shared.Siret;
import java.security.Principal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/**
 * Why payments stop, apart from the dossier's own page: only the groups that access/endpoints.yaml lets in read it
 * (E25).
 */
@RestController
class FreezeController {

    private final Freezes freezes;
    private final InsolvencyClaims claims;
    private final BankAccounts accounts;
    private final Dossiers dossiers;
    private final Reading reading;
    private final People people;

    FreezeController(
            Freezes freezes,
            InsolvencyClaims claims,
            BankAccounts accounts,
            Dossiers dossiers,
            Reading reading,
            People people) {
        this.freezes = freezes;
        this.claims = claims;
        this.accounts = accounts;
        this.dossiers = dossiers;
        this.reading = reading;
        this.people = people;
    }

    /** Another dossier with the same account, as the form lists it. */
    record Other(String number, String holder, String siret, String contact) {}

    @GetMapping("/api/freezes/{id}")
    ResponseEntity<Map<String, Object>> freeze(@PathVariable long id, Principal principal) {
        Freeze freeze = known(() -> freezes.get(id));
        NotForYou.unless(reading, dossiers.get(freeze.dossier()), principal);
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("kind", freeze.kind().label());
        facts.put("state", freeze.state().label());
        facts.put("grounds", freeze.grounds());
        facts.put("openedBy", name(freeze.openedBy()));
        facts.put(
                "openedOn",
                freeze.openedAt().atZone(Deadlines.ZONE).toLocalDate().toString());
        facts.put("decidedBy", freeze.decidedBy().map(this::name).orElse(null));
        facts.put("decisionGrounds", freeze.decisionGrounds().orElse(null));
        facts.put("liftAskedBy", freeze.liftAskedBy().map(this::name).orElse(null));
        facts.put("liftGrounds", freeze.liftGrounds().orElse(null));
        facts.put("claim", claims.of(id).map(FreezeController::claim).orElse(null));
        return answer(facts);
    }

    @GetMapping("/api/insolvency-claims/{id}")
    ResponseEntity<Map<String, Object>> claim(@PathVariable long id, Principal principal) {
        InsolvencyClaim claim = known(() -> claims.get(id));
        NotForYou.unless(reading, dossiers.get(claim.dossier()), principal);
        Map<String, Object> facts = claim(claim);
        facts.put("due", claims.due(claim.dossier()).french());
        return answer(facts);
    }

    /** Of the other dossiers those that the reader may look into; of one from which they keep away, nothing (R56). */
    @GetMapping("/api/shared-accounts/{number}")
    ResponseEntity<Map<String, Object>> sharedAccount(@PathVariable String number, Principal principal) {
        Dossier dossier = NotForYou.unless(reading, dossiers.find(number), principal);
        Map<String, Object> facts = new LinkedHashMap<>();
        accounts.current(dossier.number()).ifPresent(account -> {
            facts.put("account", account.iban().masked());
            facts.put("accountHolder", account.holderName());
            facts.put("recordedBy", name(account.recordedBy()));
        });
        List<DossierNumber> others = accounts.sharings(dossier.number()).stream()
                .map(AccountSharing::other)
                .distinct()
                .toList();
        Map<DossierNumber, Dossier> known = dossiers.all(others);
        facts.put(
                "others",
                reading.open(others.stream().map(known::get).toList(), new Person(principal.getName())).stream()
                        .map(FreezeController::other)
                        .toList());
        return answer(facts);
    }

    private static Map<String, Object> claim(InsolvencyClaim claim) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("procedure", claim.procedure().label());
        facts.put("publishedOn", claim.publishedOn().toString());
        facts.put("administrator", claim.administrator());
        facts.put("contact", claim.contact());
        facts.put("dueOn", claim.dueOn().toString());
        facts.put("result", claim.result().map(InsolvencyClaim.Result::label).orElse(null));
        facts.put("foreclosedOn", claim.foreclosedOn().map(LocalDate::toString).orElse(null));
        return facts;
    }

    private static Other other(Dossier dossier) {
        return new Other(
                dossier.number().toString(),
                dossier.holder().name(),
                dossier.holder().siret().map(Siret::formatted).orElse(null),
                dossier.contact().name());
    }

    private String name(Person person) {
        return people.nameOf(person);
    }

    private static <T> T known(Supplier<T> question) {
        try {
            return question.get();
        } catch (Refusal unknown) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, "unknown", unknown);
        }
    }

    private static ResponseEntity<Map<String, Object>> answer(Map<String, Object> facts) {
        return Fresh.of(facts);
    }
}
