package fr.ampli.access;

import fr.ampli.shared.French;
import fr.ampli.shared.Reason;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Optional;

/**
 * What keeps a person from acting on a dossier: an earlier part that excludes the wanted one (R55), or a declared
 * conflict of interest (R56).
 *
 * @param earlier what stands against it
 * @param wanted the part that the act would take, or empty for an act that takes none
 */
public record Obstacle(PartTaken earlier, Optional<Part> wanted) {

    private static final ZoneId ZONE = ZoneId.of("Europe/Paris");

    /** The reason of a refusal, where nobody knows who else could act. */
    public Reason reason() {
        return reason(earlier.person().id(), "confiez cette tâche à un ou une collègue.");
    }

    /**
     * The reason of a refusal, with a way out.
     *
     * @param name how the person is called
     * @param others those who may act instead, as people read them
     */
    public Reason reason(String name, Collection<String> others) {
        return reason(
                name,
                others.isEmpty()
                        ? "personne d'autre ne peut s'en charger aujourd'hui : prévenez votre responsable."
                        : "peuvent s'en charger : " + String.join(", ", others) + ".");
    }

    private Reason reason(String name, String wayOut) {
        String day = French.date(earlier.takenAt().atZone(ZONE).toLocalDate());
        String dossier = "Sur le dossier " + earlier.number() + ", " + name;
        if (earlier.part() == Part.CONFLICT_DECLARED) {
            return Reason.of(
                    Parts.SEPARATION_OF_DUTIES,
                    "R56",
                    "",
                    dossier + " a déclaré un conflit d'intérêts le " + day + " et n'y intervient plus ; " + wayOut);
        }
        return Reason.of(
                Parts.SEPARATION_OF_DUTIES,
                "R55",
                "",
                dossier + " a déjà assuré « " + earlier.part().label() + " » le " + day
                        + ". La même personne ne peut pas assurer aussi « "
                        + wanted.map(Part::label).orElse("") + " » ; " + wayOut);
    }
}
