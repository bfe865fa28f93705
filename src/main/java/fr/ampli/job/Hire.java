package fr.ampli.job;

import fr.ampli.shared.ContractType;
import fr.ampli.shared.Fte;
import fr.ampli.shared.Siret;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A hire as declared.
 *
 * @param startsOn day on which the contract takes effect; it may have been signed before (R41)
 * @param derogation the ground for part time below the legal floor; empty where none is needed
 * @param replaces the hire whose place it takes, by id
 * @param work what it is where it is no employment
 */
public record Hire(
        long id,
        Step declaredAt,
        String postTitle,
        Post post,
        ContractType contract,
        Optional<Integer> fixedTermMonths,
        Fte fte,
        Optional<String> fullTimeGround,
        Siret employer,
        LocalDate startsOn,
        Declaration declaration,
        Optional<LocalDate> declaredOn,
        Optional<Derogation> derogation,
        Optional<String> derogationReference,
        Optional<Long> replaces,
        Optional<Work> work) {

    /** The same contract with the hours of an amendment. */
    Hire with(HoursChange change) {
        return new Hire(
                id,
                declaredAt,
                postTitle,
                post,
                contract,
                fixedTermMonths,
                change.fte(),
                change.fullTimeGround(),
                employer,
                startsOn,
                declaration,
                declaredOn,
                change.derogation(),
                change.derogationReference(),
                replaces,
                work);
    }

    /** Kinds of work that make no employee of the holder, and so no job (R05). */
    public enum Work {
        VOLUNTEERING("Bénévolat", "le bénévolat"),
        CIVIC_SERVICE("Service civique", "le service civique"),
        INTERNSHIP("Stage", "le stage"),
        TEMPORARY_AGENCY("Intérim", "l'intérim"),
        SECONDMENT("Mise à disposition", "la mise à disposition"),
        SELF_EMPLOYMENT("Travail indépendant", "le travail indépendant");

        private final String label;
        private final String phrase;

        Work(String label, String phrase) {
            this.label = label;
            this.phrase = phrase;
        }

        public String label() {
            return label;
        }

        /** "le bénévolat" */
        String phrase() {
            return phrase;
        }
    }

    /** When the holder declared it. */
    public enum Step {
        HIRE,
        REPORT
    }

    /** Whether it is the post that the grant is given for. */
    public enum Post {
        AS_AGREED("Poste convenu"),
        AMENDED("Poste modifié par un avenant à la convention"),
        DIFFERENT("Autre poste");

        private final String label;

        Post(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /** How the hire was declared to the social security (R40). */
    public enum Declaration {
        DPAE("Déclaration préalable à l'embauche (DPAE)"),
        CEA("Chèque emploi associatif (pas de DPAE)"),
        NONE("Aucune déclaration");

        private final String label;

        Declaration(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /** Grounds on which part time may lie below the legal floor (R39). */
    public enum Derogation {
        EMPLOYEE_REQUEST("Demande écrite et motivée de la personne salariée"),
        BRANCH_AGREEMENT("Accord de branche étendu"),
        STUDENT("Étudiant ou étudiante de moins de 26 ans"),
        INSERTION("Structure d'insertion"),
        MISSING("Justificatif pas encore fourni");

        private final String label;

        Derogation(String label) {
            this.label = label;
        }

        /** Whether it is shown by a document of its own; a published agreement needs its reference only. */
        boolean needsDocument() {
            return this != BRANCH_AGREEMENT && this != MISSING;
        }

        public String label() {
            return label;
        }
    }
}
