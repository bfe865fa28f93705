package fr.ampli.document;

import fr.ampli.TestDatabase;
import fr.ampli.journal.Journal;
import fr.ampli.process.demo.SamplePdf;
import fr.ampli.shared.DossierNumber;
import fr.ampli.shared.Person;
import java.time.Clock;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** The evidence store on the test database, with the application's own settings. */
public final class TestDocuments {

    private TestDocuments() {}

    public static Documents with(Clock clock) {
        return new Documents(
                new DocumentStore(TestDatabase.jdbc()),
                new Binder(new MapConfigurationPropertySource()).bindOrCreate("ampli.document", DocumentSettings.class),
                new Journal(TestDatabase.jdbc(), clock),
                clock);
    }

    /** Hands a document of that kind in. */
    public static void store(Documents documents, DossierNumber number, DocumentKind kind) {
        TestDatabase.transaction()
                .executeWithoutResult(status -> documents.store(
                        number, kind, "piece.pdf", SamplePdf.of(kind.name()), new Person("charge-mission")));
    }
}
