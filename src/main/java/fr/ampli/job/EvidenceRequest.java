package fr.ampli.job;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Evidence that the control asked the holder for.
 *
 * @param items what is asked and why, in sentences
 * @param closedOn day on which the pieces came, or the control went on without them
 */
public record EvidenceRequest(
        long id, int round, LocalDate askedOn, LocalDate dueOn, List<String> items, Optional<LocalDate> closedOn) {}
