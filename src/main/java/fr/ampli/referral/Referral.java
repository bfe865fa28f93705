package fr.ampli.referral;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A project sent to one partner.
 *
 * @param round the how-manieth partner it is for this dossier
 * @param remindOn the day after which a silent partner is reminded
 * @param answerDueOn the day after which a silent partner no longer counts
 * @param need what the partner was asked for; empty for referrals made before needs were recorded
 * @param reply empty while the answer is awaited
 * @param byLink whether the partner answered itself, on the page that its letter leads to
 * @param redirection whom a partner that declines names instead
 */
public record Referral(
        int round,
        Partner partner,
        Optional<Need> need,
        LocalDate openedOn,
        LocalDate remindOn,
        LocalDate answerDueOn,
        Optional<Reply> reply,
        Optional<LocalDate> repliedOn,
        Optional<String> comment,
        boolean byLink,
        Optional<Redirection> redirection) {

    public boolean isAccepted() {
        return reply.equals(Optional.of(Reply.ACCEPTED));
    }

    /**
     * "That is not for me, ask …": proposed to the adviser, asked of nobody before the adviser says so.
     *
     * @param to the structure
     * @param contact how to reach it, in the partner's words
     */
    public record Redirection(String to, Optional<String> contact) {}

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
