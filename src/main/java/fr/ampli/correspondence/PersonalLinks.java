package fr.ampli.correspondence;

import fr.ampli.shared.DossierNumber;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Links in letters that let somebody act without an account. A letter is stored with a placeholder; only as it is
 * handed over does a random 256-bit token take its place. The token stands in the mail that left and nowhere else: the
 * record holds its hash, so that who reads the database cannot act in another's name. Each attempt gets a token of its
 * own, and all of them work: nobody can tell which copy arrived.
 */
@Service
public class PersonalLinks {

    /** Where links lead, below the application's public address. */
    public static final String PATH = "/lien/";

    private static final String SCHEME = "personal-link:";
    private static final Pattern PLACEHOLDER =
            Pattern.compile(SCHEME + "(?<purpose>[a-z]+(?:-[a-z]+)*)/(?<subject>[A-Za-z0-9._-]*)");
    private static final int TOKEN_BYTES = 32;
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{43}");

    private final JdbcClient jdbc;
    private final CorrespondenceSettings settings;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    PersonalLinks(JdbcClient jdbc, CorrespondenceSettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.clock = clock;
    }

    /** What a template writes where the link shall stand. */
    static String placeholder(String purpose, Object subject) {
        String placeholder = SCHEME + purpose + "/" + subject;
        if (!PLACEHOLDER.matcher(placeholder).matches()) {
            throw new IllegalArgumentException("not a personal link: " + placeholder);
        }
        return placeholder;
    }

    /**
     * The letter as it leaves: each placeholder replaced by a new link, whose hash is on record from now on. Only what
     * the template made a link of counts: words of people that look like a placeholder stay words.
     */
    Letter mint(Letter letter) {
        if (!letter.html().contains(SCHEME)) {
            return letter;
        }
        List<String> placeholders = Jsoup.parse(letter.html()).select("a[href^=" + SCHEME + "]").stream()
                .map(link -> link.attr("href"))
                .distinct()
                .toList();
        Letter minted = letter;
        for (String placeholder : placeholders) {
            Matcher parts = PLACEHOLDER.matcher(placeholder);
            if (parts.matches()) {
                String link =
                        settings.publicUrl() + PATH + mint(letter, parts.group("purpose"), parts.group("subject"));
                minted = minted.withParts(
                        minted.text().replace(placeholder, link), minted.html().replace(placeholder, link));
            }
        }
        return minted;
    }

    /** What a link allows; empty where it is unknown, expired or revoked, which are not told apart. */
    @Transactional(readOnly = true)
    public Optional<PersonalLink> find(String token) {
        if (!TOKEN.matcher(token).matches()) {
            return Optional.empty();
        }
        return jdbc.sql("select * from ampli.personal_link where token_hash = :hash and revoked_at is null "
                        + "and expires_at > :now")
                .param("hash", hash(token))
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .query(PersonalLinks::link)
                .optional();
    }

    /** Takes back every link for that purpose and subject. @return how many still worked */
    @Transactional
    public int revoke(DossierNumber number, String purpose, String subject) {
        return jdbc.sql("update ampli.personal_link set revoked_at = :now where dossier_number = :number "
                        + "and purpose = :purpose and subject = :subject and revoked_at is null")
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("number", number.value())
                .param("purpose", purpose)
                .param("subject", subject)
                .update();
    }

    /** Takes back every link of a letter: it went to an address that was not its addressee's. */
    void revokeOf(Letter letter) {
        jdbc.sql("update ampli.personal_link set revoked_at = :now where letter_key = :key and revoked_at is null")
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("key", letter.key())
                .update();
    }

    private String mint(Letter letter, String purpose, String subject) {
        byte[] bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        jdbc.sql("""
                        insert into ampli.personal_link
                          (token_hash, letter_key, dossier_number, purpose, subject, created_at, expires_at)
                        values (:hash, :letter, :number, :purpose, :subject, :now, :expires)
                        """)
                .param("hash", hash(token))
                .param("letter", letter.key())
                .param("number", letter.dossier().value())
                .param("purpose", purpose)
                .param("subject", subject)
                .param("now", now)
                .param("expires", now.plus(settings.linkValidity()))
                .update();
        return token;
    }

    private static String hash(String token) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static PersonalLink link(ResultSet row, int index) throws SQLException {
        return new PersonalLink(
                row.getString("letter_key"),
                DossierNumber.read(row.getString("dossier_number")).orElseThrow(),
                row.getString("purpose"),
                row.getString("subject"),
                row.getObject("expires_at", OffsetDateTime.class).toInstant());
    }
}
