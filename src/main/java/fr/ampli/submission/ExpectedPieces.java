package fr.ampli.submission;

import fr.ampli.document.DocumentKind;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Which pieces an application is expected to bring, and which of them are indispensable: no other may stop the
 * examination (R20). What other administrations hold is not asked for.
 */
final class ExpectedPieces {

    private ExpectedPieces() {}

    /** Kinds in the order of the forms and letters; true for an indispensable one. */
    static Map<DocumentKind, Boolean> of(Application application) {
        Map<DocumentKind, Boolean> expected = new LinkedHashMap<>();
        expected.put(DocumentKind.FEASIBILITY_STUDY, true);
        expected.put(DocumentKind.START_UP_PLAN, true);
        expected.put(DocumentKind.BUSINESS_MODEL, true);
        expected.put(DocumentKind.CASH_PLAN, true);
        expected.put(DocumentKind.JOB_DESCRIPTION, true);
        expected.put(DocumentKind.COMMITMENT, true);
        expected.put(DocumentKind.DE_MINIMIS_DECLARATION, true);
        if (application.otherPublicAid().isPresent() || application.otherEuAid()) {
            expected.put(DocumentKind.OTHER_AID_DECLARATION, true);
        }
        expected.put(DocumentKind.PARTNER_LETTERS, false);
        expected.put(DocumentKind.BANK_DETAILS, false);
        return expected;
    }
}
