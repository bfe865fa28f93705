package fr.ampli.agreement;

import fr.ampli.shared.DossierNumber;

/** Brings what is odd about an account to somebody. Kept outside: by the engine. */
public interface AccountAlerts {

    /** The account just recorded for this dossier is known from another holder (E16). */
    void shared(DossierNumber number);
}
