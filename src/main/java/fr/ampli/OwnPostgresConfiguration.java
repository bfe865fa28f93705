package fr.ampli;

import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.util.StringUtils;

/**
 * Gives the application a PostgreSQL of its own where nobody configured one.
 *
 * <p>The server is known to Spring Boot as connection details; the pool is Spring Boot's own, with every
 * {@code spring.datasource.hikari.*} setting. The engine depends on the pool and the pool on the server, so the server
 * stops last.
 */
@Configuration(proxyBeanMethods = false)
@Conditional(OwnPostgresConfiguration.NoDatabaseConfigured.class)
@EnableConfigurationProperties(OwnPostgresProperties.class)
class OwnPostgresConfiguration {

    @Bean(destroyMethod = "close")
    OwnPostgres ownPostgres(OwnPostgresProperties properties) {
        return OwnPostgres.start(properties);
    }

    /** A blank address counts as none: an environment file often leaves the variable empty. */
    static class NoDatabaseConfigured extends SpringBootCondition {
        @Override
        public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
            var environment = context.getEnvironment();
            var configured = StringUtils.hasText(environment.getProperty("spring.datasource.url"))
                    || StringUtils.hasText(environment.getProperty("spring.datasource.jndi-name"));
            var message = ConditionMessage.forCondition("Own PostgreSQL");
            return configured
                    ? ConditionOutcome.noMatch(message.because("a database is configured"))
                    : ConditionOutcome.match(message.because("no database is configured"));
        }
    }
}
