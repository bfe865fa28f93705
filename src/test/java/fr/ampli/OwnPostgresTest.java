package fr.ampli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class OwnPostgresTest {

    @TempDir
    Path directory;

    /** The library unpacks once per JVM, where the first server asks for it: let that be a place that stays. */
    @BeforeAll
    static void unpackOnce(@TempDir Path unused) {
        OwnPostgres.start(new OwnPostgresProperties(unused, 0, true)).close();
    }

    @Test
    void keepsItsDataAcrossRestarts() throws Exception {
        try (var first = start()) {
            execute(first, "create table kept (word text)");
            execute(first, "insert into kept values ('Angoulême')");
        }
        try (var second = start()) {
            assertThat(query(second, "select word from kept")).isEqualTo("Angoulême");
        }
    }

    @Test
    void isTheSameDatabaseOnEveryComputer() throws Exception {
        try (var postgres = start()) {
            assertThat(query(postgres, "show server_version")).startsWith(OwnPostgres.MAJOR_VERSION + ".");
            assertThat(query(postgres, "show server_encoding")).isEqualTo("UTF8");
            // A session shows the zone of its client; the server's own stands on its command line
            assertThat(directory.resolve("cluster/postmaster.opts")).content().contains("timezone=UTC");
            assertThat(query(
                            postgres,
                            "select datlocprovider::text || ' ' || datlocale from pg_database where datname = 'ampli'"))
                    .isEqualTo("b C.UTF-8");
            assertThat(query(postgres, "select upper('préfecture')")).isEqualTo("PRÉFECTURE");
        }
    }

    @Test
    void isSafeForARecord() throws Exception {
        try (var postgres = start()) {
            assertThat(query(postgres, "show fsync")).isEqualTo("on");
            assertThat(query(postgres, "show synchronous_commit")).isEqualTo("on");
            assertThat(query(postgres, "select rolsuper from pg_roles where rolname = current_user"))
                    .isEqualTo("f");
            assertThatThrownBy(() -> DriverManager.getConnection(postgres.getJdbcUrl(), "postgres", "guess")
                            .close())
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password authentication failed");
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void keepsOtherUsersOfTheMachineOut() throws Exception {
        start().close();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory)))
                .isEqualTo("rwx------");
    }

    @Test
    void refusesADirectoryThatAnotherApplicationUses() {
        try (var first = start()) {
            assertThat(first.getJdbcUrl()).startsWith("jdbc:postgresql://127.0.0.1:");
            assertThatThrownBy(this::start)
                    .isInstanceOf(OwnPostgresException.class)
                    .hasMessageContaining("Another application uses " + directory)
                    .hasMessageContaining("AMPLI_POSTGRES_DIRECTORY");
        }
    }

    @Test
    void takesOverFromAKilledApplication() throws Exception {
        var application = fork();
        assertThat(firstWord(application)).isEqualTo("READY");
        application.destroyForcibly();
        assertThat(application.waitFor(30, TimeUnit.SECONDS)).isTrue();
        var orphan = ProcessHandle.of(Long.parseLong(pidFile().get(0).strip())).orElseThrow();
        assertThat(orphan.isAlive())
                .as("the killed application left its server")
                .isTrue();

        try (var next = start()) {
            assertThat(orphan.isAlive()).as("the old server is gone").isFalse();
            assertThat(query(next, "select count(*) from written")).isEqualTo("1");
        }
        assertThat(directory.resolve("cluster/postmaster.pid")).doesNotExist();
    }

    @Test
    void leavesAnotherProgramAloneThatHasTheNumberOfADeadServer() throws Exception {
        start().close();
        var bystander = fork(List.of(), Bystander.class);
        try {
            Files.writeString(
                    directory.resolve("cluster/postmaster.pid"),
                    "%d\n%s\n%d\n5432\n\n\n\n"
                            .formatted(bystander.pid(), directory.resolve("cluster"), Instant.EPOCH.getEpochSecond()));
            try (var postgres = start()) {
                assertThat(query(postgres, "select 1")).isEqualTo("1");
            }
            assertThat(bystander.isAlive()).isTrue();
        } finally {
            bystander.destroyForcibly();
        }
    }

    @Test
    void startsAgainWhereTheFirstStartWasCutShort() throws Exception {
        Files.createDirectories(directory.resolve("cluster/base"));
        Files.writeString(directory.resolve("cluster/PG_VERSION"), "");
        try (var postgres = start()) {
            assertThat(query(postgres, "select 1")).isEqualTo("1");
        }
    }

    @Test
    void saysWhenTheDataBelongToAnotherVersion() throws Exception {
        Files.createDirectories(directory.resolve("cluster"));
        Files.writeString(directory.resolve("cluster-created"), "");
        Files.writeString(directory.resolve("cluster/PG_VERSION"), "12\n");
        Files.writeString(directory.resolve("password"), "secret");
        assertThatThrownBy(this::start)
                .isInstanceOf(OwnPostgresException.class)
                .hasMessageContaining("belongs to PostgreSQL 12")
                .hasMessageContaining("pg_dump");
        assertThat(directory.resolve("cluster/PG_VERSION")).exists();
    }

    @Test
    void saysWhenThePasswordIsLost() throws Exception {
        Files.createDirectories(directory.resolve("cluster"));
        Files.writeString(directory.resolve("cluster-created"), "");
        assertThatThrownBy(this::start).isInstanceOf(OwnPostgresException.class).hasMessageContaining("password");
    }

    @Test
    void saysWhenItsPortIsTaken() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var properties = new OwnPostgresProperties(directory, taken.getLocalPort(), false);
            assertThatThrownBy(() -> OwnPostgres.start(properties))
                    .isInstanceOf(OwnPostgresException.class)
                    .hasMessageContaining("AMPLI_POSTGRES_PORT");
        }
    }

    @Test
    void saysWhatToDoWhereNoServerIsCarried() throws Exception {
        var application = fork("-Dos.arch=sparc");
        assertThat(firstWord(application)).contains("sparc").contains("SPRING_DATASOURCE_URL");
        assertThat(application.waitFor(30, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void leavesNothingBehindWhenEphemeral() throws Exception {
        Path place;
        try (var postgres = OwnPostgres.start(new OwnPostgresProperties(directory, 0, true))) {
            place = postgres.directory();
            assertThat(place).isNotEmptyDirectory();
        }
        assertThat(place).doesNotExist();
        assertThat(directory).isEmptyDirectory();
    }

    private OwnPostgres start() {
        return OwnPostgres.start(new OwnPostgresProperties(directory, 0, false));
    }

    private static void execute(OwnPostgres postgres, String sql) throws SQLException {
        try (var connection = connect(postgres);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String query(OwnPostgres postgres, String sql) throws SQLException {
        try (var connection = connect(postgres);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            assertThat(rows.next()).isTrue();
            return rows.getString(1);
        }
    }

    private static Connection connect(OwnPostgres postgres) throws SQLException {
        return DriverManager.getConnection(postgres.getJdbcUrl(), postgres.getUsername(), postgres.getPassword());
    }

    private List<String> pidFile() throws IOException {
        return Files.readAllLines(directory.resolve("cluster/postmaster.pid"));
    }

    private static String java() {
        return ProcessHandle.current().info().command().orElse("java");
    }

    private Process fork(String... options) throws IOException {
        return fork(List.of(options), Application.class, directory.toString());
    }

    private static Process fork(List<String> options, Class<?> main, String... arguments) throws IOException {
        var command = new ArrayList<>(List.of(java(), "-cp", System.getProperty("java.class.path")));
        command.addAll(options);
        command.add(main.getName());
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /** What the forked application says first in its own name; the rest is logging. */
    private static String firstWord(Process process) throws IOException {
        try (var reader = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
            return reader.lines()
                    .filter(line -> line.startsWith(Application.SAYS))
                    .map(line -> line.substring(Application.SAYS.length()))
                    .findFirst()
                    .orElse("");
        }
    }

    /** An application of its own, to be killed. */
    static final class Application {

        static final String SAYS = "application: ";

        private Application() {}

        public static void main(String[] arguments) throws Exception {
            try {
                var postgres = OwnPostgres.start(new OwnPostgresProperties(Path.of(arguments[0]), 0, false));
                execute(postgres, "create table written as select 1 as line");
                System.out.println(SAYS + "READY");
                Thread.sleep(TimeUnit.MINUTES.toMillis(2));
                postgres.close();
            } catch (OwnPostgresException e) {
                System.out.println(SAYS + e.getMessage());
            }
        }
    }

    /** A program that has nothing to do with all this. */
    static final class Bystander {

        private Bystander() {}

        public static void main(String[] arguments) throws InterruptedException {
            Thread.sleep(TimeUnit.MINUTES.toMillis(2));
        }
    }
}
