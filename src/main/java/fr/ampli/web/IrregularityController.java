package fr.ampli.web;

import fr.ampli.payment.Irregularities;
import fr.ampli.payment.Irregularity;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The register of irregularities, for those who answer for it to the Commission (R35). */
@RestController
class IrregularityController {

    private final Irregularities irregularities;

    IrregularityController(Irregularities irregularities) {
        this.irregularities = irregularities;
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
    ResponseEntity<List<Line>> all() {
        return Fresh.of(irregularities.all().stream().map(Line::of).toList());
    }
}
