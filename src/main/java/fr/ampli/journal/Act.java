package fr.ampli.journal;

import fr.ampli.shared.DossierNumber;
import fr.ampli.shared.Person;
import java.time.Instant;

/**
 * One line of the journal.
 *
 * @param id rising number over all dossiers
 * @param number the dossier
 * @param happenedAt when, to the microsecond
 * @param person who acted
 * @param act what was done, as a code in capitals ({@code AWARDED})
 * @param sentence what was done, in French
 * @param grounds why, in French, or null
 */
public record Act(
        long id,
        DossierNumber number,
        Instant happenedAt,
        Person person,
        String act,
        String sentence,
        String grounds) {}
