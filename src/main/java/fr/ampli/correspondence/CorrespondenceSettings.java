package fr.ampli.correspondence;

import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who writes, and where letters go when no mail server is given.
 *
 * @param from sender address
 * @param directory where letters are kept as .eml files without {@code spring.mail.host}
 * @param service the office that answers, named in every letter (CRPA L111-2, R112-5)
 * @param privacy whom to ask about personal data (GDPR article 13)
 * @param publicUrl where people outside reach the application, for the links in letters; without a slash at the end
 * @param linkValidity how long a personal link works
 * @param court where a decision is contested, with its address
 */
@ConfigurationProperties("ampli.correspondence")
public record CorrespondenceSettings(
        @DefaultValue("ampli@example.org") String from,
        @DefaultValue("./data/mail") Path directory,
        @DefaultValue Service service,
        @DefaultValue("dpo@example.org") String privacy,
        @DefaultValue("http://localhost:8080") String publicUrl,
        @DefaultValue("90d") Duration linkValidity,

        @DefaultValue("Tribunal administratif de Bordeaux, 9 rue Tastet, 33000 Bordeaux, ou www.telerecours.fr")
        String court) {

    /** The office and how to reach it. */
    public record Service(
            @DefaultValue("Région Nouvelle-Aquitaine, Direction FSE – AMPLI")
            String name,

            @DefaultValue("14 rue François de Sourdis, 33077 Bordeaux Cedex")
            String address,

            @DefaultValue("05 57 57 80 00") String phone,
            @DefaultValue("ampli@example.org") String email) {}
}
