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

    private static final String SELF = "";

    private static final ZoneId ZONE = ZoneId.of("Europe/Paris");

    /** The reason told to the person itself, where nobody knows who else could act. */
    public Reason reason() {
        return reason(SELF, "un ou une collègue doit s’en charger.");
    }

    /**
     * The reason told to the person itself, with a way out.
     *
     * @param others the names of those who may act instead
     */
    public Reason reason(Collection<String> others) {
        return reason(SELF, wayOut(others));
    }

    /**
     * The reason told to somebody who wants the person to act, with a way out.
     *
     * @param name how the person is called, never the login
     * @param others the names of those who may act instead
     */
    public Reason reasonAbout(String name, Collection<String> others) {
        return reason(name, wayOut(others));
    }

    private static String wayOut(Collection<String> others) {
        return others.isEmpty()
                ? "personne d’autre ne peut s’en charger aujourd’hui : prévenez votre responsable."
                : "peuvent s’en charger : " + String.join(", ", others) + ".";
    }

    private Reason reason(String name, String wayOut) {
        String day = French.date(earlier.takenAt().atZone(ZONE).toLocalDate());
        boolean self = name.equals(SELF);
        if (earlier.part() == Part.CONFLICT_DECLARED) {
            // Whoever keeps away from a dossier hears not even its number
            return Reason.of(
                    Parts.SEPARATION_OF_DUTIES,
                    "R56",
                    "",
                    (self
                                    ? "Vous avez déclaré un conflit d’intérêts sur ce dossier le " + day
                                            + " et n’y intervenez plus ; "
                                    : "Sur le dossier " + earlier.number() + ", " + name
                                            + " a déclaré un conflit d’intérêts le " + day
                                            + " et n’y intervient plus ; ")
                            + wayOut);
        }
        return Reason.of(
                Parts.SEPARATION_OF_DUTIES,
                "R55",
                "",
                "Sur le dossier " + earlier.number() + ", " + (self ? "vous avez" : name + " a") + " déjà assuré « "
                        + earlier.part().label() + " » le " + day
                        + ". La même personne ne peut pas assurer aussi « "
                        + wanted.map(Part::label).orElse("") + " » ; " + wayOut);
    }
}
