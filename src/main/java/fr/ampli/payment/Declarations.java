package fr.ampli.payment;

import fr.ampli.deadline.Deadlines;
import fr.ampli.job.JobOutcome;
import fr.ampli.job.JobOutcomes;
import fr.ampli.journal.Journal;
import fr.ampli.shared.DossierNumber;
import fr.ampli.shared.French;
import fr.ampli.shared.Money;
import fr.ampli.shared.Person;
import java.time.Clock;
import java.time.LocalDate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What may be declared to the Commission. The Region pays the advance on its own account: nothing is declarable before
 * the result is proved, the whole grant after (R62), whatever was paid by then.
 */
@Service
@Transactional
public class Declarations {

    private final Ledger ledger;
    private final JobOutcomes outcomes;
    private final Journal journal;
    private final Clock clock;

    Declarations(Ledger ledger, JobOutcomes outcomes, Journal journal, Clock clock) {
        this.ledger = ledger;
        this.outcomes = outcomes;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * The control, or what was concluded after the hearing, says that the result is met: the whole grant is declarable.
     *
     * @throws IllegalStateException when it does not say so: the pathway cannot ask then
     */
    public void resultProved(DossierNumber number, Person person) {
        JobOutcome outcome = outcomes.of(number)
                .filter(JobOutcome::isMet)
                .orElseThrow(() -> new IllegalStateException("the result of " + number + " is not met"));
        Money grant = ledger.total(number).granted();
        ledger.book(new LedgerEntry(
                number,
                LedgerKind.RESULT_PROVED,
                grant,
                outcome.decidedOn(),
                "Résultat atteint le " + French.date(outcome.decidedOn()),
                person));
        journal.record(number, person, "DECLARABLE", grant.french() + " déclarables à la Commission");
    }

    /**
     * A proved result is corrected: what is still declarable of the grant leaves the declarations. Where nothing is
     * declarable nothing happens.
     *
     * @param reason why, in French
     * @param authority who found so: the holder's own word, the audit authority, a decision
     * @return what is no longer declarable
     */
    public Money undeclare(DossierNumber number, String reason, String authority, Person person) {
        if (reason.isBlank() || authority.isBlank()) {
            throw new IllegalArgumentException("A correction names its reason and its authority");
        }
        Money declared = ledger.total(number).declarable();
        if (declared.isPositive()) {
            journal.record(
                    number,
                    person,
                    "RESULT_CORRECTED",
                    declared.french() + " retirés des déclarations à la Commission : " + authority,
                    reason);
            ledger.book(new LedgerEntry(number, LedgerKind.UNDECLARED, declared, today(), authority, person));
        }
        return declared;
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Deadlines.ZONE);
    }
}
