package fr.ampli.correspondence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import biweekly.Biweekly;
import biweekly.ICalendar;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import fr.ampli.TestDatabase;
import fr.ampli.document.DocumentKind;
import fr.ampli.document.StoredDocument;
import fr.ampli.document.TestDocuments;
import fr.ampli.dossier.TestDossiers;
import fr.ampli.journal.Act;
import fr.ampli.journal.Journal;
import fr.ampli.shared.DossierNumber;
import jakarta.mail.BodyPart;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;

class CorrespondenceTest {

    private static final Clock NOW = Clock.fixed(Instant.parse("2026-03-10T09:00:00Z"), ZoneOffset.UTC);
    private static final GreenMail MAIL = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private static final Addressee HOLDER = new Addressee(Addressee.HOLDER, "Ana Etxeberria", "ana@example.org");
    private static final Addressee PARTNER = new Addressee(Addressee.PARTNER, "CRESS", "partner@example.org");

    private final DossierNumber number = TestDossiers.openDossier(NOW).number();

    @BeforeAll
    static void startMail() {
        MAIL.start();
    }

    @AfterAll
    static void stopMail() {
        MAIL.stop();
    }

    @BeforeEach
    void emptyMail() throws Exception {
        MAIL.purgeEmailFromAllMailboxes();
    }

    @Test
    void arrivesWithTextAndHtmlOfTheSameContent() throws Exception {
        award(correspondence(), "", List.of(HOLDER), facts());

        MimeMessage mail = onlyMail();
        assertThat(mail.getSubject()).isEqualTo("[" + number + "] L'aide à « Café Été » est attribuée");
        assertThat(mail.getHeader("Subject", null)).as("accents are encoded").matches("\\p{ASCII}+");
        assertThat(mail.getFrom())
                .containsExactly(new InternetAddress("no-reply@ampli.example", "Région – AMPLI", "UTF-8"));
        assertThat(mail.getReplyTo()).containsExactly(new InternetAddress("service@ampli.example"));
        assertThat(mail.getAllRecipients()).containsExactly(new InternetAddress("ana@example.org", "Ana Etxeberria"));
        assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(mail.getMessageID()).matches("<[0-9a-f-]{36}@ampli\\.example>");
        assertThat(mail.getSentDate().toInstant()).isEqualTo(NOW.instant());

        String text = part(mail, "text/plain").replace('\u00a0', ' ');
        Document html = Jsoup.parse(part(mail, "text/html"));
        assertThat(words(text.replace("- ", "").replace(" : ", " ")))
                .isEqualTo(words(html.body().text().replace(" : ", " ")));
        assertThat(text)
                .contains("Dossier n° " + number)
                .contains("Bordeaux, le 10 mars 2026")
                .contains("Le projet de Café Été reçoit une aide de 20 000,00 €.")
                .contains("\n\nVos démarches\n\n- Signer la convention ;\n- Envoyer l'attestation de démarrage.\n\n")
                .contains("Avance : 12 000,00 €")
                .contains("service@ampli.example")
                .contains("05 57 00 00 00")
                .contains("dpo@ampli.example")
                .doesNotContain("  ")
                .doesNotContain("<");
        assertThat(html.select("h2").text()).isEqualTo("Vos démarches");
    }

    @Test
    void aCopyHasTheSameIdAndAnotherLetterHasNot() throws Exception {
        award(correspondence(), "1", List.of(HOLDER), facts());
        String first = onlyMail().getMessageID();
        resetToNew();
        award(correspondence(), "1", List.of(HOLDER), facts());
        award(correspondence(), "2", List.of(HOLDER), facts());

        assertThat(mails())
                .extracting(MimeMessage::getMessageID)
                .satisfiesExactly(
                        id -> assertThat(id).isEqualTo(first),
                        id -> assertThat(id).isEqualTo(first),
                        id -> assertThat(id).isNotEqualTo(first));
    }

    @Test
    void thePartnerHearsOfTheStageAndOfNothingElse() throws Exception {
        Map<String, Object> facts = facts();
        facts.put("secret", "fact-that-only-the-holder-knows");

        award(correspondence(), "", List.of(HOLDER, PARTNER), facts);

        assertThat(mails()).hasSize(2);
        MimeMessage notice = mailTo("partner@example.org");
        assertThat(notice.getAllRecipients()).hasSize(1);
        assertThat(notice.getSubject()).isEqualTo("[" + number + "] Un projet que vous avez orienté avance");
        String text = part(notice, "text/plain");
        assertThat(text).contains("Décision rendue").contains("Café Été").contains("Atelier de réparation");
        assertThat(Stream.of(text, part(notice, "text/html"), GreenMailUtil.getHeaders(notice)))
                .allSatisfy(each -> assertThat(each)
                        .doesNotContain("12 000,00", "20 000,00", "attribuée", "Avance", "secret", "fact-that")
                        .doesNotContainIgnoringCase("award")
                        .doesNotContain("ana@example.org"));
        assertThat(part(mailTo("ana@example.org"), "text/plain")).doesNotContain("Décision rendue");
    }

    @Test
    void withoutPartnerNobodyElseHears() {
        award(correspondence(), "", List.of(HOLDER), facts());
        assertThat(mails()).hasSize(1);
        assertThat(letters()).extracting(Letter::key).containsExactly(number + "/test-award/holder");
    }

    @Test
    void aLetterThatNobodyGetsIsAnError() {
        assertThatThrownBy(() -> send(correspondence(), "test-expert", "", List.of(HOLDER), facts()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("expert");
        assertThat(letters()).isEmpty();
        send(correspondence(), "test-expert", "", List.of(new Addressee("expert", "E", "e@example.org")), facts());
        assertThat(mails()).hasSize(1);
    }

    @Test
    void aPersonalLinkIsInTheMailThatLeftAndNowhereElse() throws Exception {
        Map<String, Object> facts = facts();
        facts.put("holderName", "personal-link:test-other/9 <a href=\"personal-link:test-other/9\">");
        send(correspondence(), "test-link", "", List.of(HOLDER), facts);

        String text = part(onlyMail(), "text/plain");
        String token = text.replaceAll("(?s).*https://ampli\\.example/lien/([A-Za-z0-9_-]{43})\\b.*", "$1");
        assertThat(part(onlyMail(), "text/html")).contains("href=\"https://ampli.example/lien/" + token + "\"");
        assertThat(text).as("words that look like a link stay words").contains("personal-link:test-other/9");
        assertThat(letters().get(0).html() + letters().get(0).text()).doesNotContain(token);

        PersonalLink link = links().find(token).orElseThrow();
        assertThat(link.dossier()).isEqualTo(number);
        assertThat(link.purpose()).isEqualTo("test-act");
        assertThat(link.subject()).isEqualTo("3");
        assertThat(links().find(token.substring(0, 42) + (token.endsWith("A") ? "B" : "A")))
                .isEmpty();
        assertThat(links().find("x")).isEmpty();
        PersonalLinks afterNinetyDays = new PersonalLinks(
                TestDatabase.jdbc(), settings(Path.of("unused")), Clock.offset(NOW, java.time.Duration.ofDays(90)));
        assertThat(afterNinetyDays.find(token)).isEmpty();
        assertThat(links().revoke(number, "test-act", "3")).isEqualTo(1);
        assertThat(links().find(token)).isEmpty();
    }

    @Test
    void leavesOnce() {
        Correspondence correspondence = correspondence();
        award(correspondence, "", List.of(HOLDER, PARTNER), facts());
        Map<String, Object> otherFacts = facts();
        otherFacts.put("amount", "1,00 €");
        award(correspondence, "", List.of(HOLDER, PARTNER), otherFacts);

        assertThat(mails()).hasSize(2);
        assertThat(letters()).hasSize(2).allSatisfy(letter -> {
            assertThat(letter.state()).isEqualTo(LetterState.SENT);
            assertThat(letter.attempts()).isEqualTo(1);
            assertThat(letter.sentAt()).contains(NOW.instant());
            assertThat(letter.text()).doesNotContain("1,00 € .");
        });
        assertThat(acts()).filteredOn("LETTER_SENT"::equals).hasSize(2);
    }

    @Test
    void leavesAgainWhenItIsAnotherOccurrence() {
        Correspondence correspondence = correspondence();
        award(correspondence, "1", List.of(HOLDER), facts());
        award(correspondence, "2", List.of(HOLDER), facts());
        award(correspondence, "2", List.of(HOLDER), facts());

        assertThat(mails()).hasSize(2);
        assertThat(letters())
                .extracting(Letter::key)
                .containsExactly(number + "/test-award-1/holder", number + "/test-award-2/holder");
    }

    @Test
    void waitsForAServerThatIsDownAndThenLeavesOnce() throws Exception {
        JavaMailSenderImpl sender = sender(closedPort());
        Correspondence correspondence = correspondence(sender);

        assertThatThrownBy(() -> award(correspondence, "", List.of(HOLDER, PARTNER), facts()))
                .isInstanceOf(MailException.class);
        assertThat(letters()).hasSize(2).allSatisfy(letter -> {
            assertThat(letter.state()).isEqualTo(LetterState.NEW);
            assertThat(letter.attempts()).isEqualTo(1);
            assertThat(letter.sentAt()).isEmpty();
        });
        assertThat(lastError()).contains("MailConnectException", "Connection refused");
        assertThat(acts()).noneMatch(act -> act.startsWith("LETTER_"));

        sender.setPort(MAIL.getSmtp().getPort());
        award(correspondence, "", List.of(HOLDER, PARTNER), facts());
        award(correspondence, "", List.of(HOLDER, PARTNER), facts());
        assertThat(mails()).hasSize(2);
        assertThat(letters()).extracting(Letter::state).containsOnly(LetterState.SENT);
        assertThat(lastError()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"550 5.1.1 no such user", "553 no such address", "551 moved", "554 go away"})
    void givesUpAnAddressThatIsRefusedForGood(String answer) {
        try (ScriptedMailServer server = new ScriptedMailServer().answers("RCPT", answer)) {
            Correspondence correspondence = correspondence(sender(server.port()));
            award(correspondence, "", List.of(HOLDER), facts());
            assertThat(letters()).extracting(Letter::state).containsExactly(LetterState.FAILED);
            assertThat(acts()).filteredOn(act -> act.startsWith("LETTER_")).containsExactly("LETTER_FAILED");

            award(correspondence, "", List.of(HOLDER), facts());
            assertThat(letters()).extracting(Letter::attempts).containsExactly(1);
            assertThat(server.messages()).isZero();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "EHLO, 421 too busy",
        "MAIL, 451 try later",
        "MAIL, ''",
        "RCPT, 450 greylisted",
        "RCPT, ''",
        "RCPT, silence",
        "DATA, 451 try later",
        "DATA, ''",
        "., 452 disk full",
        "., 554 content refused"
    })
    void triesAgainWhatWasCertainlyNotTaken(String command, String answer) {
        try (ScriptedMailServer server = new ScriptedMailServer().answers(command, answer)) {
            assertThatThrownBy(() -> award(correspondence(sender(server.port())), "", List.of(HOLDER), facts()))
                    .isInstanceOf(MailException.class);
            assertThat(letters()).extracting(Letter::state).containsExactly(LetterState.NEW);
        }
        award(correspondence(), "", List.of(HOLDER), facts());
        assertThat(mails()).hasSize(1);
        assertThat(letters()).extracting(Letter::state).containsExactly(LetterState.SENT);
    }

    @ParameterizedTest
    @CsvSource({"''", "silence"})
    void isInDoubtWhenTheAnswerToTheWholeMessageIsMissing(String answer) {
        try (ScriptedMailServer server = new ScriptedMailServer().answers(ScriptedMailServer.END_OF_DATA, answer)) {
            award(correspondence(sender(server.port())), "", List.of(HOLDER), facts());
            assertThat(server.messages()).isEqualTo(1);
        }
        assertThat(letters()).extracting(Letter::state).containsExactly(LetterState.IN_DOUBT);
        assertThat(acts()).filteredOn(act -> act.startsWith("LETTER_")).containsExactly("LETTER_IN_DOUBT");
        award(correspondence(), "", List.of(HOLDER), facts());
        assertThat(mails()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"''", "silence", "500 what"})
    void hasLeftEvenWhenTheServerDoesNotSayGoodbye(String answer) {
        try (ScriptedMailServer server = new ScriptedMailServer().answers("QUIT", answer)) {
            Correspondence correspondence = correspondence(sender(server.port()));
            award(correspondence, "", List.of(HOLDER), facts());
            award(correspondence, "", List.of(HOLDER), facts());
            assertThat(server.messages()).isEqualTo(1);
            assertThat(letters()).extracting(Letter::state).containsExactly(LetterState.SENT);
        }
    }

    @Test
    void isInDoubtAfterACrashBetweenHandOverAndAnswer() {
        Correspondence correspondence = correspondence();
        award(correspondence, "", List.of(HOLDER), facts());
        TestDatabase.jdbc()
                .sql("update ampli.letter set state = 'SENDING', sent_at = null where dossier_number = ?")
                .param(number.toString())
                .update();

        award(correspondence, "", List.of(HOLDER), facts());
        award(correspondence, "", List.of(HOLDER), facts());

        assertThat(mails()).as("no second copy").hasSize(1);
        assertThat(letters()).extracting(Letter::state).containsExactly(LetterState.IN_DOUBT);
        assertThat(acts()).filteredOn("LETTER_IN_DOUBT"::equals).hasSize(1);
    }

    @Test
    void isInDoubtWhenTheDatabaseFailsAfterTheHandOver() {
        Correspondence correspondence = correspondence();
        String guard = "fail_" + number.sequence();
        TestDatabase.jdbc()
                .sql("create function ampli." + guard + "() returns trigger language plpgsql as "
                        + "$$ begin raise exception 'disk full' using errcode = '53100'; end $$")
                .update();
        TestDatabase.jdbc()
                .sql("create trigger " + guard + " before update on ampli.letter for each row"
                        + " when (new.state = 'SENT' and new.dossier_number = '" + number + "')"
                        + " execute function ampli." + guard + "()")
                .update();
        try {
            assertThatThrownBy(() -> award(correspondence, "", List.of(HOLDER), facts()))
                    .isInstanceOf(DataAccessException.class);
        } finally {
            TestDatabase.jdbc()
                    .sql("drop trigger " + guard + " on ampli.letter")
                    .update();
            TestDatabase.jdbc().sql("drop function ampli." + guard + "()").update();
        }

        award(correspondence, "", List.of(HOLDER), facts());

        assertThat(mails()).as("no second copy").hasSize(1);
        assertThat(letters()).extracting(Letter::state).containsExactly(LetterState.IN_DOUBT);
    }

    @Test
    void twoThreadsSendOneMail() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            Correspondence correspondence = correspondence();
            for (int round = 0; round < 10; round++) {
                String occurrence = String.valueOf(round);
                CyclicBarrier start = new CyclicBarrier(4);
                List<Future<?>> sendings = new ArrayList<>();
                for (int i = 0; i < 4; i++) {
                    sendings.add(threads.submit(() -> {
                        start.await(20, TimeUnit.SECONDS);
                        award(correspondence, occurrence, List.of(HOLDER), facts());
                        return null;
                    }));
                }
                for (Future<?> sending : sendings) {
                    sending.get(30, TimeUnit.SECONDS);
                }
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(mails()).hasSize(10);
        assertThat(letters()).hasSize(10).extracting(Letter::state).containsOnly(LetterState.SENT);
        assertThat(acts())
                .filteredOn(act -> act.startsWith("LETTER_"))
                .hasSize(10)
                .containsOnly("LETTER_SENT");
    }

    @Test
    void whatGoesWithALetterIsKeptAndTheSameInEveryCopy() throws Exception {
        send(correspondence(), "test-decision", "", List.of(HOLDER, PARTNER), facts());
        resetToNew();
        send(correspondence(), "test-decision", "", List.of(HOLDER, PARTNER), facts());

        assertThat(mails()).as("two copies to two people").hasSize(4);
        List<Attached> first = List.of();
        for (MimeMessage mail : mails()) {
            List<Attached> attached = attached(mail);
            if (Arrays.toString(mail.getAllRecipients()).contains("partner@")) {
                assertThat(attached)
                        .as("a partner hears of the stage and gets no file")
                        .isEmpty();
                continue;
            }
            assertThat(attached)
                    .extracting(Attached::fileName)
                    .containsExactly(
                            number + "-decision-pour-cafe-ete.pdf",
                            number + "-repondre-a-la-decision.ics",
                            number + "-envoyer-le-bilan.ics");
            assertThat(attached)
                    .extracting(each ->
                            each.type().replaceAll("\\s*;\\s*name=.*", "").replaceAll("[\\r\\n\\t ]+", " "))
                    .containsExactly(Attachment.PDF, Attachment.CALENDAR, Attachment.CALENDAR);
            if (!first.isEmpty()) {
                for (int i = 0; i < first.size(); i++) {
                    assertThat(attached.get(i).content()).isEqualTo(first.get(i).content());
                }
            }
            first = attached;
            assertThat(part(mail, "text/plain"))
                    .contains("- un document PDF à conserver\u00a0;\n- les dates limites, à ajouter à votre agenda");
        }
        List<StoredDocument> kept = TestDocuments.with(NOW).of(number);
        assertThat(kept).extracting(StoredDocument::kind).containsExactly(DocumentKind.DECISION_LETTER);
        assertThat(TestDocuments.with(NOW).content(kept.get(0).id()))
                .isEqualTo(first.get(0).content());
        assertThat(acts()).contains("DOCUMENT_STORED");
    }

    @Test
    void aDayThatMovesGetsTheNextSequenceAndOneThatDoesNotKeepsIts() {
        List<String> days = List.of("2026-04-01", "2026-04-01", "2026-04-15", "2026-04-01");
        for (int i = 0; i < days.size(); i++) {
            Map<String, Object> facts = facts();
            facts.put("answerBy", LocalDate.parse(days.get(i)));
            correspondence().write(number, "test-decision", String.valueOf(i), List.of(HOLDER), facts);
        }
        List<String> entries = correspondence().of(number).stream()
                .flatMap(letter -> attachments().of(letter).stream())
                .filter(each -> each.fileName().contains("repondre"))
                .map(each -> new String(each.content(), StandardCharsets.UTF_8)
                        .replaceAll("(?s).*SEQUENCE:(\\d+).*DTSTART;VALUE=DATE:(\\d+).*", "$1 $2"))
                .toList();
        assertThat(entries).containsExactly("0 20260401", "0 20260401", "1 20260415", "2 20260401");
        assertThatThrownBy(() -> TestDatabase.jdbc()
                        .sql("update ampli.letter_attachment set content = 'x' where letter_key like ?")
                        .param(number + "/%")
                        .update())
                .isInstanceOf(DataAccessException.class);
    }

    @ParameterizedTest
    @MethodSource("fr.ampli.correspondence.HostileWords#all")
    void hostileWordsInWhatGoesWithALetterDoNoHarm(String words) throws Exception {
        Map<String, Object> facts = facts();
        facts.put("holderName", words);
        facts.put("projectTitle", words);
        Addressee holder = new Addressee(
                Addressee.HOLDER, words.length() > 200 ? "x" : words.replace("\u0000", ""), "ana@example.org");

        send(correspondence(), "test-decision", "", List.of(holder), facts);

        List<Attached> attached = attached(onlyMail());
        assertThat(attached)
                .hasSize(3)
                .allSatisfy(each -> assertThat(each.fileName())
                        .startsWith(number + "-")
                        .matches("[A-Za-z0-9.-]{1,130}\\.(pdf|ics)"));
        assertThat(PdfJudge.faults(attached.get(0).content())).isEmpty();
        assertThat(PdfJudge.spoken(attached.get(0).content())).contains("Objet", "Nous restons à votre écoute.");
        ICalendar calendar = Biweekly.parse(new String(attached.get(1).content(), StandardCharsets.UTF_8))
                .first();
        assertThat(calendar.getEvents()).hasSize(1);
        assertThat(calendar.getEvents().get(0).getSummary().getValue())
                .isEqualTo(number + "\u00a0: répondre à la décision");
    }

    private record Attached(String fileName, String type, byte[] content) {}

    private static List<Attached> attached(MimeMessage mail) throws MessagingException, IOException {
        MimeMultipart parts = (MimeMultipart) mail.getContent();
        List<Attached> attached = new ArrayList<>();
        for (int i = 1; i < parts.getCount(); i++) {
            BodyPart part = parts.getBodyPart(i);
            assertThat(part.getDisposition()).isEqualTo(Part.ATTACHMENT);
            attached.add(new Attached(
                    part.getFileName(),
                    part.getContentType(),
                    part.getInputStream().readAllBytes()));
        }
        return attached;
    }

    @ParameterizedTest
    @MethodSource("fr.ampli.correspondence.HostileWords#all")
    void aHostileNameDoesNoHarm(String name) throws Exception {
        Map<String, Object> facts = facts();
        facts.put("holderName", name);
        Addressee holder = new Addressee(
                Addressee.HOLDER, name.length() > 200 ? "x" : name.replace("\u0000", ""), "ana@example.org");

        award(correspondence(), "", List.of(holder, PARTNER), facts);

        assertThat(mails()).hasSize(2);
        for (MimeMessage mail : mails()) {
            assertThat(mail.getAllRecipients()).hasSize(1);
            assertThat(mail.getHeader("Bcc")).isNull();
            assertThat(mail.getHeader("Cc")).isNull();
            assertThat(mail.getSubject())
                    .startsWith("[" + number + "]")
                    .doesNotContainPattern("[\\p{Cc}\\u202A-\\u202E\\u2066-\\u2069]");
            assertThat(mail.getSubject().length()).isLessThanOrEqualTo(500);
            assertThat(((InternetAddress) mail.getAllRecipients()[0]).getAddress())
                    .isIn("ana@example.org", "partner@example.org");
            String personal = Optional.ofNullable(((InternetAddress) mail.getAllRecipients()[0]).getPersonal())
                    .orElse("");
            assertThat(personal).doesNotContainPattern("[\\p{Cc}\\u202A-\\u202E\\u2066-\\u2069]");
            Document html = Jsoup.parse(part(mail, "text/html"));
            assertThat(html.select("script, img, iframe, [onload], [onerror]")).isEmpty();
            for (String part : List.of(part(mail, "text/plain"), part(mail, "text/html"))) {
                assertThat(part).doesNotContainPattern("[\\p{Cc}\\u202A-\\u202E\\u2066-\\u2069&&[^\\r\\n\\t]]");
            }
            String visible = name.replaceAll("[\\r\\n]+", " ")
                    .replaceAll("[\\p{Cc}\\p{Cf}\\p{Cs}&&[^\\u200C\\u200D]]", "")
                    .replaceAll("(\\p{M}{3})\\p{M}+", "$1");
            assertThat(words(part(mail, "text/plain"))).contains(words(visible));
            assertThat(words(html.body().text())).contains(words(visible));
        }
    }

    @Test
    void theDatabaseTakesNoAddressWithALineBreak() {
        Addressee hostile = new Addressee(Addressee.HOLDER, "Ana", "ana@example.org\r\nBcc: victim@example.org");
        assertThatThrownBy(() -> award(correspondence(), "", List.of(hostile), facts()))
                .isInstanceOf(DataIntegrityViolationException.class);
        assertThat(mails()).isEmpty();
    }

    @Test
    void becomesAFileWhereThereIsNoMailServer(@TempDir Path directory) throws Exception {
        Path mail = directory.resolve("data/mail");
        Postman postman = new CorrespondenceConfiguration()
                .postman(
                        new StaticListableBeanFactory().getBeanProvider(JavaMailSender.class),
                        settings(mail),
                        attachments(),
                        " ");
        Correspondence correspondence = correspondence(postman);

        award(correspondence, "1", List.of(HOLDER, PARTNER), facts());

        assertThat(files(mail))
                .as("and no draft is left")
                .containsExactlyInAnyOrder(number + "_test-award-1_holder.eml", number + "_test-award-1_partner.eml");
        try (InputStream in = Files.newInputStream(mail.resolve(number + "_test-award-1_holder.eml"))) {
            MimeMessage message = new MimeMessage(Session.getInstance(new Properties()), in);
            assertThat(message.getSubject()).isEqualTo("[" + number + "] L'aide à « Café Été » est attribuée");
            assertThat(message.getRecipients(Message.RecipientType.TO)).hasSize(1);
            assertThat(part(message, "text/plain")).contains("20\u00a0000,00\u00a0€");
            assertThat(part(message, "text/html")).contains("20&nbsp;000,00&nbsp;€");
        }
        assertThat(letters()).extracting(Letter::state).containsOnly(LetterState.SENT);
    }

    @Test
    void waitsForADirectoryThatCannotBeWritten(@TempDir Path directory) throws Exception {
        Path mail = Files.createFile(directory.resolve("mail"));
        Correspondence correspondence =
                correspondence(new FilePostman(mail, new MimeLetters(settings(mail), attachments()::of)));
        assertThatThrownBy(() -> award(correspondence, "", List.of(HOLDER, PARTNER), facts()))
                .isInstanceOf(MailException.class);
        assertThat(letters()).hasSize(2).extracting(Letter::state).containsOnly(LetterState.NEW);

        Files.delete(mail);
        award(correspondence, "", List.of(HOLDER, PARTNER), facts());
        assertThat(files(mail)).hasSize(2);
    }

    @Test
    void leavesNoDraftWhenTheLetterCannotTakeItsPlace(@TempDir Path mail) throws Exception {
        // A directory of the letter's name that is not empty is in the way of the rename.
        Files.createDirectories(mail.resolve(number + "_test-award_holder.eml/x"));
        Correspondence correspondence =
                correspondence(new FilePostman(mail, new MimeLetters(settings(mail), attachments()::of)));
        assertThatThrownBy(() -> award(correspondence, "", List.of(HOLDER), facts()))
                .isInstanceOf(MailException.class);
        assertThat(files(mail)).containsExactly(number + "_test-award_holder.eml");
    }

    @Test
    void takesTheMailServerWhereThereIsOne() {
        StaticListableBeanFactory beans = new StaticListableBeanFactory(Map.of("mail", sender(1)));
        assertThat(new CorrespondenceConfiguration()
                        .postman(
                                beans.getBeanProvider(JavaMailSender.class),
                                settings(Path.of("x")),
                                attachments(),
                                "mail.example.org"))
                .isInstanceOf(SmtpPostman.class);
    }

    private void award(
            Correspondence correspondence, String occurrence, List<Addressee> addressees, Map<String, Object> facts) {
        send(correspondence, "test-award", occurrence, addressees, facts);
    }

    /** Writes a letter and hands over all that the dossier has, as its deliveries would: each whatever befalls another. */
    private void send(
            Correspondence correspondence,
            String letter,
            String occurrence,
            List<Addressee> addressees,
            Map<String, Object> facts) {
        correspondence.write(number, letter, occurrence, addressees, facts);
        MailException trouble = null;
        for (Letter each : correspondence.of(number)) {
            try {
                correspondence.deliver(each.key());
            } catch (MailException failure) {
                trouble = failure;
            }
        }
        if (trouble != null) {
            throw trouble;
        }
    }

    private static Map<String, Object> facts() {
        Map<String, Object> facts = new HashMap<>();
        facts.put("today", LocalDate.of(2026, 3, 10));
        facts.put("holderName", "Café Été");
        facts.put("projectTitle", "Atelier de réparation");
        facts.put("amount", "20 000,00 €");
        facts.put("advance", "12 000,00 €");
        return facts;
    }

    private static CorrespondenceSettings settings(Path directory) {
        return new CorrespondenceSettings(
                "no-reply@ampli.example",
                directory,
                new CorrespondenceSettings.Service(
                        "Région – AMPLI",
                        "1 rue de l'Essai, 33000 Bordeaux",
                        "05 57 00 00 00",
                        "service@ampli.example"),
                "dpo@ampli.example",
                "https://ampli.example",
                java.time.Duration.ofDays(90),
                "Tribunal administratif de Bordeaux",
                100_000,
                CorrespondenceSettings.Mailbox.NONE,
                java.time.Duration.ofMinutes(15),
                CorrespondenceSettings.Mailbox.NONE);
    }

    private static Correspondence correspondence() {
        return correspondence(sender(MAIL.getSmtp().getPort()));
    }

    private static Correspondence correspondence(JavaMailSender sender) {
        return correspondence(new SmtpPostman(sender, new MimeLetters(settings(Path.of("unused")), attachments()::of)));
    }

    private static Correspondence correspondence(Postman postman) {
        return new Correspondence(
                new LetterTemplates(settings(Path.of("unused"))),
                new LetterStore(TestDatabase.jdbc()),
                postman,
                new MessageIds(settings(Path.of("unused"))),
                new Pace(TestDatabase.jdbc(), settings(Path.of("unused"))),
                links(),
                attachments(),
                settings(Path.of("unused")),
                new Journal(TestDatabase.jdbc(), NOW),
                NOW,
                new DataSourceTransactionManager(TestDatabase.dataSource()));
    }

    private static LetterAttachments attachments() {
        return new LetterAttachments(TestDatabase.jdbc(), TestDocuments.with(NOW), settings(Path.of("unused")));
    }

    private static PersonalLinks links() {
        return new PersonalLinks(TestDatabase.jdbc(), settings(Path.of("unused")), NOW);
    }

    private static JavaMailSenderImpl sender(int port) {
        JavaMailSenderImpl sender = new JavaMailSenderImpl();
        sender.setHost("127.0.0.1");
        sender.setPort(port);
        sender.getJavaMailProperties().setProperty("mail.smtp.connectiontimeout", "5000");
        sender.getJavaMailProperties().setProperty("mail.smtp.timeout", "700");
        sender.getJavaMailProperties().setProperty("mail.smtp.writetimeout", "5000");
        return sender;
    }

    private static int closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private List<Letter> letters() {
        return correspondence().of(number);
    }

    private String lastError() {
        return TestDatabase.jdbc()
                .sql("select last_error from ampli.letter where dossier_number = ? order by key limit 1")
                .param(number.toString())
                .query((row, index) -> Optional.ofNullable(row.getString(1)))
                .single()
                .orElse(null);
    }

    private void resetToNew() {
        TestDatabase.jdbc()
                .sql("update ampli.letter set state = 'NEW', sent_at = null where dossier_number = ?")
                .param(number.toString())
                .update();
    }

    private List<String> acts() {
        return new Journal(TestDatabase.jdbc(), NOW)
                .of(number).stream().map(Act::act).toList();
    }

    private static List<MimeMessage> mails() {
        return List.of(MAIL.getReceivedMessages());
    }

    private static MimeMessage onlyMail() {
        assertThat(mails()).hasSize(1);
        return mails().get(0);
    }

    private static MimeMessage mailTo(String address) throws MessagingException {
        List<MimeMessage> found = new ArrayList<>();
        for (MimeMessage mail : mails()) {
            if (Arrays.toString(mail.getAllRecipients()).contains(address)) {
                found.add(mail);
            }
        }
        assertThat(found).as("mails to " + address).hasSize(1);
        return found.get(0);
    }

    private static String part(Part part, String type) throws MessagingException, IOException {
        return find(part, type).orElseThrow(() -> new AssertionError("no " + type));
    }

    private static Optional<String> find(Part part, String type) throws MessagingException, IOException {
        if (part.isMimeType(type)) {
            return Optional.of(((String) part.getContent()).replace("\r\n", "\n"));
        }
        if (part.getContent() instanceof MimeMultipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                BodyPart each = parts.getBodyPart(i);
                Optional<String> found = find(each, type);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    private static String words(String text) {
        // A NUL is not HTML: it has become the mark for a character that cannot be shown.
        return text.replace("\ufffd", "").replaceAll("[\\s\u00a0]+", " ").strip();
    }

    private static List<String> files(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
