package fr.ampli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.util.FileSystemUtils;

/**
 * A real PostgreSQL server, run by the application on the loopback interface and kept across restarts.
 *
 * <p>Its directory holds the cluster, the password, the unpacked programs and the server's log. One application at a
 * time uses a directory; a server that outlived a killed application is stopped before a new one starts.
 */
final class OwnPostgres implements JdbcConnectionDetails, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(OwnPostgres.class);

    /** Kept in step with the binaries in pom.xml; a test reads the version of a running server. */
    static final String MAJOR_VERSION = "17";

    private static final String NAME = "ampli";
    private static final String PID_FILE = "postmaster.pid";
    /** Recovery after a power cut takes longer than an ordinary start. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final Duration SAME_START = Duration.ofSeconds(10);

    private final Path directory;
    private final boolean ephemeral;
    private final FileChannel lock;
    private final String password;
    private final EmbeddedPostgres server;
    private final Optional<ProcessHandle> serverProcess;

    static OwnPostgres start(OwnPostgresProperties properties) {
        try {
            return new OwnPostgres(properties);
        } catch (IOException e) {
            throw new OwnPostgresException("The application's own PostgreSQL could not start: " + e.getMessage(), e);
        }
    }

    private OwnPostgres(OwnPostgresProperties properties) throws IOException {
        ephemeral = properties.ephemeral();
        directory = ephemeral
                ? Files.createTempDirectory("ampli-postgres-")
                : properties.directory().toAbsolutePath().normalize();
        createPrivate(directory);
        lock = lock(directory);
        try {
            password = password();
            refuseTakenPort(properties.port());
            stopOrphan(cluster());
            discardUnfinishedCluster();
            refuseOtherVersion();
            server = startServer(properties.port());
        } catch (IOException | RuntimeException e) {
            release();
            throw e;
        }
        serverProcess = Recorded.read(cluster()).map(Recorded::process);
        try {
            createDatabase();
        } catch (RuntimeException e) {
            close();
            throw e;
        }
        LOG.info("Own PostgreSQL listens on 127.0.0.1:{}, data in {}", server.getPort(), directory);
    }

    @Override
    public String getJdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/" + NAME;
    }

    @Override
    public String getUsername() {
        return NAME;
    }

    @Override
    public String getPassword() {
        return password;
    }

    Path directory() {
        return directory;
    }

    @Override
    public void close() {
        try {
            server.close();
            serverProcess.ifPresent(OwnPostgres::awaitEnd);
        } catch (IOException e) {
            LOG.warn("Own PostgreSQL did not stop as it should; its log is {}", serverLog(), e);
        } finally {
            release();
        }
    }

    private EmbeddedPostgres startServer(int port) throws IOException {
        var builder = EmbeddedPostgres.builder()
                .setDataDirectory(cluster())
                .setCleanDataDirectory(false)
                // Its own hook would stop the server while the engine is still working
                .setRegisterShutdownHook(false)
                .setOverrideWorkingDirectory(programs().toFile())
                .setOutputRedirector(Redirect.appendTo(serverLog().toFile()))
                .setPGStartupWait(PATIENCE)
                .setPort(port)
                .setConnectConfig("password", password)
                // These become options of initdb: the same order and case rules on every platform, and no login
                // without the password even from this machine
                .setLocaleConfig("locale", "C")
                .setLocaleConfig("locale-provider", "builtin")
                .setLocaleConfig("builtin-locale", "C.UTF-8")
                .setLocaleConfig("auth", "scram-sha-256")
                .setLocaleConfig("pwfile", passwordFile().toString())
                .setServerConfig("timezone", "UTC")
                .setServerConfig("unix_socket_directories", "")
                .setServerConfig("max_connections", "100")
                // The library trades safety for speed; that is right for a test and wrong for a record
                .setServerConfig("fsync", ephemeral ? "off" : "on")
                .setServerConfig("synchronous_commit", ephemeral ? "off" : "on");
        try {
            return builder.start();
        } catch (UnsupportedOperationException e) {
            throw noPrograms(e);
        } catch (IllegalStateException e) {
            throw String.valueOf(e.getMessage()).startsWith("Missing embedded postgres binaries")
                    ? noPrograms(e)
                    : didNotStart(e);
        } catch (IOException | RuntimeException e) {
            throw didNotStart(e);
        }
    }

    private OwnPostgresException noPrograms(Exception cause) {
        return new OwnPostgresException(
                "This build carries no PostgreSQL for %s on %s. Set SPRING_DATASOURCE_URL, SPRING_DATASOURCE_USERNAME and SPRING_DATASOURCE_PASSWORD to use a PostgreSQL of yours."
                        .formatted(System.getProperty("os.name"), System.getProperty("os.arch")),
                cause);
    }

    private OwnPostgresException didNotStart(Exception cause) {
        return new OwnPostgresException("""
                The application's own PostgreSQL did not start in %s. What it said last:
                %s
                If it refuses to run as root, start the application as an ordinary user. \
                Or set SPRING_DATASOURCE_URL to use a PostgreSQL of yours.""".formatted(directory, lastWords()), cause);
    }

    /** The application works as the owner of its database and not as the server's superuser. */
    private void createDatabase() {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            try (var found = statement.executeQuery("select 1 from pg_database where datname = '%s'".formatted(NAME))) {
                if (found.next()) {
                    return;
                }
            }
            // The password is hexadecimal and the name a constant: nothing to escape
            statement.execute("create role %s login password '%s'".formatted(NAME, password));
            statement.execute("create database %s owner %s".formatted(NAME, NAME));
            Files.writeString(finished(), "This cluster was created completely.\n");
        } catch (SQLException | IOException e) {
            throw didNotStart(e);
        }
    }

    /** A creation that was cut short left nothing worth keeping, and initdb would stumble over it. */
    private void discardUnfinishedCluster() throws IOException {
        if (Files.exists(cluster()) && Files.notExists(finished())) {
            LOG.warn("Removing a PostgreSQL cluster whose creation was interrupted: {}", cluster());
            FileSystemUtils.deleteRecursively(cluster());
        }
    }

    private void refuseOtherVersion() throws IOException {
        var file = cluster().resolve("PG_VERSION");
        if (Files.exists(file)) {
            var version = Files.readString(file, UTF_8).strip();
            if (!version.equals(MAJOR_VERSION)) {
                throw new OwnPostgresException(
                        "The data in %s belongs to PostgreSQL %s and this build brings %s. Move them with pg_dump and pg_restore, or set AMPLI_POSTGRES_DIRECTORY to a new directory."
                                .formatted(directory, version, MAJOR_VERSION));
            }
        }
    }

    private static void refuseTakenPort(int port) {
        if (port == 0) {
            return;
        }
        try (var probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            LOG.debug("Port {} is free", probe.getLocalPort());
        } catch (IOException e) {
            throw new OwnPostgresException(
                    "Port %d for the application's own PostgreSQL is taken. Set AMPLI_POSTGRES_PORT to another one, or to 0 for any free one."
                            .formatted(port),
                    e);
        }
    }

    private static FileChannel lock(Path directory) throws IOException {
        var file = directory.resolve("lock");
        var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock held = null;
        try {
            held = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            LOG.debug("This very process holds {}", file, e);
        }
        if (held == null) {
            channel.close();
            throw new OwnPostgresException(
                    "Another application uses %s. Stop it, or set AMPLI_POSTGRES_DIRECTORY to another directory; several applications on one database need a PostgreSQL of yours (SPRING_DATASOURCE_URL)."
                            .formatted(directory));
        }
        return channel;
    }

    /** Stops a server that outlived its application; the lock on the directory proves that nobody uses it. */
    private static void stopOrphan(Path cluster) throws IOException {
        var recorded = Recorded.read(cluster);
        if (recorded.isEmpty()) {
            return;
        }
        var process = recorded.get().process();
        if (process.info().command().isEmpty()) {
            throw new OwnPostgresException(
                    "Process %d may be a PostgreSQL that serves %s, and it belongs to another user. Stop it, or start the application as that user."
                            .formatted(process.pid(), cluster));
        }
        if (!recorded.get().serves(cluster)) {
            // After a power cut the number is soon given to another program, and PostgreSQL would refuse to start
            LOG.warn("Removing a left-over {}: process {} is another program", PID_FILE, process.pid());
            Files.delete(cluster.resolve(PID_FILE));
            return;
        }
        LOG.warn("A killed application left its PostgreSQL running (process {}); stopping it", process.pid());
        // SIGTERM: waits for open connections, and those of a dead application are closed
        process.destroy();
        if (!awaitEnd(process)) {
            throw new OwnPostgresException(
                    "PostgreSQL process %d still serves %s for another program. Close that program, or stop the process."
                            .formatted(process.pid(), cluster));
        }
    }

    /** The living process that a cluster's own file names. A number alone is no proof: it may have been given anew. */
    private record Recorded(ProcessHandle process, Instant started) {

        static Optional<Recorded> read(Path cluster) throws IOException {
            var file = cluster.resolve(PID_FILE);
            if (Files.notExists(file)) {
                return Optional.empty();
            }
            List<String> lines = Files.readAllLines(file, UTF_8);
            if (lines.size() < 3) {
                return Optional.empty();
            }
            try {
                var started = Instant.ofEpochSecond(Long.parseLong(lines.get(2).strip()));
                return ProcessHandle.of(Long.parseLong(lines.get(0).strip()))
                        .filter(ProcessHandle::isAlive)
                        .map(process -> new Recorded(process, started));
            } catch (NumberFormatException e) {
                LOG.debug("{} is not readable", file, e);
                return Optional.empty();
            }
        }

        boolean serves(Path cluster) {
            var info = process.info();
            var isPostgres = info.command()
                    .map(command -> Path.of(command).getFileName().toString())
                    .filter(name -> name.equals("postgres") || name.equalsIgnoreCase("postgres.exe"))
                    .isPresent();
            var namesCluster = info.arguments()
                    .filter(arguments -> List.of(arguments).contains(cluster.toString()))
                    .isPresent();
            // Windows does not tell a process's arguments
            var startedThen = info.startInstant()
                    .filter(instant -> Duration.between(started, instant).abs().compareTo(SAME_START) < 0)
                    .isPresent();
            return isPostgres && (namesCluster || startedThen);
        }
    }

    private static boolean awaitEnd(ProcessHandle process) {
        try {
            process.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException | ExecutionException e) {
            LOG.debug("Process {} goes on", process.pid(), e);
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private String password() throws IOException {
        var file = passwordFile();
        var known = Files.exists(file) ? Files.readString(file, UTF_8).strip() : "";
        if (!known.isEmpty()) {
            return known;
        }
        if (Files.exists(finished())) {
            throw new OwnPostgresException(
                    "The data in %s cannot be opened without their password, and %s is missing or empty. Restore it from the backup."
                            .formatted(directory, file));
        }
        var bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        var password = HexFormat.of().formatHex(bytes);
        Files.writeString(file, password + "\n", UTF_8);
        return password;
    }

    /** The directory shields the password, the data and the programs from other users of the machine. */
    private static void createPrivate(Path directory) throws IOException {
        Files.createDirectories(directory);
        FileStore store = Files.getFileStore(directory);
        if (store.supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
        }
    }

    private String lastWords() {
        try {
            var lines = Files.readAllLines(serverLog(), UTF_8);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 12), lines.size()));
        } catch (IOException e) {
            return "(nothing: " + e.getMessage() + ")";
        }
    }

    private void release() {
        try {
            lock.close();
            if (ephemeral) {
                FileSystemUtils.deleteRecursively(directory);
            }
        } catch (IOException e) {
            LOG.warn("Could not leave {} as it should be", directory, e);
        }
    }

    private Path cluster() {
        return directory.resolve("cluster");
    }

    private Path finished() {
        return directory.resolve("cluster-created");
    }

    private Path serverLog() {
        return directory.resolve("server.log");
    }

    /** Not in a temporary directory for data that stay: what cleans those up would take programs that are in use. */
    private Path programs() throws IOException {
        if (!ephemeral) {
            return directory.resolve("programs");
        }
        var shared =
                Path.of(System.getProperty("java.io.tmpdir"), "ampli-postgres-of-" + System.getProperty("user.name"));
        createPrivate(shared);
        return shared;
    }

    private Path passwordFile() {
        return directory.resolve("password");
    }
}
