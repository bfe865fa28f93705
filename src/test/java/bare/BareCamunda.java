package bare;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.actuate.autoconfigure.security.servlet.ManagementWebSecurityAutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.autoconfigure.security.servlet.SecurityAutoConfiguration;
import org.springframework.boot.autoconfigure.security.servlet.SecurityFilterAutoConfiguration;
import org.springframework.boot.autoconfigure.security.servlet.UserDetailsServiceAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;

/**
 * Camunda with its interfaces as it comes, authorizations on: what our guards are measured against. In a process of its
 * own, because the web applications of two engines in one JVM overwrite each other.
 */
@SpringBootConfiguration
@EnableAutoConfiguration(
        exclude = {
            SecurityAutoConfiguration.class,
            SecurityFilterAutoConfiguration.class,
            UserDetailsServiceAutoConfiguration.class,
            ManagementWebSecurityAutoConfiguration.class,
            FlywayAutoConfiguration.class
        })
public class BareCamunda {

    /** Says on standard output on which port it listens. The argument is the JDBC URL of an empty PostgreSQL. */
    public static void main(String[] arguments) {
        var application = (ServletWebServerApplicationContext) new SpringApplicationBuilder(BareCamunda.class)
                .run(
                        "--spring.config.name=bare",
                        "--spring.datasource.url=" + arguments[0],
                        "--spring.datasource.username=postgres",
                        "--server.address=127.0.0.1",
                        "--server.port=0",
                        "--spring.jmx.enabled=false",
                        "--camunda.bpm.authorization.enabled=true",
                        "--camunda.bpm.job-execution.enabled=false",
                        "--camunda.bpm.deployment-resource-pattern=classpath:bare/*.none");
        System.out.println("PORT " + application.getWebServer().getPort());
    }
}
