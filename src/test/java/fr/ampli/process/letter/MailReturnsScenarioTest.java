package fr.ampli.process.letter;

import static org.assertj.core.api.Assertions.assertThat;

import fr.ampli.correspondence.LetterState;
import fr.ampli.shared.DossierNumber;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What comes back: each letter that did not arrive goes to a person, once, and nothing else does. */
class MailReturnsScenarioTest extends PostOffice {

    private static final String FIRST = "first-contact";

    @Test
    void a_letter_that_comes_back_goes_to_a_person_once() throws Exception {
        DossierNumber number = open();
        assertThat(endsOf(number)).containsExactly("EndEvent_LetterDelivered");
        comesBack(report("r1" + number, messageIdOf(number, FIRST), "contact@example.org", "failed", "5.1.1"));

        collectReturns();

        assertThat(state(number, FIRST)).isEqualTo(LetterState.FAILED);
        assertThat(letter(number, FIRST).sentAt()).as("it had left").isPresent();
        assertThat(letter(number, FIRST).bouncedAt()).contains(clock.instant());
        assertThat(walk.tasks(number))
                .filteredOn(task -> task.getTaskDefinitionKey().equals("UserTask_ReachOtherwise"))
                .hasSize(1);
        collectReturns();
        comesBack(report("r1" + number, messageIdOf(number, FIRST), "contact@example.org", "failed", "5.1.1"));
        comesBack(report("r2" + number, messageIdOf(number, FIRST), "contact@example.org", "failed", "5.1.1"));
        collectReturns();
        assertThat(walk.tasks(number))
                .filteredOn(task -> task.getTaskDefinitionKey().equals("UserTask_ReachOtherwise"))
                .hasSize(1);
        assertThat(unseen()).as("read mail is marked").isZero();

        String old = messageIdOf(number, FIRST);
        walk.complete(number, "UserTask_ReachOtherwise", "instructeur", Map.of("email", "neuf@example.org"));
        assertThat(state(number, FIRST)).isEqualTo(LetterState.SENT);
        comesBack(report("r3" + number, old, "contact@example.org", "failed", "5.1.1"));
        collectReturns();
        assertThat(state(number, FIRST))
                .as("a late return of the wrong address")
                .isEqualTo(LetterState.SENT);
    }

    @Test
    void delays_absence_notes_junk_and_hostile_mail_change_nothing() throws Exception {
        DossierNumber number = open();
        String id = messageIdOf(number, FIRST);
        comesBack(report("d" + number, id, "contact@example.org", "delayed", "4.4.1"));
        comesBack(report("s" + number, id, "contact@example.org", "delivered", "2.0.0"));
        comesBack(report("a" + number, id, ARCHIVE, "failed", "5.2.2"));
        comesBack(report("o" + number, "<other@example.org>", "contact@example.org", "failed", "5.1.1"));
        comesBack("""
                From: contact@example.org
                Subject: Absence du bureau Re: [%s]
                In-Reply-To: %s
                Auto-Submitted: auto-replied
                Content-Type: text/plain

                Je suis en vacances. Message-ID: %s Action: failed Status: 5.1.1
                """.formatted(number, id, id));
        comesBack(
                "Subject: ' or 1=1 --\nFrom: x\nContent-Type: multipart/report; report-type=delivery-status\n\nrien\n");
        comesBack(
                "Content-Type: multipart/report; report-type=delivery-status; boundary=\"b\"\nSubject: =?bogus?Q?=\n\n"
                        + "--b\nContent-Type: message/delivery-status\n\nAction: failed\n\u0000\u0000: ;;\n\n"
                        + "--b\nContent-Type: message/rfc822\n\nMessage-ID: <'; drop table ampli.letter; --@x>\n"
                        + "X: " + "y".repeat(200_000) + "\n\n--b--\n");

        collectReturns();

        assertThat(state(number, FIRST)).isEqualTo(LetterState.SENT);
        assertThat(openTasks(number)).doesNotContain("UserTask_ReachOtherwise");
        assertThat(jdbc.sql("select kind from ampli.mail_return where letter_key = ? order by kind")
                        .param(number + "/first-contact/holder")
                        .query(String.class)
                        .list())
                .contains("DELAYED")
                .doesNotContain("FAILED");
        assertThat(unseen()).isZero();
    }

    private long unseen() throws Exception {
        return MAIL.getManagers()
                .getImapHostManager()
                .getInbox(MAIL.getUserManager().getUserByEmail(RETURNS))
                .getUnseenCount();
    }
}
