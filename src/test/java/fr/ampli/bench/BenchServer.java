package fr.ampli.bench;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** The PostgreSQL on which both sides run, each in a database of its own, and what it says that they cost. */
final class BenchServer implements AutoCloseable {

    private final BenchSettings settings;
    private final EmbeddedPostgres own;
    private final SingleConnectionDataSource connection;
    private final JdbcTemplate jdbc;
    private final List<SingleConnectionDataSource> lookUps = new ArrayList<>();
    private final List<String> databases = new ArrayList<>();

    private BenchServer(BenchSettings settings, EmbeddedPostgres own) {
        this.settings = settings;
        this.own = own;
        this.connection = connect("postgres");
        this.jdbc = new JdbcTemplate(connection);
        jdbc.execute("create extension if not exists pg_stat_statements");
    }

    static BenchServer start(BenchSettings settings) {
        if (!settings.url().isEmpty()) {
            return new BenchServer(settings, null);
        }
        try {
            return new BenchServer(
                    settings,
                    EmbeddedPostgres.builder()
                            .setServerConfig("shared_preload_libraries", "pg_stat_statements")
                            .setServerConfig("pg_stat_statements.track", "top")
                            .setServerConfig("pg_stat_statements.max", "10000")
                            .setServerConfig("shared_buffers", "512MB")
                            .setServerConfig("max_wal_size", "8GB")
                            .setServerConfig("checkpoint_timeout", "30min")
                            .setServerConfig("max_connections", "120")
                            // As a server in use: a commit is on disk when it is answered
                            .setServerConfig("fsync", "on")
                            .setServerConfig("synchronous_commit", "on")
                            .start());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private SingleConnectionDataSource connect(String database) {
        return new SingleConnectionDataSource(url(database), settings.user(), settings.password(), true);
    }

    String url(String database) {
        return own == null ? settings.url() + database : own.getJdbcUrl(settings.user(), database);
    }

    String user() {
        return settings.user();
    }

    String password() {
        return settings.password();
    }

    /** Makes an empty database, in the place of one of that name. */
    void create(String database) {
        jdbc.execute("drop database if exists " + database + " with (force)");
        jdbc.execute("create database " + database);
        databases.add(database);
    }

    /** Asks on a connection of its own; one thread at a time waits for it. */
    JdbcTemplate lookUp(String database) {
        SingleConnectionDataSource source = connect(database);
        lookUps.add(source);
        return new JdbcTemplate(source);
    }

    String version() {
        return jdbc.queryForObject("show server_version", String.class);
    }

    /** Settings that decide what a commit costs. */
    String configuration() {
        return jdbc.queryForObject(
                "select string_agg(name || ' ' || current_setting(name), ', ' order by name) from pg_settings where name in"
                        + " ('shared_buffers', 'max_wal_size', 'checkpoint_timeout', 'autovacuum', 'fsync',"
                        + " 'synchronous_commit', 'full_page_writes')",
                String.class);
    }

    String size(String database) {
        return jdbc.queryForObject("select pg_size_pretty(pg_database_size(?))", String.class, database);
    }

    /**
     * For counting, the server does nothing by itself: no vacuum, and no images of whole pages in the WAL, which tell how
     * long ago the last checkpoint was and not what was written. Everything else is measured with both.
     */
    void quiet(boolean quiet) {
        for (String setting : List.of("autovacuum", "full_page_writes")) {
            jdbc.execute("alter system " + (quiet ? "set " + setting + " = off" : "reset " + setting));
        }
        jdbc.execute("select pg_reload_conf()");
        // The reload is done by a process of its own
        jdbc.execute("select pg_sleep(1)");
        jdbc.execute("checkpoint");
    }

    /**
     * What a side has cost the server.
     *
     * @param transactions ids that were given: transactions that write, and savepoints that do
     * @param wal bytes of WAL, with those of the commits
     * @param statementWal bytes of WAL of the statements alone
     * @param images whole pages in the WAL
     * @param all how often the application began a transaction, reading or writing
     * @param byStatement calls by text
     * @param walByStatement bytes of WAL by text
     */
    record Cost(
            double transactions,
            double wal,
            double statementWal,
            double images,
            double all,
            Map<String, Double> byStatement,
            Map<String, Double> walByStatement) {

        /** Bytes of WAL by the table that a statement names first. */
        Map<String, Double> walByTable() {
            Map<String, Double> sums = new TreeMap<>();
            walByStatement.forEach((text, bytes) -> sums.merge(Sql.of(text).table(), bytes, Double::sum));
            return sums;
        }

        /** By kind: SELECT, INSERT, UPDATE, DELETE. */
        Map<String, Double> byKind() {
            Map<String, Double> sums = new TreeMap<>();
            byStatement.forEach((text, calls) -> {
                Sql.Kind kind = Sql.of(text).kind();
                if (kind != Sql.Kind.CONTROL) {
                    sums.merge(kind.name(), calls, Double::sum);
                }
            });
            return sums;
        }

        Map<String, Map<Sql.Kind, Double>> byTable() {
            Map<String, Map<Sql.Kind, Double>> sums = new TreeMap<>();
            byStatement.forEach((text, calls) -> {
                Sql sql = Sql.of(text);
                if (sql.kind() != Sql.Kind.CONTROL) {
                    sums.computeIfAbsent(sql.table(), table -> new TreeMap<>()).merge(sql.kind(), calls, Double::sum);
                }
            });
            return sums;
        }

        double statements() {
            return byKind().values().stream().mapToDouble(Double::doubleValue).sum();
        }
    }

    /** Counts what happens in a database while something is done so many times; each figure is that of one time. */
    Cost cost(String database, int times, Runnable all) {
        jdbc.execute("select pg_stat_statements_reset()");
        long transactions = nextTransaction();
        String lsn = jdbc.queryForObject("select pg_current_wal_insert_lsn()::text", String.class);
        all.run();
        double given = nextTransaction() - transactions;
        Double wal = jdbc.queryForObject(
                "select pg_wal_lsn_diff(pg_current_wal_insert_lsn(), ?::pg_lsn)::float8", Double.class, lsn);
        Map<String, Double> calls = new TreeMap<>();
        Map<String, Double> bytes = new TreeMap<>();
        double[] sums = new double[3];
        jdbc.query(
                "select s.query, sum(s.calls)::float8, sum(s.wal_bytes)::float8, sum(s.wal_fpi)::float8"
                        + " from pg_stat_statements s join pg_database d on d.oid = s.dbid where d.datname = ?"
                        + " and s.query not like '%" + Sql.DRIVER + "%' group by s.query",
                row -> {
                    String text = row.getString(1);
                    calls.put(text, row.getDouble(2) / times);
                    bytes.put(text, row.getDouble(3) / times);
                    sums[0] += row.getDouble(3);
                    sums[1] += row.getDouble(4);
                    if (text.toLowerCase(java.util.Locale.ROOT).startsWith("begin")) {
                        sums[2] += row.getDouble(2);
                    }
                },
                database);
        return new Cost(given / times, wal / times, sums[0] / times, sums[1] / times, sums[2] / times, calls, bytes);
    }

    private long nextTransaction() {
        return jdbc.queryForObject("select pg_snapshot_xmax(pg_current_snapshot())::text::bigint", Long.class);
    }

    /** The id of the server's first process, where it runs on this machine. */
    long postmaster() {
        int backend = jdbc.queryForObject("select pg_backend_pid()", Integer.class);
        try {
            return Files.readAllLines(Path.of("/proc/" + backend + "/status")).stream()
                    .filter(line -> line.startsWith("PPid:"))
                    .mapToLong(line -> Long.parseLong(line.substring(5).strip()))
                    .findFirst()
                    .orElseThrow();
        } catch (IOException elsewhere) {
            throw new UncheckedIOException("times need a PostgreSQL on this machine, and Linux", elsewhere);
        }
    }

    @Override
    public void close() throws IOException {
        lookUps.forEach(SingleConnectionDataSource::destroy);
        if (own == null) {
            databases.forEach(database -> jdbc.execute("drop database if exists " + database + " with (force)"));
        }
        connection.destroy();
        if (own != null) {
            own.close();
        }
    }
}
