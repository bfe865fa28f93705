package fr.ampli;

import fr.ampli.shared.DossierNumber;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A real PostgreSQL with the schema of the application, one for all tests of a JVM and without Spring. Its record only
 * grows, so tests stay apart by working on dossiers of their own: {@link #nextNumber()}.
 */
public final class TestDatabase {

    private static final AtomicInteger SEQUENCE = new AtomicInteger();

    private TestDatabase() {}

    public static DataSource dataSource() {
        return Holder.DATA_SOURCE;
    }

    public static JdbcClient jdbc() {
        return JdbcClient.create(dataSource());
    }

    /** Runs something in one transaction: {@code transaction().executeWithoutResult(status -> …)}. */
    public static TransactionTemplate transaction() {
        return new TransactionTemplate(new DataSourceTransactionManager(dataSource()));
    }

    /** The number of a dossier that no other test of this JVM uses. */
    public static DossierNumber nextNumber() {
        return DossierNumber.of(2099, SEQUENCE.incrementAndGet());
    }

    private static final class Holder {

        private static final DataSource DATA_SOURCE = start();

        private static DataSource start() {
            try {
                EmbeddedPostgres postgres = EmbeddedPostgres.builder().start();
                Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(postgres)));
                DataSource dataSource = postgres.getPostgresDatabase();
                Flyway.configure()
                        .dataSource(dataSource)
                        .schemas("ampli")
                        .defaultSchema("ampli")
                        .load()
                        .migrate();
                return dataSource;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static void stop(EmbeddedPostgres postgres) {
            try {
                postgres.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
