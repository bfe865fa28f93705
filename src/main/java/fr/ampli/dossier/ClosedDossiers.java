package fr.ampli.dossier;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Finds closed dossiers, the one closed last first, page by page, at a cost that does not grow with their number. */
@Service
public class ClosedDossiers {

    /**
     * What somebody asks for, as typed; null and blank do not narrow.
     *
     * @param ending name of an {@link Ending}
     * @param from first day of closing, {@code 2026-03-02}
     * @param to last day of closing
     * @param department number of the department
     * @param words beginnings of words of the holder's name, the project, the commune
     * @param after what the page before gave as {@link Page#next}
     */
    public record Question(String ending, String from, String to, String department, String words, String after) {

        /** The same, for the page that begins after a place. */
        public Question after(String place) {
            return new Question(ending, from, to, department, words, place);
        }
    }

    /**
     * Some dossiers.
     *
     * @param next where the next page begins; empty on the last one
     */
    public record Page(List<Dossier> dossiers, Optional<String> next) {}

    private final DossierStore store;

    ClosedDossiers(DossierStore store) {
        this.store = store;
    }

    /** @throws fr.ampli.shared.Refusal where the question cannot be understood, with every reason at once */
    @Transactional(readOnly = true)
    public Page find(Question question, int limit) {
        List<Dossier> found = store.closed(ClosedSearch.of(question), limit + 1);
        if (found.size() <= limit) {
            return new Page(found, Optional.empty());
        }
        List<Dossier> page = found.subList(0, limit);
        return new Page(page, Optional.of(ClosedSearch.place(page.get(limit - 1))));
    }
}
