package fr.ampli.payment;

import fr.ampli.shared.DossierNumber;

/** Whether the account of a dossier is being changed, which is a process of its own. */
public interface AccountChanges {

    boolean underway(DossierNumber number);
}
