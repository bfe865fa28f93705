package fr.ampli.payment;

import fr.ampli.shared.DossierNumber;

/** Whether the one result of the grant is proved: the agreed job exists (R05, R13). */
public interface ProvenResult {

    boolean met(DossierNumber number);
}
