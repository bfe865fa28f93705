package fr.ampli.web;

import fr.ampli.access.Parts;
import fr.ampli.payment.Irregularities;
import fr.ampli.payment.Irregularity;
import fr.ampli.shared.DossierNumber;
import fr.ampli.shared.Person;
import java.security.Principal;
import java.util.List;
import java.util.Set;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The register of irregularities, for those who answer for it to the Commission (R35); nothing of a dossier from which
 * the reader keeps away (R56).
 */
@RestController
class IrregularityController {

    private final Irregularities irregularities;
    private final Parts parts;

    IrregularityController(Irregularities irregularities, Parts parts) {
        this.irregularities = irregularities;
        this.parts = parts;
    }

    /**
     * One line of the register.
     *
     * @param amount in euros with a point, for spreadsheets
     */
    record Line(
            String dossier,
            String amount,
            String unionPart,
            String ground,
            boolean suspectedFraud,
            boolean reportable,
            String exception,
            String reason,
            String decidedOn) {

        static Line of(Irregularity irregularity) {
            return new Line(
                    irregularity.dossier().toString(),
                    irregularity.amount().toString(),
                    irregularity.unionPart().toString(),
                    irregularity.ground().name(),
                    irregularity.suspectedFraud(),
                    irregularity.reportable(),
                    irregularity.exception().map(Irregularity.Exempt::label).orElse(null),
                    irregularity.reason(),
                    irregularity.decidedOn().toString());
        }
    }

    @GetMapping("/api/irregularities")
    ResponseEntity<List<Line>> all(Principal principal) {
        List<Irregularity> all = irregularities.all();
        Set<DossierNumber> away =
                parts.keptAwayFrom(all.stream().map(Irregularity::dossier).toList(), new Person(principal.getName()));
        return Fresh.of(all.stream()
                .filter(each -> !away.contains(each.dossier()))
                .map(Line::of)
                .toList());
    }
}
