package fr.ampli.referral;

import fr.ampli.journal.Journal;
import fr.ampli.shared.Checks;
import fr.ampli.shared.DossierNumber;
import fr.ampli.shared.Person;
import fr.ampli.shared.Refusal;
import java.text.Collator;
import java.time.Clock;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The directory of partners. */
@Service
@Transactional(readOnly = true)
public class Partners {

    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_CONTACT = 120;
    private static final int LONGEST_GROUNDS = 1000;
    private static final int MOST_PROJECTS = 999;

    private final PartnerStore store;
    private final Journal journal;
    private final Clock clock;

    Partners(PartnerStore store, Journal journal, Clock clock) {
        this.store = store;
        this.journal = journal;
        this.clock = clock;
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
        return all().stream().filter(Partner::active).toList();
    }

    /** Every partner that the directory ever held, in the order of a French list. */
    public List<Partner> all() {
        Comparator<Object> french = Collator.getInstance(Locale.FRENCH);
        return store.all().stream()
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

    /** What was changed in a partner's entry, oldest first. */
    public List<PartnerChange> changes(long id) {
        return store.changes(id);
    }

    /** How many projects each partner has in hand, by its number; who has none is not in it. */
    public Map<Long, Integer> inHand() {
        return store.inHand();
    }

    /**
     * Adds a partner, changes its entry, puts it to rest or back to work. Who is at rest is sent no more projects and
     * hears nothing more; projects that it has taken up stay with it.
     *
     * @throws Refusal with every reason at once
     */
    @Transactional
    public Partner keep(PartnerDraft draft, Person person) {
        Checks checks = new Checks();
        Act act = checks.choice(Act.class, draft.act(), "act", "Ce que vous faites");
        if (act == null) {
            return refused(checks);
        }
        Partner before = act == Act.ADD ? null : named(draft.partner(), checks);
        if (act == Act.REST || act == Act.RESUME) {
            return before == null
                    ? refused(checks)
                    : turned(before, act == Act.RESUME, draft.grounds(), person, checks);
        }
        Partner typed = typed(draft, before, checks);
        checks.orThrow();
        store.lock();
        if (store.isNamed(typed.name(), typed.territory(), typed.id())) {
            throw Refusal.of(ReferralReasons.partnerNamedTwice(typed));
        }
        if (before == null) {
            Partner added = store.find(store.insert(typed)).orElseThrow();
            store.insertChange(added.id(), PartnerChange.Act.ADDED, told(added), person, clock.instant());
            return added;
        }
        if (typed.equals(before)) {
            throw Refusal.of(ReferralReasons.PARTNER_UNCHANGED);
        }
        store.update(typed);
        store.insertChange(typed.id(), PartnerChange.Act.CHANGED, told(typed), person, clock.instant());
        return typed;
    }

    /** Reads the partner chosen in a list, or null after having refused: it must be one that is still active. */
    Partner chosen(String typed, String field, Checks checks) {
        String id = typed == null ? "" : typed.strip();
        if (id.isEmpty()) {
            checks.refuse(ReferralReasons.partnerMissing(field));
            return null;
        }
        return checks.need(known(id).filter(Partner::active), ReferralReasons.partnerUnknown(field));
    }

    private Partner named(String typed, Checks checks) {
        return checks.need(known(typed == null ? "" : typed.strip()), ReferralReasons.PARTNER_NOT_NAMED);
    }

    private Optional<Partner> known(String id) {
        return Optional.of(id).filter(text -> text.matches("[0-9]{1,18}")).flatMap(text -> find(Long.parseLong(text)));
    }

    private Partner turned(Partner before, boolean active, String grounds, Person person, Checks checks) {
        checks.require(before.active() != active, ReferralReasons.partnerIsSoAlready(before));
        String why = checks.longText(grounds, "grounds", "Raison", LONGEST_GROUNDS);
        checks.orThrow();
        store.lock();
        Partner after = new Partner(
                before.id(),
                before.kind(),
                before.name(),
                before.territory(),
                before.departments(),
                before.needs(),
                before.contactName(),
                before.email(),
                before.phone(),
                before.capacity(),
                active);
        store.update(after);
        store.insertChange(
                after.id(),
                active ? PartnerChange.Act.RESUMED : PartnerChange.Act.RESTED,
                why,
                person,
                clock.instant());
        return after;
    }

    private static Partner refused(Checks checks) {
        throw Refusal.of(checks.reasons());
    }

    private static Partner typed(PartnerDraft draft, Partner before, Checks checks) {
        PartnerKind kind = checks.choice(PartnerKind.class, draft.kind(), "kind", "Nature du partenaire");
        String name = checks.text(draft.name(), "name", "Nom", LONGEST_NAME);
        String territory = checks.text(draft.territory(), "territory", "Territoire, en clair", LONGEST_NAME);
        Set<Department> departments = departments(draft.departments(), checks);
        Set<Need> needs = needs(draft.needs(), checks);
        String contact =
                checks.optionalText(draft.contactName(), "contactName", "Personne à contacter", LONGEST_CONTACT);
        String email = checks.email(draft.email(), "email", "Adresse électronique");
        String phone = checks.phone(draft.phone(), "phone", "Téléphone");
        Integer capacity = draft.capacity() == null || draft.capacity().isBlank()
                ? null
                : checks.integer(draft.capacity(), "capacity", "Projets accueillis à la fois", 1, MOST_PROJECTS);
        return new Partner(
                before == null ? 0 : before.id(),
                kind,
                name,
                territory,
                departments,
                needs,
                Optional.ofNullable(contact),
                email,
                phone,
                Optional.ofNullable(capacity),
                before == null || before.active());
    }

    private static Set<Department> departments(List<String> typed, Checks checks) {
        List<String> codes = typed == null ? List.of() : typed;
        Set<Department> read = codes.stream()
                .flatMap(code -> Department.ofCode(code).stream())
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Department.class)));
        checks.require(
                !codes.isEmpty()
                        && codes.stream()
                                .allMatch(code -> Department.ofCode(code).isPresent()),
                ReferralReasons.DEPARTMENTS_MISSING);
        return read;
    }

    private static Set<Need> needs(List<String> typed, Checks checks) {
        List<String> words = typed == null ? List.of() : typed;
        Set<Need> read = Stream.of(Need.values())
                .filter(need -> words.contains(need.name()))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Need.class)));
        checks.require(!read.isEmpty() && read.size() == Set.copyOf(words).size(), ReferralReasons.NEEDS_MISSING);
        return read;
    }

    /** The entry as it now stands, so that the record of changes can be read on its own. */
    private static String told(Partner partner) {
        return partner.label() + " ; "
                + partner.departments().stream().map(Department::label).collect(Collectors.joining(", "))
                + " ; " + partner.needs().stream().map(Need::label).collect(Collectors.joining(", "))
                + " ; " + partner.contactName().map(contact -> contact + ", ").orElse("") + partner.email() + ", "
                + partner.phone()
                + partner.capacity()
                        .map(most -> " ; " + most + " projets à la fois")
                        .orElse("");
    }

    private enum Act {
        ADD,
        CHANGE,
        REST,
        RESUME
    }
}
