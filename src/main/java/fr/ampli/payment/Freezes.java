package fr.ampli.payment;

import fr.ampli.access.Part;
import fr.ampli.access.Parts;
import fr.ampli.dossier.Dossier;
import fr.ampli.dossier.Dossiers;
import fr.ampli.journal.Journal;
import fr.ampli.shared.Checks;
import fr.ampli.shared.DossierNumber;
import fr.ampli.shared.Person;
import fr.ampli.shared.Refusal;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Stops on the money of a dossier: on a suspicion (E25) or on insolvency (E22). One person asks and payments stop at
 * once; another confirms. Lifting takes two as well. The journal says that payments stop and not why, because more
 * people read it than may know.
 */
@Service
@Transactional
public class Freezes {

    private static final int LONGEST = 4000;

    private final FreezeStore store;
    private final InsolvencyClaims claims;
    private final Dossiers dossiers;
    private final Parts parts;
    private final Journal journal;

    Freezes(FreezeStore store, InsolvencyClaims claims, Dossiers dossiers, Parts parts, Journal journal) {
        this.store = store;
        this.claims = claims;
        this.dossiers = dossiers;
        this.parts = parts;
        this.journal = journal;
    }

    private enum Decision {
        CONFIRMED,
        DROPPED
    }

    private enum Lifting {
        AGREED,
        KEPT
    }

    /**
     * Stops the payments of a dossier because somebody asks for it, for an insolvency with the claim that it brings.
     *
     * @throws Refusal unknown or closed dossier, no grounds, or a freeze of that kind stands already
     */
    public Freeze ask(FreezeRequest draft, Person person) {
        Dossier dossier = dossiers.findOpen(draft.number());
        DossierNumber number = dossier.number();
        Checks checks = new Checks();
        FreezeKind kind = checks.choice(FreezeKind.class, draft.kind(), "kind", "Motif de la suspension");
        String grounds = checks.longText(draft.grounds(), "grounds", "Ce qui a été constaté", LONGEST);
        InsolvencyClaims.Opening opening = kind == FreezeKind.INSOLVENCY ? claims.read(draft, checks) : null;
        checks.orThrow();
        parts.take(number, person, Part.FREEZE_REQUEST);
        Freeze freeze = open(number, kind, grounds, person).orElseThrow(() -> Refusal.of(FreezeReasons.ALREADY_FROZEN));
        if (opening != null) {
            claims.open(freeze, opening);
        }
        return freeze;
    }

    /**
     * Stops the payments of a dossier on something found elsewhere in the work.
     *
     * @param asker on whose finding it rests; never who is to confirm it
     * @return empty if a freeze of that kind stands already: one alarm is enough
     */
    public Optional<Freeze> open(DossierNumber number, FreezeKind kind, String grounds, Person asker) {
        Optional<Freeze> freeze = store.insert(number, kind, grounds, asker).map(this::get);
        freeze.ifPresent(each ->
                journal.record(number, asker, "PAYMENTS_FROZEN", "Paiements suspendus par décision du service"));
        return freeze;
    }

    /** The same where two persons have looked already: it needs nobody's word any more. */
    public Optional<Freeze> openConfirmed(
            DossierNumber number, FreezeKind kind, String grounds, Person asker, Person confirmer) {
        return open(number, kind, grounds, asker).map(freeze -> {
            moved(store.decide(freeze.id(), FreezeState.CONFIRMED, grounds, confirmer));
            return get(freeze.id());
        });
    }

    /** Records what the second person says. @return whether the freeze is confirmed; if not it has ended */
    public boolean decide(long id, FreezeDecision draft, Person person) {
        Freeze freeze = get(id);
        Checks checks = new Checks();
        Decision decision = checks.choice(Decision.class, draft.decision(), "decision", "Décision");
        String grounds = checks.longText(draft.grounds(), "grounds", "Motifs", LONGEST);
        checks.orThrow();
        another(freeze.openedBy(), person);
        parts.take(freeze.dossier(), person, Part.FREEZE_DECISION);
        boolean confirmed = decision == Decision.CONFIRMED;
        moved(store.decide(id, confirmed ? FreezeState.CONFIRMED : FreezeState.DROPPED, grounds, person));
        if (confirmed) {
            journal.record(freeze.dossier(), person, "FREEZE_CONFIRMED", "Suspension des paiements confirmée");
        } else {
            ended(freeze, person);
        }
        return confirmed;
    }

    /** Records why somebody thinks that the freeze is no longer needed; it stands until another person agrees. */
    public void askLift(long id, LiftRequest draft, Person person) {
        Freeze freeze = get(id);
        Checks checks = new Checks();
        String grounds = checks.longText(draft.grounds(), "grounds", "Pourquoi lever la suspension", LONGEST);
        checks.orThrow();
        parts.take(freeze.dossier(), person, Part.FREEZE_REQUEST);
        moved(store.askLift(id, grounds, person));
        journal.record(freeze.dossier(), person, "FREEZE_LIFT_ASKED", "Levée de la suspension des paiements demandée");
    }

    /** Records what the second person says. @return whether the freeze is lifted */
    public boolean decideLift(long id, LiftDecision draft, Person person) {
        Freeze freeze = get(id);
        Checks checks = new Checks();
        Lifting decision = checks.choice(Lifting.class, draft.decision(), "decision", "Décision");
        if (decision == Lifting.KEPT) {
            checks.longText(draft.grounds(), "grounds", "Motif", LONGEST);
        }
        checks.orThrow();
        freeze.liftAskedBy().ifPresent(asker -> another(asker, person));
        parts.take(freeze.dossier(), person, Part.FREEZE_DECISION);
        if (decision == Lifting.AGREED) {
            moved(store.lift(id, person));
            ended(freeze, person);
            return true;
        }
        moved(store.keep(id));
        journal.record(freeze.dossier(), person, "FREEZE_KEPT", "Suspension des paiements maintenue");
        return false;
    }

    /** Whether a freeze stands: nothing may be paid as long as it does. */
    @Transactional(readOnly = true)
    public boolean isFrozen(DossierNumber number) {
        return store.of(number).stream()
                .anyMatch(freeze -> freeze.state() == FreezeState.ASKED || freeze.state() == FreezeState.CONFIRMED);
    }

    /** The freeze of that id, which exists. */
    @Transactional(readOnly = true)
    public Freeze get(long id) {
        return store.find(id).orElseThrow(() -> Refusal.of(FreezeReasons.FREEZE_MOVED));
    }

    /** The freezes of a dossier, the latest first: only for who may read them. */
    @Transactional(readOnly = true)
    public List<Freeze> of(DossierNumber number) {
        return store.of(number);
    }

    private void ended(Freeze freeze, Person person) {
        journal.record(freeze.dossier(), person, "FREEZE_ENDED", "Suspension des paiements terminée");
    }

    private static void another(Person first, Person second) {
        if (first.equals(second)) {
            throw Refusal.of(FreezeReasons.SAME_PERSON_DECIDES);
        }
    }

    private static void moved(boolean done) {
        if (!done) {
            throw Refusal.of(FreezeReasons.FREEZE_MOVED);
        }
    }
}
