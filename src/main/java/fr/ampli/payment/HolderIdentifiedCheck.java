package fr.ampli.payment;

import fr.ampli.dossier.Dossiers;
import fr.ampli.shared.DossierNumber;

/** The holder exists and has its SIRET (R50, E38). */
record HolderIdentifiedCheck(Dossiers dossiers) implements GateCheck {

    @Override
    public String code() {
        return "HOLDER_IDENTIFIED";
    }

    @Override
    public String clause() {
        return "R50";
    }

    @Override
    public Finding look(DossierNumber number, Instalment instalment) {
        return Finding.of(
                dossiers.get(number).holder().siret().isPresent(),
                "Le numéro SIRET est enregistré.",
                "Aucun numéro SIRET n'est enregistré.");
    }

    @Override
    public String sentence() {
        return "La structure est identifiée par son numéro SIRET.";
    }

    @Override
    public String remedy() {
        return "Enregistrez le numéro SIRET de la structure.";
    }

    @Override
    public ClearedBy clearedBy() {
        return ClearedBy.OFFICER;
    }
}
