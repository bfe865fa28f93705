package fr.ampli.process;

import fr.ampli.correspondence.Addressee;
import fr.ampli.shared.DossierNumber;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a phase knows for its letters. One bean per phase; the facts of every letter it names come from it. */
public interface LetterFacts {

    /** The letters it serves, as their template files are called. */
    Set<String> letters();

    /** What the templates speak of: words, dates and amounts ready to be read. */
    Map<String, Object> facts(DossierNumber number);

    /** People beside the holder and the referring partner that its letters go to. */
    default List<Addressee> addressees(DossierNumber number) {
        return List.of();
    }
}
