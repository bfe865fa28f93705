package fr.ampli.process.referral;

import fr.ampli.process.Variable;
import java.util.Date;

/** What the feasibility phase and a referral carry. */
final class ReferralVariables {

    /** Last day for the orientation interview. */
    static final Variable<Date> ORIENTATION_DUE_AT = Variable.moment("orientationDueAt");
    /** Where the interview leads: PARTNER, STUDY or OTHER_SCHEME. */
    static final Variable<String> ORIENTATION = Variable.word("orientation");
    /** Key of the partner to ask next. */
    static final Variable<Long> PARTNER_ID = new Variable<>("partnerId", Long.class);
    /** What that partner is asked for: a word of the catalogue of needs. */
    static final Variable<String> PARTNER_NEED = Variable.word("partnerNeed");
    /** Outcome of the referral: accepted, declined or silent. */
    static final Variable<String> PARTNER_ANSWER = Variable.word("partnerAnswer");
    /** After a refusal or silence: OTHER_PARTNER, WITHOUT_PARTNER or OTHER_SCHEME. */
    static final Variable<String> NEXT_STEP = Variable.word("nextStep");

    /** Which round of the study runs; tells the letters about gaps apart. */
    static final Variable<Integer> STUDY_ROUND = Variable.count("studyRound");
    /** ISO 8601 repetition of the check-ins of this round, first due date and period. */
    static final Variable<String> STUDY_CHECK_IN_CYCLE = Variable.word("studyCheckInCycle");
    /** How many check-ins have left; tells their letters apart. */
    static final Variable<Integer> CHECK_IN_ROUND = Variable.count("checkInRound");
    /** How the study ended: COMPLETE, ABANDONED or OTHER_SCHEME. */
    static final Variable<String> STUDY_RESULT = Variable.word("studyResult");
    /** Last day for the readiness review. */
    static final Variable<Date> READINESS_REVIEW_DUE_AT = Variable.moment("readinessReviewDueAt");
    /** What the review said: READY or GAPS. */
    static final Variable<String> READINESS = Variable.word("readiness");

    /** The how-manieth partner of the dossier; tells the letters to partners apart. */
    static final Variable<Integer> REFERRAL_ROUND = Variable.count("referralRound");
    /** When a silent partner is reminded. */
    static final Variable<Date> PARTNER_REMINDER_AT = Variable.moment("partnerReminderAt");
    /** When a silent partner no longer counts. */
    static final Variable<Date> PARTNER_ANSWER_DUE_AT = Variable.moment("partnerAnswerDueAt");
    /** What the partner said: ACCEPTED or DECLINED. */
    static final Variable<String> PARTNER_REPLY = Variable.word("partnerReply");

    /** What becomes of a partner's link: SEND_AGAIN or REVOKE. */
    static final Variable<String> LINK_ACT = Variable.word("linkAct");
    /** Tells the letters with a new link apart: round of the referral and how-manieth new link. */
    static final Variable<String> LINK_OCCURRENCE = Variable.word("linkOccurrence");

    private ReferralVariables() {}
}
