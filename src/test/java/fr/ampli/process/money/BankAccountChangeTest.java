package fr.ampli.process.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import fr.ampli.access.Part;
import fr.ampli.access.Parts;
import fr.ampli.agreement.AccountChangeState;
import fr.ampli.agreement.AccountChanges;
import fr.ampli.dossier.Stage;
import fr.ampli.payment.FreezeState;
import fr.ampli.payment.Freezes;
import fr.ampli.payment.Instalment;
import fr.ampli.process.demo.HappyPath;
import fr.ampli.shared.DossierNumber;
import fr.ampli.shared.Money;
import fr.ampli.shared.Person;
import fr.ampli.shared.Siret;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.WebApplicationContext;

/** The change of an account: every way it ends, and every way it must not go (E16, R49). */
class BankAccountChangeTest extends MoneyScenario {

    private static final String KEY = "bank-account-change";
    private static final String REQUESTER = "claude.berger@example.org";

    @Autowired
    AccountChanges changes;

    @Autowired
    Freezes freezes;

    @Autowired
    Parts parts;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    WebApplicationContext context;

    private void request(DossierNumber number, String person, Map<String, Object> overrides) {
        Map<String, Object> all = new HashMap<>(Map.of("oldIban", iban(number)));
        all.putAll(overrides);
        walk.start(number, KEY, "request-account-change", person, structure(number), all);
    }

    private DossierNumber requested() {
        DossierNumber number = started();
        request(number, "charge-mission", Map.of());
        return number;
    }

    private DossierNumber confirmed() {
        DossierNumber number = requested();
        walk.complete(number, "UserTask_CallBack", "charge-mission");
        return number;
    }

    private DossierNumber cooling() {
        DossierNumber number = confirmed();
        walk.complete(number, "UserTask_ValidateAccountChange", "valideur");
        return number;
    }

    private AccountChangeState state(DossierNumber number) {
        return changes.latest(number).orElseThrow().state();
    }

    private String account(DossierNumber number) {
        return accounts.current(number).orElseThrow().iban().masked().replace('\u00a0', ' ');
    }

    private List<String> subjects(DossierNumber number) {
        return mails(number).stream().map(mail -> subject(mail)).toList();
    }

    @Test
    void confirmed_validated_and_cooled_down_the_money_goes_to_the_new_account() {
        DossierNumber number = cooling();

        assertThat(account(number)).isEqualTo("•••• 0189");
        assertThat(letter(number, "va changer"))
                .contains("•••• 0189", "•••• 2606", "n'êtes pas à l'origine", "7 mars 2026", "05 57 57 80 00");
        assertThat(text(mail(number, REQUESTER, "délai de sécurité")))
                .contains("n'êtes pas à l'origine", "•••• 2606")
                .doesNotContain("0189");
        assertRefused(() -> walk.complete(number, "UserTask_PreparePayment", "instructeur2"), "ACCOUNT_UNCHANGED");

        walk.fireTimer(number, "BoundaryEvent_CoolingOver");

        assertThat(today()).isEqualTo(LocalDate.of(2026, 3, 7));
        assertThat(endsOf(number, KEY)).containsExactly("EndEvent_AccountChanged");
        assertThat(state(number)).isEqualTo(AccountChangeState.CHANGED);
        assertThat(account(number)).isEqualTo("•••• 2606");
        assertThat(letter(number, "est changé")).contains("•••• 0189", "•••• 2606");
        pay(number);
        assertThat(payments.paid(number)).isEqualTo(Money.of("12000.00"));
        assertThat(orders.find(number, Instalment.ADVANCE).orElseThrow().bankAccountId())
                .isEqualTo(accounts.current(number).orElseThrow().id());
        assertAccountStaysSecret(number);
    }

    @Test
    void who_is_not_reached_is_called_again_at_the_number_on_file() {
        DossierNumber number = requested();

        walk.complete(number, "UserTask_CallBack", "charge-mission", "not-reached", Map.of());
        walk.complete(number, "UserTask_CallBack", "instructeur", "not-reached", Map.of());
        walk.complete(number, "UserTask_CallBack", "charge-mission");

        var change = changes.latest(number).orElseThrow();
        assertThat(changes.calls(change))
                .hasSize(3)
                .allMatch(call ->
                        call.phone().equals(dossiers.get(number).contact().phone()));
        assertThat(openTasks(number)).contains("UserTask_ValidateAccountChange");
    }

    @Test
    void no_answer_can_name_another_number() {
        DossierNumber number = requested();

        assertThat(catchThrowable(() -> walk.complete(
                        number, "UserTask_CallBack", "charge-mission", Map.of("phone", "06 00 00 00 00"))))
                .hasStackTraceContaining("has no field \"phone\"");

        assertThat(count("account_change_call c join ampli.account_change a on a.id = c.change_id", number))
                .isZero();
        assertThat(openTasks(number)).contains("UserTask_CallBack");
    }

    @Test
    void a_call_that_brings_a_denial_stops_the_money_and_alerts() {
        DossierNumber number = requested();

        walk.complete(number, "UserTask_CallBack", "charge-mission", "denied", Map.of());

        assertThat(openTasks(number)).contains("UserTask_AlertAccountant", "UserTask_ConfirmFreeze");
        assertThat(freezes.of(number)).hasSize(1).allMatch(freeze -> freeze.state() == FreezeState.ASKED);
        assertThat(freezes.of(number).get(0).openedBy()).isEqualTo(new Person("charge-mission"));
        assertRefused(() -> walk.complete(number, "UserTask_PreparePayment", "instructeur2"), "NO_FREEZE");
        walk.complete(number, "UserTask_AlertAccountant", "ordonnateur");
        assertThat(endsOf(number, KEY)).containsExactly("EndEvent_ChangeSuspected");
        assertThat(account(number)).isEqualTo("•••• 0189");
        assertThat(mails(number)).noneMatch(mail -> subject(mail).contains("compte"));
        assertThat(state(number).label()).isEqualTo(AccountChangeState.ABANDONED.label());
        assertThat(journal(number)).noneMatch(line -> line.matches("(?i).*(suspect|fraude|démenti|soupçon).*"));
    }

    @Test
    void an_objection_while_it_cools_down_stops_everything() {
        DossierNumber number = cooling();

        walk.complete(number, "UserTask_RecordObjection", "charge-mission");
        walk.complete(number, "UserTask_AlertAccountant", "ordonnateur");

        assertThat(endsOf(number, KEY)).containsExactly("EndEvent_ChangeSuspected");
        assertThat(account(number)).isEqualTo("•••• 0189");
        assertThat(freezes.isFrozen(number)).isTrue();
        assertThat(subjects(number)).noneMatch(subject -> subject.contains("est changé"));
    }

    @Test
    void the_second_person_may_refuse_or_suspect() {
        DossierNumber refused = confirmed();
        assertRefused(
                () -> walk.complete(
                        refused, "UserTask_ValidateAccountChange", "valideur", Map.of("decision", "REFUSED")),
                "REQUIRED");
        walk.complete(refused, "UserTask_ValidateAccountChange", "valideur", "refused", Map.of());
        assertThat(endsOf(refused, KEY)).containsExactly("EndEvent_ChangeRefused");
        assertThat(letter(refused, "ne change pas")).contains("illisible", "•••• 0189");
        pay(refused);
        assertThat(payments.paid(refused)).isEqualTo(Money.of("12000.00"));

        DossierNumber suspected = confirmed();
        walk.complete(suspected, "UserTask_ValidateAccountChange", "valideur", "suspected", Map.of());
        assertThat(openTasks(suspected)).contains("UserTask_AlertAccountant");
        assertThat(freezes.isFrozen(suspected)).isTrue();
    }

    @Test
    void a_request_that_is_taken_back_or_never_confirmed_is_given_up() {
        DossierNumber withdrawn = requested();
        walk.complete(withdrawn, "UserTask_CallBack", "charge-mission", "withdrawn", Map.of());
        assertThat(endsOf(withdrawn, KEY)).containsExactly("EndEvent_ChangeAbandoned");
        assertThat(letter(withdrawn, "est classée")).contains("•••• 0189");

        DossierNumber late = cooling();
        walk.complete(late, "UserTask_RecordObjection", "instructeur", "withdrawn", Map.of());
        assertThat(endsOf(late, KEY)).containsExactly("EndEvent_ChangeAbandoned");
        assertThat(freezes.isFrozen(late)).isFalse();

        DossierNumber silent = requested();
        walk.fireTimer(silent, "BoundaryEvent_CallsGivenUp");
        assertThat(today()).isEqualTo(LocalDate.of(2026, 3, 17));
        assertThat(endsOf(silent, KEY)).containsExactly("EndEvent_ChangeAbandoned");
        assertThat(state(silent)).isEqualTo(AccountChangeState.ABANDONED);
        pay(silent);
        assertThat(account(silent)).isEqualTo("•••• 0189");
    }

    @Test
    void a_dossier_that_closes_ends_its_change() {
        DossierNumber number =
                after(HappyPath.FEASIBILITY, HappyPath.SUBMISSION, HappyPath.REVIEW, HappyPath.AGREEMENT);
        request(number, "charge-mission", Map.of());

        walk.start("withdrawal", "record-withdrawal", "charge-mission", Map.of("number", number.toString()));
        walk.runJobs(number);

        assertThat(dossiers.get(number).isOpen()).isFalse();
        assertThat(endsOf(number, KEY)).containsExactly("EndEvent_ChangeDropped");
        assertThat(state(number)).isEqualTo(AccountChangeState.ABANDONED);
        assertRefused(() -> request(number, "charge-mission", Map.of()), "DOSSIER_CLOSED");
    }

    @Test
    void an_order_prepared_before_goes_back_to_its_preparation() {
        DossierNumber number = started();
        walk.complete(number, "UserTask_PreparePayment", "instructeur2");
        request(number, "charge-mission", Map.of());
        assertRefused(() -> walk.complete(number, "UserTask_CertifyPayment", "ordonnateur"), "ACCOUNT_UNCHANGED");
        walk.complete(number, "UserTask_CallBack", "charge-mission");
        walk.complete(number, "UserTask_ValidateAccountChange", "valideur");
        walk.fireTimer(number, "BoundaryEvent_CoolingOver");
        assertRefused(
                () -> walk.complete(number, "UserTask_CertifyPayment", "ordonnateur"),
                "ACCOUNT_UNCHANGED",
                "ACCOUNT_CHANGED");

        walk.complete(number, "UserTask_CertifyPayment", "ordonnateur", "returned", Map.of());
        pay(number);

        assertThat(orders.find(number, Instalment.ADVANCE).orElseThrow().bankAccountId())
                .isEqualTo(accounts.current(number).orElseThrow().id());
    }

    @Test
    void an_order_that_had_left_is_asked_back() {
        DossierNumber number = started();
        walk.complete(number, "UserTask_PreparePayment", "instructeur2");
        walk.complete(number, "UserTask_CertifyPayment", "ordonnateur");

        request(number, "charge-mission", Map.of());

        walk.complete(number, "UserTask_HoldOrder", "ordonnateur");
        assertThat(endsOf(number, "payment-hold")).containsExactly("EndEvent_HoldAnswered");
        assertThat(jdbc.sql("select result from ampli.payment_hold where dossier_number = :number")
                        .param("number", number.value())
                        .query(String.class)
                        .single())
                .isEqualTo("RETURNED");
        assertThat(payments.paid(number)).isEqualTo(Money.ZERO);
    }

    @Test
    void who_receives_the_request_or_calls_does_not_validate() {
        DossierNumber number = started();
        request(number, "instructeur", Map.of());
        walk.complete(number, "UserTask_CallBack", "instructeur2");

        assertRefused(
                () -> walk.complete(number, "UserTask_ValidateAccountChange", "instructeur"), "SEPARATION_OF_DUTIES");
        assertRefused(
                () -> walk.complete(number, "UserTask_ValidateAccountChange", "instructeur2"), "SEPARATION_OF_DUTIES");

        for (String person : List.of("instructeur", "instructeur2")) {
            assertRefusedByDatabase(
                    "update ampli.account_change set state = 'COOLING', validated_by = '" + person
                            + "', validated_at = now(), cooling_until = '2026-03-07'",
                    number,
                    "account_change_by_two_persons");
        }
    }

    @Test
    void one_change_at_a_time() throws Exception {
        DossierNumber number = requested();
        assertRefused(() -> request(number, "instructeur", Map.of()), "ACCOUNT_CHANGE_UNDERWAY");

        DossierNumber contested = started();
        Callable<Throwable> act = () -> catchThrowable(() -> request(contested, "charge-mission", Map.of()));
        ExecutorService two = Executors.newFixedThreadPool(2);
        try {
            List<Future<Throwable>> both = two.invokeAll(List.of(act, act));
            assertThat(both.get(0).get() == null ^ both.get(1).get() == null).isTrue();
        } finally {
            two.shutdown();
        }
        assertThat(count("account_change", contested)).isEqualTo(1);
        assertThat(instances(contested, KEY)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "oldIban, FR7630006000011234567890189, OLD_IBAN_DIFFERS",
        "oldIban, , OLD_IBAN_DIFFERS",
        "iban, DE89370400440532013000, IBAN_FOREIGN",
        "iban, FR1420041010050500013M02607, IBAN_INVALID",
        "bic, DEUTDEFF, BIC_COUNTRY_DIFFERS",
        "accountHolder, M. Claude Berger, ACCOUNT_HOLDER_DIFFERS",
        "requesterEmail, claude.berger(at)example.org, NOT_AN_EMAIL",
        "receivedOn, 2026-03-03, REQUEST_IN_THE_FUTURE",
        "arrivedBy, PIGEON, NOT_A_CHOICE",
    })
    void what_does_not_hold_starts_nothing(String field, String value, String code) {
        DossierNumber number = started();
        Map<String, Object> overrides = new HashMap<>();
        overrides.put(field, value);

        assertRefused(() -> request(number, "charge-mission", overrides), code);

        assertThat(count("account_change", number)).isZero();
        assertThat(instances(number, KEY)).isEmpty();
        pay(number);
    }

    @Test
    void an_email_or_a_call_alone_is_never_enough() {
        DossierNumber number = started();
        for (String arrival : List.of("EMAIL", "TELEPHONE")) {
            assertRefused(
                    () -> walk.start(
                            KEY,
                            "request-account-change",
                            "charge-mission",
                            Map.of(
                                    "number",
                                    number.toString(),
                                    "oldIban",
                                    iban(number),
                                    "accountHolder",
                                    structure(number),
                                    "arrivedBy",
                                    arrival)),
                    "OLD_PAPER_MISSING",
                    "NEW_PAPER_MISSING",
                    "REQUEST_PAPER_MISSING");
        }
    }

    @Test
    void the_papers_of_an_earlier_request_serve_no_other() {
        DossierNumber number = requested();
        walk.complete(number, "UserTask_CallBack", "charge-mission", "withdrawn", Map.of());

        assertRefused(
                () -> walk.start(
                        KEY,
                        "request-account-change",
                        "charge-mission",
                        Map.of(
                                "number",
                                number.toString(),
                                "oldIban",
                                iban(number),
                                "accountHolder",
                                structure(number))),
                "OLD_PAPER_MISSING",
                "NEW_PAPER_MISSING",
                "REQUEST_PAPER_MISSING");
    }

    @Test
    void there_must_be_an_account_another_one_and_something_to_pay() {
        DossierNumber without = awarded();
        assertRefused(
                () -> walk.start(
                        without,
                        KEY,
                        "request-account-change",
                        "charge-mission",
                        structure(without),
                        Map.of("oldIban", "FR7630006000011234567890189")),
                "NO_ACCOUNT_TO_CHANGE");

        DossierNumber same = started();
        assertRefused(() -> request(same, "charge-mission", Map.of("iban", iban(same))), "SAME_IBAN");

        DossierNumber paid = advancePaid();
        resultMet(paid);
        start("balance", paid, Map.of());
        pay(paid);
        assertRefused(() -> request(paid, "charge-mission", Map.of()), "NOTHING_LEFT_TO_PAY");
    }

    @Test
    void the_database_keeps_the_order_of_things() {
        DossierNumber number = requested();
        assertRefusedByDatabase(
                "update ampli.account_change set state = 'VALIDATING'", number, "account_change_is_called_back_first");
        assertRefusedByDatabase(
                "update ampli.account_change set state = 'COOLING', called_by = 'charge-mission'",
                number,
                "account_change_is_validated_first");
        assertRefusedByDatabase("""
                update ampli.account_change set state = 'CHANGED', called_by = 'charge-mission', validated_by = 'valideur',
                  validated_at = now(), cooling_until = '2026-03-07', ended_by = 'x', ended_at = '2026-03-06 12:00+01'
                """, number, "account_change_cools_down");
        assertRefusedByDatabase(
                "update ampli.account_change set state = 'REFUSED', ended_by = 'x', ended_at = now()",
                number,
                "account_change_ends_wholly");
        assertRefusedByDatabase("update ampli.account_change set bic = 'AGRIFRPP'", number, "stays as it was made");
        assertThatThrownBy(() -> jdbc.sql("delete from ampli.account_change").update())
                .isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> jdbc.sql("update ampli.account_change_call set note = 'x'")
                        .update())
                .isInstanceOf(DataAccessException.class);
        walk.complete(number, "UserTask_CallBack", "charge-mission", "withdrawn", Map.of());
        assertRefusedByDatabase("update ampli.account_change set end_grounds = 'autre'", number, "as it ended");
    }

    @Test
    void one_account_of_two_holders_is_looked_at_before_anything_is_paid() {
        DossierNumber first = started();
        DossierNumber second = awarded();
        start("funding-agreement", second, Map.of());
        walk.complete(second, "UserTask_PrepareAgreement", "instructeur", Map.of("iban", iban(first)));

        assertThat(openTasks(second)).contains("UserTask_ExplainSharedAccount");
        assertThat(accounts.isSharedUnexplained(first)).isTrue();
        assertThat(accounts.isSharedUnexplained(second)).isTrue();
        assertRefused(() -> walk.complete(first, "UserTask_PreparePayment", "instructeur2"), "ACCOUNT_HOLDER");
        long found = jdbc.sql("select id from ampli.account_sharing order by id desc limit 1")
                .query(Long.class)
                .single();
        assertThatThrownBy(() -> jdbc.sql("""
                                update ampli.account_sharing set verdict = 'EXPLAINED', grounds = 'x', decided_by = recorded_by,
                                  decided_at = now() where id = :id
                                """).param("id", found).update())
                .hasMessageContaining("account_sharing_is_explained_by_another");

        walk.complete(second, "UserTask_ExplainSharedAccount", "valideur");

        assertThat(endsOf(second, "shared-account")).containsExactly("EndEvent_SharedAccountExplained");
        assertThat(accounts.isSharedUnexplained(first)).isFalse();
        pay(first);
        assertAccountStaysSecret(second);
        assertThatThrownBy(() -> jdbc.sql("update ampli.account_sharing set grounds = 'autre' where id = :id")
                        .param("id", found)
                        .update())
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void one_account_of_two_holders_that_nobody_explains_stops_the_money() {
        DossierNumber first = started();
        DossierNumber second = awarded();
        start("funding-agreement", second, Map.of());
        walk.complete(second, "UserTask_PrepareAgreement", "instructeur", Map.of("iban", iban(first)));

        walk.complete(second, "UserTask_ExplainSharedAccount", "valideur", "suspect", Map.of());

        assertThat(endsOf(second, "shared-account")).containsExactly("EndEvent_SharedAccountSuspected");
        assertThat(freezes.of(second)).extracting(freeze -> freeze.state()).containsExactly(FreezeState.CONFIRMED);
        assertThat(openTasks(second)).contains("UserTask_AskFreezeLift");
        assertThat(accounts.isSharedUnexplained(first)).isTrue();
    }

    @Test
    void who_keeps_away_from_the_other_dossier_does_not_hear_of_its_account() throws Exception {
        DossierNumber first = started();
        DossierNumber second = awarded();
        start("funding-agreement", second, Map.of());
        walk.complete(second, "UserTask_PrepareAgreement", "instructeur", Map.of("iban", iban(first)));
        List.of(first, second).forEach(number -> dossiers.enter(number, Stage.AGREEMENT, SOMEBODY));
        assertThat(sharedAccount(second)).contains(first.toString(), structure(first));

        transaction.executeWithoutResult(status -> parts.take(first, new Person("valideur"), Part.CONFLICT_DECLARED));

        assertThat(sharedAccount(second)).contains("\"others\":[]").doesNotContain(first.toString(), structure(first));
    }

    private String sharedAccount(DossierNumber number) throws Exception {
        return MockMvcBuilders.webAppContextSetup(context)
                .build()
                .perform(get("/api/shared-accounts/" + number).principal(() -> "valideur"))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
    }

    @Test
    void two_dossiers_of_one_structure_may_have_one_account() {
        DossierNumber first = inForce();
        DossierNumber second = awarded();
        String siren =
                dossiers.get(first).holder().siret().orElseThrow().siren().value();
        String branch = IntStream.range(20, 200)
                .mapToObj(nic -> siren + String.format("%05d", nic))
                .filter(siret -> Siret.read(siret).isPresent())
                .findFirst()
                .orElseThrow();
        jdbc.sql("update ampli.dossier set siret = :siret where number = :second")
                .param("siret", branch)
                .param("second", second.value())
                .update();

        assertThat(accounts.knownElsewhere(
                        second, accounts.current(first).orElseThrow().iban()))
                .isEmpty();
    }

    private List<String> journal(DossierNumber number) {
        return jdbc.sql(
                        "select sentence || ' ' || coalesce(grounds, '') from ampli.journal where dossier_number = :number")
                .param("number", number.value())
                .query(String.class)
                .list();
    }

    private void assertRefusedByDatabase(String update, DossierNumber number, String why) {
        assertThatThrownBy(() -> jdbc.sql(update + " where dossier_number = :number")
                        .param("number", number.value())
                        .update())
                .as(update)
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining(why);
    }
}
