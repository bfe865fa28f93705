package fr.ampli.payment;

import java.util.Set;

/**
 * A check of the payment gate, for those who describe the gate and do not run it.
 *
 * @param instalments the payments that it is asked for
 * @param mayBeBypassed whether the configuration lets two people set it aside
 */
public record CheckDescription(
        String code,
        String clause,
        String sentence,
        String remedy,
        ClearedBy clearedBy,
        Set<Instalment> instalments,
        boolean mayBeBypassed) {}
