package fr.ampli.agreement;

import fr.ampli.shared.DossierNumber;
import fr.ampli.shared.Money;
import fr.ampli.shared.Siret;
import java.time.LocalDate;
import java.util.Optional;

/**
 * The agreement of an award.
 *
 * @param siret the establishment that receives the grant; empty only where nothing was prepared
 * @param holderSignatory who signs for the holder, with capacity
 * @param deMinimis de minimis aid of the single undertaking over the years that count, as declared (R26)
 * @param regionSignatory who signed for the Region, with capacity
 */
public record Agreement(
        DossierNumber dossier,
        AgreementState state,
        Optional<Siret> siret,
        Optional<Signatory> holderSignatory,
        Optional<Money> deMinimis,
        Optional<LocalDate> preparedOn,
        Optional<LocalDate> holderSignedOn,
        Optional<Signatory> regionSignatory,
        Optional<LocalDate> regionSignedOn,
        Optional<LocalDate> inForceOn,
        Optional<LapseCause> lapseCause,
        Optional<LocalDate> lapsedOn) {

    /** A person who signs, and why they may. */
    public record Signatory(String name, String capacity) {}

    public boolean isInForce() {
        return state == AgreementState.IN_FORCE;
    }
}
