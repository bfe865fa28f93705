package fr.ampli.access;

import fr.ampli.shared.DossierNumber;
import fr.ampli.shared.Person;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/**
 * A task of a dossier that waits for somebody.
 *
 * @param groups those whom it is proposed to
 * @param part the part that completing it takes, if any
 * @param assignee who has taken it, if anybody
 * @param id names it
 * @param dueOn its last day, if it has one
 * @param dueVariable the process variable that said so when the task arose
 * @param awaited who outside the service has to act first, if anybody
 */
public record OpenTask(
        DossierNumber number,
        String name,
        Set<String> groups,
        Optional<Part> part,
        Optional<Person> assignee,
        Instant since,
        String id,
        Optional<LocalDate> dueOn,
        Optional<String> dueVariable,
        Optional<Awaited> awaited) {}
