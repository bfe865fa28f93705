package fr.ampli.review;

import fr.ampli.access.Part;
import fr.ampli.access.PartTaken;
import fr.ampli.access.Parts;
import fr.ampli.journal.Journal;
import fr.ampli.shared.Checks;
import fr.ampli.shared.DossierNumber;
import fr.ampli.shared.Person;
import fr.ampli.shared.Refusal;
import java.time.Clock;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Declarations of interests: one per act, on record; who has a link keeps away from the dossier (R56, E26). */
@Service
@Transactional
public class Interests {

    private final ReviewStore store;
    private final Parts parts;
    private final Journal journal;
    private final Clock clock;

    Interests(ReviewStore store, Parts parts, Journal journal, Clock clock) {
        this.store = store;
        this.parts = parts;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * Records a declaration.
     *
     * @return whether there is a link, so that a colleague must take over
     * @throws Refusal a link without its nature, or no link from someone who declared one before
     */
    public boolean declare(DossierNumber number, InterestDraft draft, Person person) {
        Checks checks = new Checks();
        boolean link = checks.yes(draft.hasLink(), "hasLink", "Lien d'intérêts");
        String nature = checks.optionalLongText(draft.nature(), "nature", "Nature du lien", 2000);
        checks.require(!link || nature != null, ReviewReasons.LINK_WITHOUT_NATURE);
        checks.orThrow();
        if (link) {
            parts.take(number, person, Part.CONFLICT_DECLARED);
            journal.record(number, person, "INTEREST_DECLARED", "Lien d'intérêts déclaré ; un collègue reprend");
        } else {
            requireNone(number, person);
            journal.record(number, person, "NO_INTEREST_DECLARED", "Absence de lien d'intérêts déclarée");
        }
        store.insertDeclaration(number, person, link, link ? nature : null, clock.instant());
        return link;
    }

    /** Adds the declaration that goes with another act; the act does not happen without it. */
    void declareNone(Boolean noInterest, Checks checks) {
        checks.require(Boolean.TRUE.equals(noInterest), ReviewReasons.INTERESTS_NOT_DECLARED);
    }

    /** Records what {@link #declareNone} asked for. @throws Refusal if the person declared a link before */
    void recordNone(DossierNumber number, Person person) {
        requireNone(number, person);
        store.insertDeclaration(number, person, false, null, clock.instant());
    }

    private void requireNone(DossierNumber number, Person person) {
        boolean declared = parts.of(number).stream()
                .filter(taken -> taken.part() == Part.CONFLICT_DECLARED)
                .map(PartTaken::person)
                .anyMatch(person::equals);
        if (declared) {
            throw Refusal.of(ReviewReasons.conflictDeclared(number, person));
        }
    }
}
