package fr.ampli.payment;

import java.util.Optional;

/**
 * What an export did.
 *
 * @param messageId of the batch that was written, if any payment could leave
 * @param rejected payments whose account is no longer the one that was certified
 * @param held payments that stay behind until what keeps them is settled
 */
public record ExportOutcome(Optional<String> messageId, int exported, int rejected, int held) {}
