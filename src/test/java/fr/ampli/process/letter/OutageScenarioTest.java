package fr.ampli.process.letter;

import static org.assertj.core.api.Assertions.assertThat;

import fr.ampli.correspondence.Addressee;
import fr.ampli.correspondence.Letter;
import fr.ampli.correspondence.LetterState;
import fr.ampli.process.CommonVariables;
import fr.ampli.process.engine.EngineTime;
import fr.ampli.shared.DossierNumber;
import jakarta.mail.internet.MimeMessage;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.SoftAssertions;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * The mail server is away for six hours while 500 letters are written. Seen to fail twice: with {@code LetterStore#upTo}
 * answering the letter alone (the order broke for 50 addressees), and with {@code Pace#turnAfter} always letting pass (a
 * burst). That the claim is committed before the hand-over is for {@code CorrespondenceTest}, seen to fail without it.
 */
class OutageScenarioTest extends PostOffice {

    private static final int DOSSIERS = 25;
    private static final int BATCHES = 5;
    private static final int PER_BATCH = 2;
    private static final int PER_MINUTE = 60;

    private final ExecutorService workers = Executors.newFixedThreadPool(4);
    private final Random order = new Random(35);

    @AfterEach
    void usualPace() {
        workers.shutdownNow();
        jdbc.sql("update ampli.mail_pace set per_minute = null, next_at = '-infinity'")
                .update();
    }

    @Test
    void five_hundred_letters_written_in_a_six_hour_outage_all_leave_once_in_order_and_without_a_storm()
            throws Exception {
        // A day that no other test uses: the pace looks at what left in the last minute
        EngineTime.standStillAt(Instant.parse("2029-06-04T06:00:00Z"));
        List<DossierNumber> numbers = new ArrayList<>();
        for (int i = 0; i < DOSSIERS; i++) {
            numbers.add(open(Map.of("contactEmail", "c" + i + ".outage@example.org")));
        }
        MAIL.purgeEmailFromAllMailboxes();
        Instant start = clock.instant();
        serverAt(closedPort());
        for (int batch = 0; batch < BATCHES; batch++) {
            EngineTime.standStillAt(start.plus(Duration.ofHours(batch)));
            for (int each = 0; each < PER_BATCH; each++) {
                for (int i = 0; i < DOSSIERS; i++) {
                    write(numbers.get(i), i, batch * PER_BATCH + each);
                }
            }
            run(due());
        }
        assertThat(states()).containsOnlyKeys(LetterState.NEW).containsEntry(LetterState.NEW, 500L);
        assertThat(handOvers("<= '2029-06-04T11:59:00Z'"))
                .as("attempts during the outage")
                .hasSizeGreaterThan(500);

        Instant recovery = start.plus(Duration.ofHours(6));
        EngineTime.standStillAt(recovery);
        serverIsBack();
        jdbc.sql("update ampli.mail_pace set per_minute = ?").param(PER_MINUTE).update();
        while (states().containsKey(LetterState.NEW)) {
            List<Job> due = due();
            if (due.isEmpty()) {
                EngineTime.standStillAt(nextDue());
            } else {
                run(due);
            }
        }

        SoftAssertions softly = new SoftAssertions();
        softly.assertThat(states()).containsOnlyKeys(LetterState.SENT).containsEntry(LetterState.SENT, 500L);
        for (int i = 0; i < DOSSIERS; i++) {
            for (String role : List.of("c", "p")) {
                softly.assertThat(ids(role + i + ".outage@example.org"))
                        .as("what %s%d got: all, once each, in the order of writing", role, i)
                        .isEqualTo(written(numbers.get(i), role.equals("c") ? "holder" : "partner"));
            }
        }
        List<Instant> left = handOvers(">= '2029-06-04T12:00:00Z'");
        for (int i = PER_MINUTE; i < left.size(); i++) {
            softly.assertThat(Duration.between(left.get(i - PER_MINUTE), left.get(i)))
                    .as("time in which letter %d and the %d before it left", i, PER_MINUTE)
                    .isGreaterThanOrEqualTo(Duration.ofMinutes(1));
        }
        softly.assertThat(Duration.between(recovery, clock.instant()))
                .as("500 letters at 60 a minute")
                .isBetween(Duration.ofMinutes(8), Duration.ofMinutes(30));
        softly.assertAll();
    }

    private void write(DossierNumber number, int index, int which) {
        Map<String, Object> facts = Map.of(
                "today",
                LocalDate.of(2029, 6, 4),
                "holderName",
                "Association " + index,
                "projectTitle",
                "Projet " + index,
                "amount",
                "20 000,00 €",
                "advance",
                "12 000,00 €");
        List<Addressee> to = List.of(
                new Addressee(Addressee.HOLDER, "Contact " + index, "c" + index + ".outage@example.org"),
                new Addressee(Addressee.PARTNER, "Partenaire " + index, "p" + index + ".outage@example.org"));
        for (Letter letter : correspondence.write(number, "test-award", "o" + which, to, facts)) {
            engine.getRuntimeService()
                    .createProcessInstanceByKey(KEY)
                    .businessKey(number.toString())
                    .setVariable(CommonVariables.LETTER_KEY.name(), letter.key())
                    .setVariable(CommonVariables.DOSSIER_NUMBER.name(), number.toString())
                    .execute();
        }
    }

    /** The jobs of letters that are due, in no order at all. */
    private List<Job> due() {
        List<Job> jobs = new ArrayList<>(engine.getManagementService()
                .createJobQuery()
                .processDefinitionKey(KEY)
                .withRetriesLeft()
                .executable()
                .list());
        Collections.shuffle(jobs, order);
        return jobs;
    }

    private Instant nextDue() {
        Date next = engine.getManagementService()
                .createJobQuery()
                .processDefinitionKey(KEY)
                .withRetriesLeft()
                .duedateHigherThan(Date.from(clock.instant()))
                .orderByJobDuedate()
                .asc()
                .listPage(0, 1)
                .get(0)
                .getDuedate();
        return next.toInstant();
    }

    private void run(List<Job> jobs) throws Exception {
        List<Future<?>> running = new ArrayList<>();
        for (Job job : jobs) {
            running.add(workers.submit(() -> {
                try {
                    engine.getManagementService().executeJob(job.getId());
                } catch (RuntimeException mailTrouble) {
                    // the engine keeps the job for another attempt
                }
            }));
        }
        for (Future<?> each : running) {
            each.get();
        }
    }

    private Map<LetterState, Long> states() {
        Map<LetterState, Long> states = new LinkedHashMap<>();
        jdbc.sql("select state, count(*) from ampli.letter where name like 'test-award-o%' group by state")
                .query((row, index) -> states.put(LetterState.valueOf(row.getString(1)), row.getLong(2)))
                .list();
        return states;
    }

    private List<Instant> handOvers(String when) {
        return jdbc
                .sql("select at from ampli.letter_hand_over where letter_key like '%/test-award-o%' and at " + when
                        + " order by at, id")
                .query(OffsetDateTime.class)
                .list()
                .stream()
                .map(OffsetDateTime::toInstant)
                .toList();
    }

    private List<String> written(DossierNumber number, String role) {
        return correspondence.of(number).stream()
                .filter(letter -> letter.name().startsWith("test-award-o"))
                .filter(letter -> letter.to().role().equals(role))
                .map(letter -> jdbc.sql("select distinct message_id from ampli.letter_hand_over where letter_key = ?")
                        .param(letter.key())
                        .query(String.class)
                        .single())
                .toList();
    }

    private static List<String> ids(String address) throws Exception {
        List<String> ids = new ArrayList<>();
        for (MimeMessage mail : inbox(address)) {
            ids.add(mail.getMessageID());
        }
        return ids;
    }

    private static int closedPort() throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
