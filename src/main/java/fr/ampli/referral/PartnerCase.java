package fr.ampli.referral;

import fr.ampli.dossier.Dossier;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What a partner sees on its page: no more than its letter says, and nothing of the project once it is not the
 * partner's any more.
 *
 * @param project empty where the project is out of the partner's hands
 * @param words what the partner has added so far, oldest first
 */
public record PartnerCase(
        String partnerName,
        Standing standing,
        LocalDate openedOn,
        LocalDate answerDueOn,
        Optional<LocalDate> repliedOn,
        Optional<Project> project,
        List<PartnerWord> words) {

    /** How the partner and the project stand to each other. */
    public enum Standing {
        /** The answer is awaited. */
        AWAITED,
        /** The partner supports the project, and may add to it. */
        SUPPORTED,
        /** The partner has declined, naming another or not. */
        DECLINED,
        /** The partner stayed silent: somebody else was asked, or the project went on without. */
        HANDED_ON,
        /** The dossier is closed. */
        CLOSED
    }

    /** The project as the letter tells of it. */
    public record Project(String title, String holder, String summary, String place, Dossier.Contact contact) {}
}
