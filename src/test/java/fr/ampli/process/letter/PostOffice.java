package fr.ampli.process.letter;

import static org.assertj.core.api.Assertions.assertThat;

import fr.ampli.ScenarioTest;
import fr.ampli.correspondence.Letter;
import fr.ampli.correspondence.LetterState;
import fr.ampli.process.engine.EngineTime;
import fr.ampli.shared.DossierNumber;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.AfterEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** Scenarios of letters: a mail server that can be taken away, mail that comes back. */
abstract class PostOffice extends ScenarioTest {

    static final String KEY = "letter-delivery";

    @Autowired
    JavaMailSenderImpl sender;

    @AfterEach
    void serverIsBack() {
        serverAt(MAIL.getSmtp().getPort());
        sender.getJavaMailProperties().remove("mail.smtp.starttls.enable");
        sender.getJavaMailProperties().remove("mail.smtp.starttls.required");
        sender.getJavaMailProperties().setProperty("mail.smtp.timeout", "30000");
    }

    /** Without a partner: one letter, to the holder. */
    @Override
    protected DossierNumber open() {
        Map<String, Object> alone = new HashMap<>();
        alone.put("referringPartner", null);
        return open(alone);
    }

    void serverAt(int port) {
        sender.setPort(port);
    }

    /** A new dossier with its first letter on the way; its number before the letter has left. */
    DossierNumber openWithServerAt(int port) {
        serverAt(port);
        sender.getJavaMailProperties().setProperty("mail.smtp.timeout", "700");
        try {
            return open();
        } catch (RuntimeException mailTrouble) {
            return lastOpened();
        }
    }

    DossierNumber lastOpened() {
        return DossierNumber.read(jdbc.sql(
                                "select dossier_number from ampli.journal where act = 'DOSSIER_OPENED' order by id desc limit 1")
                        .query(String.class)
                        .single())
                .orElseThrow();
    }

    Letter letter(DossierNumber number, String name) {
        return correspondence.get(number + "/" + name + "/holder");
    }

    LetterState state(DossierNumber number, String name) {
        return letter(number, name).state();
    }

    void later(Duration time) {
        EngineTime.standStillAt(clock.instant().plus(time));
    }

    /** Puts a mail into a mailbox, as it is. */
    static void deliver(String address, String mail) throws Exception {
        MAIL.getUserManager().getUserByEmail(address).deliver(mime(mail));
    }

    Job jobOf(DossierNumber number, String activity) {
        return walk.jobAt(number, activity);
    }

    List<String> endsOf(DossierNumber number) {
        return endsOf(number, KEY);
    }

    static MimeMessage mime(String text) throws Exception {
        return new MimeMessage(
                Session.getInstance(new Properties()),
                new ByteArrayInputStream(text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8)));
    }

    /** A report about the delivery of a mail (RFC 3464). */
    String report(String id, String original, String recipient, String action, String status) {
        return """
                Return-Path: <>
                From: MAILER-DAEMON@mx.example
                To: %s
                Subject: Undelivered Mail Returned to Sender
                Message-ID: <%s@mx.example>
                Auto-Submitted: auto-replied
                MIME-Version: 1.0
                Content-Type: multipart/report; report-type=delivery-status; boundary="b1"

                --b1
                Content-Type: text/plain

                I'm sorry to have to inform you that your message could not be delivered.

                --b1
                Content-Type: message/delivery-status

                Reporting-MTA: dns; mx.example

                Final-Recipient: rfc822; %s
                Action: %s
                Status: %s
                Diagnostic-Code: smtp; 550 no such user %s

                --b1
                Content-Type: text/rfc822-headers

                From: ampli@example.org
                Message-ID: %s
                Subject: whatever

                --b1--
                """.formatted(RETURNS, id, recipient, action, status, recipient, original);
    }

    String messageIdOf(DossierNumber number, String name) {
        return jdbc.sql("select message_id from ampli.letter_hand_over where letter_key = ? order by id desc limit 1")
                .param(number + "/" + name + "/holder")
                .query(String.class)
                .single();
    }

    void comesBack(String mail) throws Exception {
        deliver(RETURNS, mail);
    }

    /** One visit to the mailbox of returns, as the timer makes it. */
    void collectReturns() {
        var instance = engine.getRuntimeService()
                .createProcessInstanceByKey("mail-returns")
                .execute();
        Job job = engine.getManagementService()
                .createJobQuery()
                .processInstanceId(instance.getId())
                .singleResult();
        engine.getManagementService().executeJob(job.getId());
        assertThat(engine.getHistoryService()
                        .createHistoricActivityInstanceQuery()
                        .processInstanceId(instance.getId())
                        .activityId("EndEvent_ReturnsCollected")
                        .count())
                .isEqualTo(1);
    }
}
