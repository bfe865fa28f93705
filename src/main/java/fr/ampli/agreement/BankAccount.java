package fr.ampli.agreement;

import fr.ampli.shared.Bic;
import fr.ampli.shared.DossierNumber;
import fr.ampli.shared.Iban;
import fr.ampli.shared.Person;
import java.time.Instant;

/** The account that the grant is paid to. Its {@link #toString()} carries a masked number. */
public record BankAccount(
        long id, DossierNumber dossier, Iban iban, Bic bic, String holderName, Person recordedBy, Instant recordedAt) {}
