package fr.ampli.access;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Which parts exclude each other (R55).
 *
 * @param incompatibleParts groups of parts; nobody holds two parts of one group on one dossier
 */
@ConfigurationProperties("ampli.access")
record AccessRules(List<Set<Part>> incompatibleParts) {

    /** The one part that keeps a person from every act on the dossier, and from reading it (R56). */
    static final Part KEEPS_AWAY = Part.CONFLICT_DECLARED;

    static final AccessRules OF_THE_SCHEME = new AccessRules(null);

    AccessRules {
        incompatibleParts = incompatibleParts == null
                ? List.of(
                        EnumSet.of(
                                Part.REVIEW,
                                Part.SECOND_READING,
                                Part.SERVICE_DONE_CONTROL,
                                Part.PAYMENT_PREPARATION,
                                Part.PAYMENT_CERTIFICATION),
                        EnumSet.of(Part.SERVICE_DONE_CONTROL, Part.CONTROL_CONCLUSION),
                        EnumSet.of(Part.BYPASS_REQUEST, Part.BYPASS_DECISION),
                        EnumSet.of(Part.BYPASS_DECISION, Part.PAYMENT_PREPARATION, Part.PAYMENT_CERTIFICATION),
                        EnumSet.of(Part.ACCOUNT_CHANGE, Part.ACCOUNT_CHANGE_VALIDATION),
                        EnumSet.of(Part.FREEZE_REQUEST, Part.FREEZE_DECISION),
                        EnumSet.of(Part.PAYMENT_ANSWER_ENTRY, Part.PAYMENT_ANSWER_CONFIRMATION),
                        EnumSet.of(Part.WRITE_OFF_REQUEST, Part.WRITE_OFF_APPROVAL))
                : List.copyOf(incompatibleParts);
        // An empty setting would switch the separation off without a word
        if (incompatibleParts.isEmpty() || incompatibleParts.stream().anyMatch(group -> group.size() < 2)) {
            throw new IllegalArgumentException("ampli.access.incompatible-parts needs groups of two parts or more");
        }
    }

    /** The first of the parts that a person holds on a dossier which keeps them from acting there. */
    Optional<Obstacle> obstacle(List<PartTaken> held, Optional<Part> wanted) {
        return held.stream()
                .filter(taken -> taken.part() == KEEPS_AWAY)
                .findFirst()
                .or(() -> held.stream()
                        .filter(taken -> wanted.isPresent() && exclude(taken.part(), wanted.get()))
                        .findFirst())
                .map(earlier -> new Obstacle(earlier, wanted));
    }

    boolean exclude(Part held, Part wanted) {
        return held != wanted
                && incompatibleParts.stream().anyMatch(group -> group.contains(held) && group.contains(wanted));
    }
}
