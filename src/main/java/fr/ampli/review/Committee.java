package fr.ampli.review;

import fr.ampli.access.Part;
import fr.ampli.access.Parts;
import fr.ampli.deadline.Deadlines;
import fr.ampli.deadline.Delay;
import fr.ampli.deadline.LegalClock;
import fr.ampli.deadline.LegalClocks;
import fr.ampli.journal.Journal;
import fr.ampli.shared.Checks;
import fr.ampli.shared.DossierNumber;
import fr.ampli.shared.French;
import fr.ampli.shared.Person;
import fr.ampli.shared.Refusal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What the committee says: favourable, unfavourable, or adjourned with what is missing, twice at most (R57, E07). The two
 * months of silence stand still while the complement is awaited, as for any piece that the holder owes (R18).
 */
@Service
@Transactional
public class Committee {

    private static final int MOST_ADJOURNMENTS = 2;

    private final CommitteeStore store;
    private final Parts parts;
    private final LegalClocks clocks;
    private final Deadlines deadlines;
    private final Journal journal;
    private final Clock clock;

    Committee(
            CommitteeStore store, Parts parts, LegalClocks clocks, Deadlines deadlines, Journal journal, Clock clock) {
        this.store = store;
        this.parts = parts;
        this.clocks = clocks;
        this.deadlines = deadlines;
        this.journal = journal;
        this.clock = clock;
    }

    /** @throws Refusal a session to come, no grounds, an adjournment that asks for nothing, or a third one */
    public CommitteeSession record(DossierNumber number, CommitteeDraft draft, Person person) {
        List<CommitteeSession> before = store.sessions(number);
        Checks checks = new Checks();
        LocalDate heldOn = checks.date(draft.heldOn(), "heldOn", "Date de la séance");
        if (heldOn != null) {
            checks.require(!heldOn.isAfter(deadlines.today()), ReviewReasons.SESSION_IN_FUTURE);
            before.stream()
                    .reduce((first, last) -> last)
                    .filter(last -> heldOn.isBefore(last.heldOn()))
                    .ifPresent(last -> checks.refuse(ReviewReasons.before(
                            "SESSION_BEFORE_LAST", "heldOn", "La séance du comité", last.heldOn())));
        }
        CommitteeOutcome outcome = checks.choice(CommitteeOutcome.class, draft.outcome(), "outcome", "Avis du comité");
        String grounds = checks.longText(draft.grounds(), "grounds", "Motifs du comité", 4000);
        String asked = checks.optionalLongText(
                draft.complementAsked(), "complementAsked", "Complément demandé au porteur", 4000);
        String withdrawn =
                checks.optionalText(draft.withdrawnMembers(), "withdrawnMembers", "Membres qui se sont retirés", 1000);
        boolean adjourned = outcome == CommitteeOutcome.ADJOURNED;
        checks.require(!adjourned || asked != null, ReviewReasons.COMPLEMENT_NOT_NAMED);
        checks.require(!adjourned || before.size() < MOST_ADJOURNMENTS, ReviewReasons.THIRD_ADJOURNMENT);
        checks.orThrow();
        parts.take(number, person, Part.COMMITTEE);
        CommitteeSession session = new CommitteeSession(
                before.size() + 1,
                heldOn,
                outcome,
                grounds,
                adjourned ? Optional.of(asked) : Optional.empty(),
                adjourned
                        ? Optional.of(deadlines.on(Delay.ADJOURNMENT_COMPLEMENT, deadlines.today()))
                        : Optional.empty(),
                Optional.ofNullable(withdrawn));
        store.insert(number, session, person, clock.instant());
        if (adjourned) {
            silence(number).ifPresent(running -> clocks.pause(number, Delay.IMPLIED_REJECTION, deadlines.today()));
        }
        journal.record(
                number,
                person,
                "COMMITTEE_" + outcome.name(),
                "Comité du " + French.date(heldOn) + " : " + outcome.label(),
                grounds);
        return session;
    }

    /** Records what the holder brought after an adjournment. */
    public void complement(DossierNumber number, ComplementDraft draft, Person person) {
        CommitteeSession last = adjourned(number);
        Checks checks = new Checks();
        LocalDate receivedOn = checks.date(draft.receivedOn(), "receivedOn", "Date de réception du complément");
        String summary = checks.longText(draft.summary(), "summary", "Contenu du complément", 4000);
        if (receivedOn != null) {
            checks.require(!receivedOn.isAfter(deadlines.today()), ReviewReasons.RECEIVED_IN_FUTURE);
            checks.require(
                    !receivedOn.isBefore(last.heldOn()),
                    ReviewReasons.before("RECEIVED_BEFORE_SESSION", "receivedOn", "Le complément", last.heldOn()));
        }
        checks.orThrow();
        store.insertComplement(number, last.session(), receivedOn, summary, person, clock.instant());
        resumeSilence(number, receivedOn);
        journal.record(number, person, "COMPLEMENT_RECEIVED", "Complément reçu le " + French.date(receivedOn), summary);
    }

    /** Records that the time for the complement has passed; the dossier goes back to the committee as it is. */
    public void complementOverdue(DossierNumber number, Person person) {
        CommitteeSession last = adjourned(number);
        store.insertComplement(number, last.session(), null, null, person, clock.instant());
        // The holder's time ended with its last day, however late anybody notices
        resumeSilence(number, last.complementDueOn().orElseGet(deadlines::today));
        journal.record(number, person, "COMPLEMENT_OVERDUE", "Aucun complément reçu dans le délai");
    }

    /** The sessions, the earliest first. */
    @Transactional(readOnly = true)
    public List<CommitteeSession> sessions(DossierNumber number) {
        return store.sessions(number);
    }

    /** The last session. */
    @Transactional(readOnly = true)
    public Optional<CommitteeSession> last(DossierNumber number) {
        return sessions(number).stream().reduce((first, last) -> last);
    }

    /** What the holder brought after the last adjournment. */
    @Transactional(readOnly = true)
    public Optional<String> lastComplement(DossierNumber number) {
        return store.lastComplement(number);
    }

    private Optional<LegalClock> silence(DossierNumber number) {
        return clocks.find(number, Delay.IMPLIED_REJECTION).filter(clock -> !clock.isEnded());
    }

    private void resumeSilence(DossierNumber number, LocalDate day) {
        silence(number)
                .filter(LegalClock::isPaused)
                .ifPresent(paused -> clocks.resume(
                        number, Delay.IMPLIED_REJECTION, day.isBefore(paused.pausedOn()) ? paused.pausedOn() : day));
    }

    private CommitteeSession adjourned(DossierNumber number) {
        return last(number)
                .filter(session -> session.outcome() == CommitteeOutcome.ADJOURNED)
                .orElseThrow(() -> new IllegalStateException(number + " is not adjourned"));
    }
}
