package fr.ampli.payment;

import fr.ampli.agreement.TermsFrozen;
import fr.ampli.deadline.Deadlines;
import fr.ampli.journal.Journal;
import fr.ampli.payment.EnvelopeMovement.Kind;
import fr.ampli.shared.DossierNumber;
import fr.ampli.shared.French;
import fr.ampli.shared.Money;
import fr.ampli.shared.Person;
import fr.ampli.shared.Refusal;
import fr.ampli.shared.Scheme;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What a year may spend. An application that is complete reserves a grant, an award commits it, and what will not be
 * spent comes back. Where nothing is left an application waits, in the order of completeness, until something comes back
 * or the budget is raised (E31). Amounts come from the scheme's terms and from the ledger, never from a person.
 */
@Service
@Transactional
public class Envelopes {

    private final EnvelopeStore store;
    private final Ledger ledger;
    private final Scheme scheme;
    private final EnvelopeSettings settings;
    private final CallUps callUps;
    private final Journal journal;
    private final Clock clock;

    Envelopes(
            EnvelopeStore store,
            Ledger ledger,
            Scheme scheme,
            EnvelopeSettings settings,
            CallUps callUps,
            Journal journal,
            Clock clock) {
        this.store = store;
        this.ledger = ledger;
        this.scheme = scheme;
        this.settings = settings;
        this.callUps = callUps;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * Reserves a grant on this year's envelope, or puts the dossier in the waiting list: nobody overtakes who waits.
     *
     * @param completeOn the day on which the application was complete and admissible
     * @return whether the grant is reserved
     */
    public boolean reserve(DossierNumber number, LocalDate completeOn, Person person) {
        store.takeTurn();
        Optional<EnvelopeShare> held = store.share(number);
        if (held.isPresent()) {
            return true;
        }
        callUp(); // a new year may have brought money that those who wait come first for
        Envelope envelope = lock(thisYear());
        Money grant = grant();
        if (store.waiting().isEmpty() && envelope.room().isAtLeast(grant)) {
            reserve(number, envelope, grant, "Dossier complet et recevable", person);
            return true;
        }
        store.enqueue(number, completeOn);
        int rank = store.waiting(number).map(Waiting::rank).orElseThrow();
        journal.record(
                number,
                person,
                "FUNDS_AWAITED",
                "Enveloppe " + envelope.year() + " épuisée : dossier en attente, rang " + rank + ", complet depuis le "
                        + French.date(completeOn));
        return false;
    }

    /**
     * The terms of an award are frozen: the money is committed. What was reserved covers it; an award from before there
     * were reservations, or under dearer terms, takes what is missing from its year if there is room.
     *
     * @throws Refusal {@code ENVELOPE_EXHAUSTED}
     */
    @EventListener
    void commit(TermsFrozen award) {
        store.takeTurn();
        Optional<EnvelopeShare> held = store.share(award.dossier());
        Envelope envelope = lock(held.map(EnvelopeShare::year).orElse(thisYear()));
        Money reserved = held.map(EnvelopeShare::reserved).orElse(Money.ZERO);
        Money missing = award.grant().minus(reserved);
        if (missing.isGreaterThan(envelope.room())) {
            throw Refusal.of(EnvelopeReasons.exhausted(envelope, award.grant()));
        }
        if (missing.isPositive()) {
            reserve(award.dossier(), envelope, missing, "Aide attribuée sans réservation suffisante", award.person());
        }
        if (missing.isNegative()) {
            Money surplus = reserved.minus(award.grant());
            move(
                    envelope.year(),
                    award.dossier(),
                    Kind.RESERVATION_RELEASED,
                    surplus,
                    "Barème plus bas",
                    award.person());
        }
        store.leave(award.dossier());
        move(envelope.year(), award.dossier(), Kind.COMMITTED, award.grant(), "Aide attribuée", award.person());
        journal.record(
                award.dossier(),
                award.person(),
                "GRANT_COMMITTED",
                award.grant().french() + " engagés sur l'enveloppe " + envelope.year());
        if (missing.isNegative()) {
            callUp();
        }
    }

    /**
     * Nothing more will be paid to the dossier: what it holds beyond what it was paid comes back to its year, the ledger
     * says so, and who waits is called up. Asked for again it does nothing.
     *
     * @param why in French, for the record
     */
    public void release(DossierNumber number, String why, Person person) {
        Money unpaid = ledger.total(number).unpaid();
        Optional<EnvelopeShare> before = store.share(number);
        if (before.isEmpty() && unpaid.isZero() && store.waiting(number).isEmpty()) {
            return;
        }
        store.takeTurn();
        if (store.leave(number)) {
            journal.record(number, person, "WAIT_LEFT", "Sortie de la liste d'attente", why);
        }
        unpaid = ledger.total(number).unpaid();
        if (unpaid.isPositive()) {
            ledger.book(new LedgerEntry(number, LedgerKind.RELEASED, unpaid, today(), shortened(why), person));
        }
        Optional<EnvelopeShare> held = store.share(number);
        if (held.isPresent()) {
            giveBack(number, held.get(), why, person);
        }
        callUp();
    }

    private void giveBack(DossierNumber number, EnvelopeShare held, String why, Person person) {
        Money rest = held.committed().minus(ledger.total(number).paid());
        if (held.reserved().isPositive()) {
            move(held.year(), number, Kind.RESERVATION_RELEASED, held.reserved(), why, person);
        }
        if (rest.isPositive()) {
            move(held.year(), number, Kind.COMMITMENT_RELEASED, rest, why, person);
        }
        Money back = held.reserved().plus(rest);
        if (back.isPositive()) {
            journal.record(
                    number, person, "GRANT_RELEASED", back.french() + " rendus à l'enveloppe " + held.year(), why);
        }
    }

    /**
     * Calls up who waits, first come first served, as far as this year's envelope goes.
     *
     * @return how many were called up
     */
    public int callUp() {
        store.takeTurn();
        List<Waiting> waiting = store.waiting();
        int called = 0;
        if (!waiting.isEmpty()) {
            Envelope envelope = lock(thisYear());
            Money grant = grant();
            Money room = envelope.room();
            for (Waiting next : waiting) {
                if (room.isLessThan(grant)) {
                    break;
                }
                room = room.minus(grant);
                call(next.dossier(), envelope, grant);
                called++;
            }
        }
        return called;
    }

    private void call(DossierNumber number, Envelope envelope, Money grant) {
        store.call(number);
        reserve(number, envelope, grant, "Appel en liste d'attente", Person.APPLICATION);
        callUps.calledUp(number);
    }

    /**
     * Sets the budget of a year, and calls up who waits.
     *
     * @throws Refusal {@code BUDGET_BELOW_TAKEN}
     */
    void setBudget(int year, Money budget, String reason, Person person) {
        store.takeTurn();
        Envelope envelope = lock(year);
        if (budget.isLessThan(envelope.taken())) {
            throw Refusal.of(EnvelopeReasons.belowTaken(envelope));
        }
        Money difference = budget.minus(envelope.budget());
        if (!difference.isZero()) {
            store.book(new EnvelopeMovement(year, Optional.empty(), Kind.BUDGET, difference, reason), person);
        }
        callUp();
    }

    /** The envelope of a year; an empty one where nothing is known of the year yet. */
    @Transactional(readOnly = true)
    public Envelope of(int year) {
        return store.find(year)
                .orElse(new Envelope(year, settings.budget().orElse(Money.ZERO), Money.ZERO, Money.ZERO));
    }

    /** This year's, on which reservations are made. */
    @Transactional(readOnly = true)
    public Envelope current() {
        return of(thisYear());
    }

    /** Every year that something is known of. */
    @Transactional(readOnly = true)
    public List<Envelope> all() {
        return store.all();
    }

    /** What a dossier holds; empty before it was complete, and while it waits. */
    @Transactional(readOnly = true)
    public Optional<EnvelopeShare> share(DossierNumber number) {
        return store.share(number);
    }

    /** The place of a dossier in the waiting list; empty if it does not wait. */
    @Transactional(readOnly = true)
    public Optional<Waiting> waiting(DossierNumber number) {
        return store.waiting(number);
    }

    /** Who waits, in the order in which they are called up. */
    @Transactional(readOnly = true)
    public List<Waiting> waitingList() {
        return store.waiting();
    }

    /** Records that somebody has looked at a wait, and what there is to say of it. */
    public void reviewWait(DossierNumber number, String note, Person person) {
        int rank = store.waiting(number)
                .map(Waiting::rank)
                .orElseThrow(() -> Refusal.of(EnvelopeReasons.NO_LONGER_WAITING));
        journal.record(number, person, "WAIT_REVIEWED", "Point sur l'attente de crédits : rang " + rank, note);
    }

    private Envelope lock(int year) {
        if (store.begin(year)) {
            settings.budget()
                    .ifPresent(budget -> store.book(
                            new EnvelopeMovement(
                                    year,
                                    Optional.empty(),
                                    Kind.BUDGET,
                                    budget,
                                    "Valeur par défaut de la configuration (ampli.envelope.default-budget)"),
                            Person.APPLICATION));
        }
        return store.lock(year);
    }

    private void reserve(DossierNumber number, Envelope envelope, Money amount, String why, Person person) {
        move(envelope.year(), number, Kind.RESERVED, amount, why, person);
        journal.record(
                number,
                person,
                "GRANT_RESERVED",
                amount.french() + " réservés sur l'enveloppe " + envelope.year(),
                why);
    }

    private void move(int year, DossierNumber number, Kind kind, Money amount, String why, Person person) {
        store.book(new EnvelopeMovement(year, Optional.of(number), kind, amount, why), person);
    }

    private Money grant() {
        return scheme.termsOn(today()).grant();
    }

    private int thisYear() {
        return today().getYear();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Deadlines.ZONE);
    }

    /** A ledger's reference is a line of 80 characters; the journal has the whole. */
    private static String shortened(String why) {
        return why.length() <= 80 ? why : why.substring(0, 79) + "…";
    }
}
