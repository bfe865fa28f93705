package fr.ampli.payment;

import fr.ampli.deadline.Deadlines;
import fr.ampli.shared.Amounts;
import fr.ampli.shared.Checks;
import fr.ampli.shared.Money;
import fr.ampli.shared.Person;
import fr.ampli.shared.Refusal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The budget of a year follows a vote of the assembly: one person carries it over, another confirms it. It never falls
 * below what is reserved and committed already.
 */
@Service
@Transactional
public class EnvelopeBudgets {

    /** How many years ahead a budget may be set. */
    private static final int YEARS_AHEAD = 5;

    private enum Decision {
        CONFIRMED,
        REFUSED
    }

    private final Envelopes envelopes;
    private final JdbcClient jdbc;
    private final Clock clock;

    EnvelopeBudgets(Envelopes envelopes, JdbcClient jdbc, Clock clock) {
        this.envelopes = envelopes;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Proposes the budget of a year, for the first time or a new one.
     *
     * @return the id of the proposal
     * @throws Refusal with every reason at once
     */
    public long propose(BudgetDraft draft, Person person) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), Deadlines.ZONE);
        Checks checks = new Checks();
        int year = checks.integer(draft.year(), "year", "Année", today.getYear(), today.getYear() + YEARS_AHEAD);
        Money budget = Amounts.read(checks, draft.budget(), "budget", "Montant de l'enveloppe");
        String deliberation = checks.text(draft.deliberation(), "deliberation", "Référence de la délibération", 80);
        LocalDate on = checks.date(draft.deliberatedOn(), "deliberatedOn", "Date de la délibération");
        String grounds = checks.longText(draft.grounds(), "grounds", "Motif", 2000);
        checks.require(on == null || !on.isAfter(today), EnvelopeReasons.DELIBERATED_IN_THE_FUTURE);
        checks.orThrow();
        Envelope envelope = envelopes.of(year);
        checks.require(budget.isAtLeast(envelope.taken()), EnvelopeReasons.belowTaken(envelope));
        checks.require(!budget.equals(envelope.budget()), EnvelopeReasons.BUDGET_UNCHANGED);
        checks.orThrow();
        try {
            return jdbc.sql("""
                            insert into ampli.envelope_budget (year, budget_cents, deliberation, deliberated_on, grounds,
                                proposed_by, proposed_at)
                            values (:year, :cents, :deliberation, :on, :grounds, :person, :now) returning id
                            """)
                    .param("year", year)
                    .param("cents", budget.cents())
                    .param("deliberation", deliberation)
                    .param("on", on)
                    .param("grounds", grounds)
                    .param("person", person.id())
                    .param("now", now())
                    .query(Long.class)
                    .single();
        } catch (DuplicateKeyException another) {
            throw Refusal.of(EnvelopeReasons.BUDGET_OPEN);
        }
    }

    /**
     * Confirms or refuses a proposal. Confirmed, it holds at once, and who waits is called up.
     *
     * @return whether it was confirmed
     * @throws Refusal for the proposer, without a reason for a refusal, below what is taken meanwhile
     */
    public boolean decide(long id, BudgetAnswer answer, Person person) {
        BudgetProposal proposal = get(id);
        Checks checks = new Checks();
        Decision decision = checks.choice(Decision.class, answer.decision(), "decision", "Décision");
        String why = decision == Decision.REFUSED
                ? checks.longText(answer.grounds(), "grounds", "Motif du refus", 2000)
                : null;
        checks.require(!person.equals(proposal.proposedBy()), EnvelopeReasons.BUDGET_OF_ONE_PERSON);
        checks.orThrow();
        int won = jdbc.sql("""
                        update ampli.envelope_budget
                        set decision = :decision, refused_why = :why, decided_by = :person, decided_at = :now
                        where id = :id and decision is null
                        """)
                .param("decision", decision.name())
                .param("why", why)
                .param("person", person.id())
                .param("now", now())
                .param("id", id)
                .update();
        if (won == 0) {
            throw Refusal.of(EnvelopeReasons.BUDGET_DECIDED);
        }
        if (decision == Decision.CONFIRMED) {
            envelopes.setBudget(proposal.year(), proposal.budget(), "Délibération " + proposal.deliberation(), person);
        }
        return decision == Decision.CONFIRMED;
    }

    /** @throws NoSuchElementException when there is none */
    @Transactional(readOnly = true)
    public BudgetProposal get(long id) {
        return jdbc.sql("select * from ampli.envelope_budget where id = :id")
                .param("id", id)
                .query(EnvelopeBudgets::proposal)
                .optional()
                .orElseThrow(() -> new NoSuchElementException("No budget was proposed under " + id));
    }

    /** What was proposed for a year, oldest first. */
    @Transactional(readOnly = true)
    public List<BudgetProposal> of(int year) {
        return jdbc.sql("select * from ampli.envelope_budget where year = :year order by id")
                .param("year", year)
                .query(EnvelopeBudgets::proposal)
                .list();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static BudgetProposal proposal(ResultSet row, int index) throws SQLException {
        return new BudgetProposal(
                row.getLong("id"),
                row.getInt("year"),
                Money.ofCents(row.getLong("budget_cents")),
                row.getString("deliberation"),
                row.getObject("deliberated_on", LocalDate.class),
                row.getString("grounds"),
                new Person(row.getString("proposed_by")),
                Optional.ofNullable(row.getString("decision")).map(Decision.CONFIRMED.name()::equals));
    }
}
