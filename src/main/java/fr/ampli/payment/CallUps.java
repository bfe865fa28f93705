package fr.ampli.payment;

import fr.ampli.shared.DossierNumber;

/** Takes a dossier out of its wait. Pathways live outside: in the engine. */
public interface CallUps {

    /** Money is reserved for the dossier: its pathway goes on. In the caller's transaction, and never lost afterwards. */
    void calledUp(DossierNumber number);
}
