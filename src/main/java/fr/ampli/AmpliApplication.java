package fr.ampli;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Runs the AMPLI grant scheme: the pathway in an embedded engine, the record in PostgreSQL. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class AmpliApplication {

    public static void main(String[] args) {
        SpringApplication.run(AmpliApplication.class, args);
    }
}
