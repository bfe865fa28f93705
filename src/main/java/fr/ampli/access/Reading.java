package fr.ampli.access;

import fr.ampli.dossier.Dossier;
import fr.ampli.dossier.Stage;
import fr.ampli.shared.DossierNumber;
import fr.ampli.shared.Person;
import fr.ampli.shared.Reason;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.stereotype.Service;

/** Who may look into a dossier: the groups that its stage concerns, except who declared a conflict of interest (R56). */
@Service
public class Reading {

    public static final String NOT_YOUR_DOSSIER = "NOT_YOUR_DOSSIER";

    /**
     * From which stage on a group looks into a dossier; a group that is not named never does.
     *
     * @param readsFrom first stage by group
     */
    @ConfigurationProperties("ampli.access")
    record Rules(Map<String, Stage> readsFrom) {
        Rules {
            if (readsFrom == null || readsFrom.isEmpty()) {
                throw new IllegalArgumentException("ampli.access.reads-from names no group: nobody could work");
            }
            readsFrom = Map.copyOf(readsFrom);
        }
    }

    private final Rules rules;
    private final Staffing staffing;
    private final Parts parts;

    Reading(Rules rules, Staffing staffing, Parts parts) {
        this.rules = rules;
        this.staffing = staffing;
        this.parts = parts;
    }

    /** Why the person may not look into the dossier, if so. */
    public Optional<Reason> obstacle(Dossier dossier, Person person) {
        Optional<Obstacle> conflict = parts.obstacle(dossier.number(), person);
        if (conflict.isPresent()) {
            // First of all: the other sentence tells the dossier's number and stage
            return conflict.map(Obstacle::reason);
        }
        if (!concerns(dossier, staffing.groupsOf(person))) {
            return Optional.of(Reason.of(
                    NOT_YOUR_DOSSIER,
                    "",
                    "",
                    "Le dossier " + dossier.number() + " (" + dossier.stage().label()
                            + ") ne relève pas encore de votre rôle. Adressez-vous à la personne qui le suit."));
        }
        return Optional.empty();
    }

    /** Those of these dossiers that the person may look into, in the order given; asked at once for all of them. */
    public List<Dossier> open(Collection<Dossier> dossiers, Person person) {
        Set<String> groups = staffing.groupsOf(person);
        Set<DossierNumber> away =
                parts.keptAwayFrom(dossiers.stream().map(Dossier::number).toList(), person);
        return dossiers.stream()
                .filter(dossier -> concerns(dossier, groups) && !away.contains(dossier.number()))
                .toList();
    }

    private boolean concerns(Dossier dossier, Set<String> groups) {
        return groups.stream()
                .map(rules.readsFrom()::get)
                .anyMatch(first -> first != null && first.compareTo(dossier.stage()) <= 0);
    }
}
