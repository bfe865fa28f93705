package fr.ampli.agreement;

import fr.ampli.shared.Bic;
import fr.ampli.shared.DossierNumber;
import fr.ampli.shared.Iban;
import fr.ampli.shared.Person;
import java.time.Instant;
import java.util.Optional;

/**
 * The account that the grant is paid to. Its {@link #toString()} carries a masked number.
 *
 * @param holderName as the bank's paper names the holder
 * @param nameNote why that is the structure, where it is written otherwise
 */
public record BankAccount(
        long id,
        DossierNumber dossier,
        Iban iban,
        Bic bic,
        String holderName,
        Optional<String> nameNote,
        Person recordedBy,
        Instant recordedAt) {}
