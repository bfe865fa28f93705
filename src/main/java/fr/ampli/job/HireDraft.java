package fr.ampli.job;

import java.util.Map;

/**
 * A hire as entered.
 *
 * @param declaration NEW_POST, REPLACEMENT of who left, or CORRECTION of the last hire declared (a slip of the hand)
 * @param post AS_AGREED, AMENDED (by an amendment to the agreement) or DIFFERENT
 * @param contract a {@link fr.ampli.shared.ContractType}
 * @param fullTimeGround collective agreement that sets another full time than the agreed one
 * @param employer HOLDER, or OTHER for another establishment of the same legal unit, named by employerSiret
 * @param hiringDeclaration DPAE, CEA or NONE
 * @param declaredOn day of the DPAE
 * @param derogation ground for part time below the legal floor
 * @param work a {@link Hire.Work}, where it is no employment
 * @param otherFunding whether somebody else pays for this post too
 * @param funding who, by {@link OtherFunding.Kind}
 */
public record HireDraft(
        String declaration,
        String postTitle,
        String post,
        String contract,
        String fixedTermMonths,
        String weeklyHours,
        String fullTimeHours,
        String fullTimeGround,
        String employer,
        String employerSiret,
        String startsOn,
        String hiringDeclaration,
        String declaredOn,
        String derogation,
        String derogationReference,
        String work,
        String otherFunding,
        Map<String, FundingDraft> funding) {

    /** One funder of the same post; a row without a name says nothing. */
    public record FundingDraft(String funder, String amount) {}
}
