package fr.ampli.process.money;

import static fr.ampli.payment.exchange.AnswerSamples.camt054;
import static fr.ampli.payment.exchange.AnswerSamples.csv;
import static fr.ampli.payment.exchange.AnswerSamples.debit;
import static fr.ampli.payment.exchange.AnswerSamples.paid;
import static fr.ampli.payment.exchange.AnswerSamples.pain002;
import static fr.ampli.payment.exchange.AnswerSamples.pending;
import static fr.ampli.payment.exchange.AnswerSamples.rejected;
import static fr.ampli.payment.exchange.AnswerSamples.returned;
import static fr.ampli.payment.exchange.AnswerSamples.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import fr.ampli.access.People;
import fr.ampli.payment.AnswerConfirmation;
import fr.ampli.payment.AnswerImport;
import fr.ampli.payment.AnswerImportLine;
import fr.ampli.payment.AnswerImports;
import fr.ampli.payment.ExportCandidate;
import fr.ampli.payment.Instalment;
import fr.ampli.payment.LedgerKind;
import fr.ampli.payment.LineFate;
import fr.ampli.payment.PaymentAnswer;
import fr.ampli.payment.PaymentExport;
import fr.ampli.payment.PaymentExports;
import fr.ampli.process.engine.Alone;
import fr.ampli.shared.DossierNumber;
import fr.ampli.shared.Money;
import fr.ampli.shared.Person;
import fr.ampli.shared.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.variable.Variables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.WebApplicationContext;

/** payment-export and payment-import: what leaves for the finance system and what its answers do (R04, R51, E17). */
class PaymentExchangeTest extends MoneyScenario {

    private static final String EXPORT = "payment-export";
    private static final String IMPORT = "payment-import";
    private static final Person ORDONNATEUR = new Person("ordonnateur");

    @Autowired
    PaymentExports exports;

    @Autowired
    AnswerImports imports;

    @Autowired
    People people;

    @Autowired
    Alone alone;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    WebApplicationContext context;

    private DossierNumber ordered() {
        DossierNumber number = started();
        walk.complete(number, "UserTask_PreparePayment", "instructeur2");
        walk.complete(number, "UserTask_CertifyPayment", "ordonnateur");
        return number;
    }

    private DossierNumber exported() {
        DossierNumber number = ordered();
        exports.create(true, ORDONNATEUR);
        return number;
    }

    private static String reference(DossierNumber number) {
        return number + "-A-1";
    }

    private String batchOf(DossierNumber number) {
        return exports.batchOf(orders.find(number, Instalment.ADVANCE).orElseThrow())
                .orElseThrow();
    }

    /** What other scenarios left behind leaves first, so that the next batch is this scenario's own. */
    private void clearTheDesk() {
        try {
            exports.create(true, ORDONNATEUR);
        } catch (Refusal nothing) {
            assertThat(nothing.getMessage()).contains("rien n'a été écrit");
        }
    }

    /** Uploads a file, starts the process with it and lets its job run. */
    private long importFile(byte[] content) {
        AnswerImport read = imports.receive("réponses.xml", content, ORDONNATEUR);
        walk.start(IMPORT, "import-payment-answers", "ordonnateur", Map.of("file", String.valueOf(read.id())));
        apply(read.id());
        return read.id();
    }

    private void apply(long file) {
        var jobs = engine.getManagementService();
        jobs.executeJob(jobs.createJobQuery()
                .processInstanceId(engine.getRuntimeService()
                        .createProcessInstanceQuery()
                        .processDefinitionKey(IMPORT)
                        .variableValueEquals("answerFile", String.valueOf(file))
                        .singleResult()
                        .getId())
                .singleResult()
                .getId());
        engine.getRuntimeService().createProcessInstanceQuery().processDefinitionKey("letter-delivery").list().stream()
                .map(each -> DossierNumber.read(each.getBusinessKey()).orElseThrow())
                .distinct()
                .forEach(walk::runJobs);
    }

    private List<String> ends(String process, String variable, String value) {
        return engine
                .getHistoryService()
                .createHistoricProcessInstanceQuery()
                .processDefinitionKey(process)
                .variableValueEquals(variable, value)
                .list()
                .stream()
                .flatMap(instance -> engine
                        .getHistoryService()
                        .createHistoricActivityInstanceQuery()
                        .processInstanceId(instance.getId())
                        .activityType("noneEndEvent")
                        .list()
                        .stream())
                .map(HistoricActivityInstance::getActivityId)
                .toList();
    }

    private List<String> endsOfImport(long file) {
        return ends(IMPORT, "answerFile", String.valueOf(file));
    }

    private Task task(String id, String variable, String value) {
        return engine.getTaskService()
                .createTaskQuery()
                .taskDefinitionKey(id)
                .processVariableValueEquals(variable, value)
                .singleResult();
    }

    private void complete(Task task, String answer) {
        engine.getIdentityService().setAuthentication("ordonnateur", List.of("ordonnateur"));
        try {
            engine.getTaskService().claim(task.getId(), "ordonnateur");
            engine.getFormService()
                    .submitTaskForm(
                            task.getId(), Variables.putValueTyped("answer", Variables.stringValue(answer, true)));
        } finally {
            engine.getIdentityService().clearAuthentication();
        }
    }

    private AnswerImportLine only(long file) {
        List<AnswerImportLine> lines = imports.lines(file);
        assertThat(lines).hasSize(1);
        return lines.get(0);
    }

    private void assertUntouched(DossierNumber number) {
        assertThat(orderState(number, Instalment.ADVANCE)).isEqualTo("ISSUED");
        assertThat(movements(number)).containsExactly(LedgerKind.GRANTED);
        assertThat(openTasks(number)).containsExactly("UserTask_RecordPaymentAnswer");
    }

    @Test
    void certified_orders_leave_once_in_two_formats_that_never_change() {
        clearTheDesk();
        DossierNumber one = ordered();
        DossierNumber other = ordered();
        walk.start(EXPORT, "export-payments", "ordonnateur", Map.of());

        String batch = batchOf(one);
        assertThat(batchOf(other)).isEqualTo(batch).matches("AMPLI-EXP-2026-[0-9]{5}");
        PaymentExport kept = exports.get(batch);
        assertThat(kept.orderCount()).isEqualTo(2);
        assertThat(kept.total()).isEqualTo(Money.of("24000.00"));
        for (PaymentExport.Format format : PaymentExport.Format.values()) {
            PaymentExport.File first = exports.file(batch, format, ORDONNATEUR);
            moveTo(today().plusDays(1));
            PaymentExport.File again = exports.file(batch, format, ORDONNATEUR);
            assertThat(again.content()).isEqualTo(first.content());
            assertThat(again.sha256()).isEqualTo(first.sha256());
            assertThat(new String(first.content(), StandardCharsets.UTF_8))
                    .contains(reference(one), reference(other), iban(one), "12000.00", batch);
        }
        // Others may be held: what left does not leave again in any case
        clearTheDesk();
        assertThat(count("payment_export_line", one)).isEqualTo(1);

        Task handOver = task("UserTask_HandOverExport", "exportNumber", batch);
        assertThat(handOver.getDueDate()).isNotNull();
        assertRefused(() -> complete(handOver, "{\"handedOver\": false}"), "NOT_HANDED_OVER");
        complete(handOver, "{\"handedOver\": true}");
        assertThat(ends(EXPORT, "exportNumber", batch)).containsExactly("EndEvent_ExportHandedOver");
    }

    @Test
    void nobody_exports_without_having_read_the_list() {
        DossierNumber number = ordered();
        assertRefused(
                () -> walk.start(EXPORT, "export-payments", "ordonnateur", Map.of("confirmed", false)),
                "EXPORT_NOT_CONFIRMED");
        assertThat(exports.waiting()).extracting(each -> each.order().dossier()).contains(number);
    }

    @Test
    void an_order_whose_account_changed_is_not_exported_but_rejected() {
        clearTheDesk();
        DossierNumber number = ordered();
        newAccount(number);
        assertThat(exports.waiting())
                .filteredOn(each -> each.order().dossier().equals(number))
                .noneMatch(ExportCandidate::leaves);

        walk.start(EXPORT, "export-payments", "ordonnateur", Map.of());

        assertThat(orderState(number, Instalment.ADVANCE)).isEqualTo("REJECTED");
        assertThat(orders.find(number, Instalment.ADVANCE)
                        .orElseThrow()
                        .reason()
                        .orElseThrow())
                .contains("n'est plus celui qui a été certifié");
        assertThat(openTasks(number)).containsExactly("UserTask_ResolvePaymentRejection");
        assertThat(passed(number, "payment")).contains("BoundaryEvent_PaymentAnswered");
        assertThat(count("payment_export_line", number)).isZero();
        assertThat(engine.getHistoryService()
                        .createHistoricActivityInstanceQuery()
                        .activityId("EndEvent_NothingExported")
                        .count())
                .isPositive();
        walk.complete(number, "UserTask_ResolvePaymentRejection", "instructeur");
        walk.complete(number, "UserTask_PreparePayment", "instructeur2");
        walk.complete(number, "UserTask_CertifyPayment", "ordonnateur");
        exports.create(true, ORDONNATEUR);
        assertThat(exports.lines(batchOf(number)))
                .extracting(PaymentExport.Line::reference)
                .contains(number + "-A-2");
    }

    @Test
    void an_order_that_the_gate_keeps_stays_behind_with_the_reason() {
        DossierNumber number = ordered();
        jdbc.sql("""
                        insert into ampli.payment_freeze (dossier_number, kind, grounds, opened_by, opened_at)
                        values (:number, 'SUSPICION', 'essai', 'valideur', now())
                        """).param("number", number.value()).update();
        jdbc.sql("""
                        insert into ampli.recovery_case (dossier_number, ground, state, paid_cents, recovered_before_cents, rate,
                            proposed_cents, hearing_held_before, proposed_on, irregularity_threshold_cents)
                        values (:number, 'WITHDRAWAL', 'PROPOSED', 0, 0, 1, 0, false, current_date, 1000000)
                        """).param("number", number.value()).update();
        clearTheDesk();
        assertUntouched(number);
        assertThat(exports.waiting())
                .filteredOn(each -> each.order().dossier().equals(number))
                .singleElement()
                .satisfies(each -> assertThat(each.obstacles()).isNotEmpty());
    }

    @Test
    void a_camt_054_pays_and_the_payment_that_waits_goes_on() {
        DossierNumber number = exported();
        long file = importFile(camt054(debit(reference(number), "12000.00", "EUR", today(), iban(number))));

        assertThat(only(file).fate()).isEqualTo(LineFate.APPLIED);
        assertThat(endsOfImport(file)).containsExactly("EndEvent_AnswersApplied");
        assertThat(endsOf(number, "payment")).containsExactly("EndEvent_Paid");
        assertThat(passed(number, "payment"))
                .contains("BoundaryEvent_PaymentAnswered")
                .doesNotContain("EndEvent_AnswerConfirmed");
        assertThat(movements(number)).containsExactly(LedgerKind.GRANTED, LedgerKind.ADVANCE_PAID);
        assertThat(orders.find(number, Instalment.ADVANCE).orElseThrow().mandateNumber())
                .contains(reference(number));
        assertThat(letter(number, "paiement vous a été adressé")).contains("12 000,00 €", "2 mars 2026");
        assertAccountStaysSecret(number);
    }

    @Test
    void a_pain_002_rejects_and_somebody_resolves_it() {
        DossierNumber number = exported();
        long file = importFile(pain002(batchOf(number), today(), status(reference(number), "RJCT", "AC04")));

        assertThat(only(file).fate()).isEqualTo(LineFate.APPLIED);
        assertThat(openTasks(number)).containsExactly("UserTask_ResolvePaymentRejection");
        assertThat(orders.find(number, Instalment.ADVANCE).orElseThrow().reason())
                .contains("AC04");
        assertThat(movements(number)).containsExactly(LedgerKind.GRANTED);

        // The bank says the same again in a notification; and that an attempt which was rejected was paid
        walk.complete(number, "UserTask_ResolvePaymentRejection", "instructeur", "same-account", Map.of());
        walk.complete(number, "UserTask_PreparePayment", "instructeur2");
        walk.complete(number, "UserTask_CertifyPayment", "ordonnateur");
        assertThat(only(importFile(camt054(returned(reference(number), "12000.00", today()))))
                        .fate())
                .isEqualTo(LineFate.REPEATED);
        AnswerImportLine late =
                only(importFile(camt054(debit(reference(number), "12000.00", "EUR", today(), iban(number)))));
        assertThat(late.fate()).isEqualTo(LineFate.REFUSED);
        assertThat(late.why().orElseThrow()).contains("payé deux fois");
        assertUntouched(number);
    }

    @Test
    void a_rejected_batch_rejects_each_of_its_orders() {
        clearTheDesk();
        DossierNumber one = ordered();
        DossierNumber other = exported();
        long file = importFile(pain002(batchOf(one), today()));
        assertThat(imports.lines(file)).extracting(AnswerImportLine::fate).containsOnly(LineFate.APPLIED);
        for (DossierNumber number : List.of(one, other)) {
            assertThat(openTasks(number)).containsExactly("UserTask_ResolvePaymentRejection");
        }
        assertThat(only(importFile(pain002("AMPLI-EXP-2026-99999", today()))).fate())
                .isEqualTo(LineFate.UNKNOWN);
    }

    @Test
    void one_bad_line_undoes_no_other_and_a_person_reads_what_was_not_applied() {
        DossierNumber paidOne = ordered();
        DossierNumber wrongAmount = ordered();
        DossierNumber cancelled = ordered();
        DossierNumber rejectedOne = ordered();
        DossierNumber neverExported;
        exports.create(true, ORDONNATEUR);
        neverExported = ordered();
        payments.recordStop(cancelled, "STOPPED", null, null, SOMEBODY);
        String mandate = "M-" + paidOne;
        List<String> lines = new ArrayList<>(List.of(
                paid("AMPLI-2026-999999-A-1", "12000,00", today(), "M1-" + paidOne),
                paid(reference(wrongAmount), "12000,01", today(), "M2-" + paidOne),
                paid(reference(paidOne), "12 000,00", today(), mandate),
                paid(reference(paidOne), "12000.00", today(), mandate),
                paid(reference(paidOne), "12000.00", today(), "autre-" + mandate),
                paid(reference(cancelled), "12000,00", today(), "M3-" + paidOne),
                paid(reference(neverExported), "12000,00", today(), "M4-" + paidOne),
                paid(paidOne + "-A-2", "12000,00", today(), "M5-" + paidOne),
                rejected(reference(rejectedOne), "12000,00", today()),
                paid(paidOne + "-S-1", "8000,00", today(), "M6-" + paidOne)));
        IntStream.range(0, 990)
                .mapToObj(
                        i -> paid("AMPLI-2026-%06d-A-1".formatted(900_000 + i), "12000,00", today(), "N" + i + paidOne))
                .forEach(lines::add);
        long file = importFile(csv(lines.toArray(String[]::new)));

        assertThat(imports.lines(file).subList(0, 10))
                .extracting(AnswerImportLine::fate)
                .containsExactly(
                        LineFate.UNKNOWN,
                        LineFate.REFUSED,
                        LineFate.APPLIED,
                        LineFate.REPEATED,
                        LineFate.REFUSED,
                        LineFate.REFUSED,
                        LineFate.REFUSED,
                        LineFate.UNKNOWN,
                        LineFate.APPLIED,
                        LineFate.UNKNOWN);
        assertThat(imports.find(file).count(LineFate.UNKNOWN)).isEqualTo(993);
        assertThat(imports.lines(file).get(0).position()).isEqualTo(2);
        assertThat(movements(paidOne)).containsExactly(LedgerKind.GRANTED, LedgerKind.ADVANCE_PAID);
        assertUntouched(wrongAmount);
        assertUntouched(neverExported);
        assertThat(orderState(cancelled, Instalment.ADVANCE)).isEqualTo("CANCELLED");
        assertThat(openTasks(rejectedOne)).containsExactly("UserTask_ResolvePaymentRejection");

        Task reading = task("UserTask_ReadUnappliedLines", "answerFile", String.valueOf(file));
        assertThat(reading.getDueDate()).isNotNull();
        assertRefused(() -> complete(reading, "{\"note\": \"\"}"), "REQUIRED");
        complete(reading, "{\"note\": \"Vu avec le comptable.\"}");
        assertThat(endsOfImport(file)).containsExactly("EndEvent_LinesRead");
    }

    @ParameterizedTest
    @CsvSource({
        "12000.01, EUR, 0, its own, montant",
        "11999.99, EUR, 0, its own, montant",
        "12000.00, USD, 0, its own, euros",
        "12000.00, EUR, 1, its own, avenir",
        "12000.00, EUR, -1, its own, précéder",
        "12000.00, EUR, 0, FR1420041010050500013M02606, compte",
        "12000.00, EUR, 0, DE89370400440532013000, compte",
    })
    void what_does_not_match_its_order_changes_nothing(
            String amount, String currency, int days, String account, String words) {
        DossierNumber number = exported();
        String iban = account.equals("its own") ? iban(number) : account;
        long file = importFile(camt054(debit(reference(number), amount, currency, today().plusDays(days), iban)));
        assertThat(only(file).fate()).isEqualTo(LineFate.REFUSED);
        assertThat(only(file).why().orElseThrow()).containsIgnoringCase(words);
        assertUntouched(number);
    }

    @Test
    void what_is_on_its_way_is_no_answer() {
        DossierNumber number = exported();
        long file = importFile(camt054(pending(reference(number), "12000.00", today())));
        assertThat(only(file).fate()).isEqualTo(LineFate.NO_ANSWER);
        assertThat(endsOfImport(file)).containsExactly("EndEvent_AnswersApplied");
        assertUntouched(number);
    }

    @Test
    void the_same_file_again_is_told_and_changes_nothing_and_the_same_line_elsewhere_is_repeated() {
        DossierNumber number = exported();
        byte[] content = camt054(debit(reference(number), "12000.00", "EUR", today(), iban(number)));
        long file = importFile(content);

        assertRefused(() -> imports.receive("autre nom.xml", content, ORDONNATEUR), "FILE_ALREADY_IMPORTED");
        assertRefused(
                () -> walk.start(IMPORT, "import-payment-answers", "ordonnateur", Map.of("file", String.valueOf(file))),
                "FILE_ALREADY_IMPORTED");
        assertThatThrownBy(() -> imports.receive("autre nom.xml", content, ORDONNATEUR))
                .hasMessageContaining(" par " + people.nameOf(ORDONNATEUR) + " : rien n'a changé.");
        long second = importFile(csv(paid(reference(number), "12000,00", today(), reference(number))));
        assertThat(only(second).fate()).isEqualTo(LineFate.REPEATED);
        assertThat(endsOfImport(second)).containsExactly("EndEvent_AnswersApplied");
        assertThat(movements(number)).containsExactly(LedgerKind.GRANTED, LedgerKind.ADVANCE_PAID);
        assertThatThrownBy(() -> jdbc.sql("update ampli.payment_answer_line set fate = 'WAITING' where file_id = :id")
                        .param("id", file)
                        .update())
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void a_malformed_file_is_refused_whole_and_only_the_attempt_is_kept() {
        long before = jdbc.sql("select count(*) from ampli.payment_answer_file")
                .query(Long.class)
                .single();
        byte[] broken = csv("x;PAYE;12000;2026-03-02;M;;", "y;PAYE;douze;2026-03-02;M;;");
        assertRefused(() -> imports.receive("C:\\bureau\\cassé.csv", broken, ORDONNATEUR), "ANSWER_FILE_MALFORMED");
        assertRefused(
                () -> imports.receive("grand.csv", new byte[6 * 1024 * 1024], ORDONNATEUR), "ANSWER_FILE_TOO_LARGE");
        assertThat(jdbc.sql("select count(*) from ampli.payment_answer_file")
                        .query(Long.class)
                        .single())
                .isEqualTo(before);
        assertThat(jdbc.sql("""
                                select sentence from ampli.payment_exchange_act where act = 'ANSWER_FILE_REFUSED'
                                order by id desc limit 2
                                """).query(String.class).list())
                .anyMatch(sentence -> sentence.startsWith("cassé.csv : Ligne 3 : le montant"));
        assertRefused(
                () -> walk.start(IMPORT, "import-payment-answers", "ordonnateur", Map.of("file", "")), "FILE_MISSING");
        assertRefused(
                () -> walk.start(IMPORT, "import-payment-answers", "ordonnateur", Map.of("file", "987654321")),
                "FILE_UNKNOWN");
    }

    @Test
    void a_file_ends_the_wait_for_a_second_person_too() {
        DossierNumber number = exported();
        walk.complete(number, "UserTask_RecordPaymentAnswer", "ordonnateur", "rejected", Map.of());
        importFile(camt054(debit(reference(number), "12000.00", "EUR", today(), iban(number))));
        assertThat(endsOf(number, "payment")).containsExactly("EndEvent_Paid");
        assertThat(jdbc.sql("select outcome from ampli.payment_manual_answer where dossier_number = :number")
                        .param("number", number.value())
                        .query(String.class)
                        .list())
                .containsExactly("SUPERSEDED");
    }

    @Test
    void after_a_withdrawal_a_file_answers_and_the_stop_agrees_with_it() {
        DossierNumber number = exported();
        engine
                .getRuntimeService()
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(number.value())
                .rootProcessInstances()
                .list()
                .stream()
                .filter(each -> each.getProcessDefinitionId().startsWith("advance:"))
                .forEach(each -> engine.getRuntimeService().deleteProcessInstance(each.getId(), "withdrawn"));
        importFile(camt054(debit(reference(number), "12000.00", "EUR", today(), iban(number))));

        assertThat(payments.paid(number)).isEqualTo(Money.of("12000.00"));
        assertRefused(() -> payments.recordStop(number, "STOPPED", null, null, SOMEBODY), "PAID_MEANWHILE");
        payments.recordStop(number, "PAID", null, null, SOMEBODY);
        assertThat(movements(number)).containsExactly(LedgerKind.GRANTED, LedgerKind.ADVANCE_PAID);
    }

    @Test
    void fifty_who_import_type_and_export_at_once_pay_and_export_once() throws Exception {
        clearTheDesk();
        DossierNumber number = ordered();
        List<Callable<?>> exporting = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            exporting.add(() -> exports.create(true, ORDONNATEUR));
        }
        assertThat(atOnce(exporting)).isEqualTo(1);
        assertThat(count("payment_export_line", number)).isEqualTo(1);

        orders.recordAnswer(
                number,
                Instalment.ADVANCE,
                new PaymentAnswer("PAID", "H-" + number, today().toString(), null),
                ORDONNATEUR);
        List<Callable<?>> answering = new ArrayList<>();
        List<Long> files = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            AnswerImport file = imports.receive(
                    "f" + i, csv(paid(reference(number), "12000,00", today(), "F" + i + "-" + number)), ORDONNATEUR);
            imports.start(file.id(), ORDONNATEUR);
            files.add(file.id());
            long line = imports.waiting(file.id()).get(0);
            answering.add(() -> alone.run(() -> {
                imports.apply(line);
                return null;
            }));
            Person second = new Person("second-" + i);
            answering.add(() -> orders.confirmAnswer(
                    number, Instalment.ADVANCE, new AnswerConfirmation("CONFIRMED", null), second));
        }
        atOnce(answering);

        assertThat(movements(number)).containsExactly(LedgerKind.GRANTED, LedgerKind.ADVANCE_PAID);
        assertThat(payments.paid(number)).isEqualTo(Money.of("12000.00"));
        long applied = files.stream()
                .map(this::only)
                .filter(line -> line.fate() == LineFate.APPLIED)
                .count();
        assertThat(applied).isLessThanOrEqualTo(1);
        assertThat(files.stream().map(this::only).map(AnswerImportLine::fate))
                .doesNotContain(LineFate.WAITING)
                .allMatch(fate -> fate == LineFate.APPLIED || fate == LineFate.REFUSED);
    }

    @Test
    void killed_between_writing_and_commit_an_export_leaves_nothing() {
        clearTheDesk();
        DossierNumber number = ordered();
        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
                    exports.create(true, ORDONNATEUR);
                    assertThat(count("payment_export_line", number)).isEqualTo(1);
                    jdbc.sql("select pg_terminate_backend(pg_backend_pid())")
                            .query(Boolean.class)
                            .single();
                }))
                .isNotNull();

        assertThat(count("payment_export_line", number)).isZero();
        assertUntouched(number);
        exports.create(true, ORDONNATEUR);
        assertThat(exports.lines(batchOf(number)))
                .extracting(PaymentExport.Line::dossier)
                .containsExactly(number.value());
    }

    @Test
    void a_line_that_breaks_down_is_tried_again_and_nothing_is_done_twice() {
        DossierNumber good = ordered();
        DossierNumber troubled = exported();
        AnswerImport file = imports.receive(
                "f",
                csv(
                        paid(reference(troubled), "12000,00", today(), "M-" + troubled),
                        paid(reference(good), "12000,00", today(), "M-" + good)),
                ORDONNATEUR);
        walk.start(IMPORT, "import-payment-answers", "ordonnateur", Map.of("file", String.valueOf(file.id())));
        // The ledger refuses for a reason that nobody foresaw: nothing of the grant is left to pay
        jdbc.sql("""
                        insert into ampli.ledger_entry (dossier_number, kind, amount_cents, booked_on, reference, booked_by,
                            booked_at, decision_id, step) select :number, 'RELEASED', 2000000, current_date, 'essai', 'essai',
                            now(), max(id), 'essai' from ampli.journal where dossier_number = :number
                        """).param("number", troubled.value()).update();

        assertThatThrownBy(() -> apply(file.id())).hasMessageContaining("could not be applied");
        assertThat(imports.lines(file.id()))
                .extracting(AnswerImportLine::fate)
                .containsExactly(LineFate.WAITING, LineFate.APPLIED);
        assertThat(movements(good)).containsExactly(LedgerKind.GRANTED, LedgerKind.ADVANCE_PAID);
        assertUntouchedOrder(troubled);
        assertThatThrownBy(() -> apply(file.id())).hasMessageContaining("1 lines");
        assertThat(movements(good)).containsExactly(LedgerKind.GRANTED, LedgerKind.ADVANCE_PAID);
    }

    private void assertUntouchedOrder(DossierNumber number) {
        assertThat(orderState(number, Instalment.ADVANCE)).isEqualTo("ISSUED");
        assertThat(openTasks(number)).containsExactly("UserTask_RecordPaymentAnswer");
    }

    @Test
    void files_come_in_and_go_out_over_http() throws Exception {
        MockMvc web = MockMvcBuilders.webAppContextSetup(context).build();
        DossierNumber number = exported();
        String batch = batchOf(number);
        web.perform(get("/api/payments/exports").principal(() -> "ordonnateur"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.last[0].number").value(batch))
                .andExpect(content()
                        .string(org.hamcrest.Matchers.not(org.hamcrest.Matchers.containsString(iban(number)))));
        byte[] first = web.perform(
                        get("/api/payments/exports/" + batch + "/pain001").principal(() -> "ordonnateur"))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsByteArray();
        byte[] again = web.perform(
                        get("/api/payments/exports/" + batch + "/pain001").principal(() -> "ordonnateur"))
                .andReturn()
                .getResponse()
                .getContentAsByteArray();
        assertThat(again).isEqualTo(first);
        web.perform(get("/api/payments/exports/" + batch).principal(() -> "ordonnateur"))
                .andExpect(jsonPath("$.csv").value("/api/payments/exports/" + batch + "/csv"));
        web.perform(get("/api/payments/exports/" + batch + "/odt").principal(() -> "ordonnateur"))
                .andExpect(status().isNotFound());

        web.perform(multipart("/api/payments/answers")
                        .file(new MockMultipartFile(
                                "file", "r.xml", "text/xml", "<!DOCTYPE a><a/>".getBytes(StandardCharsets.UTF_8)))
                        .principal(() -> "ordonnateur"))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.message").value(org.hamcrest.Matchers.containsString("DOCTYPE")));
        web.perform(multipart("/api/payments/answers")
                        .file(new MockMultipartFile(
                                "file",
                                "r.csv",
                                "text/csv",
                                csv(paid(reference(number), "12000,00", today(), "W-" + number))))
                        .principal(() -> "ordonnateur"))
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.summary").value(org.hamcrest.Matchers.containsString("1 ligne")));
        assertUntouched(number);
    }
}
