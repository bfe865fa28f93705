package fr.ampli.web;

import fr.ampli.dossier.HolderStanding;
import fr.ampli.dossier.HolderStandings;
import fr.ampli.shared.DossierNumber;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** How the structure stands in the public directories, and whether anybody has to look again. */
@Component
class StandingSection implements DossierSection {

    private final HolderStandings standings;

    StandingSection(HolderStandings standings) {
        this.standings = standings;
    }

    @Override
    public String name() {
        return "standing";
    }

    @Override
    public Object of(DossierReading reading) {
        DossierNumber number = reading.number();
        Map<String, Object> section = new LinkedHashMap<>();
        Optional<HolderStanding> latest = standings.last(number);
        section.put("fresh", latest.filter(last -> standings.isFresh(last)).isPresent());
        latest.ifPresent(last -> {
            section.put("directory", last.directory().label());
            section.put("insolvency", last.insolvency().label());
            section.put("notice", last.notice().orElse(null));
            section.put("lookedIn", last.lookedIn());
            section.put("lookedOn", last.lookedOn().toString());
            section.put("goodUntil", standings.goodUntil(last).toString());
        });
        return section;
    }
}
