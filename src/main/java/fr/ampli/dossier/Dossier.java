package fr.ampli.dossier;

import fr.ampli.shared.DossierNumber;
import fr.ampli.shared.Rna;
import fr.ampli.shared.Siret;
import java.time.Instant;
import java.util.Optional;

/**
 * One project on the pathway: its holder, its contact and where it stands.
 *
 * @param siret empty until the structure exists legally; needed for the agreement at the latest (E38)
 * @param referringPartner the partner of the directory that sent the project, if one did
 * @param partnerConsent whether the holder agreed that the partner hears of the stages
 * @param ending empty while the dossier is open
 */
public record Dossier(
        DossierNumber number,
        Holder holder,
        Contact contact,
        Project project,
        Optional<Long> referringPartner,
        boolean partnerConsent,
        Stage stage,
        Instant stageSince,
        Instant openedAt,
        Optional<Ending> ending,
        Optional<Instant> endedAt) {

    /** The legal person, or the person who is creating it. */
    public record Holder(String name, LegalForm legalForm, Optional<Siret> siret, Optional<Rna> rna) {}

    /** Whom to write to and to call. */
    public record Contact(String name, String email, String phone) {}

    /** What is to be started, and where. */
    public record Project(String title, String summary, String commune, String postalCode) {}

    public boolean isOpen() {
        return ending.isEmpty();
    }
}
