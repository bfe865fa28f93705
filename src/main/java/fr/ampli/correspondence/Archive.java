package fr.ampli.correspondence;

import jakarta.mail.MessagingException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The mailbox that gets a blind copy of every letter. Only an archive that works can say that a letter has not left: it
 * must have been sent a copy of this one, and must hold the last letter that surely left.
 */
@Component
class Archive {

    private static final Logger LOG = LoggerFactory.getLogger(Archive.class);

    private final LetterStore store;
    private final CorrespondenceSettings settings;
    private final Clock clock;

    Archive(LetterStore store, CorrespondenceSettings settings, Clock clock) {
        this.store = store;
        this.settings = settings;
        this.clock = clock;
    }

    enum Answer {
        HELD,
        ABSENT,
        UNKNOWN
    }

    Answer holds(Letter letter, String messageId) {
        if (!settings.archive().isReadable() || !store.isArchived(letter)) {
            return Answer.UNKNOWN;
        }
        Instant quietSince = clock.instant().minus(settings.quietTime());
        Optional<String> known = store.lastSurelyArchived(quietSince);
        try (ImapMailbox mailbox = ImapMailbox.open(settings.archive(), false)) {
            if (mailbox.has(messageId)) {
                return Answer.HELD;
            }
            return known.isPresent() && mailbox.has(known.get()) ? Answer.ABSENT : Answer.UNKNOWN;
        } catch (MessagingException failure) {
            LOG.warn(
                    "the archive of letters cannot be read: {}",
                    failure.getClass().getSimpleName());
            return Answer.UNKNOWN;
        }
    }
}
