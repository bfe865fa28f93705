package fr.ampli.dossier;

import fr.ampli.deadline.Deadlines;
import fr.ampli.deadline.LegalClocks;
import fr.ampli.journal.Journal;
import fr.ampli.shared.Checks;
import fr.ampli.shared.DossierNumber;
import fr.ampli.shared.OneLook;
import fr.ampli.shared.Person;
import fr.ampli.shared.Refusal;
import fr.ampli.shared.Rna;
import fr.ampli.shared.Siren;
import fr.ampli.shared.Siret;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Opens dossiers, finds them, moves them from stage to stage and closes them. */
@Service
@Transactional
public class Dossiers {

    /** The act of the journal that tells of a stage entered. */
    public static final String STAGE_ENTERED = "STAGE_ENTERED";

    private static final Pattern POSTAL_CODE = Pattern.compile("\\d{5}");

    private final DossierStore store;
    private final LegalClocks clocks;
    private final Journal journal;
    private final Clock clock;

    Dossiers(DossierStore store, LegalClocks clocks, Journal journal, Clock clock) {
        this.store = store;
        this.clocks = clocks;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * Opens a dossier at first contact (step 1). Intake is rolling: any day is a good day (R08).
     *
     * @throws Refusal with every reason at once; {@code DUPLICATE_DOSSIER} names the dossier already open (E37)
     */
    public Dossier open(DossierOpening opening, Person person) {
        Checks checks = new Checks();
        String holderName = checks.text(opening.holderName(), "holderName", "Nom de la structure", 200);
        LegalForm form = checks.choice(LegalForm.class, opening.legalForm(), "legalForm", "Forme juridique");
        Optional<Siret> siret = optionalSiret(opening.siret(), checks);
        checks.require(
                form == null || form == LegalForm.NOT_YET_CREATED || siret.isPresent() || !isBlank(opening.siret()),
                DossierReasons.SIRET_MISSING);
        Optional<Rna> rna = optionalRna(opening.rna(), checks);
        Dossier.Contact contact = new Dossier.Contact(
                checks.text(opening.contactName(), "contactName", "Personne à contacter", 120),
                checks.email(opening.contactEmail(), "contactEmail", "Adresse électronique"),
                checks.phone(opening.contactPhone(), "contactPhone", "Téléphone"));
        String postalCode =
                opening.postalCode() == null ? "" : opening.postalCode().strip();
        checks.require(POSTAL_CODE.matcher(postalCode).matches(), DossierReasons.POSTAL_CODE_INVALID);
        Dossier.Project project = new Dossier.Project(
                checks.text(opening.projectTitle(), "projectTitle", "Intitulé du projet", 200),
                checks.longText(opening.projectSummary(), "projectSummary", "Résumé du projet", 4000),
                checks.text(opening.commune(), "commune", "Commune", 100),
                postalCode);
        Optional<Long> partner = partner(opening.referringPartner(), checks);
        checks.orThrow();

        store.lockIntake();
        store.openDossierOf(siret, holderName, project.title()).ifPresent(existing -> {
            throw Refusal.of(DossierReasons.duplicate(existing));
        });
        DossierNumber number =
                store.nextNumber(clock.instant().atZone(Deadlines.ZONE).getYear());
        Dossier dossier = new Dossier(
                number,
                new Dossier.Holder(holderName, form, siret, rna),
                contact,
                project,
                partner,
                Boolean.TRUE.equals(opening.partnerConsent()),
                Stage.FIRST_CONTACT,
                clock.instant(),
                clock.instant(),
                Optional.empty(),
                Optional.empty());
        store.insert(dossier);
        journal.record(number, person, "DOSSIER_OPENED", "Dossier ouvert : " + project.title());
        return dossier;
    }

    /** @throws Refusal {@code DOSSIER_UNKNOWN} when no dossier has that number */
    @Transactional(readOnly = true)
    public Dossier get(DossierNumber number) {
        return OneLook.once(
                "Dossiers.get",
                number,
                () -> store.find(number).orElseThrow(() -> Refusal.of(DossierReasons.unknown(number.toString()))));
    }

    /** Those of these that exist, in one question. */
    @Transactional(readOnly = true)
    public Map<DossierNumber, Dossier> all(Collection<DossierNumber> numbers) {
        return store.all(numbers).stream().collect(Collectors.toMap(Dossier::number, Function.identity()));
    }

    /** Reads a number as a person typed it. @throws Refusal {@code DOSSIER_UNKNOWN} in any other case than a match */
    @Transactional(readOnly = true)
    public Dossier find(String typed) {
        String text = typed == null ? "" : typed.strip();
        return DossierNumber.read(text)
                .flatMap(store::find)
                .orElseThrow(() -> Refusal.of(DossierReasons.unknown(text)));
    }

    /**
     * The dossier of that number; or else dossiers by SIREN or SIRET, or the beginnings of words of the holder's name, the
     * project, the commune, the postal code or the partner that referred it: the one opened last first, by number where
     * two were opened at one moment. Nothing typed: those that moved last.
     */
    @Transactional(readOnly = true)
    public List<Dossier> search(String typed, int limit) {
        if (isBlank(typed)) {
            return store.latest(limit);
        }
        SearchWords words = SearchWords.of(typed);
        Optional<Dossier> numbered = words.number().flatMap(store::find);
        if (numbered.isPresent()) {
            return List.of(numbered.get());
        }
        return words.isEmpty() ? List.of() : store.search(words, limit);
    }

    /** @throws Refusal when unknown, or {@code DOSSIER_CLOSED} */
    @Transactional(readOnly = true)
    public Dossier findOpen(String typed) {
        Dossier dossier = find(typed);
        dossier.ending().ifPresent(ending -> {
            throw Refusal.of(DossierReasons.closed(dossier.number(), ending));
        });
        return dossier;
    }

    /** The other dossiers of the same legal unit, newest first, whatever became of them. */
    @Transactional(readOnly = true)
    public List<Dossier> othersOf(Siren siren, DossierNumber but) {
        return store.ofSiren(siren).stream()
                .filter(dossier -> !dossier.number().equals(but))
                .toList();
    }

    /** Records the SIRET of a structure that now exists (E38), or that has moved. */
    public void identify(DossierNumber number, Siret siret, LegalForm form, Person person) {
        store.identify(number, siret, form);
        journal.record(number, person, "HOLDER_IDENTIFIED", "Structure identifiée : SIRET " + siret.formatted());
    }

    /** The same for a structure that was created since first contact, and may bear another name (E38). */
    public void identify(DossierNumber number, String name, Siret siret, LegalForm form, Person person) {
        store.rename(number, name);
        identify(number, siret, form, person);
    }

    /** Corrects where mail to the contact goes, because it came back (E35). */
    public void correctContactEmail(DossierNumber number, String email, Person person) {
        store.correctContactEmail(number, email);
        journal.record(number, person, "CONTACT_CORRECTED", "Adresse électronique du contact corrigée");
    }

    /** Moves the dossier to the stage whose phase begins. */
    public void enter(DossierNumber number, Stage stage, Person person) {
        if (store.enter(number, stage, clock.instant())) {
            journal.record(number, person, STAGE_ENTERED, entered(stage));
        }
    }

    /** The sentence of the journal that tells of a stage entered. */
    public static String entered(Stage stage) {
        return "Étape : " + stage.label();
    }

    /** Closes the dossier; none of its clocks matters any more. It is closed once: a second call with another ending is an error of ours. */
    public void close(DossierNumber number, Ending ending, Person person) {
        store.close(number, ending, clock.instant());
        clocks.endAll(number, clock.instant().atZone(Deadlines.ZONE).toLocalDate());
        journal.record(number, person, "DOSSIER_CLOSED", "Dossier clos : " + ending.label());
    }

    private static Optional<Siret> optionalSiret(String typed, Checks checks) {
        if (isBlank(typed)) {
            return Optional.empty();
        }
        return Optional.ofNullable(checks.need(Siret.read(typed), DossierReasons.SIRET_INVALID));
    }

    private static Optional<Rna> optionalRna(String typed, Checks checks) {
        if (isBlank(typed)) {
            return Optional.empty();
        }
        return Optional.ofNullable(checks.need(Rna.read(typed), DossierReasons.RNA_INVALID));
    }

    private Optional<Long> partner(String typed, Checks checks) {
        if (isBlank(typed)) {
            return Optional.empty();
        }
        boolean digits = typed.strip().matches("\\d{1,18}");
        Optional<Long> id = digits ? Optional.of(Long.valueOf(typed.strip())) : Optional.empty();
        checks.require(id.isPresent() && store.partnerExists(id.get()), DossierReasons.PARTNER_UNKNOWN);
        return id;
    }

    private static boolean isBlank(String text) {
        return text == null || text.isBlank();
    }
}
