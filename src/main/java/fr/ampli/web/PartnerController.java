package fr.ampli.web;

import fr.ampli.referral.Department;
import fr.ampli.referral.Need;
import fr.ampli.referral.Partner;
import fr.ampli.referral.PartnerKind;
import fr.ampli.referral.Partners;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The partners that a form offers, and the directory as the form that keeps it reads it. */
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

        /** In the directory, who is at rest is listed too. */
        static Option whateverItsState(Partner partner) {
            return new Option(String.valueOf(partner.id()), partner.label() + (partner.active() ? "" : " (en veille)"));
        }
    }

    /** What the start form asks for, before there is a dossier. */
    record Directory(List<Option> partners) {}

    /** An entry as the form fills its fields with it; the names are those of the fields. */
    record Entry(
            String value,
            PartnerKind kind,
            String name,
            String territory,
            List<String> departments,
            List<String> needs,
            String contactName,
            String email,
            String phone,
            String capacity) {
        static Entry of(Partner partner) {
            return new Entry(
                    String.valueOf(partner.id()),
                    partner.kind(),
                    partner.name(),
                    partner.territory(),
                    partner.departments().stream().map(Department::code).toList(),
                    partner.needs().stream().map(Need::name).toList(),
                    partner.contactName().orElse(null),
                    partner.email(),
                    partner.phone(),
                    partner.capacity().map(String::valueOf).orElse(null));
        }
    }

    /** Every partner, and its entry. */
    record Entries(List<Option> partners, List<Entry> entries) {}

    @GetMapping("/api/partners")
    Directory partners() {
        return new Directory(partners.active().stream().map(Option::of).toList());
    }

    @GetMapping("/api/partners/directory")
    ResponseEntity<Entries> directory() {
        List<Partner> all = partners.all();
        return Fresh.of(new Entries(
                all.stream().map(Option::whateverItsState).toList(),
                all.stream().map(Entry::of).toList()));
    }
}
