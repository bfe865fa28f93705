package fr.ampli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.store.StoredMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import fr.ampli.bench.CountedStatements;
import fr.ampli.correspondence.Correspondence;
import fr.ampli.correspondence.Receipts;
import fr.ampli.document.Documents;
import fr.ampli.dossier.Dossiers;
import fr.ampli.payment.BudgetAnswer;
import fr.ampli.payment.BudgetDraft;
import fr.ampli.payment.EnvelopeBudgets;
import fr.ampli.payment.Envelopes;
import fr.ampli.process.demo.DemoPeople;
import fr.ampli.process.demo.HappyPath;
import fr.ampli.process.demo.Walk;
import fr.ampli.process.engine.Directory;
import fr.ampli.process.engine.EngineTime;
import fr.ampli.shared.DossierNumber;
import fr.ampli.shared.Money;
import fr.ampli.shared.Person;
import fr.ampli.shared.Reason;
import fr.ampli.shared.Refusal;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * The whole application on its own PostgreSQL, with a real mail server beside it. The job executor is off: tests run
 * jobs by name and move the clock themselves. One application serves all scenarios of the build.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@Import({RealEngine.Probe.class, CountedStatements.class})
public abstract class ScenarioTest {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final AtomicInteger HOLDERS = new AtomicInteger();

    /** Gets a blind copy of every letter. */
    protected static final String ARCHIVE = "archive@ampli.example";
    /** Gets what cannot be delivered. */
    protected static final String RETURNS = "retours@ampli.example";

    protected static final GreenMail MAIL = new GreenMail(new ServerSetup[] {
        new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP),
        new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP)
    });

    static {
        MAIL.start();
        MAIL.setUser(ARCHIVE, "archive", "secret-archive");
        MAIL.setUser(RETURNS, "returns", "secret-returns");
    }

    @DynamicPropertySource
    static void mailServer(DynamicPropertyRegistry registry) {
        registry.add("spring.mail.host", () -> "127.0.0.1");
        registry.add("spring.mail.port", () -> MAIL.getSmtp().getPort());
        Map.of("archive", ARCHIVE, "returns", RETURNS).forEach((box, address) -> {
            String prefix = "ampli.correspondence." + box + ".";
            registry.add(prefix + "address", () -> address);
            registry.add(prefix + "host", () -> "127.0.0.1");
            registry.add(prefix + "port", () -> MAIL.getImap().getPort());
            registry.add(prefix + "user", () -> box);
            registry.add(prefix + "password", () -> "secret-" + box);
            registry.add(prefix + "ssl", () -> "false");
        });
        // The account that pays, so that exports hold a bank file
        registry.add("ampli.payment-exchange.debtor-name", () -> "Région Nouvelle-Aquitaine");
        registry.add("ampli.payment-exchange.debtor-iban", () -> "FR7630001007941234567890185");
        registry.add("ampli.payment-exchange.debtor-bic", () -> "BDFEFRPPCCT");
        // The clock stands still: a whole build would happen within one minute
        registry.add("ampli.correspondence.per-minute", () -> "1000000");
    }

    @Autowired
    protected ProcessEngine engine;

    @Autowired
    protected Dossiers dossiers;

    @Autowired
    protected Documents documents;

    @Autowired
    protected Correspondence correspondence;

    @Autowired
    protected Receipts receipts;

    @Autowired
    protected Envelopes envelopes;

    @Autowired
    private EnvelopeBudgets budgets;

    @Autowired
    protected JdbcClient jdbc;

    @Autowired
    protected Clock clock;

    @Autowired
    private Directory directory;

    protected Walk walk;

    /** Years whose envelope a test has made small. */
    private final Set<Integer> narrow = new TreeSet<>();

    @BeforeEach
    void startTheDay() throws Exception {
        BpmnAwareTests.init(engine);
        new DemoPeople(directory).afterPropertiesSet();
        MAIL.purgeEmailFromAllMailboxes();
        walk = new Walk(engine, documents, clock);
        moveTo(LocalDate.of(2026, 3, 2));
    }

    @AfterEach
    void giveTheClockBack() {
        narrow.forEach(year -> {
            moveTo(LocalDate.of(year, 3, 2));
            setBudget(Money.of("100000000.00"));
        });
        EngineTime.letGo();
        engine.getIdentityService().clearAuthentication();
    }

    /** The watch over clocks does one round, and what it started for this dossier goes as far as it can. */
    protected void watch(DossierNumber number) {
        String instance = engine.getRuntimeService()
                .startProcessInstanceByKey("deadline-watch")
                .getId();
        engine.getManagementService()
                .executeJob(engine.getManagementService()
                        .createJobQuery()
                        .processInstanceId(instance)
                        .singleResult()
                        .getId());
        walk.runJobs(number);
    }

    /** Sets the budget of the year so that so many more grants fit in, until the test ends. */
    protected void leaveRoomFor(int grants) {
        Money grant = Money.of("20000.00");
        setBudget(Money.ofCents(envelopes.current().taken().cents() + grant.cents() * grants));
        narrow.add(today().getYear());
    }

    private void setBudget(Money budget) {
        if (!budget.equals(envelopes.current().budget())) {
            long id = budgets.propose(
                    new BudgetDraft(
                            String.valueOf(today().getYear()),
                            budget.amount().toPlainString(),
                            "Essai",
                            today().toString(),
                            "Essai"),
                    new Person("ordonnateur"));
            budgets.decide(id, new BudgetAnswer("CONFIRMED", null), new Person("valideur"));
        }
    }

    /** Moves the clock to ten in the morning of that day. */
    protected void moveTo(LocalDate day) {
        EngineTime.standStillAt(day.atTime(LocalTime.of(10, 0)).atZone(PARIS).toInstant());
    }

    protected LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), PARIS);
    }

    /** Opens a dossier of a holder that no other test uses. */
    protected DossierNumber open(Map<String, Object> overrides) {
        int index = nextHolder();
        Map<String, Object> all =
                new java.util.HashMap<>(Map.of("holderName", "Association d'essai " + index, "siret", siret(index)));
        all.putAll(overrides);
        return walk.open("charge-mission", all);
    }

    protected DossierNumber open() {
        return open(Map.of());
    }

    /** A new dossier that has gone these stretches of the way. */
    @SafeVarargs
    protected final DossierNumber after(List<HappyPath.Step>... stretches) {
        DossierNumber number = open();
        take(number, stretches);
        return number;
    }

    /** The people of the dossier go these stretches of the way with it. */
    @SafeVarargs
    protected final void take(DossierNumber number, List<HappyPath.Step>... stretches) {
        Stream.of(stretches)
                .flatMap(List::stream)
                .forEach(step -> walk.complete(number, step.task(), step.person(), step.variant(), Map.of()));
    }

    /** A number that no other holder of the build has: all scenarios share one record. */
    protected static int nextHolder() {
        return HOLDERS.incrementAndGet();
    }

    /** A valid SIRET that no other test uses. */
    protected static String siret() {
        return siret(nextHolder());
    }

    /** The SIRET of a holder: the check digit of the legal unit, then that of the establishment. */
    public static String siret(int index) {
        String siren = withLuhnKey(String.format("8%07d", index));
        return withLuhnKey(siren + "0001");
    }

    private static String withLuhnKey(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int weighted = i % 2 == 0 ? digit * 2 : digit;
            sum += weighted > 9 ? weighted - 9 : weighted;
        }
        return digits + (10 - sum % 10) % 10;
    }

    /** Asserts that an act is refused for exactly these reasons. */
    protected static void assertRefused(ThrowingCallable act, String... codes) {
        Throwable failure = catchThrowable(act);
        assertThat(failure).as("a refusal").isNotNull();
        Refusal refusal = Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .filter(Refusal.class::isInstance)
                .map(Refusal.class::cast)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no refusal, but " + failure, failure));
        assertThat(refusal.reasons()).extracting(Reason::code).containsExactlyInAnyOrder(codes);
        assertThat(refusal.reasons()).extracting(Reason::sentence).allMatch(sentence -> sentence.endsWith("."));
    }

    /** The ids of the end events that the dossier's finished processes of that key reached. */
    protected List<String> endsOf(DossierNumber number, String processKey) {
        return instances(number, processKey).stream()
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

    /** The ids of everything the dossier passed in its processes of that key. */
    protected List<String> passed(DossierNumber number, String processKey) {
        return instances(number, processKey).stream()
                .flatMap(instance -> engine
                        .getHistoryService()
                        .createHistoricActivityInstanceQuery()
                        .processInstanceId(instance.getId())
                        .finished()
                        .list()
                        .stream())
                .map(HistoricActivityInstance::getActivityId)
                .toList();
    }

    protected List<HistoricProcessInstance> instances(DossierNumber number, String processKey) {
        return engine.getHistoryService()
                .createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(number.toString())
                .processDefinitionKey(processKey)
                .list();
    }

    /** Whether anything of the dossier is still running in the engine, but for letters whose receipt is awaited. */
    protected boolean isRunning(DossierNumber number) {
        return engine
                .getRuntimeService()
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(number.toString())
                .list()
                .stream()
                .anyMatch(instance -> !instance.getProcessDefinitionId().startsWith("letter-delivery:"));
    }

    /** The holder confirms a letter by its link, today. */
    protected void acknowledge(DossierNumber number, String letter) {
        receipts.confirm(number + "/" + letter + "/holder");
        walk.runJobs(number);
    }

    /** The open tasks of a dossier by id. */
    protected List<String> openTasks(DossierNumber number) {
        return walk.tasks(number).stream()
                .map(task -> task.getTaskDefinitionKey())
                .toList();
    }

    /** The mails that arrived for a dossier, as the mail server holds them. */
    protected List<MimeMessage> mails(DossierNumber number) {
        return MAIL.getUserManager().listUser().stream()
                .filter(user -> !List.of(ARCHIVE, RETURNS).contains(user.getEmail()))
                .flatMap(user -> inbox(user.getEmail()).stream())
                .filter(mail -> subject(mail).contains(number.toString()))
                .toList();
    }

    /** The mails in the mailbox of an address, in the order in which they came in. */
    protected static List<MimeMessage> inbox(String address) {
        try {
            GreenMailUser user = MAIL.getUserManager().getUserByEmail(address);
            return user == null
                    ? List.of()
                    : MAIL.getManagers().getImapHostManager().getInbox(user).getMessages().stream()
                            .map(StoredMessage::getMimeMessage)
                            .toList();
        } catch (FolderException broken) {
            throw new AssertionError(broken);
        }
    }

    /** The one mail to that address whose subject contains these words. */
    protected MimeMessage mail(DossierNumber number, String address, String words) {
        List<MimeMessage> found = mails(number).stream()
                .filter(mail ->
                        subject(mail).contains(words) && recipients(mail).contains(address))
                .toList();
        assertThat(found)
                .as(
                        "mail to %s about '%s' among %s",
                        address,
                        words,
                        mails(number).stream()
                                .map(m -> recipients(m) + subject(m))
                                .toList())
                .hasSize(1);
        return found.get(0);
    }

    protected static String subject(Message mail) {
        try {
            return mail.getSubject();
        } catch (MessagingException broken) {
            throw new AssertionError(broken);
        }
    }

    protected static String recipients(Message mail) {
        return GreenMailUtil.getAddressList(recipientsOf(mail));
    }

    private static jakarta.mail.Address[] recipientsOf(Message mail) {
        try {
            return mail.getRecipients(Message.RecipientType.TO);
        } catch (MessagingException broken) {
            throw new AssertionError(broken);
        }
    }

    /** The text part of a mail, with the spaces that people type. */
    protected static String text(MimeMessage mail) {
        return part(mail, 0).replaceAll("[\\u00a0\\u202f]", " ");
    }

    /** The HTML part of a mail. */
    protected static String html(MimeMessage mail) {
        return part(mail, 1);
    }

    private static String part(MimeMessage mail, int index) {
        try {
            MimeMultipart mixed = (MimeMultipart) mail.getContent();
            MimeMultipart related = (MimeMultipart) mixed.getBodyPart(0).getContent();
            MimeMultipart alternative =
                    related.getBodyPart(0).getContent() instanceof MimeMultipart inner ? inner : related;
            return (String) alternative.getBodyPart(index).getContent();
        } catch (MessagingException | IOException broken) {
            throw new AssertionError(broken);
        }
    }
}
