package fr.ampli.process.letter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.ampli.correspondence.LetterState;
import fr.ampli.correspondence.ScriptedMailServer;
import fr.ampli.shared.DossierNumber;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.runtime.Incident;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The seven ways in which a mail server fails, each to its end and to what a person sees. */
class MailTroubleScenarioTest extends PostOffice {

    private static final String FIRST = "first-contact";

    @Test
    void refused_connection_waits_and_leaves_once_the_server_is_back() throws Exception {
        assertRetried(openWithServerAt(closedPort()));
    }

    @ParameterizedTest
    @CsvSource({
        "time-out, RCPT, silence",
        "4xx at the address, RCPT, 450 greylisted",
        "4xx after the dot, ., 452 disk full",
        "accepts the connection and hangs, EHLO, silence"
    })
    void what_was_certainly_not_taken_waits_and_leaves_once(String mode, String command, String answer) {
        try (ScriptedMailServer server = new ScriptedMailServer().answers(command, answer)) {
            assertRetried(openWithServerAt(server.port()));
        }
    }

    @Test
    void tls_that_is_required_and_broken_sends_nothing_in_the_clear() {
        try (ScriptedMailServer server =
                new ScriptedMailServer().answers("EHLO", "250 STARTTLS").answers("STARTTLS", "220 go ahead")) {
            sender.getJavaMailProperties().setProperty("mail.smtp.starttls.enable", "true");
            sender.getJavaMailProperties().setProperty("mail.smtp.starttls.required", "true");
            DossierNumber number = openWithServerAt(server.port());
            assertThat(server.messages()).isZero();
            sender.getJavaMailProperties().remove("mail.smtp.starttls.enable");
            sender.getJavaMailProperties().remove("mail.smtp.starttls.required");
            assertRetried(number);
        }
    }

    @Test
    void refused_for_good_a_person_corrects_the_address_and_the_letter_leaves_again() throws Exception {
        DossierNumber number;
        try (ScriptedMailServer server = new ScriptedMailServer().answers("RCPT", "550 5.1.1 no such user")) {
            number = openWithServerAt(server.port());
        }
        assertThat(state(number, FIRST)).isEqualTo(LetterState.FAILED);
        assertThat(openTasks(number)).contains("UserTask_ReachOtherwise");
        assertThat(walk.task(number, "UserTask_ReachOtherwise").getDueDate()).isNotNull();
        String firstId = messageIdOf(number, FIRST);

        serverIsBack();
        assertRefused(
                () -> walk.complete(
                        number,
                        "UserTask_ReachOtherwise",
                        "instructeur",
                        Map.of("email", letter(number, FIRST).to().email())),
                "ADDRESS_UNCHANGED");
        walk.complete(number, "UserTask_ReachOtherwise", "instructeur", Map.of("email", "juste@example.org"));

        assertThat(state(number, FIRST)).isEqualTo(LetterState.SENT);
        assertThat(recipients(mails(number).get(0))).contains("juste@example.org");
        assertThat(messageIdOf(number, FIRST)).as("another message").isNotEqualTo(firstId);
        assertThat(dossiers.get(number).contact().email()).isEqualTo("juste@example.org");
        assertThat(endsOf(number)).containsExactly("EndEvent_LetterDelivered");
    }

    @Test
    void refused_for_good_the_addressee_is_reached_by_telephone_or_the_letter_is_given_up() {
        try (ScriptedMailServer server = new ScriptedMailServer().answers("RCPT", "550 5.1.1 no such user")) {
            DossierNumber reached = openWithServerAt(server.port());
            walk.complete(reached, "UserTask_ReachOtherwise", "charge-mission", "reached", Map.of("manner", "PHONE"));
            assertThat(state(reached, FIRST)).isEqualTo(LetterState.REACHED);
            assertThat(endsOf(reached)).containsExactly("EndEvent_ReachedOtherwise");

            DossierNumber givenUp = openWithServerAt(server.port());
            assertRefused(
                    () -> walk.complete(
                            givenUp, "UserTask_ReachOtherwise", "charge-mission", "given-up", Map.of("grounds", " ")),
                    "REQUIRED");
            walk.complete(givenUp, "UserTask_ReachOtherwise", "charge-mission", "given-up", Map.of());
            assertThat(state(givenUp, FIRST)).isEqualTo(LetterState.GIVEN_UP);
            assertThat(endsOf(givenUp)).containsExactly("EndEvent_GivenUp");
        }
    }

    @Test
    void answer_lost_after_the_dot_and_found_in_the_archive_is_no_second_copy() throws Exception {
        open();
        DossierNumber doubtful = inDoubt();
        String id = messageIdOf(doubtful, FIRST);
        deliver(ARCHIVE, "Message-ID: " + id + "\nSubject: copie\nFrom: a@example.org\n\nx\n");

        walk.fireTimer(doubtful, "CatchEvent_QuietTime");

        assertThat(state(doubtful, FIRST)).isEqualTo(LetterState.SENT);
        assertThat(endsOf(doubtful)).containsExactly("EndEvent_LetterDelivered");
        assertThat(mails(doubtful)).as("no second copy").isEmpty();
    }

    @Test
    void answer_lost_after_the_dot_and_surely_absent_leaves_once_more_and_only_once() throws Exception {
        open();
        DossierNumber doubtful = inDoubt();

        assertThat(walk.jobAt(doubtful, "CatchEvent_QuietTime").getDuedate().toInstant())
                .as("the copy gets a quarter of an hour")
                .isEqualTo(clock.instant().plus(Duration.ofMinutes(15)));
        walk.fireTimer(doubtful, "CatchEvent_QuietTime");

        assertThat(state(doubtful, FIRST)).isEqualTo(LetterState.SENT);
        assertThat(mails(doubtful)).hasSize(1);
        assertThat(endsOf(doubtful)).containsExactly("EndEvent_LetterDelivered");
    }

    @Test
    void doubtful_twice_goes_to_a_person() throws Exception {
        open();
        try (ScriptedMailServer server =
                new ScriptedMailServer().answers(ScriptedMailServer.END_OF_DATA, ScriptedMailServer.HANG_UP)) {
            DossierNumber doubtful = openWithServerAt(server.port());
            walk.fireTimer(doubtful, "CatchEvent_QuietTime");
            assertThat(server.messages()).as("once more").isEqualTo(2);
            walk.fireTimer(doubtful, "CatchEvent_QuietTime");
            assertThat(server.messages()).as("and not again").isEqualTo(2);
            assertThat(openTasks(doubtful)).contains("UserTask_VerifyDelivery");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'', SENT, EndEvent_LetterDelivered, 0",
        "send-again, SENT, EndEvent_LetterDelivered, 1",
        "not-arrived, FAILED, , 0"
    })
    void answer_lost_after_the_dot_without_an_archive_that_works_goes_to_a_person(
            String variant, LetterState then, String end, int copies) throws Exception {
        // Nothing is in the archive, not even what surely left: it does not work, and its silence says nothing
        open();
        MAIL.purgeEmailFromAllMailboxes();
        DossierNumber doubtful = inDoubt();
        walk.fireTimer(doubtful, "CatchEvent_QuietTime");
        assertThat(state(doubtful, FIRST)).isEqualTo(LetterState.IN_DOUBT);
        assertThat(mails(doubtful)).as("never silently sent again").isEmpty();

        walk.complete(doubtful, "UserTask_VerifyDelivery", "instructeur", variant, Map.of());

        assertThat(state(doubtful, FIRST)).isEqualTo(then);
        assertThat(mails(doubtful)).hasSize(copies);
        if (end == null) {
            assertThat(openTasks(doubtful)).contains("UserTask_ReachOtherwise");
        } else {
            assertThat(endsOf(doubtful)).containsExactly(end);
        }
    }

    @Test
    void an_outage_beyond_all_attempts_ends_in_an_incident_that_a_retry_repairs() throws Exception {
        DossierNumber number = openWithServerAt(closedPort());
        Instant start = clock.instant();
        for (int attempt = 1; attempt < 9; attempt++) {
            Job job = jobOf(number, "ServiceTask_DeliverLetter");
            assertThat(job.getRetries()).isEqualTo(9 - attempt);
            fr.ampli.process.engine.EngineTime.standStillAt(job.getDuedate().toInstant());
            assertThatThrownBy(() -> engine.getManagementService().executeJob(job.getId()));
        }
        assertThat(Duration.between(start, clock.instant())).isGreaterThan(Duration.ofHours(15));
        List<Incident> incidents = engine.getRuntimeService()
                .createIncidentQuery()
                .activityId("ServiceTask_DeliverLetter")
                .list();
        assertThat(incidents)
                .extracting(Incident::getConfiguration)
                .contains(jobOf(number, "ServiceTask_DeliverLetter").getId());
        assertThat(state(number, FIRST)).isEqualTo(LetterState.NEW);

        serverIsBack();
        Job stuck = jobOf(number, "ServiceTask_DeliverLetter");
        engine.getManagementService().setJobRetries(stuck.getId(), 1);
        walk.runJobs(number);
        assertThat(state(number, FIRST)).isEqualTo(LetterState.SENT);
        assertThat(mails(number)).hasSize(1);
    }

    private DossierNumber inDoubt() {
        try (ScriptedMailServer server =
                new ScriptedMailServer().answers(ScriptedMailServer.END_OF_DATA, ScriptedMailServer.HANG_UP)) {
            DossierNumber number = openWithServerAt(server.port());
            assertThat(server.messages()).isEqualTo(1);
            assertThat(state(number, FIRST)).isEqualTo(LetterState.IN_DOUBT);
            return number;
        } finally {
            serverIsBack();
        }
    }

    /** The letter has not left, its job waits for another attempt, nobody is bothered; then it leaves, once. */
    private void assertRetried(DossierNumber number) {
        assertThat(state(number, FIRST)).isEqualTo(LetterState.NEW);
        Job job = jobOf(number, "ServiceTask_DeliverLetter");
        assertThat(job.getRetries()).isEqualTo(8);
        assertThat(openTasks(number)).doesNotContain("UserTask_ReachOtherwise", "UserTask_VerifyDelivery");
        serverIsBack();
        walk.runJobs(number);
        walk.runJobs(number);
        assertThat(state(number, FIRST)).isEqualTo(LetterState.SENT);
        assertThat(mails(number)).hasSize(1);
        assertThat(endsOf(number)).containsExactly("EndEvent_LetterDelivered");
    }

    private static int closedPort() throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
