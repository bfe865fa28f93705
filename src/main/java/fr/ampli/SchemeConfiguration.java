package fr.ampli;

import fr.ampli.shared.Scheme;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Reads the scheme's numbers from {@code ampli.scheme}; the application does not start on impossible ones. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SchemeConfiguration.Properties.class)
class SchemeConfiguration {

    @Bean
    Scheme scheme(Properties properties) {
        return properties.scheme();
    }

    @ConfigurationProperties("ampli.scheme")
    record Properties(List<Scheme.Version> versions) {

        Scheme scheme() {
            return new Scheme(versions == null ? List.of() : versions);
        }
    }
}
