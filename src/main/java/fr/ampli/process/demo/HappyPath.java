package fr.ampli.process.demo;

import java.util.List;
import java.util.stream.Stream;

/**
 * The straight way from the first contact to the paid balance: who completes which task, in order, with which sample
 * answer. The demonstration takes dossiers along a part of it, the tests along all of it.
 */
public final class HappyPath {

    /**
     * One task on the way.
     *
     * @param task id of the user task
     * @param person login of the one who completes it
     * @param variant sample answer of the form, empty for the plain one
     */
    public record Step(String task, String person, String variant) {
        Step(String task, String person) {
            this(task, person, "");
        }
    }

    /** Until the project is ready to be submitted. */
    public static final List<Step> FEASIBILITY = List.of(
            new Step("UserTask_HoldOrientationInterview", "charge-mission", "partner"),
            new Step("UserTask_RecordPartnerAnswer", "charge-mission"),
            new Step("UserTask_RecordFeasibilityFindings", "charge-mission"),
            new Step("UserTask_ReviewReadiness", "instructeur"));

    /** Until the application is complete and admissible. */
    public static final List<Step> SUBMISSION = List.of(
            new Step("UserTask_RecordApplication", "instructeur"),
            new Step("UserTask_CheckCompleteness", "instructeur"));

    /** Until the award is notified. */
    public static final List<Step> REVIEW = List.of(
            new Step("UserTask_DeclareInterests", "instructeur"),
            new Step("UserTask_GiveTerritorialOpinion", "charge-mission"),
            new Step("UserTask_ReviewCriteria", "instructeur"),
            new Step("UserTask_GiveSecondReading", "valideur"),
            new Step("UserTask_RecordCommittee", "comite"),
            new Step("UserTask_SignDecision", "signataire"));

    /** Until the agreement is in force. */
    public static final List<Step> AGREEMENT = List.of(
            new Step("UserTask_PrepareAgreement", "instructeur"),
            new Step("UserTask_RecordHolderSignature", "instructeur"),
            new Step("UserTask_SignForRegion", "signataire"));

    /**
     * Until an instalment is paid. The one who prepares it is not the one who reviewed the dossier; a second person
     * confirms the accountant's answer.
     */
    public static final List<Step> PAYMENT = List.of(
            new Step("UserTask_PreparePayment", "instructeur2"),
            new Step("UserTask_CertifyPayment", "ordonnateur"),
            new Step("UserTask_RecordPaymentAnswer", "ordonnateur"),
            new Step("UserTask_ConfirmPaymentAnswer", "ordonnateur2"));

    /** Until the start of the activity is stated. */
    public static final List<Step> START = List.of(new Step("UserTask_RecordStatementOfStart", "instructeur"));

    /** Until the result is proved. */
    public static final List<Step> START_UP = List.of(
            new Step("UserTask_RecordHire", "charge-mission"),
            new Step("UserTask_RecordFinalReport", "instructeur"),
            new Step("UserTask_DeclareInterestsForControl", "controleur"),
            new Step("UserTask_ControlServiceDone", "controleur"));

    /** After the balance. */
    public static final List<Step> HAND_OVER = List.of(new Step("UserTask_HandOver", "charge-mission"));

    /** All of it, with the payment of the advance and that of the balance. */
    public static final List<Step> WHOLE = Stream.of(
                    FEASIBILITY, SUBMISSION, REVIEW, AGREEMENT, START, PAYMENT, START_UP, PAYMENT, HAND_OVER)
            .flatMap(List::stream)
            .toList();

    private HappyPath() {}
}
