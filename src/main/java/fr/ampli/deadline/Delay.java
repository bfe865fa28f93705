package fr.ampli.deadline;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Every clock of the scheme, with the day it starts from. How long each one runs is configuration
 * ({@code ampli.delays.<name in kebab case>}); those without a clause are service levels of the Region.
 */
public enum Delay {
    /** From first contact to the orientation interview. */
    ORIENTATION_INTERVIEW(""),
    /** Between two looks at how a feasibility study gets on. */
    STUDY_CHECK_IN("R07"),
    /** From the findings of the study to the review of readiness. */
    READINESS_REVIEW("R07"),
    /** From a partner's refusal or silence to the choice of what follows. */
    NEXT_PARTNER(""),
    /** From a referral to the reminder of its partner. */
    PARTNER_REMINDER(""),
    /** From a referral to the day on which a silent partner hands back to the adviser. */
    PARTNER_ANSWER(""),
    /** From what a partner added by its link to the day the adviser has read it. */
    PARTNER_CONTRIBUTION(""),
    /** From an electronic submission to its receipt, which leaves at once. */
    ELECTRONIC_RECEIPT("R16"),
    /** From submission to the full acknowledgement of receipt. */
    FULL_ACKNOWLEDGEMENT("R16"),
    /** From submission to the word that the application is complete. */
    COMPLETENESS(""),
    /** From a request for missing pieces to its end. */
    MISSING_PIECES("R19"),
    /** Counted back from the end of a request for missing pieces to its reminder. */
    MISSING_PIECES_REMINDER("R19", true, null),
    /** From receipt to the day on which silence rejects; stands still while pieces are awaited (R18). */
    IMPLIED_REJECTION("R17"),
    /** From the word that an application waits for money to the next look at its wait. */
    WAITING_NEWS("E31"),
    /** From the opening of the review to the declaration of interests. */
    INTERESTS("R56"),
    /** From the declaration of interests to the opinion of the territory. */
    TERRITORIAL_OPINION(""),
    /** From the complete application to the opinion on it. */
    REVIEW(""),
    /** From the opinion to its second reading. */
    SECOND_READING(""),
    /** From the second reading to the committee, which meets every month. */
    COMMITTEE("R57"),
    /** From a committee that adjourns to the end of the complement it asked for. */
    ADJOURNMENT_COMPLEMENT("R57"),
    /** From the decision to its notification. */
    NOTIFICATION("R21"),
    /** From the sending of a letter that needs proof to the day an officer establishes its receipt. */
    RECEIPT_CONFIRMATION("E35"),
    /** From the word that a letter did not arrive to the day its addressee is reached otherwise. */
    REACH_OTHERWISE("E35"),
    /** From the proven receipt of a decision to the end of the time for appeal. */
    APPEAL("R23"),
    /** From the receipt of an informal appeal to the day on which silence rejects it. */
    GRACIEUX_ANSWER("R24"),
    /** From the day of the grant to its entry in the de minimis register. */
    DE_MINIMIS_ENTRY("R29"),
    /** From the award to the agreement, where the holder has no legal person yet. */
    AGREEMENT_PREPARATION("R14"),
    /** From the sending of the agreement to the reminder to sign. */
    SIGNATURE_REMINDER("R59"),
    /** From the sending of the agreement to the lapse of the award. */
    SIGNATURE_LAPSE("R59"),
    /** From the signature of the agreement to its publication. */
    OPEN_DATA("R54"),
    /** From one publication of the list of operations to the next. */
    LIST_OF_OPERATIONS("R34"),
    /** From the entry into force to the statement of start. */
    STATEMENT_OF_START("R60"),
    /** From the end of the time for a statement of start to the formal notice. */
    STATEMENT_OF_START_NOTICE("R60"),
    /** From the day a head of service is asked to decide to the decision. */
    HEAD_DECISION(""),
    /** From a request to change the account to the call to the number on file. */
    ACCOUNT_CALL_BACK("R49"),
    /** From such a request to the day on which nobody tries to call any more. */
    ACCOUNT_CALL_BACK_GIVEN_UP("R49"),
    /** From the confirmed call to the word of the second person. */
    ACCOUNT_VALIDATION("R49"),
    /** From the validation to the last day on which the holder can object. */
    ACCOUNT_COOLING("R49"),
    /** From the word that something is wrong with an account or an order to the word to the accountant. */
    ACCOUNTANT_ALERT("E16"),
    /** From a freeze, or the wish to lift it, to the decision of the second person. */
    FREEZE_DECISION("E25"),
    /** From the statement of start to the money of the advance. */
    ADVANCE_PAYMENT("R02"),
    /** From the start of the activity to the first question about the job. */
    HIRE_WARNING_FIRST("R06"),
    /** From the start of the activity to the second question about the job. */
    HIRE_WARNING_SECOND("R06"),
    /** From the start of the activity to the last question about the job. */
    HIRE_WARNING_LAST("R06"),
    /** From the hire to the first look at whether the job is held. */
    JOB_CHECK_FIRST("R05"),
    /** Counted back from the end of the start-up period to the last look at whether the job is held. */
    JOB_CHECK_LAST("R05", true, null),
    /** From the day a look at the job is asked for to the day it is no longer awaited. */
    JOB_CHECK("R05"),
    /** From the end of the start-up period to the report. */
    REPORT("R58"),
    /** From the day the report was due to its second reminder. */
    REPORT_SECOND_REMINDER("R58"),
    /** From the day the report was due to the formal notice. */
    REPORT_FORMAL_NOTICE("R58"),
    /** From the proven receipt of the formal notice to the day the report is no longer awaited (E35). */
    REPORT_GIVEN_UP("R58"),
    /** From the complete report to the end of the service-done control. */
    CONTROL("R05"),
    /** From a request for evidence within the control to the day the control goes on without it. */
    EVIDENCE("R31"),
    /** From an admissible claim to its payment; stands still while the claim lacks something. */
    PAYMENT("R31"),
    /** From receipt of the hearing letter to the end of the time to answer it: never less than fifteen days. */
    HEARING("R22", false, new Length(15, Unit.CALENDAR_DAYS)),
    /** From a look into the public directories to the last day on which it holds good for a payment. */
    STANDING_VALIDITY("E22"),
    /** From the leave to pay although a check does not pass to the last day on which it counts. */
    PAYMENT_BYPASS(""),
    /** From the last payment to the hand-over talk. */
    HAND_OVER(""),
    /** From a withdrawal to the word whether the payment on its way was stopped. */
    PAYMENT_STOP(""),
    /** From the accountant's answer as one person typed it to the look of a second one. */
    PAYMENT_CONFIRMATION("R55"),
    /** From a rejected payment to the word how it leaves again. */
    PAYMENT_REJECTION("E17"),
    /** From an export of payments to the day it is with the accountant. */
    EXPORT_HAND_OVER(""),
    /** From answers that could not be applied to the day a person has dealt with them. */
    UNAPPLIED_ANSWERS(""),
    /** From the decision to recover to the order to repay. */
    RECOVERY_TITLE("R45"),
    /** From the order to repay to the day the money is due. */
    REPAYMENT("R47"),
    /** From the receipt of an order to repay to the end of the time to contest it. */
    TITLE_CONTEST("R47"),
    /** From the appointment of a holder who asked to be heard to the record of what was said. */
    HEARING_RECORD("R22"),
    /** Counted back from the day of an instalment to its reminder. */
    INSTALMENT_REMINDER("E21", true, null),
    /** From the day on which the Region knows that money is to come back to the day its claim is too old. */
    CLAIM_LIMITATION("R46"),
    /** From the order to repay to the day the accountant may no longer collect it. */
    TITLE_COLLECTION("R47"),
    /** From the publication of an insolvency to the day on which the claim should be filed at the latest. */
    INSOLVENCY_FILING("R48"),
    /** From the publication of an insolvency to the end of the time to file the claim. */
    INSOLVENCY_CLAIM("R48"),
    /** From the day a task was due to the day its lateness is brought to the head of service. */
    ESCALATION_GRACE(""),
    /** From that day to the day on which it should be dealt with. */
    ESCALATION(""),
    /** From the payment of the balance to the first survey. */
    SURVEY_FIRST(""),
    /** From the payment of the balance to the second survey. */
    SURVEY_SECOND(""),
    /** From the payment of the balance to the third survey. */
    SURVEY_THIRD(""),
    /** From 31 December of the year of the last payment to the day the dossier may be deleted. */
    RETENTION("R32"),
    /** From the grant to the day its de minimis record may be deleted. */
    RETENTION_DE_MINIMIS("R30"),
    /** From the end of the time for appeal to the day a refused dossier may be deleted. */
    RETENTION_REFUSED(""),
    /** From the last contact to the day a contact without a sequel is deleted. */
    RETENTION_FIRST_CONTACT("");

    private final String clause;
    private final boolean backwards;
    private final Length minimum;

    Delay(String clause) {
        this(clause, false, null);
    }

    Delay(String clause, boolean backwards, Length minimum) {
        this.clause = clause;
        this.backwards = backwards;
        this.minimum = minimum;
    }

    /** The rule or exception that sets it ({@code R17}, {@code E35}), or "" for a service level. */
    public String clause() {
        return clause;
    }

    /** The name in configuration: {@code ampli.delays.implied-rejection}. */
    public String key() {
        return "ampli.delays." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    boolean isBackwards() {
        return backwards;
    }

    /** What no configuration may go below; a minimum also fixes the unit. */
    Optional<Length> minimum() {
        return Optional.ofNullable(minimum);
    }

    /** What a delay is counted in. */
    public enum Unit {
        WORKING_DAYS,
        CALENDAR_DAYS,
        /** By calendar date: 31 January and one month is the last day of February. */
        MONTHS
    }

    /**
     * How long a clock runs.
     *
     * @param amount 1 or more
     * @param unit what is counted
     */
    public record Length(int amount, Unit unit) {

        private static final Pattern FORM = Pattern.compile("([1-9][0-9]{0,3}) +(working-days|calendar-days|months)");

        public Length {
            if (amount < 1 || unit == null) {
                throw new IllegalArgumentException("A delay is at least 1 day or month long");
            }
        }

        /**
         * Reads configuration: "10 working-days", "30 calendar-days", "2 months".
         *
         * @throws IllegalArgumentException if it is written otherwise
         */
        public static Length of(String text) {
            Matcher form = FORM.matcher(text.strip());
            if (!form.matches()) {
                throw new IllegalArgumentException(
                        "Write a delay as \"10 working-days\", \"30 calendar-days\" or \"2 months\", not \"" + text
                                + "\"");
            }
            return new Length(
                    Integer.parseInt(form.group(1)),
                    Unit.valueOf(form.group(2).toUpperCase(Locale.ROOT).replace('-', '_')));
        }

        /** As people write it: "10 jours ouvrés", "30 jours", "2 mois". */
        public String french() {
            String days = amount < 2 ? " jour" : " jours";
            return amount
                    + switch (unit) {
                        case WORKING_DAYS -> days + (amount < 2 ? " ouvré" : " ouvrés");
                        case CALENDAR_DAYS -> days;
                        case MONTHS -> " mois";
                    };
        }
    }
}
