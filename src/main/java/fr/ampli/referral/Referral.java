package fr.ampli.referral;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A project sent to one partner.
 *
 * @param round the how-manieth partner it is for this dossier
 * @param remindOn the day after which a silent partner is reminded
 * @param answerDueOn the day after which a silent partner no longer counts
 * @param reply empty while the answer is awaited
 */
public record Referral(
        int round,
        Partner partner,
        LocalDate openedOn,
        LocalDate remindOn,
        LocalDate answerDueOn,
        Optional<Reply> reply,
        Optional<LocalDate> repliedOn,
        Optional<String> comment) {

    /** What a partner says, or that it says nothing. */
    public enum Reply {
        ACCEPTED("Projet accueilli"),
        DECLINED("Projet décliné"),
        SILENT("Sans réponse");

        private final String label;

        Reply(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }
}
