package fr.ampli.payment;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What was agreed at the end.
 *
 * @param consent whether the holder lets its details be passed on
 * @param smeSupported whether the structure counts as an enterprise supported (EECO19, R37)
 * @param jobsFullTime full-time equivalents in the structure that day
 */
public record HandOver(
        NextSupport nextSupport,
        boolean consent,
        boolean smeSupported,
        boolean activityRuns,
        BigDecimal jobsFullTime,
        Optional<String> comment,
        LocalDate on) {}
