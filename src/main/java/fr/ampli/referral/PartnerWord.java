package fr.ampli.referral;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * Something that a partner adds to a project which it supports: a day for a first meeting, an opinion, a document. The
 * newest of a kind counts; older ones stay on record.
 *
 * @param meetingPlace hour and place, in the partner's words
 */
public record PartnerWord(
        Kind kind,
        Optional<LocalDate> meetingOn,
        Optional<String> meetingPlace,
        Optional<Maturity> maturity,
        Optional<String> opinion,
        Optional<UUID> documentId,
        Instant givenAt) {

    static PartnerWord meeting(LocalDate on, Optional<String> place, Instant now) {
        return new PartnerWord(
                Kind.MEETING, Optional.of(on), place, Optional.empty(), Optional.empty(), Optional.empty(), now);
    }

    static PartnerWord opinion(Maturity maturity, String opinion, Instant now) {
        return new PartnerWord(
                Kind.OPINION,
                Optional.empty(),
                Optional.empty(),
                Optional.of(maturity),
                Optional.of(opinion),
                Optional.empty(),
                now);
    }

    static PartnerWord document(UUID id, Instant now) {
        return new PartnerWord(
                Kind.DOCUMENT,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(id),
                now);
    }

    /** Whether it says the same, whenever it was said: a second click adds nothing. */
    boolean saysTheSameAs(PartnerWord other) {
        return kind == other.kind
                && meetingOn.equals(other.meetingOn)
                && meetingPlace.equals(other.meetingPlace)
                && maturity.equals(other.maturity)
                && opinion.equals(other.opinion)
                && documentId.equals(other.documentId);
    }

    /** What a partner may add. */
    public enum Kind {
        MEETING("Rendez-vous proposé"),
        OPINION("Avis"),
        DOCUMENT("Document");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        /** The French words for it. */
        public String label() {
            return label;
        }
    }

    /** How far the project is, as the partner sees it. */
    public enum Maturity {
        READY("prêt à déposer une demande"),
        NEARLY("presque prêt, quelques points à préciser"),
        NOT_YET("encore à construire");

        private final String label;

        Maturity(String label) {
            this.label = label;
        }

        /** The French words for it. */
        public String label() {
            return label;
        }
    }
}
