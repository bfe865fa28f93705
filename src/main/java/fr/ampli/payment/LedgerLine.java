package fr.ampli.payment;

import java.time.Instant;
import java.util.Optional;

/**
 * A movement as it stands in the ledger.
 *
 * @param id rising number over all dossiers
 * @param basis the decision and the step behind it; empty only for movements from before the ledger kept them
 */
public record LedgerLine(long id, LedgerEntry entry, Optional<Basis> basis, Instant bookedAt) {}
