package fr.ampli.review;

import fr.ampli.access.Part;
import fr.ampli.access.Parts;
import fr.ampli.deadline.Deadlines;
import fr.ampli.deadline.Delay;
import fr.ampli.deadline.LegalClocks;
import fr.ampli.journal.Journal;
import fr.ampli.shared.Checks;
import fr.ampli.shared.DossierNumber;
import fr.ampli.shared.French;
import fr.ampli.shared.Person;
import fr.ampli.shared.Refusal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The signed decision on an application: award or refusal, with its author and its reasons (step 11). */
@Service
@Transactional
public class Decisions {

    private final DecisionStore store;
    private final Committee committee;
    private final Eligibility eligibility;
    private final Parts parts;
    private final LegalClocks clocks;
    private final Deadlines deadlines;
    private final Journal journal;
    private final Clock clock;

    Decisions(
            DecisionStore store,
            Committee committee,
            Eligibility eligibility,
            Parts parts,
            LegalClocks clocks,
            Deadlines deadlines,
            Journal journal,
            Clock clock) {
        this.store = store;
        this.committee = committee;
        this.eligibility = eligibility;
        this.parts = parts;
        this.clocks = clocks;
        this.deadlines = deadlines;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * Records the signed decision; from then on silence means nothing any more.
     *
     * @throws Refusal an award against the committee or against a rule of eligibility, a refusal against the committee
     *     without grounds
     */
    public Decision sign(DossierNumber number, DecisionDraft draft, Person person) {
        CommitteeSession session = committee
                .last(number)
                .orElseThrow(() -> new IllegalStateException(number + " has not been to the committee"));
        Checks checks = new Checks();
        DecisionOutcome outcome = checks.choice(DecisionOutcome.class, draft.outcome(), "outcome", "Décision");
        LocalDate decidedOn = checks.date(draft.decidedOn(), "decidedOn", "Date de la décision");
        if (decidedOn != null) {
            checks.require(!decidedOn.isAfter(deadlines.today()), ReviewReasons.DECIDED_IN_FUTURE);
            checks.require(
                    !decidedOn.isBefore(session.heldOn()),
                    ReviewReasons.before("DECIDED_BEFORE_SESSION", "decidedOn", "La décision", session.heldOn()));
        }
        String lastName = checks.text(draft.signerLastName(), "signerLastName", "Nom du signataire", 120);
        String firstName = checks.text(draft.signerFirstName(), "signerFirstName", "Prénom du signataire", 120);
        String capacity = checks.text(draft.signerCapacity(), "signerCapacity", "Qualité du signataire", 200);
        String grounds = checks.optionalLongText(draft.grounds(), "grounds", "Motifs", 4000);
        boolean favourable = session.outcome() == CommitteeOutcome.FAVOURABLE;
        if (outcome == DecisionOutcome.AWARD) {
            checks.require(favourable, ReviewReasons.AWARD_AGAINST_COMMITTEE);
            eligibility.blocking(number).forEach(blocking -> checks.refuse(blocking.reason()));
        } else if (outcome == DecisionOutcome.REFUSAL) {
            checks.require(!favourable || grounds != null, ReviewReasons.REFUSAL_WITHOUT_GROUNDS);
        }
        checks.orThrow();
        parts.take(number, person, Part.SIGNATURE);
        Decision decision =
                new Decision(outcome, decidedOn, firstName, lastName, capacity, Optional.ofNullable(grounds));
        store.insert(number, decision, person, clock.instant());
        clocks.end(number, Delay.IMPLIED_REJECTION, deadlines.today());
        journal.record(
                number,
                person,
                outcome == DecisionOutcome.AWARD ? "AWARDED" : "REFUSED",
                outcome.label() + " signée le " + French.date(decidedOn) + " par " + decision.signer(),
                grounds);
        return decision;
    }

    /** Empty until it is signed. */
    @Transactional(readOnly = true)
    public Optional<Decision> find(DossierNumber number) {
        return store.find(number);
    }

    /** @throws IllegalStateException when nothing is signed: the pathway cannot ask before */
    @Transactional(readOnly = true)
    public Decision of(DossierNumber number) {
        return find(number).orElseThrow(() -> new IllegalStateException(number + " has no decision"));
    }
}
