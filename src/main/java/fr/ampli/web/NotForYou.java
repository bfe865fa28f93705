package fr.ampli.web;

import fr.ampli.access.Reading;
import fr.ampli.dossier.Dossier;
import fr.ampli.shared.Person;
import fr.ampli.shared.Reason;
import java.security.Principal;

/** The person who is logged in may not look into a dossier; answered with 403 and the reason. */
final class NotForYou extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Reason reason;

    private NotForYou(Reason reason) {
        super(reason.sentence());
        this.reason = reason;
    }

    Reason reason() {
        return reason;
    }

    /** @throws NotForYou if something keeps the person from looking into the dossier */
    static Dossier unless(Reading reading, Dossier dossier, Principal principal) {
        reading.obstacle(dossier, new Person(principal.getName())).ifPresent(reason -> {
            throw new NotForYou(reason);
        });
        return dossier;
    }
}
