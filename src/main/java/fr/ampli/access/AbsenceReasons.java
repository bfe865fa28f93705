package fr.ampli.access;

import fr.ampli.shared.French;
import fr.ampli.shared.Reason;
import java.time.LocalDate;

/** Why an absence is not taken as it was declared. */
final class AbsenceReasons {

    static final Reason ENDS_BEFORE_IT_BEGINS = Reason.of(
            "ABSENCE_ENDS_BEFORE_IT_BEGINS",
            "",
            "lastDay",
            "L'absence finit avant d'avoir commencé : corrigez l'une des deux dates.");

    static final Reason IN_THE_PAST = Reason.of(
            "ABSENCE_IN_THE_PAST",
            "",
            "lastDay",
            "Cette absence est déjà passée : indiquez un dernier jour à partir d'aujourd'hui.");

    static final Reason FOR_ANOTHER = Reason.of(
            "ABSENCE_FOR_ANOTHER",
            "",
            "person",
            "Vous ne pouvez déclarer que votre propre absence : pour un ou une collègue, adressez-vous au chef de service.");

    static final Reason OWN_DEPUTY = Reason.of(
            "DEPUTY_IS_ABSENT_PERSON",
            "",
            "deputy",
            "Personne ne peut se suppléer soi-même : choisissez un ou une collègue.");

    static final Reason NAMES_ONESELF = Reason.of(
            "DEPUTY_NAMES_ONESELF",
            "",
            "deputy",
            "En déclarant l'absence d'un ou d'une collègue, vous ne pouvez pas vous désigner pour la suppléance :"
                    + " choisissez une autre personne.");

    static final Reason OVER =
            Reason.of("ABSENCE_OVER", "", "", "Cette absence est déjà terminée : il n'y a plus rien à faire.");

    static final Reason NOT_YOURS = Reason.of(
            "ABSENCE_NOT_YOURS",
            "",
            "",
            "Seuls la personne absente et le chef de service peuvent mettre fin à cette absence : adressez-vous à eux.");

    static final Reason NOT_CONFIRMED = Reason.of(
            "RETURN_NOT_CONFIRMED",
            "",
            "back",
            "Confirmez le retour : les tâches ne seront plus confiées à la suppléance.");

    private AbsenceReasons() {}

    static Reason tooLong(LocalDate lastPossible) {
        return Reason.of(
                "ABSENCE_TOO_LONG",
                "",
                "lastDay",
                "Une absence aussi longue se déclare en plusieurs fois : choisissez un dernier jour au plus tard le "
                        + French.date(lastPossible) + ".");
    }

    static Reason unknownPerson(String id) {
        return Reason.of(
                "PERSON_UNKNOWN", "", "person", "« " + id + " » n'a pas de compte : choisissez une personne proposée.");
    }

    static Reason nothingToLend(String name) {
        return Reason.of(
                "NOTHING_TO_LEND",
                "",
                "person",
                "Les droits de " + name + " ne se confient à personne : aucune absence n'est à déclarer.");
    }

    static Reason unknownDeputy(String id) {
        return Reason.of(
                "DEPUTY_UNKNOWN", "", "deputy", "« " + id + " » n'a pas de compte : choisissez une personne proposée.");
    }

    static Reason deputyKeepsOut(String name) {
        return Reason.of(
                "DEPUTY_KEEPS_OUT",
                "",
                "deputy",
                name
                        + " ne travaille sur aucun dossier (pilotage ou administration) : choisissez un ou une collègue qui"
                        + " instruit, contrôle, signe ou paie.");
    }

    static Reason deputyAway(String name, Absence away) {
        return Reason.of(
                "DEPUTY_AWAY",
                "",
                "deputy",
                name + " est absent(e) " + days(away) + " : choisissez une autre personne ou d'autres dates.");
    }

    static Reason alreadyAway(String name, Absence away) {
        return Reason.of(
                "ALREADY_AWAY",
                "",
                "firstDay",
                "Une absence de " + name + " est déjà déclarée " + days(away)
                        + " : choisissez d'autres dates, ou mettez d'abord fin à celle-ci.");
    }

    private static String days(Absence away) {
        LocalDate last = away.backOn().minusDays(1);
        return last.equals(away.firstDay())
                ? "le " + French.date(last)
                : "du " + French.date(away.firstDay()) + " au " + French.date(last);
    }
}
