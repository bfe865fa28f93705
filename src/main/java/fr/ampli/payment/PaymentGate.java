package fr.ampli.payment;

import fr.ampli.access.Part;
import fr.ampli.access.Parts;
import fr.ampli.access.People;
import fr.ampli.agreement.AccountChanges;
import fr.ampli.agreement.Agreements;
import fr.ampli.agreement.BankAccounts;
import fr.ampli.agreement.DeMinimis;
import fr.ampli.agreement.Terms;
import fr.ampli.deadline.Deadlines;
import fr.ampli.deadline.Delay;
import fr.ampli.deadline.LegalClocks;
import fr.ampli.dossier.Dossiers;
import fr.ampli.dossier.HolderStanding;
import fr.ampli.dossier.HolderStandings;
import fr.ampli.job.JobFiles;
import fr.ampli.job.JobOutcomes;
import fr.ampli.journal.Journal;
import fr.ampli.review.Reviews;
import fr.ampli.shared.Checks;
import fr.ampli.shared.DossierNumber;
import fr.ampli.shared.French;
import fr.ampli.shared.OneLook;
import fr.ampli.shared.Person;
import fr.ampli.shared.Reason;
import fr.ampli.shared.Refusal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What must be true before money leaves: an ordered list of named checks, each run on record. Some of them two people
 * may set aside for once: one asks with a motive, another decides ({@link Bypass}).
 */
@Service
@Transactional
public class PaymentGate {

    /** Sets these locks apart from other advisory locks on the same dossier number. */
    private static final int LOCK_SEED = 28;

    private static final int LONG = 2000;
    /** What the column of a note holds. */
    private static final int NOTE = 1000;

    private final List<GateCheck> checks;
    private final BypassStore bypasses;
    private final BypassSettings bypassSettings;
    private final HolderStandings standings;
    private final DeMinimis deMinimis;
    private final Parts parts;
    private final People people;
    private final Deadlines deadlines;
    private final JdbcClient jdbc;
    private final Journal journal;
    private final Clock clock;

    PaymentGate(
            Agreements agreements,
            Terms terms,
            BankAccounts accounts,
            AccountChanges accountChanges,
            Freezes freezes,
            Dossiers dossiers,
            HolderStandings standings,
            JobOutcomes outcomes,
            JobFiles jobs,
            Reviews reviews,
            DeMinimis deMinimis,
            Ledger ledger,
            RecoveryStore recoveries,
            OrderStore orders,
            BypassStore bypasses,
            BypassSettings bypassSettings,
            Parts parts,
            People people,
            LegalClocks clocks,
            Deadlines deadlines,
            Envelopes envelopes,
            JdbcClient jdbc,
            Journal journal,
            Clock clock) {
        // The order in which they are read aloud: what is owed, to whom, on which account, against what it may not go
        this.checks = List.of(
                new AgreementInForceCheck(agreements),
                new StatementOfStartCheck(terms),
                new ResultMetCheck(outcomes),
                new HolderIdentifiedCheck(dossiers),
                new HolderStandingCheck(standings),
                new BankAccountCheck(accounts),
                new AccountUnchangedCheck(accountChanges, accounts, orders),
                new AccountHolderCheck(accounts),
                new NoFreezeCheck(freezes),
                new NoOpenRecoveryCheck(recoveries),
                new NotAlreadyPaidCheck(orders),
                new EnvelopeCheck(envelopes, ledger, terms),
                new DeMinimisRoomCheck(deMinimis),
                new NoDoubleFundingCheck(reviews, dossiers, jobs, ledger),
                new PersonsDifferentCheck(parts, people),
                new ClaimAgeCheck(clocks, deadlines));
        this.bypasses = bypasses;
        this.bypassSettings = bypassSettings;
        this.standings = standings;
        this.deMinimis = deMinimis;
        this.parts = parts;
        this.people = people;
        this.deadlines = deadlines;
        this.jdbc = jdbc;
        this.journal = journal;
        this.clock = clock;
    }

    private enum Action {
        DONE,
        BYPASS
    }

    private enum Decision {
        GRANTED,
        REFUSED
    }

    /** Every check in its order, as it stands in the configuration of today. */
    public List<CheckDescription> catalogue() {
        return checks.stream()
                .map(check -> new CheckDescription(
                        check.code(),
                        check.clause(),
                        check.sentence(),
                        check.remedy(),
                        check.clearedBy(),
                        Arrays.stream(Instalment.values())
                                .filter(check::appliesTo)
                                .collect(Collectors.toUnmodifiableSet()),
                        bypassSettings.allows(check.code())))
                .toList();
    }

    /** Runs every check and keeps what each one found. */
    public GateResult run(DossierNumber number, Instalment instalment, Person person) {
        GateResult result = look(number, instalment);
        keep(number, instalment, result);
        List<String> failed = result.blocking().stream().map(GateLine::fact).toList();
        journal.record(
                number,
                person,
                result.passed() ? "PAYMENT_GATE_PASSED" : "PAYMENT_GATE_CLOSED",
                "Contrôles avant paiement (" + instalment.label() + ") : "
                        + (result.passed() ? "tous levés" : failed.size() + " à lever"),
                failed.isEmpty() ? null : String.join(" ", failed));
        return result;
    }

    /**
     * Brings a payment that cannot be prepared back to where blocks are lifted.
     *
     * @throws Refusal {@code NOTHING_BLOCKS} when every check passes
     */
    public void sendBack(DossierNumber number, Instalment instalment, Person person) {
        if (run(number, instalment, person).passed()) {
            throw Refusal.of(PaymentReasons.NOTHING_BLOCKS);
        }
    }

    /** What the gate found when it was run last. */
    @Transactional(readOnly = true)
    public GateResult last(DossierNumber number, Instalment instalment) {
        return new GateResult(jdbc.sql("""
                        select * from ampli.payment_gate_line
                        where dossier_number = :number and instalment = :instalment and run = :run order by position
                        """)
                .param("number", number.value())
                .param("instalment", instalment.name())
                .param("run", lastRun(number, instalment))
                .query(PaymentGate::line)
                .list());
    }

    /** The instalment whose checks were run last; empty where none ever were. */
    @Transactional(readOnly = true)
    public Optional<Instalment> lastInstalment(DossierNumber number) {
        return jdbc.sql("""
                        select instalment from ampli.payment_gate_line where dossier_number = :number
                        order by id desc limit 1
                        """)
                .param("number", number.value())
                .query(String.class)
                .optional()
                .map(Instalment::valueOf);
    }

    /**
     * Records what was done about a block; whether it is lifted is for the next run to say.
     *
     * @return whether a bypass was asked for, so that somebody else has to decide
     * @throws Refusal with every reason; {@code NOT_BYPASSABLE} and {@code NOTHING_TO_BYPASS} where there is none to ask
     *     for
     */
    public boolean recordClearance(
            DossierNumber number, Instalment instalment, BlockClearance clearance, Person person) {
        Checks inputs = new Checks();
        Action action = clearance.action() == null
                ? Action.DONE
                : inputs.choice(Action.class, clearance.action(), "action", "Ce que vous faites");
        inputs.orThrow();
        if (action == Action.BYPASS) {
            askBypass(number, instalment, clearance, person);
            return true;
        }
        String note = inputs.longText(clearance.note(), "note", "Ce qui a été fait", LONG);
        Optional<HolderStanding> standing = standings.read(number, clearance.standing(), person, inputs);
        inputs.orThrow();
        standing.ifPresent(look -> standings.record(number, look));
        if (clearance.aid() != null) {
            deMinimis.correct(number, clearance.aid(), person);
        }
        jdbc.sql("""
                        insert into ampli.payment_block (dossier_number, instalment, run, note, cleared_by, cleared_at)
                        values (:number, :instalment, :run, :note, :person, :now)
                        """)
                .param("number", number.value())
                .param("instalment", instalment.name())
                .param("run", lastRun(number, instalment))
                .param("note", note)
                .param("person", person.id())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        journal.record(
                number,
                person,
                "PAYMENT_BLOCK_WORKED_ON",
                "Blocage du paiement traité (" + instalment.label() + ")",
                note);
        return false;
    }

    private void askBypass(DossierNumber number, Instalment instalment, BlockClearance clearance, Person person) {
        Checks inputs = new Checks();
        String code = inputs.text(clearance.check(), "check", "Contrôle", 40);
        String motive = inputs.longText(clearance.motive(), "motive", "Motif de la dérogation", LONG);
        inputs.orThrow();
        if (!bypassSettings.allows(code)) {
            throw Refusal.of(PaymentReasons.NOT_BYPASSABLE);
        }
        GateLine line = bypassable(number, instalment).stream()
                .filter(each -> each.code().equals(code))
                .findFirst()
                .orElseThrow(() -> Refusal.of(PaymentReasons.NOTHING_TO_BYPASS));
        parts.take(number, person, Part.BYPASS_REQUEST);
        if (!bypasses.ask(number, instalment, code, line.fact(), motive, person)) {
            throw Refusal.of(PaymentReasons.BYPASS_ASKED_ALREADY);
        }
        journal.record(
                number,
                person,
                "PAYMENT_BYPASS_ASKED",
                "Dérogation demandée (" + instalment.label() + ", " + code + ") : " + line.fact(),
                motive);
    }

    /**
     * Decides on the bypass that was asked for. Granted, it holds from now until the end of its delay and as long as
     * the check finds the same.
     *
     * @return whether it was granted
     * @throws Refusal {@code SEPARATION_OF_DUTIES} for who asked or who pays (R55), {@code BYPASS_DECIDED} when late
     */
    public boolean decideBypass(DossierNumber number, Instalment instalment, BypassDecision draft, Person person) {
        Checks inputs = new Checks();
        Decision decision = inputs.choice(Decision.class, draft.decision(), "decision", "Décision");
        String motive = inputs.longText(draft.motive(), "motive", "Motif de la décision", LONG);
        inputs.orThrow();
        parts.take(number, person, Part.BYPASS_DECISION);
        Bypass bypass = pending(number, instalment).orElseThrow(() -> Refusal.of(PaymentReasons.BYPASS_DECIDED));
        boolean granted = decision == Decision.GRANTED;
        Optional<LocalDate> until =
                granted ? Optional.of(deadlines.on(Delay.PAYMENT_BYPASS, deadlines.today())) : Optional.empty();
        if (!bypasses.decide(bypass, granted ? BypassState.GRANTED : BypassState.REFUSED, motive, until, person)) {
            throw Refusal.of(PaymentReasons.BYPASS_DECIDED);
        }
        journal.record(
                number,
                person,
                granted ? "PAYMENT_BYPASS_GRANTED" : "PAYMENT_BYPASS_REFUSED",
                "Dérogation " + (granted ? "accordée" : "refusée") + " (" + instalment.label() + ", "
                        + bypass.checkCode() + ")"
                        + until.map(day -> ", valable jusqu'au " + French.date(day))
                                .orElse(""),
                motive);
        return granted;
    }

    /** The bypasses of one payment, the newest first. */
    @Transactional(readOnly = true)
    public List<Bypass> bypasses(DossierNumber number, Instalment instalment) {
        return bypasses.of(number, instalment);
    }

    /** The bypass that waits for its decision. */
    @Transactional(readOnly = true)
    public Optional<Bypass> pending(DossierNumber number, Instalment instalment) {
        return bypasses.of(number, instalment).stream()
                .filter(bypass -> bypass.state() == BypassState.ASKED)
                .findFirst();
    }

    /** What blocks right now and may be asked to be set aside: never what nobody has looked at. */
    @Transactional(readOnly = true)
    public List<GateLine> bypassable(DossierNumber number, Instalment instalment) {
        List<Bypass> granted = bypasses.of(number, instalment);
        return checks.stream()
                .filter(check -> check.appliesTo(instalment) && bypassSettings.allows(check.code()))
                .flatMap(check -> {
                    Finding finding = check.look(number, instalment);
                    return finding.verdict() == Finding.Verdict.FAILED
                            ? Stream.of(line(check, finding, granted))
                            : Stream.empty();
                })
                .filter(line -> !line.passed())
                .toList();
    }

    /**
     * Why nothing may be paid right now, if so. The checks are run and kept as ever: where the caller refuses, what was
     * kept goes with the refusal.
     */
    public List<Reason> obstacles(DossierNumber number, Instalment instalment) {
        GateResult result = look(number, instalment);
        keep(number, instalment, result);
        return reasons(result);
    }

    /** The same without keeping anything, for a list that is only looked at. */
    @Transactional(readOnly = true)
    public List<Reason> standing(DossierNumber number, Instalment instalment) {
        return reasons(look(number, instalment));
    }

    private static List<Reason> reasons(GateResult result) {
        return result.blocking().stream()
                .map(line -> Reason.of(line.code(), line.clause(), "", line.fact() + " " + line.remedy()))
                .toList();
    }

    private GateResult look(DossierNumber number, Instalment instalment) {
        List<Bypass> granted = bypasses.of(number, instalment);
        return OneLook.during(() -> new GateResult(checks.stream()
                .filter(check -> check.appliesTo(instalment))
                .map(check -> line(check, check.look(number, instalment), granted))
                .toList()));
    }

    private GateLine line(GateCheck check, Finding finding, List<Bypass> granted) {
        Optional<Bypass> bypass = finding.verdict() == Finding.Verdict.FAILED && bypassSettings.allows(check.code())
                ? granted.stream()
                        .filter(each -> each.covers(check.code(), finding.fact(), deadlines.today()))
                        .findFirst()
                : Optional.empty();
        GateOutcome outcome = switch (finding.verdict()) {
            case PASSED -> GateOutcome.PASSED;
            case WARNING -> GateOutcome.WARNING;
            case UNKNOWN -> GateOutcome.FAILED;
            case FAILED -> bypass.isPresent() ? GateOutcome.BYPASSED : GateOutcome.FAILED;
        };
        return new GateLine(
                check.code(),
                check.clause(),
                outcome,
                check.sentence(),
                finding.fact(),
                check.remedy(),
                check.clearedBy(),
                bypass.map(each -> new GateLine.Leave(each.id(), note(each))),
                clock.instant());
    }

    /** Who asked and who granted, in the names that people have today: what is kept is what was read then. */
    private String note(Bypass bypass) {
        Person decider = bypass.decidedBy().orElseThrow();
        Map<Person, String> names = people.namesOf(List.of(bypass.askedBy(), decider));
        String who = "Demandée par "
                + names.getOrDefault(bypass.askedBy(), bypass.askedBy().id()) + " le "
                + French.date(day(bypass.askedAt())) + ", accordée par "
                + names.getOrDefault(decider, decider.id()) + " le "
                + French.date(day(bypass.decidedAt().orElseThrow())) + ", valable jusqu'au "
                + French.date(bypass.validUntil().orElseThrow()) + ". Motif : ";
        String why = bypass.decisionMotive().orElse("");
        int room = NOTE - who.length();
        return who + (why.length() > room ? why.substring(0, room - 1) + "…" : why);
    }

    private static LocalDate day(Instant moment) {
        return moment.atZone(Deadlines.ZONE).toLocalDate();
    }

    private void keep(DossierNumber number, Instalment instalment, GateResult result) {
        lock(number);
        int run = lastRun(number, instalment) + 1;
        insert(number, instalment, run, result.lines());
    }

    /** One run at a time per dossier, so that two do not take the same number. */
    private void lock(DossierNumber number) {
        RowCallbackHandler nothing = row -> {};
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:number, :seed))")
                .param("number", number.value())
                .param("seed", LOCK_SEED)
                .query(nothing);
    }

    private int lastRun(DossierNumber number, Instalment instalment) {
        return jdbc.sql("""
                        select coalesce(max(run), 0) from ampli.payment_gate_line
                        where dossier_number = :number and instalment = :instalment
                        """)
                .param("number", number.value())
                .param("instalment", instalment.name())
                .query(Integer.class)
                .single();
    }

    /** All lines of a run in one statement. */
    private void insert(DossierNumber number, Instalment instalment, int run, List<GateLine> lines) {
        jdbc.sql("""
                        insert into ampli.payment_gate_line (dossier_number, instalment, run, position, check_code, clause, passed,
                            result, sentence, fact, remedy, cleared_by, bypass_id, bypass_note, checked_at)
                        select :number, :instalment, :run, line.* from unnest(:positions::int[], :codes::text[], :clauses::text[],
                            :passed::boolean[], :results::text[], :sentences::text[], :facts::text[], :remedies::text[],
                            :clearedBy::text[], :bypasses::bigint[], :notes::text[], :moments::timestamptz[]) line
                        """)
                .param("number", number.value())
                .param("instalment", instalment.name())
                .param("run", run)
                .param(
                        "positions",
                        IntStream.rangeClosed(1, lines.size()).boxed().toArray(Integer[]::new))
                .param("codes", column(lines, GateLine::code))
                .param("clauses", column(lines, GateLine::clause))
                .param("passed", lines.stream().map(GateLine::passed).toArray(Boolean[]::new))
                .param("results", column(lines, line -> line.outcome().name()))
                .param("sentences", column(lines, GateLine::sentence))
                .param("facts", column(lines, GateLine::fact))
                .param("remedies", column(lines, GateLine::remedy))
                .param("clearedBy", column(lines, line -> line.clearedBy().name()))
                .param(
                        "bypasses",
                        lines.stream()
                                .map(line ->
                                        line.bypass().map(GateLine.Leave::id).orElse(null))
                                .toArray(Long[]::new))
                .param(
                        "notes",
                        column(
                                lines,
                                line -> line.bypass().map(GateLine.Leave::note).orElse(null)))
                .param("moments", column(lines, line -> line.checkedAt().toString()))
                .update();
    }

    private static String[] column(List<GateLine> lines, Function<GateLine, String> of) {
        return lines.stream().map(of).toArray(String[]::new);
    }

    private static GateLine line(ResultSet row, int index) throws SQLException {
        long bypass = row.getLong("bypass_id");
        Optional<GateLine.Leave> leave = row.wasNull()
                ? Optional.empty()
                : Optional.of(new GateLine.Leave(bypass, row.getString("bypass_note")));
        return new GateLine(
                row.getString("check_code"),
                row.getString("clause"),
                GateOutcome.valueOf(row.getString("result")),
                row.getString("sentence"),
                row.getString("fact"),
                row.getString("remedy"),
                ClearedBy.valueOf(row.getString("cleared_by")),
                leave,
                row.getObject("checked_at", OffsetDateTime.class).toInstant());
    }
}
