package fr.ampli.correspondence;

import fr.ampli.shared.DossierNumber;
import fr.ampli.shared.Person;
import java.time.Instant;

/**
 * What somebody may do who holds a link from a letter.
 *
 * @param letterKey the letter that carried it
 * @param purpose which page it opens, such as {@code partner-answer}
 * @param subject what within the dossier it is about, such as the round of a referral; may be empty
 */
public record PersonalLink(String letterKey, DossierNumber dossier, String purpose, String subject, Instant expiresAt) {

    /** Who acts in the record where somebody acts by a link: nobody logs in under this name. */
    public static final Person PERSON = new Person("lien-personnel");
}
