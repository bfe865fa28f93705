package fr.ampli.process;

import fr.ampli.correspondence.Addressee;
import fr.ampli.shared.DossierNumber;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds who else, beside its addressees, has to hear of what a letter tells: each in a letter of its own. */
public interface LetterEcho {

    /** The letters that it may add, as their template files are called. */
    Set<String> letters();

    /**
     * What follows from a letter that has just been written.
     *
     * @param letter the template of that letter
     * @param facts what that letter speaks of
     */
    List<Echo> of(DossierNumber number, String letter, Map<String, Object> facts);

    /**
     * A letter to somebody else.
     *
     * @param letter its template
     * @param occurrence tells addressees apart, such as a partner's number
     * @param facts all that it may speak of beside the project's name and its holder's
     */
    record Echo(String letter, String occurrence, Addressee to, Map<String, Object> facts) {}
}
