package fr.ampli.dossier;

import fr.ampli.shared.Person;
import fr.ampli.shared.Siret;
import java.time.LocalDate;
import java.util.Optional;

/**
 * How a structure stood on the day somebody looked.
 *
 * @param siret the establishment that was looked up
 * @param notice the announcement read in the BODACC, compulsory where it speaks of proceedings
 * @param lookedIn where it was read
 */
public record HolderStanding(
        Siret siret,
        DirectoryState directory,
        InsolvencyState insolvency,
        Optional<String> notice,
        String lookedIn,
        LocalDate lookedOn,
        Person lookedBy) {

    /** Whether nothing read that day stands against a payment. */
    public boolean isSound() {
        return directory == DirectoryState.ACTIVE && insolvency == InsolvencyState.NONE;
    }
}
