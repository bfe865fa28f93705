package fr.ampli;

import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Runs the AMPLI grant scheme: the pathway in an embedded engine, the record in PostgreSQL. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class AmpliApplication {

    /** Providers that mail would otherwise search for in every jar, several times for every letter. */
    private static final Map<String, String> MAIL_PROVIDERS = Map.of(
            "jakarta.mail.util.StreamProvider", "org.eclipse.angus.mail.util.MailStreamProvider",
            "jakarta.activation.spi.MimeTypeRegistryProvider",
                    "org.eclipse.angus.activation.MimeTypeRegistryProviderImpl",
            "jakarta.activation.spi.MailcapRegistryProvider",
                    "org.eclipse.angus.activation.MailcapRegistryProviderImpl");

    public static void main(String[] args) {
        MAIL_PROVIDERS.forEach((name, provider) -> System.getProperties().putIfAbsent(name, provider));
        SpringApplication.run(AmpliApplication.class, args);
    }
}
