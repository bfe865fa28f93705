package fr.ampli.correspondence;

import fr.ampli.journal.Journal;
import fr.ampli.shared.Person;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Reads the mailbox to which mail systems send back what they cannot deliver, and finds the letters. Each mail counts
 * once, however often it comes; it is marked as seen only when what it said is on record.
 */
@Service
public class MailReturns {

    private static final Logger LOG = LoggerFactory.getLogger(MailReturns.class);

    /** How many mails one visit reads; the next comes soon. */
    private static final int AT_ONCE = 100;

    private final LetterStore store;
    private final CorrespondenceSettings settings;
    private final Journal journal;
    private final Clock clock;

    MailReturns(LetterStore store, CorrespondenceSettings settings, Journal journal, Clock clock) {
        this.store = store;
        this.settings = settings;
        this.journal = journal;
        this.clock = clock;
    }

    /** The mailbox cannot be read now. */
    public static final class UnreadableException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        UnreadableException(Throwable cause) {
            // The cause of the cause may quote the account
            super("the mailbox of returned mail cannot be read: "
                    + cause.getClass().getSimpleName());
        }
    }

    /**
     * Reads what came in since the last time, if there is such a mailbox.
     *
     * @return the letters that turned out not to have arrived, each once; somebody must reach their addressees
     * @throws UnreadableException where the mailbox does not answer
     */
    @Transactional
    public List<Letter> collect() {
        if (!settings.returns().isReadable()) {
            return List.of();
        }
        List<Letter> bounced = new ArrayList<>();
        List<Long> read = new ArrayList<>();
        try (ImapMailbox mailbox = ImapMailbox.open(settings.returns(), false)) {
            for (Map.Entry<Long, MimeMessage> each : mailbox.unseen(AT_ONCE).entrySet()) {
                take(mailbox, each.getKey(), each.getValue()).ifPresent(bounced::add);
                read.add(each.getKey());
            }
        } catch (MessagingException failure) {
            if (read.isEmpty()) {
                throw new UnreadableException(failure);
            }
            // What was read counts; the next visit goes on from there
            LOG.warn("the mailbox of returns went away: {}", failure.getClass().getSimpleName());
        }
        if (!read.isEmpty()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    markSeen(read);
                }
            });
        }
        return bounced;
    }

    private Optional<Letter> take(ImapMailbox mailbox, long mailNumber, MimeMessage mail) throws MessagingException {
        ReturnedMail returned;
        try {
            returned = ReturnedMail.read(mail);
        } catch (MessagingException | IOException | RuntimeException malformed) {
            LOG.info(
                    "a returned mail cannot be understood: {}",
                    malformed.getClass().getSimpleName());
            returned = ReturnedMail.SILENT;
        }
        Optional<ReturnedMail.Failure> failure = returned.failures().stream()
                .filter(each ->
                        !each.recipient().equalsIgnoreCase(settings.archive().address()))
                .findFirst();
        if (failure.isEmpty() && !returned.failures().isEmpty()) {
            LOG.warn("the archive of letters refuses mail: {}", settings.archive());
        }
        Optional<Letter> letter = store.sentAs(returned.messageIds());
        String kind =
                letter.isEmpty() ? "OTHER" : failure.isPresent() ? "FAILED" : returned.delays() ? "DELAYED" : "OTHER";
        String status = failure.map(ReturnedMail.Failure::status).orElse("");
        boolean first = store.returned(
                fingerprint(mailbox, mailNumber, mail),
                kind,
                letter.map(Letter::key).orElse(null),
                status,
                clock.instant());
        if (!first || letter.isEmpty() || failure.isEmpty()) {
            return Optional.empty();
        }
        Letter back = letter.get();
        if (!store.bounce(back.key(), "returned " + status, clock.instant())) {
            return Optional.empty();
        }
        journal.record(
                back.dossier(),
                Person.APPLICATION,
                "LETTER_BOUNCED",
                "Courrier « " + back.subject() + " » (" + back.to().roleLabel() + ") : revenu, non distribué");
        return Optional.of(store.get(back.key()));
    }

    /** A failure here is harmless: the mail comes again and says nothing new. */
    private void markSeen(Collection<Long> numbers) {
        try (ImapMailbox mailbox = ImapMailbox.open(settings.returns(), true)) {
            mailbox.markSeen(numbers);
        } catch (MessagingException failure) {
            LOG.warn(
                    "returned mail could not be marked as seen: {}",
                    failure.getClass().getSimpleName());
        }
    }

    /** Names a mail: by its Message-ID where it has one, otherwise by its number in the mailbox. */
    private static String fingerprint(ImapMailbox mailbox, long mailNumber, MimeMessage mail)
            throws MessagingException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            String id = idOf(mailbox, mail);
            if (id != null && !id.isBlank()) {
                digest.update(id.strip().getBytes(StandardCharsets.UTF_8));
            } else {
                digest.update(("number " + mailNumber).getBytes(StandardCharsets.UTF_8));
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Null where it has none, or where the server cannot even read its headers: one bad mail must not stop the rest. */
    private static String idOf(ImapMailbox mailbox, MimeMessage mail) throws MessagingException {
        try {
            return mail.getMessageID();
        } catch (MessagingException failure) {
            if (!mailbox.isThere()) {
                throw failure;
            }
            return null;
        }
    }
}
