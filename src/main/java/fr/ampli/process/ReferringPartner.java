package fr.ampli.process;

import fr.ampli.correspondence.Addressee;
import fr.ampli.dossier.Dossier;
import java.util.Optional;

/** Finds the partner that hears of a dossier's stages: the one that referred it, if the holder agreed. */
public interface ReferringPartner {

    Optional<Addressee> of(Dossier dossier);
}
