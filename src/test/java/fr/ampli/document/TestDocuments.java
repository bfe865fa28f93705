package fr.ampli.document;

import fr.ampli.TestDatabase;
import fr.ampli.journal.Journal;
import java.time.Clock;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** The evidence store with the application's own settings, for tests without Spring. */
public final class TestDocuments {

    private TestDocuments() {}

    public static Documents with(Clock clock) {
        DocumentSettings settings =
                new Binder(new MapConfigurationPropertySource()).bindOrCreate("ampli.document", DocumentSettings.class);
        return new Documents(
                new DocumentStore(TestDatabase.jdbc()), settings, new Journal(TestDatabase.jdbc(), clock), clock);
    }
}
