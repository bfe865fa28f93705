package fr.ampli.review;

import fr.ampli.dossier.Dossier;
import fr.ampli.shared.DossierNumber;
import fr.ampli.shared.SchemeTerms;
import fr.ampli.submission.Application;
import java.util.Optional;

/**
 * Everything that the rules of eligibility look at.
 *
 * @param terms the scheme's numbers of today
 * @param feasibilityStudyHeld whether the study is in the dossier
 * @param commitmentHeld whether the signed commitments are in the dossier
 * @param fundedBefore another dossier of the same legal unit that was awarded and neither lapsed nor was withdrawn
 * @param recoveryUnpaid another dossier of the same legal unit whose recovery is open
 * @param doubleFunding what the review found; empty before it
 * @param aidRegime what the review settled; empty before it
 */
record Candidate(
        Dossier dossier,
        Application application,
        SchemeTerms terms,
        boolean feasibilityStudyHeld,
        boolean commitmentHeld,
        Optional<DossierNumber> fundedBefore,
        Optional<DossierNumber> recoveryUnpaid,
        Optional<DoubleFunding> doubleFunding,
        Optional<AidRegime> aidRegime) {}
