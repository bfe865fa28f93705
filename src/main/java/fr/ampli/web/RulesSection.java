package fr.ampli.web;

import fr.ampli.agreement.AgreedTerms;
import fr.ampli.agreement.Terms;
import fr.ampli.deadline.Deadlines;
import fr.ampli.deadline.Delay;
import fr.ampli.job.Hours;
import fr.ampli.shared.Scheme;
import fr.ampli.shared.SchemeTerms;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The numbers that a dossier is held to, so that no form names one that the configuration may change. */
@Component
class RulesSection implements DossierSection {

    private final Terms terms;
    private final Scheme scheme;
    private final Deadlines deadlines;

    RulesSection(Terms terms, Scheme scheme, Deadlines deadlines) {
        this.terms = terms;
        this.scheme = scheme;
        this.deadlines = deadlines;
    }

    @Override
    public String name() {
        return "rules";
    }

    @Override
    public Object of(DossierReading reading) {
        // Frozen at the award, those of today before
        SchemeTerms numbers =
                reading.terms().map(AgreedTerms::scheme).orElseGet(() -> scheme.termsOn(deadlines.today()));
        Map<String, Object> section = new LinkedHashMap<>();
        section.put("minimumFte", Hours.french(numbers.minimumFte()));
        section.put("fullTimeHours", Hours.french(numbers.fullTimeHours()));
        section.put("minimumHours", Hours.french(numbers.minimumFte().multiply(numbers.fullTimeHours())));
        section.put("minimumMonthlyHours", Hours.monthly(numbers.minimumFte().multiply(numbers.fullTimeHours())));
        section.put("partTimeFloorHours", Hours.french(numbers.partTimeFloorHours()));
        section.put("minimumFixedTermMonths", numbers.minimumFixedTermMonths());
        section.put("deMinimisYears", numbers.deMinimisYears());
        Map<String, String> delays = new LinkedHashMap<>();
        for (Delay delay : Delay.values()) {
            delays.put(delay.name(), deadlines.length(delay).french());
        }
        section.put("delays", delays);
        return section;
    }
}
