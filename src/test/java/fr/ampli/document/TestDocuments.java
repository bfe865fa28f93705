package fr.ampli.document;

import fr.ampli.TestDatabase;
import fr.ampli.journal.Journal;
import fr.ampli.process.demo.SamplePdf;
import fr.ampli.shared.DossierNumber;
import fr.ampli.shared.Person;
import java.time.Clock;
import java.util.List;
import org.springframework.util.unit.DataSize;

/** The evidence store on the test database; takes PDF only. */
public final class TestDocuments {

    private TestDocuments() {}

    public static Documents with(Clock clock) {
        return new Documents(
                new DocumentStore(TestDatabase.jdbc()),
                new DocumentSettings(DataSize.ofMegabytes(10), List.of("application/pdf")),
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
