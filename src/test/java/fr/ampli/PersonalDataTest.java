package fr.ampli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.ampli.correspondence.ScriptedMailServer;
import fr.ampli.process.demo.HappyPath;
import fr.ampli.process.demo.SampleAnswers;
import fr.ampli.process.demo.SamplePdf;
import fr.ampli.process.engine.DemoPassword;
import fr.ampli.process.engine.Directory;
import fr.ampli.process.engine.Directory.Newcomer;
import fr.ampli.shared.DossierNumber;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.jobexecutor.ExecuteJobHelper;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.variable.Variables;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** What must not be asked for, and what must not be told to whoever reads the logs. */
class PersonalDataTest extends ScenarioTest {

    private static final Pattern BIRTH = Pattern.compile("birth|naissance", Pattern.CASE_INSENSITIVE);

    private static final String HOLDER = "Fabrique Zéphyrine";
    private static final String CONTACT = "Ondine Quillévéré";
    private static final String EMAIL = "ondine@quillevere.example.org";
    private static final String PHONE = "05 57 98 76 54";
    private static final Map<String, Object> OPENING = Map.of(
            "holderName", HOLDER,
            "contactName", CONTACT,
            "contactEmail", EMAIL,
            "contactPhone", PHONE,
            "projectTitle", "Filature des brumes",
            "projectSummary", "Filer ensemble la laine des brebis du plateau.");

    @Autowired
    JavaMailSenderImpl mail;

    @Autowired
    WebApplicationContext context;

    @Autowired
    Directory directory;

    @Test
    void nobody_is_asked_when_they_were_born() {
        assertThat(jdbc.sql("select table_name || '.' || column_name from information_schema.columns"
                                + " where table_schema = 'ampli'")
                        .query(String.class)
                        .list())
                .hasSizeGreaterThan(100)
                .noneMatch(column -> BIRTH.matcher(column).find());
        Stream.of("src/main", "forms", "processes")
                .flatMap(folder -> files(Path.of(folder)))
                .forEach(file -> assertThat(read(file).lines())
                        .as(file.toString())
                        // the one mention: the reminder to mask it
                        .filteredOn(line -> !line.startsWith("const MASK = 'Avant l\\'envoi, masquez"))
                        .noneMatch(line -> BIRTH.matcher(line).find()));
    }

    @Test
    void a_failed_statement_does_not_tell_what_it_was_about() {
        DossierNumber number = open(opening());
        Throwable failure =
                catchThrowable(() -> jdbc.sql("update ampli.dossier set contact_email = null where number = ?")
                        .param(number.value())
                        .update());
        assertThat(failure).rootCause().hasMessageContaining("contact_email");
        assertThat(stackOf(failure)).doesNotContain(HOLDER, CONTACT, PHONE);
    }

    @Test
    void logs_carry_dossier_numbers_and_nothing_about_people_and_projects() throws Exception {
        Heard heard = new Heard();
        DossierNumber number;
        DossierNumber troubled;
        try (heard) {
            number = open(opening());
            refusedInputs(number);
            upload(number);
            wrongLogin();
            take(number, HappyPath.WHOLE);
            assertThat(isRunning(number)).isFalse();
            troubled = letterTrouble();
        }
        assertThat(heard.lines).anyMatch(line -> line.contains(troubled.toString()));
        for (String secret : secrets()) {
            assertThat(heard.lines)
                    .as("'%s' in the logs", secret)
                    .noneMatch(line -> line.toLowerCase(Locale.ROOT).contains(secret.toLowerCase(Locale.ROOT)));
        }
    }

    private void refusedInputs(DossierNumber number) {
        assertRefused(
                () -> open(Map.of("contactEmail", "ondine(at)quillevere", "contactName", CONTACT)), "NOT_AN_EMAIL");
        assertThat(catchThrowable(() -> submit(
                        number,
                        "UserTask_HoldOrientationInterview",
                        "{\"summary\":\"" + CONTACT + "\",\"unknown\":\"" + EMAIL + "\"}")))
                .isNotNull();
        assertThat(catchThrowable(() -> submit(number, "UserTask_HoldOrientationInterview", "{\"" + EMAIL)))
                .isNotNull();
    }

    private void submit(DossierNumber number, String task, String answer) {
        engine.getFormService()
                .submitTaskForm(
                        walk.task(number, task).getId(),
                        Variables.putValueTyped("answer", Variables.stringValue(answer, true)));
    }

    private void upload(DossierNumber number) throws Exception {
        MockMvc web = MockMvcBuilders.webAppContextSetup(context).build();
        String url = "/api/dossiers/" + number + "/documents";
        web.perform(multipart(url)
                        .file(new MockMultipartFile("file", CONTACT + ".pdf", "application/pdf", SamplePdf.of("RIB")))
                        .param("kind", "BANK_DETAILS")
                        .principal(() -> "instructeur"))
                .andExpect(status().isCreated());
        web.perform(multipart(url)
                        .file(new MockMultipartFile(
                                "file",
                                CONTACT + ".exe",
                                "text/plain",
                                "MZ\u0090".getBytes(StandardCharsets.ISO_8859_1)))
                        .param("kind", "BANK_DETAILS")
                        .principal(() -> "instructeur"))
                .andExpect(status().isBadRequest());
    }

    /** By somebody whose id is a mail address, as many identity providers have it: the engine locks the account. */
    private void wrongLogin() throws Exception {
        directory.enrol(new Newcomer(EMAIL, "Ondine", "Quillévéré", null, DemoPassword.VALUE, true, "technique"));
        jakarta.servlet.Filter door = context.getBean("springSecurityFilterChain", jakarta.servlet.Filter.class);
        MockMvc web =
                MockMvcBuilders.webAppContextSetup(context).addFilters(door).build();
        web.perform(post("/connexion")
                        .param("identifiant", EMAIL)
                        .param("motdepasse", "un secret d'Ondine")
                        .cookie(new jakarta.servlet.http.Cookie("AMPLI-XSRF", "essai"))
                        .header("X-AMPLI-XSRF", "essai"))
                .andExpect(status().is3xxRedirection())
                .andExpect(result ->
                        assertThat(result.getResponse().getRedirectedUrl()).contains("erreur"));
    }

    /** Letters that the server refuses, puts off, leaves in doubt or cannot be reached for, as the engine's workers meet them. */
    private DossierNumber letterTrouble() {
        DossierNumber number = null;
        for (String[] answer : new String[][] {
            {"RCPT", "550 5.1.1 <" + EMAIL + "> no such user"},
            {"RCPT", "450 4.2.1 <" + EMAIL + "> greylisted"},
            {ScriptedMailServer.END_OF_DATA, "451 4.3.0 <" + EMAIL + "> try later"},
            {ScriptedMailServer.END_OF_DATA, ""},
            {"", ""}
        }) {
            String host = mail.getHost();
            int port = mail.getPort();
            DossierNumber opened = openWithoutJobs();
            number = opened;
            try (ScriptedMailServer server = new ScriptedMailServer()) {
                if (!answer[0].isEmpty()) {
                    server.answers(answer[0], answer[1]);
                }
                mail.setHost("127.0.0.1");
                mail.setPort(answer[0].isEmpty() ? 1 : server.port());
                workOn(opened);
            } finally {
                mail.setHost(host);
                mail.setPort(port);
            }
            for (Job job : walk.jobs(opened)) {
                String kept = engine.getManagementService().getJobExceptionStacktrace(job.getId());
                assertThat(kept == null ? "" : kept).as("kept by the engine").doesNotContain(EMAIL, CONTACT);
            }
        }
        return number;
    }

    /** A second dossier of one structure or project would be refused. */
    private static Map<String, Object> opening() {
        Map<String, Object> opening = new HashMap<>(OPENING);
        int index = nextHolder();
        opening.put("siret", siret(index));
        opening.put("projectTitle", OPENING.get("projectTitle") + " " + index);
        opening.put("holderName", HOLDER + " " + index);
        return opening;
    }

    private DossierNumber openWithoutJobs() {
        Map<String, Object> opening = opening();
        String answer = new SampleAnswers().of("open-dossier", today(), opening).answer();
        engine.getIdentityService().setAuthentication("charge-mission", List.of("charge-mission"));
        try {
            var started = engine.getFormService()
                    .submitStartForm(
                            engine.getRepositoryService()
                                    .createProcessDefinitionQuery()
                                    .processDefinitionKey("ampli-pathway")
                                    .latestVersion()
                                    .singleResult()
                                    .getId(),
                            "",
                            Variables.putValueTyped("answer", Variables.stringValue(answer, true)));
            return DossierNumber.read((String) engine.getRuntimeService().getVariable(started.getId(), "dossierNumber"))
                    .orElseThrow();
        } finally {
            engine.getIdentityService().clearAuthentication();
        }
    }

    /** Runs jobs the way the engine's workers do, which log what fails and set it aside. */
    private void workOn(DossierNumber number) {
        var executor = ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration())
                .getCommandExecutorTxRequired();
        int round = 0;
        for (List<String> jobs = ready(number); !jobs.isEmpty(); jobs = ready(number)) {
            assertThat(++round).as("rounds of jobs").isLessThan(20);
            for (String job : jobs) {
                try {
                    ExecuteJobHelper.executeJob(job, executor);
                } catch (RuntimeException logged) {
                    // As the engine's workers do
                    ExecuteJobHelper.LOGGING_HANDLER.exceptionWhileExecutingJob(job, logged);
                }
            }
        }
        assertThat(round).isPositive();
    }

    /** Jobs that wait for nothing: one that failed waits for its next attempt. */
    private List<String> ready(DossierNumber number) {
        return walk.jobs(number).stream()
                .filter(job -> job.getDuedate() == null && job.getRetries() > 0)
                .map(Job::getId)
                .toList();
    }

    /** Everything about people and projects that was typed, said once each. */
    private Set<String> secrets() {
        Set<String> secrets = new TreeSet<>(List.of(
                HOLDER,
                CONTACT,
                "Quillévéré",
                EMAIL,
                "ondine(at)",
                PHONE,
                PHONE.replace(" ", ""),
                "un secret d'Ondine"));
        OPENING.values().forEach(value -> secrets.add(value.toString()));
        secrets.addAll(jdbc.sql("select email from ampli.partner where email is not null")
                .query(String.class)
                .list());
        List<String> accounts = jdbc.sql(
                        "select iban from ampli.bank_account union select iban from ampli.account_change")
                .query(String.class)
                .list();
        assertThat(accounts).isNotEmpty();
        secrets.addAll(accounts);
        files(Path.of("src/main/resources/demo/answers")).forEach(sample -> {
            try {
                texts(new ObjectMapper().readTree(read(sample)), secrets);
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        });
        assertThat(secrets)
                .contains("FR7630006000011234567890189", "Claude Berger")
                .hasSizeGreaterThan(40);
        return secrets;
    }

    /** Names, addresses, numbers and sentences; words of a list of choices are none. */
    private static void texts(JsonNode node, Set<String> texts) {
        if (node.isTextual()) {
            String text = node.asText();
            if (text.contains("@") || (text.contains(" ") && text.length() > 8)) {
                texts.add(text.lines().findFirst().orElseThrow());
            }
            if (text.startsWith("FR76")) {
                texts.add(text.replace(" ", ""));
            }
        }
        node.forEach(child -> texts(child, texts));
    }

    /** What the whole application says while it is open. */
    private static final class Heard implements AutoCloseable {

        private final List<String> lines = new CopyOnWriteArrayList<>();
        private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        private final Logger house = (Logger) LoggerFactory.getLogger("fr.ampli");
        private final Level before = house.getLevel();
        private final AppenderBase<ILoggingEvent> ear = new AppenderBase<>() {
            @Override
            protected void append(ILoggingEvent event) {
                // The mail server of the tests is no part of the application
                if (!event.getLoggerName().startsWith("com.icegreen")) {
                    lines.add(event.getLoggerName() + ": " + event.getFormattedMessage() + "\n"
                            + ThrowableProxyUtil.asString(event.getThrowableProxy()));
                }
            }
        };

        private Heard() {
            house.setLevel(Level.DEBUG);
            ear.setContext(root.getLoggerContext());
            ear.start();
            root.addAppender(ear);
        }

        @Override
        public void close() {
            root.detachAppender(ear);
            house.setLevel(before);
        }
    }

    private static String stackOf(Throwable failure) {
        java.io.StringWriter text = new java.io.StringWriter();
        failure.printStackTrace(new java.io.PrintWriter(text));
        return text.toString();
    }

    private static String read(Path file) {
        return new String(bytes(file), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Stream<Path> files(Path folder) {
        try (Stream<Path> walk = Files.walk(folder)) {
            return walk.filter(Files::isRegularFile).toList().stream();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
