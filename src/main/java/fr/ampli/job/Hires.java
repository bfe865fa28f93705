package fr.ampli.job;

import fr.ampli.agreement.AgreedTerms;
import fr.ampli.agreement.StartUpPeriod;
import fr.ampli.agreement.Terms;
import fr.ampli.deadline.Deadlines;
import fr.ampli.deadline.Delay;
import fr.ampli.document.DocumentKind;
import fr.ampli.document.Documents;
import fr.ampli.dossier.Dossiers;
import fr.ampli.journal.Journal;
import fr.ampli.shared.Checks;
import fr.ampli.shared.ContractType;
import fr.ampli.shared.DossierNumber;
import fr.ampli.shared.French;
import fr.ampli.shared.Fte;
import fr.ampli.shared.Money;
import fr.ampli.shared.Person;
import fr.ampli.shared.Reason;
import fr.ampli.shared.Siren;
import fr.ampli.shared.Siret;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The register of hires: what the holder declares, and whether it is the agreed job. */
@Service
@Transactional
public class Hires {

    private static final int MAX_WEEKLY_HOURS = 48;
    private static final int MAX_FIXED_TERM = 60;
    private static final BigDecimal MOST = new BigDecimal("1000000");
    private static final String CORRECTION = "CORRECTION";
    private static final String REPLACEMENT = "REPLACEMENT";

    private final HireStore store;
    private final JobRegister register;
    private final Terms terms;
    private final Dossiers dossiers;
    private final Documents documents;
    private final Deadlines deadlines;
    private final Journal journal;
    private final Clock clock;

    Hires(
            HireStore store,
            JobRegister register,
            Terms terms,
            Dossiers dossiers,
            Documents documents,
            Deadlines deadlines,
            Journal journal,
            Clock clock) {
        this.store = store;
        this.register = register;
        this.terms = terms;
        this.dossiers = dossiers;
        this.documents = documents;
        this.deadlines = deadlines;
        this.journal = journal;
        this.clock = clock;
    }

    /** The days that matter from the start of the activity on (step 16). */
    @Transactional(readOnly = true)
    public StartUpCalendar calendar(DossierNumber number) {
        return calendar(terms.of(number), period(number));
    }

    /** The same where both have been read. */
    StartUpCalendar calendar(AgreedTerms agreed, StartUpPeriod period) {
        LocalDate due = deadlines.on(Delay.REPORT, period.until());
        return new StartUpCalendar(
                period.from(),
                period.until(),
                warning(Delay.HIRE_WARNING_FIRST, agreed, period),
                warning(Delay.HIRE_WARNING_SECOND, agreed, period),
                warning(Delay.HIRE_WARNING_LAST, agreed, period),
                due,
                deadlines.on(Delay.REPORT_SECOND_REMINDER, due),
                deadlines.on(Delay.REPORT_FORMAL_NOTICE, due));
    }

    /**
     * A warning leaves as long before the end of a short period as before that of one of full length: what can still be
     * cured depends on the time that is left (E18). One that would come before the period has begun is left out.
     */
    private Optional<LocalDate> warning(Delay delay, AgreedTerms agreed, StartUpPeriod period) {
        int full = agreed.scheme().startUpMonths();
        LocalDate after = period.until().plusDays(1);
        Delay.Length length = deadlines.length(delay);
        LocalDate day;
        if (length.unit() == Delay.Unit.MONTHS) {
            day = after.minusMonths(full - (long) length.amount());
        } else {
            LocalDate start = after.minusMonths(full);
            day = deadlines.on(delay, start);
        }
        return Optional.of(day).filter(found -> found.isAfter(period.from()));
    }

    /**
     * Records a hire declared while the period is open (step 17). A hire that is not the agreed job is recorded too: the
     * finding says what does not match, so that it can be put right in time (E18).
     *
     * @throws fr.ampli.shared.Refusal with every reason at once
     */
    public HireFinding record(DossierNumber number, HireDraft draft, Person person) {
        Checks checks = new Checks();
        StartUpPeriod period = period(number);
        Entry entry = read(number, draft, Hire.Step.HIRE, "", checks);
        LocalDate startsOn = entry.hire().startsOn();
        checks.require(startsOn == null || period.contains(startsOn), JobReasons.outsidePeriod(period));
        checks.orThrow();
        return keep(number, entry, person);
    }

    /** The number of declarations so far, which tells letters about them apart. */
    @Transactional(readOnly = true)
    public int declarations(DossierNumber number) {
        return store.declarations(number);
    }

    /** What the hire declared last is worth; empty if none was declared. */
    @Transactional(readOnly = true)
    public Optional<HireFinding> lastFinding(DossierNumber number) {
        return register.lastFinding(number);
    }

    /**
     * Reads a replacement that began at any time: the period may be over when it does (R05).
     */
    Entry readReplacement(DossierNumber number, HireDraft draft, Checks checks) {
        Entry entry = read(number, draft, Hire.Step.HIRE, "hire.", checks);
        LocalDate startsOn = entry.hire().startsOn();
        StartUpPeriod period = period(number);
        checks.require(
                startsOn == null || !startsOn.isAfter(deadlines.today()) || period.contains(startsOn),
                JobReasons.HIRE_IN_FUTURE);
        return entry;
    }

    /**
     * Reads a hire that the report tells of. Its date is a fact to be judged by the control, not an input to refuse: a
     * late hire is written down as late.
     */
    Entry readInReport(DossierNumber number, HireDraft draft, Checks checks) {
        Entry entry = read(number, draft, Hire.Step.REPORT, "hire.", checks);
        LocalDate startsOn = entry.hire().startsOn();
        checks.require(startsOn == null || !startsOn.isAfter(deadlines.today()), JobReasons.HIRE_IN_FUTURE);
        return entry;
    }

    HireFinding keep(DossierNumber number, Entry entry, Person person) {
        Hire hire = entry.hire();
        store.insert(number, hire, entry.corrects(), entry.funding(), person, clock.instant());
        HireFinding finding = register.lastFinding(number).orElseThrow();
        journal.record(
                number,
                person,
                finding.conforms() ? "HIRE_RECORDED" : "HIRE_GAP_FOUND",
                "Embauche au " + French.date(hire.startsOn()) + " : "
                        + hire.contract().label() + ", "
                        + Hours.french(hire.fte().weeklyHours()) + " h sur "
                        + Hours.french(hire.fte().fullTimeHours()) + " h, soit "
                        + hire.fte().display() + " ETP",
                finding.conforms()
                        ? null
                        : finding.gaps().stream().map(Reason::sentence).collect(Collectors.joining(" ")));
        return finding;
    }

    /** A hire ready to be kept, and the one that it takes the place of. */
    record Entry(Hire hire, Optional<Long> corrects, List<OtherFunding> funding) {}

    private Entry read(DossierNumber number, HireDraft draft, Hire.Step step, String at, Checks checks) {
        AgreedTerms agreed = terms.of(number);
        List<Hire> standing = store.standing(number);
        boolean correction = CORRECTION.equals(draft.declaration());
        checks.require(!correction || !standing.isEmpty(), JobReasons.NOTHING_TO_CORRECT);
        Optional<Hire> corrected =
                correction && !standing.isEmpty() ? Optional.of(standing.get(standing.size() - 1)) : Optional.empty();
        Optional<Hire> replaced =
                REPLACEMENT.equals(draft.declaration()) ? register.toReplace(number) : Optional.empty();
        checks.require(!REPLACEMENT.equals(draft.declaration()) || replaced.isPresent(), JobReasons.NOTHING_TO_REPLACE);

        String title = checks.text(draft.postTitle(), at + "postTitle", "Intitulé du poste", 200);
        Hire.Post post =
                checks.choice(Hire.Post.class, draft.post(), at + "post", "Correspondance avec le poste convenu");
        ContractType contract = checks.choice(ContractType.class, draft.contract(), at + "contract", "Type de contrat");
        Optional<Integer> months = contract == ContractType.FIXED_TERM
                ? Optional.of(checks.integer(
                        draft.fixedTermMonths(), at + "fixedTermMonths", "Durée du CDD en mois", 1, MAX_FIXED_TERM))
                : Optional.empty();
        BigDecimal weekly = hours(draft.weeklyHours(), at + "weeklyHours", "Durée hebdomadaire du contrat", checks);
        BigDecimal fullTime =
                hours(draft.fullTimeHours(), at + "fullTimeHours", "Durée d'un temps plein dans la structure", checks);
        String ground = checks.optionalText(
                draft.fullTimeGround(), at + "fullTimeGround", "Accord qui fixe la durée du temps plein", 500);
        checks.require(
                fullTime == null || ground != null || isKnownFullTime(fullTime, agreed),
                JobReasons.FULL_TIME_UNDOCUMENTED);
        Siret employer = employer(number, draft, at, checks);
        LocalDate startsOn = checks.date(draft.startsOn(), at + "startsOn", "Date d'embauche");
        if (startsOn != null && replaced.isPresent()) {
            LocalDate first = replaced.get().startsOn();
            checks.require(startsOn.isAfter(first), JobReasons.replacementTooEarly(first));
        }
        Optional<Hire.Work> work = work(draft, at, contract, checks);
        List<OtherFunding> funding = funding(draft, at, checks);
        Hire.Declaration declaration = contract == ContractType.NOT_EMPLOYMENT
                ? Hire.Declaration.NONE
                : checks.choice(
                        Hire.Declaration.class,
                        draft.hiringDeclaration(),
                        at + "hiringDeclaration",
                        "Déclaration d'embauche");
        LocalDate declaredOn = declaration == Hire.Declaration.DPAE
                ? checks.date(draft.declaredOn(), at + "declaredOn", "Date de la déclaration d'embauche")
                : null;
        Optional<Hire.Derogation> derogation = derogation(draft.derogation(), at, weekly, agreed, checks);
        String reference = checks.optionalText(
                draft.derogationReference(), at + "derogationReference", "Référence de la dérogation", 500);
        requireReference(derogation, reference, checks);
        pieces(number, declaration, derogation, checks);

        boolean timed = weekly != null && fullTime != null;
        return new Entry(
                new Hire(
                        0,
                        step,
                        title,
                        post,
                        contract,
                        months,
                        timed ? Fte.of(weekly, fullTime) : null,
                        Optional.ofNullable(ground),
                        employer,
                        startsOn,
                        declaration,
                        Optional.ofNullable(declaredOn),
                        derogation,
                        Optional.ofNullable(reference),
                        corrected.isPresent() ? corrected.get().replaces() : replaced.map(Hire::id),
                        work),
                corrected.map(Hire::id),
                funding);
    }

    /** Whether it is the full time of the agreement or of the law, which needs no other ground. */
    static boolean isKnownFullTime(BigDecimal fullTime, AgreedTerms agreed) {
        return fullTime.compareTo(agreed.job().fullTimeHours()) == 0
                || fullTime.compareTo(agreed.scheme().fullTimeHours()) == 0;
    }

    /** A ground for part time below the floor is named: the agreement, or the day of the request (R39). */
    static void requireReference(Optional<Hire.Derogation> derogation, String reference, Checks checks) {
        checks.require(
                reference != null
                        || derogation
                                .filter(ground -> ground != Hire.Derogation.MISSING)
                                .isEmpty(),
                JobReasons.DEROGATION_UNREFERENCED);
    }

    private static Optional<Hire.Work> work(HireDraft draft, String at, ContractType contract, Checks checks) {
        if (contract != ContractType.NOT_EMPLOYMENT) {
            return Optional.empty();
        }
        Hire.Work work = checks.optionalChoice(Hire.Work.class, draft.work(), at + "work", "De quoi s'agit-il");
        checks.require(work != null || (draft.work() != null && !draft.work().isBlank()), JobReasons.WORK_UNNAMED);
        return Optional.ofNullable(work);
    }

    /** Who else pays for the post (E23); the answer "nobody" is an answer too. */
    private static List<OtherFunding> funding(HireDraft draft, String at, Checks checks) {
        if (!checks.yes(draft.otherFunding(), at + "otherFunding", "Autre financement du poste")) {
            return List.of();
        }
        List<OtherFunding> found = new ArrayList<>();
        for (OtherFunding.Kind kind : OtherFunding.Kind.values()) {
            HireDraft.FundingDraft row =
                    draft.funding() == null ? null : draft.funding().get(kind.name());
            String place = at + "funding." + kind.name();
            String funder = row == null
                    ? null
                    : checks.optionalText(row.funder(), place + ".funder", "Financeur : " + kind.label(), 200);
            BigDecimal amount = row == null
                    ? null
                    : checks.optionalDecimal(row.amount(), place + ".amount", "Montant : " + kind.label());
            checks.require(
                    amount == null
                            || (amount.signum() > 0
                                    && amount.stripTrailingZeros().scale() <= 2
                                    && amount.compareTo(MOST) < 0
                                    && funder != null),
                    JobReasons.fundingAmount(place + ".amount", kind.label()));
            if (funder != null && checks.ok()) {
                found.add(new OtherFunding(
                        kind, funder, Optional.ofNullable(amount).map(Money::of)));
            } else if (funder != null) {
                found.add(new OtherFunding(kind, funder, Optional.empty()));
            }
        }
        checks.require(!found.isEmpty(), JobReasons.FUNDER_MISSING);
        return found;
    }

    /** Null unless above 0 and within what the law allows in a week. */
    static BigDecimal hours(String typed, String field, String label, Checks checks) {
        BigDecimal hours = checks.decimal(typed, field, label);
        if (hours != null && (hours.signum() <= 0 || hours.compareTo(BigDecimal.valueOf(MAX_WEEKLY_HOURS)) > 0)) {
            checks.refuse(JobReasons.hoursOutOfRange(field, label, MAX_WEEKLY_HOURS));
            return null;
        }
        return hours;
    }

    private enum Employer {
        HOLDER,
        OTHER
    }

    private Siret employer(DossierNumber number, HireDraft draft, String at, Checks checks) {
        Optional<Siret> holder = dossiers.get(number).holder().siret();
        checks.require(holder.isPresent(), JobReasons.HOLDER_WITHOUT_SIRET);
        Employer employer = checks.choice(Employer.class, draft.employer(), at + "employer", "Employeur");
        if (employer != Employer.OTHER) {
            return holder.orElse(null);
        }
        Siret other = checks.need(Siret.read(draft.employerSiret()), JobReasons.EMPLOYER_INVALID);
        if (other != null && holder.isPresent()) {
            Siren siren = holder.get().siren();
            checks.require(other.siren().equals(siren), JobReasons.employerElsewhere(siren));
        }
        return other;
    }

    static Optional<Hire.Derogation> derogation(
            String typed, String at, BigDecimal weekly, AgreedTerms agreed, Checks checks) {
        BigDecimal floor = agreed.scheme().partTimeFloorHours();
        if (weekly == null || weekly.compareTo(floor) >= 0) {
            return Optional.empty();
        }
        Hire.Derogation derogation =
                checks.optionalChoice(Hire.Derogation.class, typed, at + "derogation", "Dérogation au temps partiel");
        checks.require(
                derogation != null || (typed != null && !typed.isBlank()), JobReasons.derogationUnanswered(floor));
        return Optional.ofNullable(derogation);
    }

    private void pieces(
            DossierNumber number, Hire.Declaration declaration, Optional<Hire.Derogation> derogation, Checks checks) {
        documents.require(number, checks, DocumentKind.EMPLOYMENT_CONTRACT);
        if (declaration == Hire.Declaration.DPAE || declaration == Hire.Declaration.CEA) {
            documents.require(number, checks, DocumentKind.HIRING_DECLARATION);
        }
        if (derogation.filter(Hire.Derogation::needsDocument).isPresent()) {
            documents.require(number, checks, DocumentKind.PART_TIME_DEROGATION);
        }
    }

    private StartUpPeriod period(DossierNumber number) {
        return terms.period(number)
                .orElseThrow(() -> new IllegalStateException("the start-up period of " + number + " has not begun"));
    }
}
