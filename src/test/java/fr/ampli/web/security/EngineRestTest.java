package fr.ampli.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import fr.ampli.ScenarioTest;
import fr.ampli.process.engine.DemoPassword;
import fr.ampli.process.engine.Directory;
import fr.ampli.process.engine.Directory.Newcomer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** /engine-rest: for administrators and technical accounts, with a password in each request. */
class EngineRestTest extends ScenarioTest {

    @LocalServerPort
    int port;

    @Autowired
    Directory directory;

    private HttpBrowser program;

    @BeforeEach
    void accounts() {
        directory.enrol(new Newcomer(
                "r-supervision@region.example", "Supervision", "", null, DemoPassword.VALUE, true, "technique"));
        program = new HttpBrowser(port);
    }

    private int status(String method, String path, String id, String password) throws Exception {
        return program.program(method, path, id, password, "{}").statusCode();
    }

    @Test
    void without_a_password_or_with_a_wrong_one_it_asks_for_one() throws Exception {
        var nobody = program.get("/engine-rest/process-definition");
        assertThat(nobody.statusCode()).isEqualTo(401);
        assertThat(nobody.headers().firstValue("WWW-Authenticate").orElseThrow())
                .startsWith("Basic");
        assertThat(status("GET", "/engine-rest/process-definition", "r-distrait", "wrong"))
                .isEqualTo(401);
    }

    @Test
    void administrators_and_technical_accounts_are_answered() throws Exception {
        for (String id : new String[] {"admin", "r-supervision@region.example"}) {
            for (String path :
                    new String[] {"/engine-rest/process-definition", "/engine-rest/engine/default/process-definition"
                    }) {
                var answer = program.program("GET", path, id, DemoPassword.VALUE, "");
                assertThat(answer.statusCode()).as(id).isEqualTo(200);
                assertThat(answer.body()).as(id).contains("ampli-pathway");
                assertThat(answer.headers().firstValue("Set-Cookie")).as(id).isEmpty();
            }
            assertThat(program.program("POST", "/engine-rest/process-instance/count", id, DemoPassword.VALUE, "{}")
                            .body())
                    .as(id)
                    .contains("count");
        }
    }

    @Test
    void officers_and_managers_are_not() throws Exception {
        for (String id : new String[] {"instructeur", "ordonnateur", "responsable"}) {
            assertThat(status("GET", "/engine-rest/process-definition", id, DemoPassword.VALUE))
                    .as(id)
                    .isEqualTo(403);
        }
    }

    @Test
    void a_login_in_the_browser_opens_nothing_here() throws Exception {
        HttpBrowser admin = HttpBrowser.of(port, "admin", DemoPassword.VALUE);
        assertThat(admin.get("/engine-rest/process-definition").statusCode()).isEqualTo(401);
    }

    @Test
    void a_browser_on_another_site_is_refused_even_with_a_password() throws Exception {
        String basic = "Basic " + java.util.Base64.getEncoder().encodeToString("admin:ampli-demo".getBytes());
        for (String site : new String[] {"cross-site", "same-site"}) {
            assertThat(withHeader(basic, "Sec-Fetch-Site", site)).as(site).isEqualTo(403);
        }
        assertThat(withHeader(basic, "Sec-Fetch-Site", "none")).isEqualTo(200);
    }

    private int withHeader(String basic, String name, String value) throws Exception {
        return program.send(program.request("/engine-rest/process-definition/count")
                        .header("Authorization", basic)
                        .header(name, value)
                        .GET())
                .statusCode();
    }

    @Test
    void a_technical_account_sees_where_work_stands_and_changes_nothing() throws Exception {
        String id = "r-supervision@region.example";
        assertThat(status("GET", "/engine-rest/incident/count", id, DemoPassword.VALUE))
                .isEqualTo(200);
        assertThat(status("GET", "/engine-rest/variable-instance", id, DemoPassword.VALUE))
                .isEqualTo(403);
        assertThat(status("POST", "/engine-rest/message", id, DemoPassword.VALUE))
                .isEqualTo(403);
        assertThat(status("POST", "/engine-rest/task/x/complete", id, DemoPassword.VALUE))
                .isEqualTo(403);
        assertThat(status("GET", "/api/partners", id, DemoPassword.VALUE)).isEqualTo(401);
    }
}
