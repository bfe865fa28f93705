package fr.ampli;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The PostgreSQL that the application runs for itself where no database is configured.
 *
 * @param directory where its data, its password and its programs live
 * @param port the loopback port, 0 for any free one
 * @param ephemeral everything in a temporary directory that disappears at the end (tests)
 */
@ConfigurationProperties("ampli.postgres")
record OwnPostgresProperties(
        @DefaultValue("data/postgres") Path directory,
        @DefaultValue("0") int port,
        @DefaultValue("false") boolean ephemeral) {}
