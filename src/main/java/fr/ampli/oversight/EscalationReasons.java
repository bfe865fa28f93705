package fr.ampli.oversight;

import fr.ampli.shared.French;
import fr.ampli.shared.Reason;
import java.time.LocalDate;

/** Why something about a late task is refused. */
final class EscalationReasons {

    static final Reason NO_TASK = Reason.of(
            "NO_LATE_TASK",
            "",
            "action",
            "Il n'y a pas ici de tâche à confier, à reporter ou à rappeler : constatez le retard, en disant ce qui a"
                    + " été décidé.");
    static final Reason PERSON_UNKNOWN = Reason.of(
            "PERSON_UNKNOWN", "", "person", "Cette personne n'a pas de compte : choisissez-la dans la liste.");
    static final Reason NOT_EXTENDABLE = Reason.of(
            "NOT_EXTENDABLE",
            "",
            "action",
            "Cette échéance ne se reporte pas : elle est fixée par la loi, ou un courrier l'a annoncée.");
    static final Reason OWN_TASK = Reason.of(
            "OWN_TASK",
            "R55",
            "action",
            "Vous avez pris cette tâche en charge : un ou une autre chef de service peut en reporter l'échéance.");
    static final Reason NOT_LATER =
            Reason.of("NOT_LATER", "", "until", "La nouvelle échéance doit être à venir : choisissez un jour suivant.");
    static final Reason CLOSED =
            Reason.of("LATENESS_CLOSED", "", "", "Ce retard a été traité entre-temps : rechargez la liste des tâches.");

    private EscalationReasons() {}

    static Reason away(String name, LocalDate until, String deputy) {
        return Reason.of(
                "PERSON_AWAY",
                "",
                "person",
                name + " est absent(e) jusqu'au " + French.date(until) + ", suppléance " + deputy
                        + " : choisissez une autre personne.");
    }

    static Reason tooFar(LocalDate latest) {
        return Reason.of(
                "TOO_FAR", "", "until", "L'échéance peut être reportée jusqu'au " + French.date(latest) + " au plus.");
    }
}
