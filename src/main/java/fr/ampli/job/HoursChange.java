package fr.ampli.job;

import fr.ampli.shared.Fte;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Other hours, by an amendment to the contract.
 *
 * @param effectiveOn first day on which they count
 * @param derogation the ground for part time below the legal floor; empty where none is needed
 */
public record HoursChange(
        long hireId,
        LocalDate effectiveOn,
        Fte fte,
        Optional<String> fullTimeGround,
        Optional<Hire.Derogation> derogation,
        Optional<String> derogationReference) {}
