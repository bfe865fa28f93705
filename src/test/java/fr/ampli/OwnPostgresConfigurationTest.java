package fr.ampli;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

class OwnPostgresConfigurationTest {

    private final ApplicationContextRunner context = new ApplicationContextRunner()
            .withUserConfiguration(OwnPostgresConfiguration.class)
            .withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class));

    @Test
    void startsAServerWhereNoDatabaseIsConfigured() {
        context.withPropertyValues("ampli.postgres.ephemeral=true", "spring.datasource.hikari.maximum-pool-size=3")
                .run(started -> {
                    var pool = started.getBean(HikariDataSource.class);
                    assertThat(pool.getMaximumPoolSize()).isEqualTo(3);
                    assertThat(JdbcClient.create(pool)
                                    .sql("select current_database() || ' ' || current_user")
                                    .query(String.class)
                                    .single())
                            .isEqualTo("ampli ampli");
                });
    }

    @Test
    void takesABlankAddressForNone(@TempDir Path directory) {
        context.withPropertyValues("spring.datasource.url= ", "ampli.postgres.directory=" + directory)
                .run(started -> {
                    assertThat(started).hasNotFailed().hasSingleBean(OwnPostgres.class);
                    assertThat(directory.resolve("cluster")).isDirectory();
                });
    }

    @Test
    void leavesAConfiguredDatabaseAlone(@TempDir Path directory) {
        context.withPropertyValues(
                        "spring.datasource.url=jdbc:postgresql://database.invalid/ampli",
                        "spring.datasource.username=user",
                        "spring.datasource.password=secret",
                        "ampli.postgres.directory=" + directory)
                .run(started -> {
                    assertThat(started).hasNotFailed().doesNotHaveBean(OwnPostgres.class);
                    assertThat(started.getBean(HikariDataSource.class).getJdbcUrl())
                            .isEqualTo("jdbc:postgresql://database.invalid/ampli");
                    assertThat(directory).isEmptyDirectory();
                });
    }

    @Test
    void stopsTheServerAfterThoseWhoWorkWithIt() {
        Worker.lastWords.clear();
        context.withPropertyValues("ampli.postgres.ephemeral=true")
                .withUserConfiguration(WithWorker.class)
                .run(started -> assertThat(started).hasNotFailed());
        assertThat(Worker.lastWords).as("written at shutdown, through the pool").containsExactly("still there");
    }

    @Configuration(proxyBeanMethods = false)
    static class WithWorker {
        @Bean
        Worker worker(DataSource dataSource) {
            return new Worker(dataSource);
        }
    }

    /** Stands for the engine: it talks to the database until its very end. */
    record Worker(DataSource dataSource) implements AutoCloseable {

        static final List<String> lastWords = new ArrayList<>();

        @Override
        public void close() {
            lastWords.add(JdbcClient.create(dataSource)
                    .sql("select 'still there'")
                    .query(String.class)
                    .single());
        }
    }
}
