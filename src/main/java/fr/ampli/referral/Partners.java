package fr.ampli.referral;

import fr.ampli.journal.Journal;
import fr.ampli.shared.Checks;
import fr.ampli.shared.DossierNumber;
import fr.ampli.shared.Person;
import java.text.Collator;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The directory of partners. */
@Service
@Transactional(readOnly = true)
public class Partners {

    private final PartnerStore store;
    private final Journal journal;

    Partners(PartnerStore store, Journal journal) {
        this.store = store;
        this.journal = journal;
    }

    /** The partner who gets mail at that address. */
    public Optional<Partner> withEmail(String email) {
        return store.withEmail(email);
    }

    /**
     * Corrects the address of the partner who got mail at the old one, because it came back (E35).
     *
     * @param number the dossier whose letter came back, in whose journal the correction stands
     */
    @Transactional
    public void correctEmail(DossierNumber number, String old, String email, Person person) {
        store.withEmail(old).ifPresent(partner -> {
            store.correctEmail(partner.id(), email);
            journal.record(
                    number,
                    person,
                    "PARTNER_CORRECTED",
                    "Adresse électronique du partenaire corrigée : " + partner.name());
        });
    }

    /** The partners that projects may be sent to, in the order of a French list. */
    public List<Partner> active() {
        Comparator<Object> french = Collator.getInstance(Locale.FRENCH);
        return store.active().stream()
                .sorted(Comparator.comparing(Partner::name, french::compare))
                .toList();
    }

    public Optional<Partner> find(long id) {
        return store.find(id);
    }

    /** The partner behind a foreign key, which can only be right. */
    public Partner get(long id) {
        return find(id).orElseThrow(() -> new IllegalStateException("no partner " + id));
    }

    /** Reads the partner chosen in a list, or null after having refused: it must be one that is still active. */
    Partner chosen(String typed, String field, Checks checks) {
        String id = typed == null ? "" : typed.strip();
        if (id.isEmpty()) {
            checks.refuse(ReferralReasons.partnerMissing(field));
            return null;
        }
        return checks.need(
                Optional.of(id)
                        .filter(text -> text.matches("[0-9]{1,18}"))
                        .flatMap(text -> find(Long.parseLong(text)))
                        .filter(Partner::active),
                ReferralReasons.partnerUnknown(field));
    }
}
