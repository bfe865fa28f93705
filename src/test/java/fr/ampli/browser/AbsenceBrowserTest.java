package fr.ampli.browser;

import static org.assertj.core.api.Assertions.assertThat;

import fr.ampli.process.absence.Office;
import fr.ampli.process.demo.SampleAnswers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** An absence through Tasklist: declared by the person, worked by the deputy, ended early; seen by the manager. */
class AbsenceBrowserTest extends Office {

    private static final Path PICTURES = Path.of("target", "screens-absence");
    private static final String DECLARE = "Déclarer une absence";

    @LocalServerPort
    int port;

    private final SampleAnswers samples = new SampleAnswers();

    @Test
    void the_deputy_finds_and_ends_the_task_of_who_declared_an_absence() throws IOException {
        Chromium.assumeInstalled();
        Files.createDirectories(PICTURES);
        String adviser = person("conseillere", "charge-mission");
        String deputy = person("relais", "controleur");
        String chief = person("cheffe", "valideur");
        Task task = interview();
        String dossier = dossierOf(task).toString();
        try (Chromium chromium = Chromium.open();
                Tasklist tasklist = new Tasklist(chromium, "http://127.0.0.1:" + port, PICTURES)) {
            tasklist.as(adviser, PASSWORD).start(DECLARE, absence(deputy));
            Task end = engine.getTaskService()
                    .createTaskQuery()
                    .taskAssignee(adviser)
                    .singleResult();
            String absence = end.getProcessInstanceId();
            fire(absence, "BoundaryEvent_FirstDay");
            run(absence, "ServiceTask_PassTasksOn");

            tasklist.as(deputy, PASSWORD)
                    .complete(dossier, task.getName(), samples.of("hold-orientation-interview", today(), Map.of()));
            assertThat(engine.getTaskService()
                            .createTaskQuery()
                            .taskId(task.getId())
                            .count())
                    .isZero();

            tasklist.as(chief, PASSWORD).start(DECLARE, absence(deputy));
            assertThat(tasklist.visit("/absences"))
                    .contains("conseillere d'Essai")
                    .contains("cheffe d'Essai");

            tasklist.as(adviser, PASSWORD).completeOwn(end.getName(), samples.of("end-absence", today(), Map.of()));
            run(absence, "ServiceTask_GiveTasksBack");
            assertThat(isOver(absence)).isTrue();
        }
    }

    private SampleAnswers.Sample absence(String deputy) {
        return samples.of(
                "declare-absence",
                today(),
                Map.of("firstDay", today().toString(), "lastDay", FRIDAY.toString(), "deputy", deputy));
    }
}
