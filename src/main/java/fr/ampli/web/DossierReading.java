package fr.ampli.web;

import fr.ampli.agreement.AgreedTerms;
import fr.ampli.agreement.StartUpPeriod;
import fr.ampli.dossier.Dossier;
import fr.ampli.shared.DossierNumber;
import java.util.Optional;

/**
 * What most sections of a dossier tell something of, read once for all of them.
 *
 * @param terms what was agreed; empty until something is awarded
 * @param period the start-up period; empty until the activity has started
 */
record DossierReading(Dossier dossier, Optional<AgreedTerms> terms, Optional<StartUpPeriod> period) {

    DossierNumber number() {
        return dossier.number();
    }
}
