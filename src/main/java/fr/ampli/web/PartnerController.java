package fr.ampli.web;

import fr.ampli.referral.Partner;
import fr.ampli.referral.Partners;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The partners that a form offers. */
@RestController
class PartnerController {

    private final Partners partners;

    PartnerController(Partners partners) {
        this.partners = partners;
    }

    /** One line of a list to choose from. */
    record Option(String value, String label) {
        static Option of(Partner partner) {
            return new Option(String.valueOf(partner.id()), partner.label());
        }
    }

    /** What the start form asks for, before there is a dossier. */
    record Directory(List<Option> partners) {}

    @GetMapping("/api/partners")
    Directory partners() {
        return new Directory(partners.active().stream().map(Option::of).toList());
    }
}
