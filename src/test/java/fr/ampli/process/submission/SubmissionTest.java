package fr.ampli.process.submission;

import static org.assertj.core.api.Assertions.assertThat;

import fr.ampli.deadline.Deadlines;
import fr.ampli.deadline.Delay;
import fr.ampli.deadline.LegalClocks;
import fr.ampli.shared.DossierNumber;
import fr.ampli.submission.Admissibility;
import fr.ampli.submission.Applications;
import fr.ampli.submission.Completeness;
import java.time.LocalDate;
import java.util.Date;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** submission: every end, every clock, and what is refused (steps 5 to 7, E04, E05, E36-E38). */
class SubmissionTest extends SubmissionScenario {

    private static final String KEY = "submission";
    private static final String RECORD = "UserTask_RecordApplication";
    private static final String CHECK = "UserTask_CheckCompleteness";
    private static final String PIECES = "UserTask_RecordMissingPieces";
    private static final String STAGE = PARTNER + " : Un projet que vous avez orienté avance";

    @Autowired
    private Applications applications;

    @Autowired
    private Completeness completeness;

    @Autowired
    private LegalClocks clocks;

    @Autowired
    private Deadlines deadlines;

    @Test
    void a_complete_application_becomes_admissible() {
        DossierNumber number = begun();
        walk.complete(number, RECORD, "instructeur");
        assertThat(walk.task(number, CHECK).getDueDate()).isEqualTo(endOf(LocalDate.of(2026, 3, 23)));
        assertThat(clocks.find(number, Delay.IMPLIED_REJECTION).orElseThrow().dueOn())
                .isEqualTo(LocalDate.of(2026, 5, 2));
        walk.complete(number, CHECK, "instructeur");

        assertThat(endsOf(number, KEY)).containsExactly("EndEvent_Admissible");
        assertThat(handedBack(number, KEY, "outcome")).isEqualTo("admissible");
        assertThat(handedBack(number, KEY, "impliedRejectionDueAt")).isEqualTo(endOf(LocalDate.of(2026, 5, 2)));
        assertThat(isRunning(number)).isFalse();
        assertThat(passed(number, KEY))
                .doesNotContain(
                        "SendTask_RequestMissingPieces",
                        "SendTask_NotifyInadmissibility",
                        "ServiceTask_CloseIncomplete");
        assertThat(letters(number))
                .containsExactlyInAnyOrder(
                        toHolder("Nous avons bien reçu votre demande"),
                        STAGE,
                        toHolder("Votre dossier est complet"),
                        STAGE);
        assertThat(completeness.admissibility(number).orElseThrow().result())
                .isEqualTo(Admissibility.Result.ADMISSIBLE);
    }

    @Test
    void the_acknowledgement_says_what_the_law_asks_for() {
        DossierNumber number = begun();
        walk.complete(number, RECORD, "instructeur", "incomplete", Map.of());
        assertThat(text(mail(number, HOLDER, "bien reçu")))
                .contains(
                        number.toString(),
                        "2 mars 2026",
                        "14 rue François de Sourdis",
                        "05 57 57 80 00",
                        "ampli@example.org",
                        "2 mai 2026",
                        "considérée comme rejetée",
                        "Plan de trésorerie",
                        "Modèle économique",
                        "recours gracieux",
                        "deux mois",
                        "Tribunal administratif de Bordeaux",
                        "Sirene",
                        "Vos données")
                .doesNotContain("Fiche de poste", "null");
        assertThat(html(mail(number, HOLDER, "bien reçu"))).contains("Plan de trésorerie");
    }

    @Test
    void the_letter_about_a_complete_dossier_is_no_award() {
        DossierNumber number = begun();
        walk.complete(number, RECORD, "instructeur");
        moveTo(LocalDate.of(2026, 3, 10));
        walk.complete(number, CHECK, "instructeur");
        assertThat(text(mail(number, HOLDER, "complet")).replaceAll("\\p{Z}", " "))
                .contains("10 mars 2026", "20 000,00 €", "Ceci n'est pas une attribution");
    }

    @Test
    void an_inadmissible_application_is_refused_with_reasons_author_and_remedies() {
        DossierNumber number = begun();
        walk.complete(number, RECORD, "instructeur", "ineligible", Map.of());
        walk.complete(number, CHECK, "instructeur", "inadmissible", Map.of());

        assertThat(endsOf(number, KEY)).containsExactly("EndEvent_Inadmissible");
        assertThat(handedBack(number, KEY, "outcome")).isEqualTo("inadmissible");
        assertThat(isRunning(number)).isFalse();
        assertThat(passed(number, KEY)).doesNotContain("SendTask_AnnounceCompleteness", "EndEvent_Admissible");
        assertThat(text(mail(number, HOLDER, "irrecevable")))
                .contains(
                        "17,49 h sur 35 h",
                        "fonctionne déjà",
                        "ne correspondent pas au dispositif",
                        "Claire Dumas, instructrice FSE",
                        "recours gracieux",
                        "Tribunal administratif de Bordeaux");
        assertThat(clocks.find(number, Delay.IMPLIED_REJECTION).orElseThrow().isEnded())
                .isTrue();
    }

    @Test
    void a_partner_never_reads_the_reasons() {
        DossierNumber number = begun();
        walk.complete(number, RECORD, "instructeur", "ineligible", Map.of());
        purge();
        walk.complete(number, CHECK, "instructeur", "inadmissible", Map.of());
        assertThat(text(mail(number, PARTNER, "avance")))
                .contains("Demande non recevable")
                .doesNotContain("17,49", "Claire Dumas", HOLDER);
    }

    @Test
    void missing_pieces_are_asked_for_and_the_clock_of_silence_stands_still() {
        DossierNumber number = incomplete();
        assertThat(openTasks(number)).containsExactly(PIECES);
        assertThat(walk.task(number, PIECES).getDueDate()).isEqualTo(endOf(LocalDate.of(2026, 3, 24)));
        assertThat(walk.jobAt(number, "BoundaryEvent_MissingPiecesReminderDue").getDuedate())
                .isEqualTo(endOf(LocalDate.of(2026, 3, 19)));
        assertThat(clocks.find(number, Delay.IMPLIED_REJECTION).orElseThrow().isPaused())
                .isTrue();
        assertThat(text(mail(number, HOLDER, "manque")))
                .contains("24 mars 2026", "Plan de trésorerie", "Modèle économique", "suspendu", "renouvelé une fois")
                .doesNotContain("Fiche de poste");

        moveTo(LocalDate.of(2026, 3, 16));
        walk.complete(number, PIECES, "instructeur");
        // Asked on 10 March, received on 16 March: six days later than 2 May
        assertThat(clocks.find(number, Delay.IMPLIED_REJECTION).orElseThrow().dueOn())
                .isEqualTo(LocalDate.of(2026, 5, 8));
        assertThat(walk.task(number, CHECK).getDueDate()).isEqualTo(endOf(LocalDate.of(2026, 4, 7)));
        walk.complete(number, CHECK, "instructeur");
        assertThat(endsOf(number, KEY)).containsExactly("EndEvent_Admissible");
        assertThat(handedBack(number, KEY, "impliedRejectionDueAt")).isEqualTo(endOf(LocalDate.of(2026, 5, 8)));
        assertThat(passed(number, KEY))
                .doesNotContain(
                        "SendTask_RemindMissingPieces", "ServiceTask_RenewRequest", "ServiceTask_CloseIncomplete");
    }

    @Test
    void the_holder_is_reminded_before_the_end_and_pieces_may_still_come() {
        DossierNumber number = incomplete();
        walk.fireTimer(number, "BoundaryEvent_MissingPiecesReminderDue");
        assertThat(openTasks(number)).containsExactly(PIECES);
        assertThat(text(mail(number, HOLDER, "restent attendues"))).contains("24 mars 2026", "Plan de trésorerie");
        walk.complete(number, PIECES, "instructeur", "explained", Map.of());
        assertThat(openTasks(number)).containsExactly(CHECK);
        assertThat(endsOf(number, KEY)).containsExactly("EndEvent_MissingPiecesReminded");
    }

    @Test
    void the_delay_is_renewed_once_then_the_dossier_is_closed() {
        DossierNumber number = incomplete();
        walk.fireTimer(number, "BoundaryEvent_MissingPiecesOverdue");
        assertThat(openTasks(number)).containsExactly(PIECES);
        assertThat(completeness.lastRequest(number).orElseThrow().renewedOn()).isPresent();
        assertThat(text(mail(number, HOLDER, "nouveau délai"))).contains("8 avril 2026", "ne pourra plus");
        walk.fireTimer(number, "BoundaryEvent_MissingPiecesReminderDue");
        assertThat(text(mail(number, HOLDER, "restent attendues"))).contains("8 avril 2026");

        walk.fireTimer(number, "BoundaryEvent_MissingPiecesOverdue");
        assertThat(endsOf(number, KEY))
                .containsExactlyInAnyOrder("EndEvent_MissingPiecesReminded", "EndEvent_ClosedIncomplete");
        assertThat(handedBack(number, KEY, "outcome")).isEqualTo("closedIncomplete");
        assertThat(isRunning(number)).isFalse();
        assertThat(text(mail(number, HOLDER, "classé sans suite")))
                .contains(
                        "Plan de trésorerie",
                        "Claire Dumas, instructrice FSE",
                        "recours gracieux",
                        "Tribunal administratif de Bordeaux",
                        "nouvelle demande");
        assertThat(passed(number, KEY)).doesNotContain("EndEvent_Admissible", "SendTask_NotifyInadmissibility");
        assertThat(clocks.find(number, Delay.IMPLIED_REJECTION).orElseThrow().isEnded())
                .isTrue();
    }

    @Test
    void each_request_can_be_renewed_and_its_letters_leave() {
        DossierNumber number = incomplete();
        walk.fireTimer(number, "BoundaryEvent_MissingPiecesOverdue");
        walk.complete(number, PIECES, "instructeur");
        walk.complete(number, CHECK, "instructeur", "incomplete", Map.of());
        assertThat(completeness.lastRequest(number).orElseThrow().round()).isEqualTo(2);
        walk.fireTimer(number, "BoundaryEvent_MissingPiecesOverdue");
        assertThat(openTasks(number)).containsExactly(PIECES);
        assertThat(letters(number))
                .filteredOn(letter -> letter.contains("manque des pièces"))
                .hasSize(2);
        assertThat(letters(number))
                .filteredOn(letter -> letter.contains("nouveau délai"))
                .hasSize(2);
    }

    @Test
    void two_months_of_silence_are_logged_and_the_examination_goes_on() {
        DossierNumber number = begun();
        walk.complete(number, RECORD, "instructeur");
        moveTo(LocalDate.of(2026, 5, 2));
        watch(number);
        assertThat(applications.impliedRejection(number)).as("never early").isEmpty();
        moveTo(LocalDate.of(2026, 5, 3));
        watch(number);
        watch(number);
        assertThat(openTasks(number)).contains(CHECK);
        assertThat(applications.impliedRejection(number)).contains(LocalDate.of(2026, 5, 2));
        assertThat(text(mail(number, HOLDER, "continue")))
                .contains("2 mars 2026", "2 mai 2026", "l'examen de votre dossier continue", "Tribunal administratif");
        assertThat(endsOf(number, "implied-rejection")).containsExactly("EndEvent_ImpliedRejectionLogged");

        walk.complete(number, CHECK, "instructeur");
        assertThat(handedBack(number, KEY, "outcome")).isEqualTo("admissible");
    }

    @Test
    void silence_that_has_passed_is_told_once_however_often_the_dossier_is_checked() {
        DossierNumber number = begun();
        walk.complete(number, RECORD, "instructeur", "incomplete", Map.of());
        moveTo(LocalDate.of(2026, 5, 3));
        watch(number);
        walk.complete(number, CHECK, "instructeur", "incomplete", Map.of());
        walk.complete(number, PIECES, "instructeur");
        watch(number);
        assertThat(letters(number))
                .filteredOn(letter -> letter.contains("continue"))
                .hasSize(1);
        assertThat(rows("implied_rejection", number)).isEqualTo(1);
    }

    @Test
    void an_application_typed_wrongly_leaves_the_task_open_and_nothing_recorded() {
        DossierNumber number = begun();
        assertRefused(
                () -> walk.complete(
                        number,
                        RECORD,
                        "instructeur",
                        Map.of("jobTitle", " ", "weeklyHours", "dix-sept", "plannedFrom", "2026-02-30")),
                "REQUIRED",
                "NOT_A_NUMBER",
                "NOT_A_DATE");
        assertThat(openTasks(number)).containsExactly(RECORD);
        assertThat(rows("application", number)).isZero();
        assertThat(clocks.find(number, Delay.IMPLIED_REJECTION)).isEmpty();
        assertThat(letters(number)).isEmpty();
    }

    @Test
    void a_second_submission_of_the_same_dossier_is_refused() {
        DossierNumber number = begun();
        walk.complete(number, RECORD, "instructeur");
        start(number, KEY, Map.of());
        assertRefused(() -> walk.complete(number, RECORD, "instructeur"), "APPLICATION_ALREADY_RECORDED");
        assertThat(rows("application", number)).isEqualTo(1);
        assertThat(openTasks(number)).containsExactlyInAnyOrder(RECORD, CHECK);
    }

    @Test
    void nothing_is_complete_while_an_indispensable_piece_lacks() {
        DossierNumber number = begun();
        walk.complete(number, RECORD, "instructeur", "incomplete", Map.of());
        assertRefused(() -> walk.complete(number, CHECK, "instructeur"), "PIECE_NOT_RECEIVED", "PIECE_NOT_RECEIVED");
        assertRefused(
                () -> walk.complete(
                        number,
                        CHECK,
                        "instructeur",
                        "incomplete",
                        Map.of("result", "ADMISSIBLE", "pieces.JOB_DESCRIPTION.state", "REFUSED")),
                "REFUSED_WITHOUT_REASON",
                "PIECE_LACKING",
                "PIECE_LACKING",
                "PIECE_LACKING");
        assertThat(rows("application_piece", number)).isZero();
        assertThat(openTasks(number)).containsExactly(CHECK);
    }

    @Test
    void a_useful_piece_stops_nothing() {
        DossierNumber number = begun();
        walk.complete(number, RECORD, "instructeur");
        assertRefused(
                () -> walk.complete(
                        number,
                        CHECK,
                        "instructeur",
                        "incomplete",
                        Map.of(
                                "pieces.CASH_PLAN.state", "ACCEPTED",
                                "pieces.BUSINESS_MODEL.state", "ACCEPTED",
                                "pieces.BANK_DETAILS.state", "MISSING")),
                "NOTHING_INDISPENSABLE_MISSING");
        walk.complete(number, CHECK, "instructeur", Map.of("pieces.BANK_DETAILS.state", "MISSING"));
        assertThat(endsOf(number, KEY)).containsExactly("EndEvent_Admissible");
    }

    @Test
    void nothing_is_admissible_while_a_rule_refuses() {
        DossierNumber number = begun();
        walk.complete(number, RECORD, "instructeur", "ineligible", Map.of());
        assertRefused(() -> walk.complete(number, CHECK, "instructeur"), "FTE_TOO_LOW", "ACTIVITY_ALREADY_RUNNING");
        assertThat(openTasks(number)).containsExactly(CHECK);
        assertThat(completeness.admissibility(number)).isEmpty();
        assertThat(rows("application_piece", number)).isZero();
    }

    @Test
    void nothing_is_inadmissible_without_a_reason_and_an_author() {
        DossierNumber number = begun();
        walk.complete(number, RECORD, "instructeur");
        assertRefused(
                () -> walk.complete(
                        number,
                        CHECK,
                        "instructeur",
                        "inadmissible",
                        Map.of("grounds", " ", "authorLastName", "", "authorCapacity", " ")),
                "INADMISSIBLE_WITHOUT_REASON",
                "REQUIRED",
                "REQUIRED");
        assertThat(openTasks(number)).containsExactly(CHECK);
    }

    @Test
    void pieces_are_received_when_something_came_on_a_day_that_can_be() {
        DossierNumber number = incomplete();
        assertRefused(
                () -> walk.complete(number, PIECES, "instructeur", "explained", Map.of("note", "")),
                "NOTHING_RECEIVED");
        assertRefused(
                () -> walk.complete(number, PIECES, "instructeur", "explained", Map.of("receivedOn", "2026-03-09")),
                "RECEIVED_BEFORE_REQUEST");
        assertRefused(
                () -> walk.complete(number, PIECES, "instructeur", "explained", Map.of("receivedOn", "2026-03-11")),
                "RECEIVED_IN_FUTURE");
        assertThat(openTasks(number)).containsExactly(PIECES);
        assertThat(clocks.find(number, Delay.IMPLIED_REJECTION).orElseThrow().isPaused())
                .isTrue();
    }

    @Test
    void a_structure_that_ampli_funded_is_not_admissible_again() {
        String siret = siret();
        DossierNumber first = opened("33210", siret);
        start(first, KEY, Map.of());
        walk.complete(first, RECORD, "instructeur");
        jdbc.sql("insert into ampli.decision (dossier_number, outcome, decided_on, signer_last_name, signer_first_name,"
                        + " signer_capacity, signed_by, signed_at) values (?, 'AWARD', date '2026-03-02', 'Lafitte',"
                        + " 'Anne', 'élue', 'signataire', now())")
                .param(first.value())
                .update();
        jdbc.sql("update ampli.dossier set stage = 'CLOSED', ending = 'SETTLED', ended_at = now() where number = ?")
                .param(first.value())
                .update();
        DossierNumber again = opened("33210", siret);
        start(again, KEY, Map.of());
        walk.complete(again, RECORD, "instructeur");
        assertRefused(() -> walk.complete(again, CHECK, "instructeur"), "ALREADY_FUNDED");
    }

    private DossierNumber begun() {
        DossierNumber number = opened();
        start(number, KEY, Map.of());
        return number;
    }

    /** Received on Monday 2 March, found incomplete on Tuesday 10 March. */
    private DossierNumber incomplete() {
        DossierNumber number = begun();
        walk.complete(number, RECORD, "instructeur", "incomplete", Map.of());
        moveTo(LocalDate.of(2026, 3, 10));
        walk.complete(number, CHECK, "instructeur", "incomplete", Map.of());
        return number;
    }

    private Date endOf(LocalDate day) {
        return deadlines.timerAt(day);
    }
}
