package fr.ampli.submission;

import fr.ampli.document.DocumentKind;
import java.util.Optional;

/**
 * A piece that is expected of an application.
 *
 * @param indispensable whether the examination cannot go on without it (R20)
 * @param state empty until an agent has looked at it
 * @param reason why it is refused
 * @param received whether the dossier holds at least one such document
 */
public record Piece(
        DocumentKind kind,
        boolean indispensable,
        Optional<PieceState> state,
        Optional<String> reason,
        boolean received) {

    /** Whether the application is complete as far as this piece goes. */
    public boolean isSettled() {
        return !indispensable
                || state.filter(found -> found == PieceState.ACCEPTED).isPresent();
    }

    Piece found(PieceState foundState, String foundReason) {
        return new Piece(
                kind, indispensable, Optional.ofNullable(foundState), Optional.ofNullable(foundReason), received);
    }
}
