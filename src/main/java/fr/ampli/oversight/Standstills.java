package fr.ampli.oversight;

import fr.ampli.shared.DossierNumber;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Steps in the background that stand still because they failed too often. Kept outside: by the engine. */
public interface Standstills {

    /**
     * A step that stands still.
     *
     * @param number none where it concerns no dossier, or many
     * @param instance id of the process instance; none where the step belongs to a process as a whole
     * @param activity its id in the model
     * @param step what people call it
     */
    record Standstill(
            Optional<DossierNumber> number,
            Optional<String> instance,
            String process,
            String activity,
            String step,
            Instant since) {}

    /** The longest standing first. */
    List<Standstill> oldest(int limit);

    /** How many there are, counted no farther than this. */
    int count(int atMost);
}
