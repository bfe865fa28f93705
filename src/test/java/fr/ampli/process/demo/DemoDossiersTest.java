package fr.ampli.process.demo;

import static org.assertj.core.api.Assertions.assertThat;

import fr.ampli.ScenarioTest;
import fr.ampli.dossier.Ending;
import fr.ampli.shared.DossierNumber;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The ten dossiers stand where the README says, and nothing of them is stuck. */
class DemoDossiersTest extends ScenarioTest {

    private static final Map<String, List<String>> OPEN = Map.of(
            "Ressourcerie du Bassin", List.of("UserTask_HoldOrientationInterview"),
            "La Fabrique des mobilités douces", List.of("UserTask_RecordPartnerAnswer"),
            "Épicerie solidaire du Périgord vert", List.of("UserTask_RecordMissingPieces"),
            "Café associatif La Parenthèse", List.of("UserTask_GiveSecondReading"),
            "Les Jardins de Gâtine", List.of("UserTask_RecordHolderSignature"),
            "L'Atelier des Tisserandes", List.of("UserTask_RecordHire"),
            "Tiers-lieu L'Ancolie", List.of("UserTask_ControlServiceDone"),
            "Mobil'Landes", List.of("UserTask_RecordRepayment"));

    @Test
    void ten_dossiers_stand_in_telling_states() {
        LocalDate day = LocalDate.of(2026, 11, 22);
        moveTo(day);
        new DemoDossiers(engine, documents, receipts, jdbc, clock).tell();
        moveTo(day);

        OPEN.forEach((holder, tasks) -> {
            DossierNumber number = numberOf(holder);
            assertThat(openTasks(number)).as(holder).isEqualTo(tasks);
            assertThat(walk.jobs(number))
                    .as("nothing of %s is overdue", holder)
                    .allMatch(job -> job.getDuedate() == null
                            || job.getDuedate().toInstant().isAfter(clock.instant()));
            assertThat(correspondence.of(number))
                    .as("letters to %s", holder)
                    .isNotEmpty()
                    .allMatch(letter -> letter.sentAt().isPresent());
        });
        assertThat(dossiers.get(numberOf("Cuisine partagée du Médoc")).ending()).contains(Ending.SETTLED);
        assertThat(dossiers.get(numberOf("Bureau d'études Coop'Eau")).ending()).contains(Ending.REFUSED);
        assertThat(dossiers.get(numberOf("Cuisine partagée du Médoc")).openedAt())
                .isBefore(clock.instant().minus(java.time.Duration.ofDays(300)));
    }

    private DossierNumber numberOf(String holder) {
        return DossierNumber.read(jdbc.sql("select number from ampli.dossier where holder_name = :holder")
                        .param("holder", holder)
                        .query(String.class)
                        .single())
                .orElseThrow();
    }
}
