package fr.ampli.bench;

import java.time.Duration;

/**
 * How long the benchmark runs, and where. Each is a system property {@code ampli.bench.…}.
 *
 * @param url JDBC address of a PostgreSQL that may be used for nothing else meanwhile, without a database name
 *     ({@code jdbc:postgresql://host:port/}), its role a superuser and pg_stat_statements preloaded; empty for one of its own
 * @param counted dossiers over which counts are taken
 * @param warmUp how long each side runs before times are taken
 * @param pairs pairs of blocks for the ratio, and as many again for the noise floor
 * @param block how long a block lasts
 * @param clients threads that walk at the same time
 * @param latency how long each side is offered half its load
 * @param timers timers that come due at once
 * @param starts how often each application is started
 */
record BenchSettings(
        String url,
        String user,
        String password,
        int counted,
        Duration warmUp,
        int pairs,
        Duration block,
        int clients,
        Duration latency,
        int timers,
        int starts) {

    static BenchSettings fromSystem() {
        return new BenchSettings(
                System.getProperty("ampli.bench.url", ""),
                System.getProperty("ampli.bench.user", "postgres"),
                System.getProperty("ampli.bench.password", ""),
                number("counted", 20),
                seconds("warm-up", 90),
                number("pairs", 10),
                seconds("block", 15),
                number("clients", Runtime.getRuntime().availableProcessors()),
                seconds("latency", 60),
                number("timers", 10_000),
                number("starts", 3));
    }

    private static int number(String name, int otherwise) {
        return Integer.getInteger("ampli.bench." + name, otherwise);
    }

    private static Duration seconds(String name, int otherwise) {
        return Duration.ofSeconds(number(name, otherwise));
    }
}
