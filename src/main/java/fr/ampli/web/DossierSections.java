package fr.ampli.web;

import fr.ampli.agreement.Terms;
import fr.ampli.dossier.Dossier;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Every section of a dossier, told from one reading of what they have in common. */
@Component
public class DossierSections {

    private final List<DossierSection> sections;
    private final Terms terms;

    DossierSections(List<DossierSection> sections, Terms terms) {
        this.sections = sections;
        this.terms = terms;
    }

    /** What each section says, by its name; null where it has nothing to say yet. */
    public Map<String, Object> of(Dossier dossier) {
        DossierReading reading = reading(dossier);
        Map<String, Object> facts = new LinkedHashMap<>();
        for (DossierSection section : sections) {
            facts.put(section.name(), section.of(reading));
        }
        return facts;
    }

    /** What the section of this name says alone; null where it has nothing to say yet. */
    public Object of(Dossier dossier, String name) {
        return sections.stream()
                .filter(section -> section.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No section of a dossier is called " + name + "."))
                .of(reading(dossier));
    }

    private DossierReading reading(Dossier dossier) {
        return new DossierReading(dossier, terms.find(dossier.number()), terms.period(dossier.number()));
    }
}
