package fr.ampli.dossier;

import fr.ampli.TestDatabase;
import fr.ampli.deadline.LegalClocks;
import fr.ampli.deadline.TestDeadlines;
import fr.ampli.journal.Journal;
import fr.ampli.shared.DossierNumber;
import fr.ampli.shared.Person;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicInteger;

/** Dossiers on the test database, for tests that need one to hang their own rows on. */
public final class TestDossiers {

    private static final AtomicInteger HOLDERS = new AtomicInteger();
    private static final Person ADVISER = new Person("charge-mission");

    private TestDossiers() {}

    public static Dossiers with(Clock clock) {
        return new Dossiers(
                new DossierStore(TestDatabase.jdbc()),
                new LegalClocks(TestDatabase.jdbc(), TestDeadlines.with(clock)),
                new Journal(TestDatabase.jdbc(), clock),
                clock);
    }

    /** Opens a dossier of a holder that no other test uses. */
    public static DossierNumber open(Clock clock) {
        return openDossier(clock).number();
    }

    /** The same, with all that is known of it. */
    public static Dossier openDossier(Clock clock) {
        String title = "Projet d'essai " + HOLDERS.incrementAndGet();
        return TestDatabase.transaction().execute(status -> with(clock).open(notYetCreated(title), ADVISER));
    }

    /** A holder that has no SIRET yet, so that nothing but the title tells it apart. */
    static DossierOpening notYetCreated(String title) {
        return opening("NOT_YET_CREATED", null, title);
    }

    static DossierOpening opening(String legalForm, String siret, String title) {
        return new DossierOpening(
                "Collectif Le Fournil Commun",
                legalForm,
                siret,
                null,
                "Nadia Benali",
                "nadia.benali@example.org",
                "06 00 12 34 56",
                title,
                "Rouvrir le fournil du bourg avec les habitants.",
                "Felletin",
                "23500",
                "",
                false);
    }
}
