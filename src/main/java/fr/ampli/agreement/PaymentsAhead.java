package fr.ampli.agreement;

import fr.ampli.shared.DossierNumber;

/** What the account is still for. Kept outside: by the payments, which know of the agreement and not the reverse. */
public interface PaymentsAhead {

    /** Whether anything may still be paid to the holder's account. */
    boolean isAnythingLeft(DossierNumber number);
}
