package fr.ampli.access;

import fr.ampli.shared.DossierNumber;
import fr.ampli.shared.Person;
import java.time.Instant;

/**
 * That a person took a part in a dossier.
 *
 * @param number the dossier
 * @param person who
 * @param part which part
 * @param takenAt when for the first time
 */
public record PartTaken(DossierNumber number, Person person, Part part, Instant takenAt) {}
