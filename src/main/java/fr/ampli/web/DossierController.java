package fr.ampli.web;

import fr.ampli.access.Reading;
import fr.ampli.dossier.Dossier;
import fr.ampli.dossier.Dossiers;
import fr.ampli.shared.Rna;
import fr.ampli.shared.Siret;
import java.security.Principal;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** What a form shows of a dossier: the facts at its top, and a section per capability. */
@RestController
class DossierController {

    private final Dossiers dossiers;
    private final Reading reading;
    private final DossierSections sections;

    DossierController(Dossiers dossiers, Reading reading, DossierSections sections) {
        this.dossiers = dossiers;
        this.reading = reading;
        this.sections = sections;
    }

    @GetMapping("/api/dossiers/{number}")
    ResponseEntity<Map<String, Object>> facts(@PathVariable String number, Principal principal) {
        Dossier dossier = NotForYou.unless(reading, dossiers.find(number), principal);
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("number", dossier.number().toString());
        facts.put("holder", holder(dossier));
        facts.put("project", dossier.project());
        facts.put("contact", dossier.contact());
        facts.put("stage", dossier.stage().label());
        facts.put("open", dossier.isOpen());
        facts.put("ending", dossier.ending().map(ending -> ending.label()).orElse(null));
        facts.putAll(sections.of(dossier));
        return Fresh.of(facts);
    }

    private static Map<String, Object> holder(Dossier dossier) {
        Map<String, Object> holder = new LinkedHashMap<>();
        holder.put("name", dossier.holder().name());
        holder.put("legalForm", dossier.holder().legalForm().label());
        holder.put("legalFormCode", dossier.holder().legalForm().name());
        holder.put("siret", dossier.holder().siret().map(Siret::formatted).orElse(null));
        holder.put("rna", dossier.holder().rna().map(Rna::value).orElse(null));
        return holder;
    }
}
