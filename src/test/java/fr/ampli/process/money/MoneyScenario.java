package fr.ampli.process.money;

import static org.assertj.core.api.Assertions.assertThat;

import fr.ampli.ScenarioTest;
import fr.ampli.agreement.AgreedJob;
import fr.ampli.agreement.Agreements;
import fr.ampli.agreement.BankAccounts;
import fr.ampli.agreement.Terms;
import fr.ampli.dossier.DossierOpening;
import fr.ampli.payment.Instalment;
import fr.ampli.payment.Ledger;
import fr.ampli.payment.LedgerEntry;
import fr.ampli.payment.LedgerKind;
import fr.ampli.payment.PaymentOrders;
import fr.ampli.payment.Payments;
import fr.ampli.process.CommonVariables;
import fr.ampli.shared.Bic;
import fr.ampli.shared.ContractType;
import fr.ampli.shared.DossierNumber;
import fr.ampli.shared.Iban;
import fr.ampli.shared.Person;
import fr.ampli.shared.Refusal;
import jakarta.mail.internet.MimeMessage;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.beans.factory.annotation.Autowired;

/** Takes awarded dossiers through the processes of agreement and money, each started on its own. */
abstract class MoneyScenario extends ScenarioTest {

    private static final AtomicInteger ACCOUNTS = new AtomicInteger();

    static final Person SOMEBODY = new Person("signataire");

    @Autowired
    Terms terms;

    @Autowired
    Agreements agreements;

    @Autowired
    BankAccounts accounts;

    @Autowired
    Ledger ledger;

    @Autowired
    Payments payments;

    @Autowired
    PaymentOrders orders;

    /** A dossier whose award is decided: nothing else stands on record. */
    DossierNumber awarded() {
        return awarded("ASSOCIATION", true);
    }

    DossierNumber awarded(String legalForm, boolean withSiret) {
        int index = nextHolder();
        DossierNumber number = dossiers.open(
                        new DossierOpening(
                                "Association d'essai " + index,
                                legalForm,
                                withSiret ? siret(index) : null,
                                null,
                                "Claude Berger",
                                emailOf(index),
                                "05 57 57 80 00",
                                "Projet d'essai " + index,
                                "Un projet.",
                                "Langon",
                                "33210",
                                "",
                                false),
                        new Person("charge-mission"))
                .number();
        terms.freeze(
                number,
                new AgreedJob("Animateur", ContractType.PERMANENT, new BigDecimal("17.5"), new BigDecimal("35")),
                today(),
                today().plusDays(30),
                today().plusDays(30).plusMonths(12).minusDays(1),
                SOMEBODY);
        reviewed(number, "NONE", null, "DE_MINIMIS");
        return number;
    }

    /** Puts on record what the review found, without the phases before; a second time as another round. */
    void reviewed(DossierNumber number, String doubleFunding, String note, String aidRegime) {
        jdbc.sql("""
                        insert into ampli.application (dossier_number, submitted_on, job_title, contract, weekly_hours,
                            full_time_hours, planned_hire_date, planned_from, planned_until, activity_running, job_existing,
                            investment_only, other_eu_aid, republican_commitment, de_minimis_received_cents, recorded_by,
                            recorded_at)
                        values (:number, :today, 'Animateur', 'PERMANENT', 17.5, 35, :from, :from, :until, false, false, false,
                            false, true, 0, 'instructeur', now())
                        on conflict do nothing
                        """)
                .param("number", number.value())
                .param("today", today())
                .param("from", today().plusDays(30))
                .param("until", today().plusDays(30).plusMonths(12).minusDays(1))
                .update();
        jdbc.sql("""
                        insert into ampli.criteria_review (dossier_number, round, opportunity_score, opportunity_grounds,
                            values_score, values_grounds, model_score, model_grounds, model_state, anchoring_score,
                            anchoring_grounds, risk, double_funding, double_funding_note, aid_regime, reviewed_by, reviewed_at)
                        select :number, coalesce(max(round), 0) + 1, 4, 'Oui.', 4, 'Oui.', 4, 'Oui.', 'DEFINED', 4, 'Oui.', 'LOW',
                            :funding, :note, :regime, 'instructeur', now()
                        from ampli.criteria_review where dossier_number = :number
                        """)
                .param("number", number.value())
                .param("funding", doubleFunding)
                .param("note", note)
                .param("regime", aidRegime)
                .update();
    }

    /** Puts on record that somebody looked today and found nothing against the structure. */
    void standingSound(DossierNumber number) {
        jdbc.sql("""
                        insert into ampli.holder_standing (dossier_number, siret, directory, insolvency, looked_in, looked_on,
                            looked_by, recorded_at)
                        select number, siret, 'ACTIVE', 'NONE', 'Annuaire et BODACC', :today, 'controleur', now()
                        from ampli.dossier where number = :number and siret is not null
                        """).param("number", number.value()).param("today", today()).update();
    }

    static String emailOf(int index) {
        return "porteur" + index + "@example.org";
    }

    void start(String key, DossierNumber number, Map<String, Object> variables) {
        if ("balance".equals(key)) {
            // The control that comes before it looks at how the structure stands
            standingSound(number);
        }
        Map<String, Object> all = new HashMap<>(variables);
        all.put(CommonVariables.DOSSIER_NUMBER.name(), number.value());
        all.put(
                CommonVariables.HOLDER_NAME.name(),
                dossiers.get(number).holder().name());
        engine.getRuntimeService().startProcessInstanceByKey(key, number.value(), all);
        walk.runJobs(number);
    }

    /** An awarded dossier whose agreement both have signed. */
    DossierNumber inForce() {
        DossierNumber number = awarded();
        start("funding-agreement", number, Map.of());
        walk.complete(number, "UserTask_PrepareAgreement", "instructeur");
        walk.complete(number, "UserTask_RecordHolderSignature", "instructeur");
        walk.complete(number, "UserTask_SignForRegion", "signataire");
        return number;
    }

    /** The same with its activity started and the advance to be paid. */
    DossierNumber started() {
        DossierNumber number = inForce();
        start("advance", number, Map.of());
        walk.complete(number, "UserTask_RecordStatementOfStart", "instructeur");
        return number;
    }

    /** The same with its advance paid. */
    DossierNumber advancePaid() {
        DossierNumber number = started();
        pay(number);
        return number;
    }

    void pay(DossierNumber number) {
        walk.complete(number, "UserTask_PreparePayment", "instructeur2");
        walk.complete(number, "UserTask_CertifyPayment", "ordonnateur");
        walk.complete(number, "UserTask_RecordPaymentAnswer", "ordonnateur");
        walk.complete(number, "UserTask_ConfirmPaymentAnswer", "ordonnateur2");
    }

    /** Puts on record that a control found the result met, without the start-up period that leads there. */
    void resultMet(DossierNumber number) {
        standingSound(number);
        jdbc.sql("""
                        with control as (
                          insert into ampli.job_control (dossier_number, round, report_received, proof_false, in_liquidation,
                            held_at_control, force_majeure, post_as_agreed, conclusions, controlled_by, controlled_at)
                          values (:number, 1, true, false, false, true, false, true, 'Emploi créé.', 'controleur', now())
                          returning id)
                        insert into ampli.job_outcome (control_id, outcome, balance_due, advance_fate, reason_code, found_on)
                        select id, 'MET', true, 'KEPT', 'HIRED_IN_EXTENSION', :today from control
                        """).param("number", number.value()).param("today", today()).update();
    }

    /** Runs all at the same moment and answers how many were not refused; whoever loses is told so, and nothing else. */
    static long atOnce(List<Callable<?>> acts) throws Exception {
        CyclicBarrier gate = new CyclicBarrier(acts.size());
        ExecutorService threads = Executors.newFixedThreadPool(acts.size());
        try {
            List<Callable<Boolean>> tries = acts.stream()
                    .<Callable<Boolean>>map(act -> () -> {
                        gate.await();
                        try {
                            act.call();
                            return true;
                        } catch (Refusal refused) {
                            return false;
                        }
                    })
                    .toList();
            long won = 0;
            for (Future<Boolean> result : threads.invokeAll(tries)) {
                won += result.get() ? 1 : 0;
            }
            return won;
        } finally {
            threads.shutdown();
        }
    }

    String holderEmail(DossierNumber number) {
        return dossiers.get(number).contact().email();
    }

    String letter(DossierNumber number, String subject) {
        MimeMessage mail = mail(number, holderEmail(number), subject);
        assertThat(subject(mail)).startsWith("[" + number + "]");
        return text(mail);
    }

    long count(String table, DossierNumber number) {
        return jdbc.sql("select count(*) from ampli." + table + " where dossier_number = :number")
                .param("number", number.value())
                .query(Long.class)
                .single();
    }

    List<LedgerKind> movements(DossierNumber number) {
        return ledger.of(number).stream().map(LedgerEntry::kind).toList();
    }

    String orderState(DossierNumber number, Instalment instalment) {
        return orders.find(number, instalment).orElseThrow().state().name();
    }

    /** The account of a dossier in full, as only an order carries it. */
    /** A right account number that no other test has: an account of two holders would be stopped. */
    static Iban freshIban() {
        long account = 70_000_000_000L + ACCOUNTS.incrementAndGet();
        long key = 97 - (89 * 20041L + 15 * 1005L + 3 * (account % 97)) % 97;
        String bban = String.format("2004101005%011d%02d", account, key);
        int check =
                98 - new BigInteger(bban + "152700").mod(BigInteger.valueOf(97)).intValue();
        return Iban.read(String.format("FR%02d%s", check, bban)).orElseThrow();
    }

    /** Leaves the account as its change leaves it: another current one. */
    void newAccount(DossierNumber number) {
        accounts.record(
                number,
                new BankAccounts.Details(
                        freshIban(),
                        new Bic("PSSTFRPPBOR"),
                        dossiers.get(number).holder().name(),
                        null),
                SOMEBODY);
    }

    String iban(DossierNumber number) {
        return accounts.current(number).orElseThrow().iban().value();
    }

    String structure(DossierNumber number) {
        return dossiers.get(number).holder().name();
    }

    /** Neither variables of any process nor letters nor journal ever hold a whole account number of the dossier. */
    void assertAccountStaysSecret(DossierNumber number) {
        List<String> numbers = jdbc.sql("""
                        select iban from ampli.bank_account where dossier_number = :number
                        union select iban from ampli.account_change where dossier_number = :number
                        """)
                .param("number", number.value())
                .query(String.class)
                .list();
        assertThat(numbers).isNotEmpty();
        List<String> told = new ArrayList<>();
        engine.getHistoryService()
                .createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(number.toString())
                .list()
                .forEach(instance -> engine.getHistoryService()
                        .createHistoricVariableInstanceQuery()
                        .processInstanceId(instance.getId())
                        .list()
                        .forEach(variable -> told.add(variable.getName() + "=" + variable.getValue())));
        assertThat(told).isNotEmpty();
        told.addAll(
                jdbc.sql("select text_part || html_part || subject from ampli.letter where dossier_number = :number")
                        .param("number", number.value())
                        .query(String.class)
                        .list());
        told.addAll(
                jdbc.sql("select sentence || coalesce(grounds, '') from ampli.journal where dossier_number = :number")
                        .param("number", number.value())
                        .query(String.class)
                        .list());
        for (String secret : numbers) {
            assertThat(told)
                    .noneMatch(text -> text.replaceAll("[\\s\u00a0\u202f]", "").contains(secret));
        }
    }
}
