package fr.ampli.journal;

import fr.ampli.shared.DossierNumber;
import java.time.LocalDate;

/**
 * That a person has had a hand in a dossier.
 *
 * @param lastOn the day in France of their last act on it
 */
public record Hand(DossierNumber number, LocalDate lastOn) {}
