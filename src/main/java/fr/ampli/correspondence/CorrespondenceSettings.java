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
 * @param perMinute how many letters may leave in any minute, all nodes together
 * @param archive a mailbox that gets a blind copy of every letter; asked where nobody knows whether a letter has left
 * @param quietTime how long a copy may take to the archive before its absence means something
 * @param returns the mailbox to which mail systems send back what they cannot deliver
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
        String court,

        @DefaultValue("60") int perMinute,
        @DefaultValue Mailbox archive,
        @DefaultValue("15m") Duration quietTime,
        @DefaultValue Mailbox returns) {

    public CorrespondenceSettings {
        if (perMinute < 1) {
            throw new IllegalArgumentException("ampli.correspondence.per-minute must be 1 or more");
        }
    }

    /** The office and how to reach it. */
    public record Service(
            @DefaultValue("Région Nouvelle-Aquitaine, Direction FSE – AMPLI")
            String name,

            @DefaultValue("14 rue François de Sourdis, 33077 Bordeaux Cedex")
            String address,

            @DefaultValue("05 57 57 80 00") String phone,
            @DefaultValue("ampli@example.org") String email) {}

    /**
     * A mailbox and how to read it over IMAP; blank where there is none.
     *
     * @param address where mail for it goes
     * @param host without one the mailbox is not read
     * @param ssl TLS from the first byte; otherwise plain, for a server on the same machine
     */
    public record Mailbox(
            @DefaultValue("") String address,
            @DefaultValue("") String host,
            @DefaultValue("993") int port,
            @DefaultValue("") String user,
            @DefaultValue("") String password,
            @DefaultValue("INBOX") String folder,
            @DefaultValue("true") boolean ssl) {

        public static final Mailbox NONE = new Mailbox("", "", 993, "", "", "INBOX", true);

        boolean hasAddress() {
            return !address.isBlank();
        }

        boolean isReadable() {
            return !host.isBlank();
        }

        /** Without the password: settings end in logs. */
        @Override
        public String toString() {
            return "Mailbox[" + address + " at " + host + ":" + port + "]";
        }
    }
}
