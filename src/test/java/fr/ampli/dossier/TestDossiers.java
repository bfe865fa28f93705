package fr.ampli.dossier;

import fr.ampli.TestDatabase;
import fr.ampli.journal.Journal;
import fr.ampli.shared.Person;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicInteger;

/** Open dossiers for tests without Spring, each of a holder of its own. */
public final class TestDossiers {

    private static final AtomicInteger HOLDERS = new AtomicInteger();

    private TestDossiers() {}

    public static Dossiers with(Clock clock) {
        return new Dossiers(new DossierStore(TestDatabase.jdbc()), new Journal(TestDatabase.jdbc(), clock), clock);
    }

    /** A dossier at first contact, opened now. */
    public static Dossier open(Clock clock) {
        return with(clock)
                .open(
                        new DossierOpening(
                                "Association Test " + HOLDERS.incrementAndGet(),
                                "NOT_YET_CREATED",
                                "",
                                "",
                                "Ana Etxeberria",
                                "ana@example.org",
                                "05 57 57 80 00",
                                "Atelier de réparation",
                                "Un atelier ouvert à tous.",
                                "Saint-Étienne-de-Baïgorry",
                                "64430",
                                "",
                                false),
                        new Person("instructeur"));
    }
}
