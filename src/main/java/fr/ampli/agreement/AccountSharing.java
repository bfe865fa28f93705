package fr.ampli.agreement;

import fr.ampli.shared.DossierNumber;
import java.time.Instant;
import java.util.Optional;

/**
 * One account on two dossiers of different holders.
 *
 * @param dossier whose account was recorded last
 * @param other where it was known from
 * @param explained empty until somebody has looked, then whether the reason holds
 */
public record AccountSharing(
        long id,
        DossierNumber dossier,
        DossierNumber other,
        Instant foundAt,
        Optional<Boolean> explained,
        Optional<String> grounds) {}
