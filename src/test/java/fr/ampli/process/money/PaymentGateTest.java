package fr.ampli.process.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.ampli.access.Part;
import fr.ampli.access.Parts;
import fr.ampli.agreement.DeMinimis;
import fr.ampli.agreement.DeMinimisAidDraft;
import fr.ampli.deadline.Delay;
import fr.ampli.deadline.LegalClocks;
import fr.ampli.payment.BypassDecision;
import fr.ampli.payment.CheckDescription;
import fr.ampli.payment.ClearedBy;
import fr.ampli.payment.GateLine;
import fr.ampli.payment.GateOutcome;
import fr.ampli.payment.GateResult;
import fr.ampli.payment.Instalment;
import fr.ampli.payment.PaymentGate;
import fr.ampli.shared.DossierNumber;
import fr.ampli.shared.Money;
import fr.ampli.shared.Person;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.support.TransactionTemplate;

/** The payment gate: each check by itself, what is kept, and bypasses (R04, R13, R14, R26-R28, R31, R55, R60, E22, E23). */
class PaymentGateTest extends MoneyScenario {

    private static final String KEY = "payment";
    private static final Map<String, Object> ADVANCE = Map.of("instalment", "ADVANCE");
    private static final Person OFFICER = new Person("instructeur2");

    @Autowired
    PaymentGate gate;

    @Autowired
    DeMinimis deMinimis;

    @Autowired
    Parts parts;

    @Autowired
    LegalClocks clocks;

    @Autowired
    TransactionTemplate transaction;

    private GateLine line(DossierNumber number, Instalment instalment, String code) {
        return gate.run(number, instalment, SOMEBODY).lines().stream()
                .filter(line -> line.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no line " + code));
    }

    private GateLine advance(DossierNumber number, String code) {
        return line(number, Instalment.ADVANCE, code);
    }

    private static String plain(String sentence) {
        return sentence.replace('\u00a0', ' ').replace('\u202f', ' ');
    }

    private static void assertLine(GateLine line, GateOutcome outcome, String... words) {
        assertThat(line.outcome()).as(line.toString()).isEqualTo(outcome);
        assertThat(List.of(words))
                .allSatisfy(each -> assertThat(plain(line.fact())).contains(each));
        assertThat(line.fact()).endsWith(".");
    }

    private void look(DossierNumber number, String directory, String insolvency, String notice) {
        jdbc.sql("""
                        insert into ampli.holder_standing (dossier_number, siret, directory, insolvency, notice, looked_in,
                            looked_on, looked_by, recorded_at)
                        select number, siret, :directory, :insolvency, :notice, 'BODACC', :today, 'instructeur', now()
                        from ampli.dossier where number = :number
                        """)
                .param("number", number.value())
                .param("directory", directory)
                .param("insolvency", insolvency)
                .param("notice", notice)
                .param("today", today())
                .update();
    }

    /** A dossier whose advance is due, while the BODACC announces a safeguard: only that blocks. */
    private DossierNumber inSafeguard() {
        DossierNumber number = inForce();
        start("advance", number, Map.of());
        walk.complete(
                number,
                "UserTask_RecordStatementOfStart",
                "instructeur",
                Map.of("standing.insolvency", "SAFEGUARD", "standing.notice", "Annonce n° 1234 du 25 février 2026"));
        assertThat(openTasks(number)).containsExactly("UserTask_ClearPaymentBlock");
        return number;
    }

    private void ask(DossierNumber number, String person) {
        walk.complete(number, "UserTask_ClearPaymentBlock", person, "bypass", Map.of());
        assertThat(openTasks(number)).containsExactly("UserTask_DecideBypass");
    }

    private DossierNumber bypassed() {
        DossierNumber number = inSafeguard();
        ask(number, "instructeur2");
        walk.complete(number, "UserTask_DecideBypass", "valideur");
        return number;
    }

    // ---- the list

    @Test
    void what_closes_the_gate_stands_in_the_history_in_words() {
        DossierNumber number = inSafeguard();
        assertThat(jdbc.sql("select grounds from ampli.journal where dossier_number = :number"
                                + " and act = 'PAYMENT_GATE_CLOSED'")
                        .param("number", number.value())
                        .query(String.class)
                        .list())
                .isNotEmpty()
                .allMatch(grounds -> grounds.startsWith("Le BODACC annonce une sauvegarde"));
    }

    @Test
    void the_checks_come_in_the_order_in_which_they_are_read_aloud() {
        assertThat(gate.catalogue())
                .extracting(CheckDescription::code)
                .containsSubsequence(
                        "AGREEMENT_IN_FORCE",
                        "STATEMENT_OF_START",
                        "RESULT_MET",
                        "HOLDER_IDENTIFIED",
                        "HOLDER_STANDING",
                        "BANK_ACCOUNT",
                        "NO_OPEN_RECOVERY",
                        "NOT_ALREADY_PAID",
                        "DE_MINIMIS_ROOM",
                        "NO_DOUBLE_FUNDING",
                        "PERSONS_DIFFERENT",
                        "CLAIM_AGE")
                .doesNotHaveDuplicates();
        assertThat(gate.catalogue()).allSatisfy(check -> {
            assertThat(check.clause()).matches("[RE]\\d\\d");
            assertThat(check.sentence()).endsWith(".");
            assertThat(check.remedy()).endsWith(".");
            assertThat(check.instalments()).isNotEmpty();
        });
        assertThat(gate.catalogue().stream().filter(CheckDescription::mayBeBypassed))
                .extracting(CheckDescription::code)
                .containsExactlyInAnyOrder("HOLDER_STANDING", "NO_OPEN_RECOVERY", "NO_DOUBLE_FUNDING");
    }

    @Test
    void the_runbook_says_of_each_check_who_lifts_it_and_how() throws IOException {
        String wanted = gate.catalogue().stream()
                .map(check -> "| `%s` | %s | %s | %s | %s |"
                        .formatted(
                                check.code(),
                                check.sentence(),
                                check.clearedBy().label(),
                                check.remedy(),
                                check.mayBeBypassed() ? "yes" : "no"))
                .collect(Collectors.joining("\n"));
        assertThat(Files.readString(Path.of("docs/runbook.md")))
                .as("the table in docs/runbook.md is to be:\n%s\n", wanted)
                .contains(wanted);
    }

    @Test
    void a_run_is_kept_line_by_line_in_order_and_never_changes() {
        DossierNumber number = inSafeguard();

        GateResult kept = gate.last(number, Instalment.ADVANCE);
        assertThat(kept.lines())
                .extracting(GateLine::code)
                .containsExactlyElementsOf(gate.catalogue().stream()
                        .filter(check -> check.instalments().contains(Instalment.ADVANCE))
                        .map(CheckDescription::code)
                        .toList());
        assertThat(kept.blocking()).singleElement().satisfies(line -> {
            assertLine(line, GateOutcome.FAILED, "Le BODACC annonce une sauvegarde", "2 mars 2026", "n° 1234");
            assertThat(line.clearedBy()).isEqualTo(ClearedBy.OFFICER);
            assertThat(line.remedy()).contains("prévenez le chef de service");
        });
        assertThat(kept.lines()).allSatisfy(line -> assertThat(line.fact()).isNotBlank());
        for (String act : List.of(
                "update ampli.payment_gate_line set result = 'PASSED', passed = true where dossier_number = :number",
                "delete from ampli.payment_gate_line where dossier_number = :number",
                "update ampli.holder_standing set insolvency = 'NONE' where dossier_number = :number",
                "delete from ampli.holder_standing where dossier_number = :number")) {
            assertThatThrownBy(
                            () -> jdbc.sql(act).param("number", number.value()).update())
                    .as(act)
                    .isInstanceOf(DataAccessException.class);
        }
        assertThatThrownBy(() -> jdbc.sql("""
                                insert into ampli.payment_gate_line (dossier_number, instalment, run, position, check_code, clause,
                                    passed, result, sentence, fact, remedy, cleared_by, checked_at)
                                values (:number, 'ADVANCE', 99, 1, 'X', 'R04', true, 'FAILED', 'x', 'x', 'x', 'HEAD', now())
                                """).param("number", number.value()).update())
                .hasMessageContaining("gate_line_blocks_or_passes");
    }

    // ---- one by one

    @Test
    void agreement_start_and_account_are_asked_of_the_advance() {
        DossierNumber number = awarded();
        assertLine(advance(number, "AGREEMENT_IN_FORCE"), GateOutcome.FAILED, "n'est pas en vigueur");
        assertLine(advance(number, "STATEMENT_OF_START"), GateOutcome.FAILED, "Aucune attestation");
        assertLine(advance(number, "BANK_ACCOUNT"), GateOutcome.FAILED, "Aucun compte");
        DossierNumber started = started();
        assertLine(advance(started, "AGREEMENT_IN_FORCE"), GateOutcome.PASSED, "en vigueur");
        assertLine(advance(started, "STATEMENT_OF_START"), GateOutcome.PASSED, "attestation");
        assertThat(gate.last(started, Instalment.ADVANCE).lines())
                .extracting(GateLine::code)
                .doesNotContain("RESULT_MET", "CLAIM_AGE");
    }

    @Test
    void the_balance_asks_for_the_result_and_an_instalment_is_paid_once() {
        DossierNumber number = advancePaid();
        assertLine(line(number, Instalment.BALANCE, "RESULT_MET"), GateOutcome.FAILED, "Aucun contrôle ne conclut");
        assertLine(line(number, Instalment.BALANCE, "NOT_ALREADY_PAID"), GateOutcome.PASSED);
        assertLine(advance(number, "NOT_ALREADY_PAID"), GateOutcome.FAILED, "déjà payé");
        resultMet(number);
        assertLine(line(number, Instalment.BALANCE, "RESULT_MET"), GateOutcome.PASSED);
    }

    @Test
    void a_look_into_the_directories_holds_to_its_last_day() {
        DossierNumber number = started();
        LocalDate looked = today();
        assertLine(advance(number, "HOLDER_STANDING"), GateOutcome.PASSED, "Établissement actif", "2 mars 2026");
        moveTo(looked.plusDays(30));
        assertLine(advance(number, "HOLDER_STANDING"), GateOutcome.PASSED);
        moveTo(looked.plusDays(31));
        assertLine(advance(number, "HOLDER_STANDING"), GateOutcome.FAILED, "ne valait que jusqu'au 1er avril 2026");
    }

    @Test
    void a_closed_establishment_or_an_insolvency_blocks_and_the_newest_look_counts() {
        DossierNumber number = awarded();
        assertLine(advance(number, "HOLDER_STANDING"), GateOutcome.FAILED, "Personne n'a encore consulté");
        look(number, "CLOSED", "NONE", null);
        assertLine(advance(number, "HOLDER_STANDING"), GateOutcome.FAILED, "établissement fermé");
        look(number, "ACTIVE", "LIQUIDATION", "Annonce 77");
        assertLine(advance(number, "HOLDER_STANDING"), GateOutcome.FAILED, "une liquidation judiciaire", "Annonce 77");
        look(number, "ACTIVE", "NONE", null);
        assertLine(advance(number, "HOLDER_STANDING"), GateOutcome.PASSED);
        assertThatThrownBy(() -> look(number, "ACTIVE", "RECEIVERSHIP", null))
                .hasMessageContaining("insolvency_names_its_notice");
        dossiers.identify(
                number,
                fr.ampli.shared.Siret.read(siret()).orElseThrow(),
                fr.ampli.dossier.LegalForm.ASSOCIATION,
                SOMEBODY);
        assertLine(advance(number, "HOLDER_STANDING"), GateOutcome.FAILED, "Personne n'a encore consulté");
    }

    @Test
    void an_open_recovery_blocks() {
        DossierNumber number = started();
        assertLine(advance(number, "NO_OPEN_RECOVERY"), GateOutcome.PASSED, "Aucun reversement");
        jdbc.sql("""
                        insert into ampli.recovery_case (dossier_number, ground, state, paid_cents, recovered_before_cents, rate,
                            proposed_cents, hearing_held_before, proposed_on, irregularity_threshold_cents)
                        values (:number, 'WITHDRAWAL', 'PROPOSED', 0, 0, 1, 0, true, :today, 1000000)
                        """).param("number", number.value()).param("today", today()).update();
        assertLine(advance(number, "NO_OPEN_RECOVERY"), GateOutcome.FAILED, "Un reversement est en cours");
    }

    @Test
    void the_de_minimis_window_is_counted_to_the_day() {
        DossierNumber number = awarded();
        LocalDate grant = terms.of(number).awardedOn();
        aid(number, "Le jour d'avant", "270000", grant.minusYears(3).minusDays(1));
        assertLine(
                advance(number, "DE_MINIMIS_ROOM"), GateOutcome.PASSED, "0,00 € reçus du 2 mars 2023 au 2 mars 2026");
        aid(number, "Le premier jour", "140000", grant.minusYears(3));
        assertThat(deMinimis.room(number).received()).isEqualTo(Money.of("140000.00"));
        aid(number, "Le dernier jour", "140000", grant);
        assertLine(
                advance(number, "DE_MINIMIS_ROOM"), GateOutcome.PASSED, "300 000,00 € pour un plafond de 300 000,00 €");
        moveTo(today().plusDays(1));
        aid(number, "Après l'aide", "100000", grant.plusDays(1));
        assertThat(deMinimis.room(number).isEnough()).isTrue();
        aid(number, "Un cent de trop", "0,01", grant.minusYears(1));
        assertLine(advance(number, "DE_MINIMIS_ROOM"), GateOutcome.FAILED, "le plafond est dépassé");
        // The window stands where the grant stood, whenever the gate is asked
        moveTo(today().plusYears(2));
        assertLine(advance(number, "DE_MINIMIS_ROOM"), GateOutcome.FAILED, "2 mars 2023 au 2 mars 2026");
    }

    private void aid(DossierNumber number, String funder, String amount, LocalDate on) {
        deMinimis.correct(number, new DeMinimisAidDraft(funder, amount, on.toString(), ""), OFFICER);
    }

    @Test
    void the_regime_chooses_the_ceiling() {
        DossierNumber number = awarded();
        aid(number, "Métropole", "500000", today().minusYears(1));
        assertLine(advance(number, "DE_MINIMIS_ROOM"), GateOutcome.FAILED, "plafond de 300 000,00 €", "2023/2831");
        reviewed(number, "NONE", null, "DE_MINIMIS_SGEI");
        assertLine(advance(number, "DE_MINIMIS_ROOM"), GateOutcome.PASSED, "plafond de 750 000,00 €", "2023/2832");
        aid(number, "Métropole", "230000,01", today().minusYears(1));
        assertLine(advance(number, "DE_MINIMIS_ROOM"), GateOutcome.FAILED);
        reviewed(number, "NONE", null, "NOT_STATE_AID");
        assertLine(advance(number, "DE_MINIMIS_ROOM"), GateOutcome.PASSED, "ne relève pas");
    }

    @Test
    void another_grant_of_ampli_to_the_same_legal_unit_counts_and_keeps_a_job_from_being_paid_twice() {
        DossierNumber first = advancePaid();
        assertThat(deMinimis.room(first).received()).isEqualTo(Money.ZERO);
        DossierNumber second = awarded();
        // Another establishment of the same legal unit: the last five digits differ
        String siren =
                dossiers.get(first).holder().siret().orElseThrow().siren().value();
        jdbc.sql("update ampli.dossier set siret = :siret where number = :number")
                .param("siret", establishment(siren, 2))
                .param("number", second.value())
                .update();
        assertThat(deMinimis.room(second).received()).isEqualTo(Money.of("20000.00"));
        assertThat(deMinimis.room(second).counted())
                .singleElement()
                .satisfies(aid -> assertThat(aid.funder()).contains(first.value()));
        assertLine(advance(second, "NO_DOUBLE_FUNDING"), GateOutcome.FAILED, "AMPLI a déjà payé", first.value());
    }

    private static String establishment(String siren, int index) {
        for (int key = 0; key < 10; key++) {
            String typed = siren + String.format("%04d", index) + key;
            if (fr.ampli.shared.Siret.read(typed).isPresent()) {
                return typed;
            }
        }
        throw new AssertionError(siren);
    }

    @Test
    void a_wrong_line_of_aid_is_replaced_and_stays_on_record() {
        DossierNumber number = awarded();
        aid(number, "Commune", "290000", today());
        assertLine(advance(number, "DE_MINIMIS_ROOM"), GateOutcome.FAILED);
        String wrong = String.valueOf(deMinimis.declared(number).get(0).id());
        assertRefused(
                () -> deMinimis.correct(number, new DeMinimisAidDraft("Commune", "0", today().toString(), ""), OFFICER),
                "AID_OF_NOTHING");
        assertRefused(
                () -> deMinimis.correct(
                        awarded(), new DeMinimisAidDraft("Commune", "1", today().toString(), wrong), OFFICER),
                "AID_UNKNOWN");

        deMinimis.correct(number, new DeMinimisAidDraft("Commune", "29000", today().toString(), wrong), OFFICER);

        assertThat(deMinimis.room(number).received()).isEqualTo(Money.of("29000.00"));
        String right = String.valueOf(deMinimis.declared(number).get(0).id());
        deMinimis.correct(number, new DeMinimisAidDraft("Commune", "0", today().toString(), right), OFFICER);
        assertThat(deMinimis.declared(number)).isEmpty();
        assertThat(count("de_minimis_aid", number)).isEqualTo(3);
        assertThatThrownBy(() -> jdbc.sql("delete from ampli.de_minimis_aid where dossier_number = :number")
                        .param("number", number.value())
                        .update())
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void what_the_review_found_of_other_money_decides_about_double_funding() {
        DossierNumber number = awarded();
        assertLine(advance(number, "NO_DOUBLE_FUNDING"), GateOutcome.PASSED, "Aucun autre financement du poste");
        reviewed(number, "NATIONAL_DECLARED", "FONJEP, 7 164 € par an", "DE_MINIMIS");
        assertLine(advance(number, "NO_DOUBLE_FUNDING"), GateOutcome.PASSED, "cumul possible", "FONJEP");
        reviewed(number, "EU_SAME_JOB", "LEADER", "DE_MINIMIS");
        assertLine(advance(number, "NO_DOUBLE_FUNDING"), GateOutcome.FAILED, "autre fonds européen", "LEADER");
    }

    @Test
    void european_money_that_the_holder_declares_at_the_hire_blocks_and_national_money_does_not() {
        DossierNumber number = awarded();
        terms.startOn(number, today(), SOMEBODY);
        declared(number, "FONJEP", "Fonds de coopération de la jeunesse");
        assertLine(advance(number, "NO_DOUBLE_FUNDING"), GateOutcome.PASSED, "Aucun autre financement du poste");
        declared(number, "EU_FUND", "LEADER Sud Gironde");
        assertLine(
                advance(number, "NO_DOUBLE_FUNDING"), GateOutcome.FAILED, "Déclaré à l'embauche", "LEADER Sud Gironde");
    }

    private void declared(DossierNumber number, String kind, String funder) {
        jdbc.sql("""
                        with hired as (
                          insert into ampli.hire (dossier_number, declared_at_step, post_title, post, contract, weekly_hours,
                            full_time_hours, employer_siret, starts_on, declaration, recorded_by, recorded_at)
                          values (:number, 'HIRE', 'Animateur', 'AS_AGREED', 'PERMANENT', 20, 35, '13002526500013', :today,
                            'CEA', 'charge-mission', now())
                          returning id)
                        insert into ampli.job_funding (hire_id, kind, funder) select id, :kind, :funder from hired
                        """)
                .param("number", number.value())
                .param("today", today())
                .param("kind", kind)
                .param("funder", funder)
                .update();
    }

    @Test
    void two_parts_of_one_person_block_and_a_conflict_declared_late_is_told() {
        DossierNumber number = awarded();
        assertLine(advance(number, "PERSONS_DIFFERENT"), GateOutcome.PASSED, "Personne n'a tenu deux rôles");
        transaction.executeWithoutResult(status -> parts.take(number, new Person("instructeur"), Part.REVIEW));
        assertLine(advance(number, "PERSONS_DIFFERENT"), GateOutcome.PASSED, "instruction : ");
        transaction.executeWithoutResult(
                status -> parts.take(number, new Person("instructeur"), Part.CONFLICT_DECLARED));
        assertLine(advance(number, "PERSONS_DIFFERENT"), GateOutcome.WARNING, "instruction", "conflit d'intérêts");
        // Parts refuses this; a part taken under rules that were not so strict may still be found
        jdbc.sql("""
                        insert into ampli.part_taken (dossier_number, person, part, taken_at)
                        values (:number, 'controleur', 'SERVICE_DONE_CONTROL', now()),
                          (:number, 'controleur', 'PAYMENT_CERTIFICATION', now() + interval '1 day')
                        """).param("number", number.value()).update();
        assertLine(
                advance(number, "PERSONS_DIFFERENT"),
                GateOutcome.FAILED,
                "contrôle de service fait",
                "certification du paiement");
    }

    @Test
    void a_claim_older_than_eighty_days_is_told_and_does_not_block() {
        DossierNumber number = advancePaid();
        resultMet(number);
        assertLine(line(number, Instalment.BALANCE, "CLAIM_AGE"), GateOutcome.WARNING, "Aucune demande de solde");
        LocalDate claim = today();
        clocks.start(number, Delay.PAYMENT, claim);
        moveTo(claim.plusDays(80));
        assertLine(
                line(number, Instalment.BALANCE, "CLAIM_AGE"),
                GateOutcome.PASSED,
                "2 mars 2026 : 80 jours écoulés",
                "21 mai 2026");
        moveTo(claim.plusDays(81));
        assertLine(
                line(number, Instalment.BALANCE, "CLAIM_AGE"),
                GateOutcome.WARNING,
                "81 jours écoulés, 1 de plus que le délai");
        assertThat(gate.run(number, Instalment.BALANCE, SOMEBODY).blocking())
                .extracting(GateLine::code)
                .as("only the look into the directories has become old")
                .containsExactly("HOLDER_STANDING");
    }

    @Test
    void days_on_which_the_claim_stood_still_do_not_count() {
        DossierNumber number = advancePaid();
        resultMet(number);
        LocalDate claim = today();
        clocks.start(number, Delay.PAYMENT, claim);
        clocks.pause(number, Delay.PAYMENT, claim.plusDays(10));
        moveTo(claim.plusDays(95));
        assertLine(
                line(number, Instalment.BALANCE, "CLAIM_AGE"),
                GateOutcome.PASSED,
                "10 jours écoulés, hors 85 jours de suspension");
        clocks.resume(number, Delay.PAYMENT, claim.plusDays(30));
        assertLine(
                line(number, Instalment.BALANCE, "CLAIM_AGE"),
                GateOutcome.PASSED,
                "75 jours écoulés, hors 20 jours de suspension",
                "10 juin 2026");
        moveTo(claim.plusDays(101));
        assertLine(
                line(number, Instalment.BALANCE, "CLAIM_AGE"),
                GateOutcome.WARNING,
                "81 jours écoulés, hors 20 jours de suspension, 1 de plus");
    }

    // ---- bypass

    @Test
    void a_bypass_is_asked_by_one_and_granted_by_another_and_stays_visible_until_the_money_leaves() {
        DossierNumber number = inSafeguard();

        ask(number, "instructeur2");
        walk.complete(number, "UserTask_DecideBypass", "valideur");

        GateLine line = gate.last(number, Instalment.ADVANCE).lines().stream()
                .filter(each -> each.code().equals("HOLDER_STANDING"))
                .findFirst()
                .orElseThrow();
        assertLine(line, GateOutcome.BYPASSED, "Le BODACC annonce une sauvegarde");
        assertThat(line.bypass().orElseThrow().note())
                .contains("Demandée par ", "accordée par ", "valable jusqu'au 1er avril 2026", "L'administrateur");
        assertThat(openTasks(number)).containsExactly("UserTask_PreparePayment");
        pay(number);
        assertThat(endsOf(number, KEY)).contains("EndEvent_Paid");
        assertThat(jdbc.sql("""
                                select count(*) from ampli.payment_gate_line
                                where dossier_number = :number and result = 'BYPASSED'
                                """)
                        .param("number", number.value())
                        .query(Long.class)
                        .single())
                .as("after the decision, at the preparation, at the certification")
                .isEqualTo(3);
        assertThat(acts(number)).contains("PAYMENT_BYPASS_ASKED", "PAYMENT_BYPASS_GRANTED");
        assertThat(mails(number)).noneMatch(mail -> subject(mail).contains("dérogation"));
    }

    private List<String> acts(DossierNumber number) {
        return jdbc.sql("select act from ampli.journal where dossier_number = :number")
                .param("number", number.value())
                .query(String.class)
                .list();
    }

    @Test
    void a_refused_bypass_brings_the_block_back() {
        DossierNumber number = inSafeguard();
        ask(number, "ordonnateur");
        assertRefused(
                () -> walk.complete(number, "UserTask_DecideBypass", "valideur", Map.of("motive", "")), "REQUIRED");

        walk.complete(number, "UserTask_DecideBypass", "valideur", "refused", Map.of());

        assertThat(openTasks(number)).containsExactly("UserTask_ClearPaymentBlock");
        assertLine(advance(number, "HOLDER_STANDING"), GateOutcome.FAILED);
        // Asked again it may still be granted: nothing is settled by a refusal
        ask(number, "ordonnateur");
        walk.complete(number, "UserTask_DecideBypass", "valideur");
        assertThat(openTasks(number)).containsExactly("UserTask_PreparePayment");
        assertThat(gate.bypasses(number, Instalment.ADVANCE)).hasSize(2);
    }

    @Test
    void who_asks_does_not_decide_and_hears_why() {
        DossierNumber number = inSafeguard();
        ask(number, "instructeur2");
        assertRefused(
                () -> gate.decideBypass(
                        number, Instalment.ADVANCE, new BypassDecision("GRANTED", "Je suis d'accord."), OFFICER),
                "SEPARATION_OF_DUTIES");
        // In the right group by an absence or a second hat, and still the one who asked
        transaction.executeWithoutResult(status -> parts.take(number, new Person("valideur"), Part.BYPASS_REQUEST));
        assertThatThrownBy(() -> walk.complete(number, "UserTask_DecideBypass", "valideur"))
                .hasMessageContaining("demande de dérogation")
                .hasMessageContaining("La même personne ne peut pas assurer aussi « décision sur une dérogation »");
        assertThatThrownBy(() -> jdbc.sql("""
                                update ampli.payment_bypass set state = 'GRANTED', decided_by = asked_by, decided_at = now(),
                                  decision_motive = 'x', valid_until = current_date where dossier_number = :number
                                """).param("number", number.value()).update())
                .hasMessageContaining("who_asks_for_a_bypass_does_not_decide");
        assertThat(openTasks(number)).containsExactly("UserTask_DecideBypass");
        assertThat(advance(number, "HOLDER_STANDING").passed()).isFalse();
    }

    @Test
    void who_decides_does_not_pay() {
        DossierNumber number = bypassed();
        Person head = new Person("valideur");
        assertThat(parts.obstacle(number, head, Part.PAYMENT_PREPARATION)).isPresent();
        assertThat(parts.obstacle(number, head, Part.PAYMENT_CERTIFICATION)).isPresent();
    }

    @Test
    void a_bypass_ends_by_itself() {
        DossierNumber number = bypassed();
        LocalDate granted = today();
        moveTo(granted.plusDays(30));
        assertThat(advance(number, "HOLDER_STANDING").outcome()).isEqualTo(GateOutcome.BYPASSED);
        moveTo(granted.plusDays(31));
        assertThat(advance(number, "HOLDER_STANDING").outcome()).isEqualTo(GateOutcome.FAILED);
        assertRefused(() -> walk.complete(number, "UserTask_PreparePayment", "instructeur2"), "HOLDER_STANDING");
        assertThat(count("payment_order", number)).isZero();
    }

    @Test
    void another_finding_makes_a_bypass_void() {
        DossierNumber number = bypassed();
        look(number, "ACTIVE", "LIQUIDATION", "Annonce n° 2000 du 1er mars 2026");
        assertLine(advance(number, "HOLDER_STANDING"), GateOutcome.FAILED, "liquidation");
        assertRefused(() -> walk.complete(number, "UserTask_PreparePayment", "instructeur2"), "HOLDER_STANDING");
    }

    @Test
    void a_bypass_is_for_one_instalment() {
        DossierNumber number = bypassed();
        pay(number);
        assertLine(line(number, Instalment.BALANCE, "HOLDER_STANDING"), GateOutcome.FAILED, "sauvegarde");
    }

    @Test
    void certification_sees_what_happened_since_the_preparation() {
        DossierNumber number = bypassed();
        walk.complete(number, "UserTask_PreparePayment", "instructeur2");
        look(number, "CLOSED", "NONE", null);
        assertRefused(() -> walk.complete(number, "UserTask_CertifyPayment", "ordonnateur"), "HOLDER_STANDING");
        walk.complete(number, "UserTask_CertifyPayment", "ordonnateur", "returned", Map.of());

        walk.complete(number, "UserTask_PreparePayment", "instructeur2", "blocked", Map.of());

        assertThat(passed(number, KEY)).contains("BoundaryEvent_PreparationBlocked");
        assertThat(openTasks(number)).containsExactly("UserTask_ClearPaymentBlock");
        walk.complete(number, "UserTask_ClearPaymentBlock", "instructeur", "standing", Map.of());
        pay(number);
        assertThat(payments.paid(number)).isEqualTo(Money.of("12000.00"));
    }

    @Test
    void nothing_is_sent_back_that_nothing_blocks() {
        DossierNumber number = started();
        assertRefused(
                () -> walk.complete(number, "UserTask_PreparePayment", "instructeur2", "blocked", Map.of()),
                "NOTHING_BLOCKS");
        assertThat(openTasks(number)).containsExactly("UserTask_PreparePayment");
    }

    @Test
    void some_checks_are_never_set_aside() {
        DossierNumber number = inForce();
        start(KEY, number, ADVANCE);
        for (String code : List.of("STATEMENT_OF_START", "BANK_ACCOUNT", "NO_FREEZE", "NO_SUCH_CHECK")) {
            assertRefused(
                    () -> walk.complete(
                            number, "UserTask_ClearPaymentBlock", "ordonnateur", "bypass", Map.of("check", code)),
                    "NOT_BYPASSABLE");
        }
        assertRefused(
                () -> walk.complete(
                        number,
                        "UserTask_ClearPaymentBlock",
                        "ordonnateur",
                        "bypass",
                        Map.of("check", "NO_OPEN_RECOVERY")),
                "NOTHING_TO_BYPASS");
        assertRefused(
                () -> walk.complete(
                        number, "UserTask_ClearPaymentBlock", "ordonnateur", "bypass", Map.of("motive", " ")),
                "REQUIRED");
        assertThat(count("payment_bypass", number)).isZero();
        for (String code :
                List.of("RESULT_MET", "BANK_ACCOUNT", "NO_FREEZE", "PERSONS_DIFFERENT", "ACCOUNT_UNCHANGED")) {
            assertThatThrownBy(() -> jdbc.sql("""
                                    insert into ampli.payment_bypass (dossier_number, instalment, check_code, fact, motive, asked_by,
                                      asked_at, state) values (:number, 'ADVANCE', :code, 'x', 'x', 'x', now(), 'ASKED')
                                    """)
                            .param("number", number.value())
                            .param("code", code)
                            .update())
                    .as(code)
                    .hasMessageContaining("some_checks_are_never_bypassed");
        }
    }

    @Test
    void what_nobody_has_looked_at_is_not_set_aside() {
        DossierNumber number = inForce();
        start(KEY, number, ADVANCE);
        assertThat(blocking(number)).contains("HOLDER_STANDING");
        assertThat(gate.bypassable(number, Instalment.ADVANCE)).isEmpty();
        assertRefused(
                () -> walk.complete(number, "UserTask_ClearPaymentBlock", "ordonnateur", "bypass", Map.of()),
                "NOTHING_TO_BYPASS");
    }

    private List<String> blocking(DossierNumber number) {
        return gate.last(number, Instalment.ADVANCE).blocking().stream()
                .map(GateLine::code)
                .toList();
    }

    @Test
    void what_was_asked_and_decided_does_not_change() {
        DossierNumber number = bypassed();
        for (String act : List.of(
                "update ampli.payment_bypass set valid_until = valid_until + 1 where dossier_number = :number",
                "update ampli.payment_bypass set fact = 'autre' where dossier_number = :number",
                "delete from ampli.payment_bypass where dossier_number = :number")) {
            assertThatThrownBy(
                            () -> jdbc.sql(act).param("number", number.value()).update())
                    .as(act)
                    .isInstanceOf(DataAccessException.class);
        }
        assertRefused(
                () -> gate.decideBypass(
                        number,
                        Instalment.ADVANCE,
                        new BypassDecision("REFUSED", "Trop tard."),
                        new Person("valideur")),
                "BYPASS_DECIDED");
    }

    @Test
    void aid_that_was_forgotten_is_added_where_it_blocks() {
        DossierNumber number = started();
        aid(number, "Commune", "290000", today());
        walk.complete(number, "UserTask_PreparePayment", "instructeur2", "blocked", Map.of());
        String wrong = String.valueOf(deMinimis.declared(number).get(0).id());

        walk.complete(
                number,
                "UserTask_ClearPaymentBlock",
                "instructeur",
                "aid",
                Map.of("aid.replaces", wrong, "aid.funder", "Commune", "aid.amount", "2 900"));

        assertThat(openTasks(number)).containsExactly("UserTask_PreparePayment");
        assertThat(deMinimis.room(number).received()).isEqualTo(Money.of("2900.00"));
    }

    @Test
    void nobody_is_asked_twice_while_a_look_is_fresh() {
        DossierNumber number = started();
        assertThat(count("holder_standing", number)).isEqualTo(1);
        assertRefused(
                () -> {
                    DossierNumber other = inForce();
                    start("advance", other, Map.of());
                    walk.complete(
                            other,
                            "UserTask_RecordStatementOfStart",
                            "instructeur",
                            Map.of("standing.insolvency", "RECEIVERSHIP"));
                },
                "REQUIRED");
        DossierNumber silent = inForce();
        start("advance", silent, Map.of());
        Map<String, Object> without = new java.util.HashMap<>();
        without.put("standing", null);
        walk.complete(silent, "UserTask_RecordStatementOfStart", "instructeur", without);
        assertThat(openTasks(silent)).containsExactly("UserTask_ClearPaymentBlock");
    }
}
