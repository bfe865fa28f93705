package fr.ampli.payment;

import fr.ampli.shared.DossierNumber;
import java.time.Instant;
import java.time.LocalDate;

/**
 * A complete application that no money is left for (E31).
 *
 * @param rank its place, from 1; the first is called up first
 * @param completeOn the day that its place comes from; on the same day the lower number comes first
 * @param since when it was put in the list
 */
public record Waiting(DossierNumber dossier, int rank, LocalDate completeOn, Instant since) {}
