package fr.ampli.process.jobchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.ampli.ScenarioTest;
import fr.ampli.agreement.AgreedJob;
import fr.ampli.agreement.Terms;
import fr.ampli.deadline.Delay;
import fr.ampli.deadline.LegalClock;
import fr.ampli.deadline.LegalClocks;
import fr.ampli.dossier.DossierOpening;
import fr.ampli.job.EvidenceItem;
import fr.ampli.job.JobFile;
import fr.ampli.job.JobFiles;
import fr.ampli.job.JobOutcome;
import fr.ampli.job.JobOutcomes;
import fr.ampli.job.OtherFunding;
import fr.ampli.job.RegisteredJob;
import fr.ampli.job.Reserve;
import fr.ampli.process.demo.SamplePdf;
import fr.ampli.shared.ContractType;
import fr.ampli.shared.DossierNumber;
import fr.ampli.shared.Money;
import fr.ampli.shared.Person;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** What happens to the job after the hire, and what the control then makes of it. The period: 2 March 2026 to 1 March 2027. */
class JobChangeScenarioTest extends ScenarioTest {

    private static final String CHANGE = "job-change";
    private static final String PERIOD = "start-up-period";
    private static final String HIRE = "UserTask_RecordHire";
    private static final String REPORT = "UserTask_RecordFinalReport";
    private static final String CHECK = "UserTask_CheckJobHeld";
    private static final String CONTROL = "UserTask_ControlServiceDone";
    private static final LocalDate START = LocalDate.of(2026, 3, 2);

    @Autowired
    Terms terms;

    @Autowired
    JobFiles files;

    @Autowired
    JobOutcomes outcomes;

    @Autowired
    LegalClocks legalClocks;

    @Autowired
    WebApplicationContext web;

    // An end, and a replacement

    @Test
    void who_leaves_is_replaced_in_time_and_the_result_stands() {
        DossierNumber number = hired(LocalDate.of(2026, 6, 1));
        moveTo(LocalDate.of(2026, 10, 1));
        change(number, "", Map.of());

        assertThat(endsOf(number)).containsExactly("EndEvent_JobLacks");
        assertThat(passed(number, PERIOD)).contains("BoundaryEvent_JobLost", "ServiceTask_ResumeWatch");
        assertThat(openTasks(number)).as("a hire is awaited again").containsExactly(HIRE);
        assertThat(text(mail(number, "contact", "n'est plus pourvu")))
                .contains(
                        "Le contrat a pris fin le 1er octobre 2026 (démission)",
                        "au plus tard le 1er décembre 2026",
                        "1er mars 2027",
                        "temps restant : 5 mois");

        moveTo(LocalDate.of(2026, 11, 15));
        walk.complete(number, HIRE, "charge-mission", "replacement", Map.of());
        assertThat(openTasks(number)).containsExactly(REPORT);
        RegisteredJob replacement = current(number);
        assertThat(replacement.vacant()).contains(44L);
        assertThat(replacement.inTime()).isTrue();
        assertThat(mails(number))
                .filteredOn(mail -> subject(mail).contains("Votre embauche est enregistrée"))
                .as("each wait that ends is acknowledged")
                .hasSize(2);

        control(number, LocalDate.of(2026, 12, 1), "", Map.of());
        assertThat(reasons(number)).containsExactly("REPLACED_IN_TIME");
        assertThat(files.of(number).orElseThrow().yearlyFte()).isEqualTo("0,316");
    }

    @Test
    void warnings_are_silent_while_the_job_is_filled_and_on_again_once_it_is_not() {
        DossierNumber number = started(LocalDate.of(2027, 3, 1));
        walk.fireTimer(number, "BoundaryEvent_HireWarningFirst");
        moveTo(LocalDate.of(2026, 10, 1));
        walk.complete(number, HIRE, "charge-mission");
        assertThat(timers(number)).noneMatch(timer -> timer.startsWith("BoundaryEvent_HireWarning"));

        moveTo(LocalDate.of(2026, 12, 15));
        change(number, "", Map.of("endCause", "EMPLOYER"));
        assertThat(warnings(number)).as("none is told twice").hasSize(1);
        walk.fireTimer(number, "BoundaryEvent_HireWarningLast");
        assertThat(today()).isEqualTo(LocalDate.of(2027, 2, 2));
        assertThat(warnings(number)).hasSize(2);
        assertThat(text(warnings(number).get(1)))
                .contains("Le contrat a pris fin le 15 décembre 2026", "embaucher : 1 mois");
    }

    @Test
    void a_short_period_is_warned_by_the_time_that_is_left() {
        DossierNumber number = started(LocalDate.of(2026, 9, 1));
        walk.fireTimer(number, "BoundaryEvent_HireWarningSecond");
        assertThat(today()).isEqualTo(LocalDate.of(2026, 6, 2));
        assertThat(text(warnings(number).get(0))).contains("Aucune embauche n'est enregistrée", "embaucher : 3 mois");
        walk.fireTimer(number, "BoundaryEvent_HireWarningLast");
        assertThat(today()).isEqualTo(LocalDate.of(2026, 8, 2));
        assertThat(walk.jobAt(number, "BoundaryEvent_HireWarningFirst").getDuedate())
                .as("it would have come before the period began")
                .isAfter("2100-01-01");
    }

    @Test
    void a_late_replacement_is_told_with_its_days_and_left_to_people() {
        DossierNumber number = hired(LocalDate.of(2026, 4, 1));
        moveTo(LocalDate.of(2026, 6, 1));
        change(number, "", Map.of());
        moveTo(LocalDate.of(2026, 9, 1));
        walk.complete(number, HIRE, "charge-mission", "replacement", Map.of());

        assertThat(mails(number).stream()
                        .filter(mail -> subject(mail).contains("Votre embauche est enregistrée"))
                        .map(ScenarioTest::text))
                .anyMatch(text -> text.contains("vacant 91 jours") && text.contains("1er août 2026"));
        control(number, LocalDate.of(2026, 10, 1), "", Map.of());
        assertThat(reasons(number)).containsExactly("NOT_REPLACED");
    }

    @Test
    void an_end_after_the_period_is_noted_and_may_still_be_followed_by_a_replacement() {
        DossierNumber number = hired(LocalDate.of(2026, 6, 1));
        moveTo(LocalDate.of(2027, 3, 10));
        change(number, "", Map.of());
        assertThat(endsOf(number)).containsExactly("EndEvent_ChangeNoted");
        assertThat(openTasks(number)).containsExactly(REPORT);

        moveTo(LocalDate.of(2027, 3, 20));
        upload(number, "EMPLOYMENT_CONTRACT");
        change(number, "replacement", Map.of());
        control(number, LocalDate.of(2027, 4, 1), "", Map.of());
        assertThat(reasons(number)).containsExactly("REPLACED_IN_TIME");
    }

    // Hours over time

    @Test
    void an_amendment_within_the_period_cures_and_keeps_what_was() {
        DossierNumber number = started(LocalDate.of(2027, 3, 1));
        walk.complete(number, HIRE, "charge-mission", "gap", Map.of("weeklyHours", "15,75"));
        assertThat(openTasks(number)).containsExactly(HIRE);

        moveTo(LocalDate.of(2026, 8, 1));
        assertRefused(() -> change(number, "hours", Map.of()), "DOCUMENT_MISSING_CONTRACT_AMENDMENT");
        upload(number, "CONTRACT_AMENDMENT");
        change(number, "hours", Map.of());

        assertThat(endsOf(number)).containsExactly("EndEvent_JobConforms");
        assertThat(passed(number, PERIOD)).contains("BoundaryEvent_JobConforms", "SendTask_AcknowledgeHire");
        assertThat(text(mail(number, "contact", "Votre embauche est enregistrée")))
                .contains("17,5 h sur 35 h");
        RegisteredJob job = current(number);
        assertThat(job.hire().fte().weeklyHours()).isEqualByComparingTo("15.75");
        assertThat(job.fte().weeklyHours()).isEqualByComparingTo("17.5");
        assertThat(job.link().changes()).hasSize(1);

        control(number, LocalDate.of(2026, 9, 1), "", Map.of("evidence.CONTRACT_AMENDMENT.finding", "ACCEPTED"));
        assertThat(reasons(number)).containsExactly("JOB_CREATED");
    }

    @Test
    void a_reduction_shows_and_is_told_while_it_can_be_cured() {
        DossierNumber number = hired(LocalDate.of(2026, 6, 1));
        moveTo(LocalDate.of(2026, 8, 1));
        upload(number, "CONTRACT_AMENDMENT");
        change(number, "hours", Map.of("weeklyHours", "15"));

        assertThat(endsOf(number)).containsExactly("EndEvent_JobLacks");
        assertThat(text(mail(number, "contact", "n'est plus pourvu")))
                .contains("15 h sur 35 h = 0,42 ETP, il faut au moins 0,5 ETP soit 17,5 h.")
                .doesNotContain("remplacement doit commencer");
        change(number, "hours", Map.of("weeklyHours", "17,5"));
        assertThat(endsOf(number)).containsExactlyInAnyOrder("EndEvent_JobLacks", "EndEvent_JobConforms");
        assertThat(openTasks(number)).containsExactly(REPORT);
        assertThat(current(number).link().changes()).hasSize(2);
    }

    // Looks at the job

    @Test
    void the_job_is_looked_at_after_three_months_and_before_the_end() {
        DossierNumber number = hired(LocalDate.of(2026, 6, 1));
        walk.fireTimer(number, "BoundaryEvent_JobCheckFirst");
        assertThat(today()).isEqualTo(LocalDate.of(2026, 9, 1));
        assertThat(endEvents(number, PERIOD)).contains("EndEvent_JobCheckFirst");
        assertThat(openTasks(number)).containsExactlyInAnyOrder(REPORT, CHECK);
        assertThat(walk.task(number, CHECK).getDueDate()).isInSameDayAs("2026-09-16");
        assertRefused(
                () -> walk.complete(number, CHECK, "charge-mission", Map.of("seenOn", "2026-09-02")), "DATE_IN_FUTURE");
        walk.complete(number, CHECK, "charge-mission");
        assertThat(current(number).lastCheck().orElseThrow().held()).isTrue();
        assertThat(endsOf(number)).containsExactly("EndEvent_ChangeNoted");

        walk.fireTimer(number, "BoundaryEvent_JobCheckLast");
        assertThat(today()).isEqualTo(LocalDate.of(2027, 2, 1));
        assertThat(endEvents(number, PERIOD)).contains("EndEvent_JobCheckLast");
        walk.complete(number, CHECK, "charge-mission", "ended", Map.of());
        assertThat(endsOf(number)).contains("EndEvent_JobLacks");
        assertThat(openTasks(number))
                .as("a month is left to fill the job again")
                .containsExactly(HIRE);
        assertThat(current(number).checks()).hasSize(2);
    }

    @Test
    void a_look_that_nobody_takes_is_left_to_the_control() {
        DossierNumber number = hired(LocalDate.of(2026, 6, 1));
        walk.fireTimer(number, "BoundaryEvent_JobCheckFirst");
        walk.fireTimer(number, "BoundaryEvent_CheckLapsed");
        assertThat(endsOf(number)).containsExactly("EndEvent_CheckLapsed");
        assertThat(openTasks(number)).containsExactly(REPORT);

        moveTo(LocalDate.of(2026, 10, 1));
        reported(number);
        assertRefused(() -> walk.complete(number, CONTROL, "controleur", Map.of("heldSeenBy", "")), "SEEN_UNNAMED");
        walk.complete(number, CONTROL, "controleur");
        assertThat(current(number).lastCheck().orElseThrow().seenOn()).isEqualTo(today());
    }

    @Test
    void a_look_takes_an_end_back_that_was_a_mistake() {
        DossierNumber number = hired(LocalDate.of(2026, 6, 1));
        moveTo(LocalDate.of(2026, 8, 1));
        change(number, "", Map.of());
        assertThat(openTasks(number)).containsExactly(HIRE);
        moveTo(LocalDate.of(2026, 8, 3));
        change(number, "check", Map.of());

        assertThat(endsOf(number)).containsExactlyInAnyOrder("EndEvent_JobLacks", "EndEvent_JobConforms");
        assertThat(openTasks(number)).containsExactly(REPORT);
        assertThat(current(number).ended()).isFalse();
    }

    // Reserves

    @Test
    void a_reserve_is_followed_until_it_is_cured_and_stays_visible() {
        DossierNumber number = started(LocalDate.of(2027, 3, 1));
        walk.complete(number, HIRE, "charge-mission", "without-derogation", Map.of());
        assertThat(files.of(number).orElseThrow().openReserves()).hasSize(1);
        moveTo(LocalDate.of(2026, 4, 1));
        assertRefused(() -> change(number, "reserve", Map.of()), "DOCUMENT_MISSING_PART_TIME_DEROGATION");
        upload(number, "PART_TIME_DEROGATION");
        change(number, "reserve", Map.of());

        assertThat(files.of(number).orElseThrow().openReserves()).isEmpty();
        assertThat(current(number).reserves())
                .extracting(reserve -> reserve.cure().map(Reserve.Cure::on).orElseThrow())
                .containsExactly(LocalDate.of(2026, 4, 1));
        assertRefused(() -> change(number, "reserve", Map.of()), "RESERVE_UNKNOWN");
    }

    @Test
    void a_derogation_has_a_reference_and_a_document() {
        DossierNumber number = started(LocalDate.of(2027, 3, 1));
        assertRefused(
                () -> walk.complete(number, HIRE, "charge-mission", Map.of("derogationReference", "")),
                "DEROGATION_UNREFERENCED");
        assertThat(openTasks(number)).containsExactly(HIRE);
    }

    // Evidence

    @Test
    void what_is_refused_is_asked_for_once_and_the_time_to_pay_stands_still() {
        DossierNumber number = hired(LocalDate.of(2026, 6, 1));
        moveTo(LocalDate.of(2026, 9, 1));
        reported(number);
        LocalDate due = clock(number).dueOn();
        moveTo(LocalDate.of(2026, 9, 11));
        walk.complete(number, CONTROL, "controleur", "ask", Map.of());

        assertThat(openTasks(number)).containsExactly("UserTask_RecordEvidence");
        assertThat(clock(number).isPaused()).isTrue();
        assertThat(count("job_control", number)).as("nothing is concluded").isZero();
        assertThat(text(mail(number, "contact", "manque des preuves")))
                .contains(
                        "Bulletin de paie masqué, reçu mais refusé : Le bulletin ne porte pas la durée du travail.",
                        "26 septembre 2026",
                        "suspendu")
                .doesNotContain("Contrat de travail");
        assertThat(walk.task(number, "UserTask_RecordEvidence").getDueDate()).isInSameDayAs("2026-09-26");

        moveTo(LocalDate.of(2026, 9, 16));
        assertRefused(
                () -> walk.complete(
                        number, "UserTask_RecordEvidence", "instructeur", "explained", Map.of("explanation", "")),
                "EVIDENCE_NOT_RECEIVED");
        walk.complete(number, "UserTask_RecordEvidence", "instructeur");
        assertThat(clock(number).isPaused()).isFalse();
        assertThat(clock(number).dueOn()).isEqualTo(due.plusDays(5));
        assertThat(openTasks(number)).containsExactly(CONTROL);

        // What was accepted need not be answered again; the new payslip must be
        Map<String, Object> again = new HashMap<>();
        again.put("evidence", Map.of());
        assertRefused(() -> walk.complete(number, CONTROL, "controleur", again), "EVIDENCE_UNANSWERED");
        again.put("evidence", Map.of("PAYSLIP", Map.of("finding", "ACCEPTED")));
        walk.complete(number, CONTROL, "controleur", again);
        assertThat(reasons(number)).containsExactly("JOB_CREATED");
    }

    @Test
    void without_an_answer_the_control_goes_on_and_does_not_ask_again() {
        DossierNumber number = hired(LocalDate.of(2026, 6, 1));
        moveTo(LocalDate.of(2026, 9, 1));
        reported(number);
        LocalDate due = clock(number).dueOn();
        walk.complete(number, CONTROL, "controleur", "ask", Map.of());
        walk.fireTimer(number, "BoundaryEvent_EvidenceOverdue");

        assertThat(passed(number, PERIOD)).contains("ServiceTask_CloseEvidenceRequest");
        assertThat(clock(number).dueOn()).isEqualTo(due.plusDays(15));
        assertThat(openTasks(number)).containsExactly(CONTROL);
        assertRefused(() -> walk.complete(number, CONTROL, "controleur", "ask", Map.of()), "EVIDENCE_ASKED_ALREADY");
        assertThat(openTasks(number)).containsExactly(CONTROL);
        walk.complete(number, CONTROL, "controleur", "review", Map.of());
        assertThat(reasons(number)).containsExactly("EVIDENCE_INSUFFICIENT");
    }

    @Test
    void nothing_to_ask_is_said_so_and_a_register_that_knows_nothing_blocks_nothing() {
        DossierNumber number = hired(LocalDate.of(2026, 6, 1));
        moveTo(LocalDate.of(2026, 9, 1));
        reported(number);
        assertRefused(() -> walk.complete(number, CONTROL, "controleur", Map.of("next", "ASK")), "NOTHING_TO_ASK");
        assertRefused(
                () -> walk.complete(
                        number, CONTROL, "controleur", Map.of("evidence.FINAL_REPORT.finding", "NOT_FOUND")),
                "EVIDENCE_NO_REGISTER");
        walk.complete(number, CONTROL, "controleur", Map.of("evidence.HEADCOUNT.finding", "NOT_FOUND"));
        assertThat(reasons(number)).containsExactly("JOB_CREATED");
    }

    @Test
    void a_cea_form_takes_the_place_of_the_declaration() {
        DossierNumber number = started(LocalDate.of(2027, 3, 1));
        walk.complete(number, HIRE, "charge-mission", Map.of("hiringDeclaration", "CEA", "declaredOn", ""));
        assertThat(files.of(number).orElseThrow().evidence())
                .extracting(EvidenceItem::label)
                .contains("Volet CEA (il remplace la DPAE)")
                .doesNotContain("Accusé de réception de la DPAE");
    }

    // The control and the register

    @Test
    void the_control_corrects_the_register() {
        DossierNumber number = hired(LocalDate.of(2026, 6, 1));
        moveTo(LocalDate.of(2027, 3, 5));
        change(number, "", Map.of("endedOn", "2027-03-04"));
        assertThat(current(number).ended()).isTrue();
        control(number, LocalDate.of(2027, 3, 10), "", Map.of());

        assertThat(current(number).ended()).isFalse();
        assertThat(reasons(number)).containsExactly("JOB_CREATED");
        assertThat(journal(number)).contains("JOB_ENDED", "JOB_END_TAKEN_BACK", "JOB_SEEN_HELD");
    }

    @Test
    void the_report_may_tell_the_end_and_the_replacement_at_once() {
        DossierNumber number = hired(LocalDate.of(2026, 6, 1));
        moveTo(LocalDate.of(2026, 9, 1));
        walk.complete(
                number,
                REPORT,
                "instructeur",
                "with-hire",
                Map.of(
                        "jobHeld",
                        "false",
                        "endedOn",
                        "2026-08-20",
                        "endCause",
                        "TRIAL_ENDED",
                        "hire.declaration",
                        "REPLACEMENT"));
        walk.complete(number, "UserTask_DeclareInterestsForControl", "controleur");
        walk.complete(number, CONTROL, "controleur");
        assertThat(reasons(number)).containsExactly("REPLACED_IN_TIME");
        assertThat(current(number).vacant()).contains(11L);
    }

    // Other money for the same post

    @Test
    void other_money_for_the_post_is_asked_and_kept() {
        DossierNumber number = started(LocalDate.of(2027, 3, 1));
        assertRefused(
                () -> walk.complete(number, HIRE, "charge-mission", Map.of("otherFunding", "true")), "FUNDER_MISSING");
        assertRefused(() -> walk.complete(number, HIRE, "charge-mission", Map.of("otherFunding", "")), "REQUIRED");
        walk.complete(
                number,
                HIRE,
                "charge-mission",
                Map.of(
                        "otherFunding",
                        "true",
                        "funding",
                        Map.of(
                                "FONJEP",
                                Map.of("funder", "Fonjep Gironde", "amount", "7 164,00"),
                                "EU_FUND",
                                Map.of("funder", "Leader du Pays Médoc"))));

        assertThat(files.otherFunding(number))
                .extracting(
                        OtherFunding::funder,
                        OtherFunding::isEuropean,
                        each -> each.amount().orElse(null))
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("Fonjep Gironde", false, Money.of("7164.00")),
                        org.assertj.core.groups.Tuple.tuple("Leader du Pays Médoc", true, null));
    }

    // What is refused, and what the database keeps

    @Test
    void a_change_needs_a_job_and_an_open_result() {
        DossierNumber nobody = started(LocalDate.of(2027, 3, 1));
        assertRefused(() -> change(nobody, "", Map.of()), "NOBODY_HIRED");
        DossierNumber number = hired(LocalDate.of(2026, 6, 1));
        assertRefused(() -> change(number, "", Map.of("endedOn", "2026-06-02")), "DATE_IN_FUTURE");
        assertRefused(() -> change(number, "", Map.of("endedOn", "2026-05-31")), "DATE_TOO_EARLY");
        assertRefused(() -> change(number, "", Map.of("kind", "")), "REQUIRED");
        upload(number, "EMPLOYMENT_CONTRACT");
        moveTo(LocalDate.of(2026, 7, 1));
        assertRefused(() -> change(number, "replacement", Map.of()), "NOTHING_TO_REPLACE");
        assertThat(instances(number, CHANGE)).isEmpty();
        change(number, "", Map.of());
        upload(number, "CONTRACT_AMENDMENT");
        assertRefused(() -> change(number, "hours", Map.of()), "JOB_HAS_ENDED");

        DossierNumber done = hired(LocalDate.of(2026, 8, 1));
        control(done, LocalDate.of(2026, 9, 1), "", Map.of());
        assertRefused(() -> change(done, "", Map.of()), "NOT_IN_START_UP");
    }

    @Test
    void the_register_only_grows() {
        DossierNumber number = hired(LocalDate.of(2026, 6, 1));
        moveTo(LocalDate.of(2026, 7, 1));
        change(number, "", Map.of());
        assertThatThrownBy(() -> jdbc.sql("update ampli.job_end set ended_on = current_date where dossier_number = ?")
                        .param(number.value())
                        .update())
                .isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> jdbc.sql("insert into ampli.job_end (dossier_number, hire_id, ended_on, recorded_by,"
                                + " recorded_at) select dossier_number, hire_id, ended_on, 'x', now()"
                                + " from ampli.job_end where dossier_number = ?")
                        .param(number.value())
                        .update())
                .as("an end without a cause")
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void the_register_is_a_table_of_posts_and_of_nobody() throws Exception {
        DossierNumber number = started(LocalDate.of(2027, 3, 1));
        walk.complete(
                number,
                HIRE,
                "charge-mission",
                Map.of("postTitle", "=Chargée \"terrain\", développement", "startsOn", "2026-03-02"));
        moveTo(LocalDate.of(2026, 10, 1));
        change(number, "", Map.of());
        MockMvc mvc = MockMvcBuilders.webAppContextSetup(web).build();
        String table = mvc.perform(MockMvcRequestBuilders.get("/api/jobs.csv"))
                .andReturn()
                .getResponse()
                .getContentAsString();

        assertThat(table.lines().findFirst().orElseThrow())
                .isEqualTo("dossier,poste,correspondance,contrat,dureeCddMois,heuresHebdomadaires,heuresTempsPlein,etp,"
                        + "etptAnnee,debut,fin,causeFin,joursVacance,remplaceATemps,tenuVuLe,tenu,resultat");
        assertThat(table.lines().filter(line -> line.startsWith(number.toString())))
                .containsExactly(
                        number + ",\"'=Chargée \"\"terrain\"\", développement\",Poste convenu,CDI,,17.5,35,0.50,"
                                + "0.291,2026-03-02,2026-10-01,Démission,,,,non,");
    }

    // The walk

    private DossierNumber started(LocalDate until) {
        Person person = new Person("instructeur");
        int index = nextHolder();
        DossierNumber number = dossiers.open(
                        new DossierOpening(
                                "Association d'essai " + index,
                                "ASSOCIATION",
                                siret(index),
                                null,
                                "Camille Petit",
                                "contact" + index + "@exemple.fr",
                                "05 57 57 80 00",
                                "Atelier partagé",
                                "Un atelier de réparation ouvert à tous.",
                                "Guéret",
                                "23000",
                                null,
                                false),
                        person)
                .number();
        moveTo(START);
        terms.freeze(
                number,
                new AgreedJob(
                        "Chargée de développement",
                        ContractType.PERMANENT,
                        new BigDecimal("17.5"),
                        new BigDecimal("35")),
                START.minusDays(30),
                START,
                until,
                person);
        terms.startOn(number, START, person);
        engine.getRuntimeService()
                .startProcessInstanceByKey(
                        PERIOD,
                        number.value(),
                        Map.of("dossierNumber", number.value(), "holderName", "Association d'essai " + index));
        walk.runJobs(number);
        return number;
    }

    private DossierNumber hired(LocalDate day) {
        DossierNumber number = started(LocalDate.of(2027, 3, 1));
        moveTo(day);
        walk.complete(number, HIRE, "charge-mission");
        assertThat(openTasks(number)).containsExactly(REPORT);
        return number;
    }

    private void change(DossierNumber number, String variant, Map<String, Object> overrides) {
        Map<String, Object> all = new HashMap<>(overrides);
        all.put("number", number.toString());
        walk.start(CHANGE, "record-job-change" + (variant.isEmpty() ? "" : "." + variant), "charge-mission", all);
        walk.runJobs(number);
    }

    private void reported(DossierNumber number) {
        walk.complete(number, REPORT, "instructeur");
        walk.complete(number, "UserTask_DeclareInterestsForControl", "controleur");
    }

    private void control(DossierNumber number, LocalDate day, String variant, Map<String, Object> overrides) {
        moveTo(day);
        reported(number);
        walk.complete(number, CONTROL, "controleur", variant, overrides);
    }

    private void upload(DossierNumber number, String kind) {
        documents.store(number, kind, kind + ".pdf", SamplePdf.of(kind), new Person("charge-mission"));
    }

    private RegisteredJob current(DossierNumber number) {
        return files.of(number).flatMap(JobFile::current).orElseThrow();
    }

    private LegalClock clock(DossierNumber number) {
        return legalClocks.find(number, Delay.PAYMENT).orElseThrow();
    }

    private List<String> reasons(DossierNumber number) {
        return outcomes.of(number).map(JobOutcome::reasons).orElseThrow().stream()
                .map(reason -> reason.code())
                .toList();
    }

    private List<String> endsOf(DossierNumber number) {
        return endEvents(number, CHANGE);
    }

    private List<String> endEvents(DossierNumber number, String process) {
        return passed(number, process).stream()
                .filter(id -> id.startsWith("EndEvent_"))
                .toList();
    }

    private List<jakarta.mail.internet.MimeMessage> warnings(DossierNumber number) {
        return mails(number).stream()
                .filter(mail -> subject(mail).contains("il reste du temps"))
                .toList();
    }

    private List<String> timers(DossierNumber number) {
        return walk.jobs(number).stream()
                .map(job -> engine.getManagementService()
                        .createJobDefinitionQuery()
                        .jobDefinitionId(job.getJobDefinitionId())
                        .singleResult()
                        .getActivityId())
                .toList();
    }

    private List<String> journal(DossierNumber number) {
        return jdbc.sql("select act from ampli.journal where dossier_number = ? order by id")
                .param(number.value())
                .query(String.class)
                .list();
    }

    private int count(String table, DossierNumber number) {
        return jdbc.sql("select count(*) from ampli." + table + " where dossier_number = ?")
                .param(number.value())
                .query(Integer.class)
                .single();
    }
}
