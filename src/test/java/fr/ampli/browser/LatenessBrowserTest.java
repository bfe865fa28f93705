package fr.ampli.browser;

import static org.assertj.core.api.Assertions.assertThat;

import fr.ampli.process.absence.Office;
import fr.ampli.process.demo.SampleAnswers;
import fr.ampli.shared.DossierNumber;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A head of service in Tasklist sees what is late, moves its last day, and gives it to somebody who may work it. */
class LatenessBrowserTest extends Office {

    private static final Path PICTURES = Path.of("target", "screens-lateness");
    private static final String REVIEW = "UserTask_ReviewCriteria";

    @LocalServerPort
    int port;

    private final SampleAnswers samples = new SampleAnswers();

    @Test
    void what_is_late_is_put_off_and_then_given_to_a_colleague() throws IOException {
        Chromium.assumeInstalled();
        Files.createDirectories(PICTURES);
        String chief = person("cheffe", "valideur");
        String colleague = person("collegue", "instructeur");
        DossierNumber number = toReview();
        moveTo(LocalDate.of(2026, 4, 16));
        watch(number);
        moveTo(LocalDate.of(2026, 4, 22));
        watch(number);
        String late = "Traiter un retard";
        // The alert about silence, which came first, is dealt with; the late task remains
        walk.complete(number, "UserTask_HandleLateness", "valideur");
        try (Chromium chromium = Chromium.open();
                Tasklist tasklist = new Tasklist(chromium, "http://127.0.0.1:" + port, PICTURES)) {
            tasklist.as(chief, PASSWORD)
                    .complete(
                            number.toString(),
                            late,
                            samples.of("handle-lateness.extend", today(), Map.of("until", "2026-05-04")));
            assertThat(walk.task(number, REVIEW).getDueDate().toInstant()).hasToString("2026-05-04T21:59:59Z");

            moveTo(LocalDate.of(2026, 5, 12));
            watch(number);
            while (openTasks(number).stream()
                            .filter("UserTask_HandleLateness"::equals)
                            .count()
                    > 1) {
                walk.complete(number, "UserTask_HandleLateness", "valideur");
            }
            tasklist.as(chief, PASSWORD)
                    .complete(
                            number.toString(),
                            late,
                            samples.of("handle-lateness.reassign", today(), Map.of("person", colleague)));
            assertThat(walk.task(number, REVIEW).getAssignee()).isEqualTo(colleague);
        }
    }
}
