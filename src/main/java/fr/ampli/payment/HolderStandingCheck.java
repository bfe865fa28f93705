package fr.ampli.payment;

import fr.ampli.dossier.DirectoryState;
import fr.ampli.dossier.HolderStanding;
import fr.ampli.dossier.HolderStandings;
import fr.ampli.dossier.InsolvencyState;
import fr.ampli.shared.DossierNumber;
import fr.ampli.shared.French;
import java.util.Optional;

/** The establishment is active and no collective proceedings are known, as read not too long ago (E22). */
record HolderStandingCheck(HolderStandings standings) implements GateCheck {

    @Override
    public String code() {
        return "HOLDER_STANDING";
    }

    @Override
    public String clause() {
        return "E22";
    }

    @Override
    public Finding look(DossierNumber number, Instalment instalment) {
        Optional<HolderStanding> last = standings.last(number);
        if (last.isEmpty()) {
            return Finding.unknown(
                    "Personne n'a encore consulté l'annuaire des entreprises et le BODACC pour cette structure.");
        }
        HolderStanding standing = last.get();
        String when = " (consultation du " + French.date(standing.lookedOn()) + ")";
        if (standing.insolvency() != InsolvencyState.NONE) {
            return new Finding(
                    false,
                    "Le BODACC annonce " + standing.insolvency().label() + when + ", référence : "
                            + standing.notice().orElse("–") + ".");
        }
        if (standing.directory() != DirectoryState.ACTIVE) {
            return new Finding(
                    false, "Annuaire des entreprises : " + standing.directory().label() + when + ".");
        }
        return standings.isFresh(standing)
                ? new Finding(true, "Établissement actif et aucune procédure collective" + when + ".")
                : Finding.unknown("La dernière consultation, du " + French.date(standing.lookedOn())
                        + ", ne valait que jusqu'au " + French.date(standings.goodUntil(standing)) + ".");
    }

    @Override
    public String sentence() {
        return "L'établissement est actif et aucune procédure collective n'est connue.";
    }

    @Override
    public String remedy() {
        return "Consultez l'annuaire des entreprises et le BODACC et notez ce que vous y lisez. Si une procédure y est"
                + " annoncée, ne payez pas et prévenez le chef de service.";
    }

    @Override
    public ClearedBy clearedBy() {
        return ClearedBy.OFFICER;
    }
}
