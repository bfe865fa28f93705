package fr.ampli.oversight;

import fr.ampli.shared.DossierNumber;
import fr.ampli.shared.Person;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What happened step by step. Kept outside: by the process engine. */
public interface Processes {

    /** One step of a diagram. */
    record Node(String id, String name) {}

    /**
     * A version of a process.
     *
     * @param nodes its steps as the diagram shows them from left to right, gateways left out
     */
    record Model(String key, int version, String name, List<Node> nodes) {}

    /** A step that was begun once. @param place where in the order of all steps it stands, for the page after it */
    record Step(
            String place,
            String process,
            String name,
            String kind,
            Instant startedAt,
            Optional<Instant> endedAt,
            boolean interrupted,
            Optional<Person> person) {}

    /** The version that has this id, if there is one. */
    Optional<Model> model(String definitionId);

    /** The dossier that an instance works on, also where it has ended; empty where it is unknown or works on none. */
    Optional<DossierNumber> dossierOf(String instanceId);

    /** The dossier that a task belongs to, also one that is done; empty where it is unknown or belongs to none. */
    Optional<DossierNumber> dossierOfTask(String taskId);

    /** Steps of one instance, the one begun last first. @param after place of the last one known; empty: from the top */
    List<Step> ofInstance(String instanceId, Optional<String> after, int limit);

    /** Steps of all instances of a dossier, likewise. */
    List<Step> ofDossier(DossierNumber number, Optional<String> after, int limit);
}
