package fr.ampli.payment;

import fr.ampli.deadline.Deadlines;
import fr.ampli.deadline.Delay;
import fr.ampli.deadline.LegalClocks;
import fr.ampli.journal.Journal;
import fr.ampli.shared.Checks;
import fr.ampli.shared.DossierNumber;
import fr.ampli.shared.Money;
import fr.ampli.shared.Person;
import fr.ampli.shared.Refusal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What is claimed from an insolvent holder: within two months of the publication (R48), for what the ledger says was
 * paid and neither earned nor given back. Who misses the last day is foreclosed, which is kept on record too.
 */
@Service
@Transactional
public class InsolvencyClaims {

    private final JdbcClient jdbc;
    private final Ledger ledger;
    private final Deadlines deadlines;
    private final LegalClocks clocks;
    private final Journal journal;
    private final Clock clock;

    InsolvencyClaims(
            JdbcClient jdbc, Ledger ledger, Deadlines deadlines, LegalClocks clocks, Journal journal, Clock clock) {
        this.jdbc = jdbc;
        this.ledger = ledger;
        this.deadlines = deadlines;
        this.clocks = clocks;
        this.journal = journal;
        this.clock = clock;
    }

    /** What the publication says, checked. */
    record Opening(InsolvencyClaim.Procedure procedure, LocalDate publishedOn, String administrator, String contact) {}

    /** Reads what the publication says; the values mean nothing if something was refused. */
    Opening read(FreezeRequest draft, Checks checks) {
        InsolvencyClaim.Procedure procedure =
                checks.choice(InsolvencyClaim.Procedure.class, draft.procedure(), "procedure", "Procédure ouverte");
        LocalDate publishedOn = checks.date(draft.publishedOn(), "publishedOn", "Publication au BODACC");
        checks.require(
                publishedOn == null || !publishedOn.isAfter(deadlines.today()), FreezeReasons.PUBLISHED_IN_THE_FUTURE);
        return new Opening(
                procedure,
                publishedOn,
                checks.text(draft.administrator(), "administrator", "Mandataire ou administrateur judiciaire", 200),
                checks.text(draft.administratorContact(), "administratorContact", "Ses coordonnées", 300));
    }

    /** Opens the claim that a freeze on insolvency brings; its clock runs from the publication. */
    void open(Freeze freeze, Opening opening) {
        LocalDate dueOn = deadlines.on(Delay.INSOLVENCY_CLAIM, opening.publishedOn());
        jdbc.sql("""
                        insert into ampli.insolvency_claim (freeze_id, dossier_number, procedure, published_on, administrator,
                          contact, due_on)
                        values (:freeze, :number, :procedure, :publishedOn, :administrator, :contact, :dueOn)
                        """)
                .param("freeze", freeze.id())
                .param("number", freeze.dossier().value())
                .param("procedure", opening.procedure().name())
                .param("publishedOn", opening.publishedOn())
                .param("administrator", opening.administrator())
                .param("contact", opening.contact())
                .param("dueOn", dueOn)
                .update();
        clocks.end(freeze.dossier(), Delay.INSOLVENCY_CLAIM, deadlines.today());
        clocks.start(freeze.dossier(), Delay.INSOLVENCY_CLAIM, opening.publishedOn());
    }

    /** What was paid and is neither earned by a proven result nor settled: what a claim is about today. */
    @Transactional(readOnly = true)
    public Money due(DossierNumber number) {
        LedgerTotal total = ledger.total(number);
        Money gone = total.settled().plus(total.declarable());
        return gone.compareTo(total.paid()) >= 0 ? Money.ZERO : total.paid().minus(gone);
    }

    /** Records that the claim was declared, for what the ledger says, or that there is nothing to declare. */
    public InsolvencyClaim answer(long freeze, ClaimDraft draft, Person person) {
        InsolvencyClaim claim = get(freeze);
        DossierNumber number = claim.dossier();
        Checks checks = new Checks();
        InsolvencyClaim.Result result =
                checks.choice(InsolvencyClaim.Result.class, draft.result(), "result", "Suite donnée");
        String note = checks.longText(draft.note(), "note", "Références et pièces", 2000);
        Money due = due(number);
        LocalDate declaredOn = null;
        String declaredTo = null;
        if (result == InsolvencyClaim.Result.DECLARED) {
            checks.require(due.isPositive(), FreezeReasons.NOTHING_TO_DECLARE);
            declaredOn = checks.date(draft.declaredOn(), "declaredOn", "Déclarée le");
            declaredTo = checks.text(draft.declaredTo(), "declaredTo", "Déclarée à", 200);
            if (declaredOn != null) {
                checks.require(!declaredOn.isAfter(deadlines.today()), FreezeReasons.DECLARED_IN_THE_FUTURE);
                checks.require(!declaredOn.isBefore(claim.publishedOn()), FreezeReasons.DECLARED_BEFORE_PUBLICATION);
            }
        } else if (result == InsolvencyClaim.Result.NOTHING_DUE) {
            checks.require(!due.isPositive(), FreezeReasons.somethingDue(due));
        }
        checks.orThrow();
        int answered = jdbc.sql("""
                        update ampli.insolvency_claim set result = :result, amount_cents = :cents, declared_on = :on,
                          declared_to = :to, note = :note, answered_by = :person, answered_at = :now
                        where freeze_id = :freeze and result is null
                        """)
                .param("result", result.name())
                .param("cents", due.cents())
                .param("on", declaredOn)
                .param("to", declaredTo)
                .param("note", note)
                .param("person", person.id())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("freeze", freeze)
                .update();
        if (answered == 0) {
            throw Refusal.of(FreezeReasons.CLAIM_MOVED);
        }
        clocks.end(number, Delay.INSOLVENCY_CLAIM, declaredOn == null ? deadlines.today() : declaredOn);
        InsolvencyClaim now = get(freeze);
        journal.record(
                number,
                person,
                "CLAIM_ANSWERED",
                result == InsolvencyClaim.Result.NOTHING_DUE
                        ? "Créance au passif : rien à déclarer"
                        : "Créance de " + due.french() + " déclarée au passif"
                                + (now.isLate() ? ", après le dernier jour" : ""));
        return now;
    }

    /** Notes that the last day has passed and nothing was declared. */
    public void noteForeclosure(long freeze, Person person) {
        int noted = jdbc.sql("""
                        update ampli.insolvency_claim set foreclosed_on = due_on + 1
                        where freeze_id = :freeze and result is null and foreclosed_on is null
                        """).param("freeze", freeze).update();
        if (noted > 0) {
            journal.record(
                    get(freeze).dossier(),
                    person,
                    "CLAIM_FORECLOSED",
                    "Créance au passif non déclarée à temps : forclusion, un relevé est à demander au juge");
        }
    }

    /** Ends the clock of a claim that was none: the freeze was not confirmed. */
    public void drop(long freeze) {
        clocks.end(get(freeze).dossier(), Delay.INSOLVENCY_CLAIM, deadlines.today());
    }

    /** The last claim against the holder of this dossier, if its insolvency was ever reported. */
    @Transactional(readOnly = true)
    public Optional<InsolvencyClaim> find(DossierNumber number) {
        return jdbc.sql("""
                        select c.* from ampli.insolvency_claim c join ampli.payment_freeze f on f.id = c.freeze_id
                        where c.dossier_number = :number and f.state <> 'DROPPED' order by c.freeze_id desc limit 1
                        """)
                .param("number", number.value())
                .query(InsolvencyClaims::claim)
                .optional();
    }

    /** The claim that came with this freeze, which brought one. */
    @Transactional(readOnly = true)
    public InsolvencyClaim get(long freeze) {
        return of(freeze).orElseThrow(() -> Refusal.of(FreezeReasons.CLAIM_MOVED));
    }

    /** The claim that came with this freeze, if it brought one. */
    @Transactional(readOnly = true)
    public Optional<InsolvencyClaim> of(long freeze) {
        return jdbc.sql("select * from ampli.insolvency_claim where freeze_id = :freeze")
                .param("freeze", freeze)
                .query(InsolvencyClaims::claim)
                .optional();
    }

    private static InsolvencyClaim claim(ResultSet row, int index) throws SQLException {
        return new InsolvencyClaim(
                row.getLong("freeze_id"),
                DossierNumber.parse(row.getString("dossier_number")),
                InsolvencyClaim.Procedure.valueOf(row.getString("procedure")),
                row.getObject("published_on", LocalDate.class),
                row.getString("administrator"),
                row.getString("contact"),
                row.getObject("due_on", LocalDate.class),
                Optional.ofNullable(row.getString("result")).map(InsolvencyClaim.Result::valueOf),
                Optional.ofNullable(row.getObject("amount_cents", Long.class)).map(Money::ofCents),
                Optional.ofNullable(row.getObject("declared_on", LocalDate.class)),
                Optional.ofNullable(row.getString("declared_to")),
                Optional.ofNullable(row.getObject("foreclosed_on", LocalDate.class)));
    }
}
