package fr.ampli.correspondence;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.mail.MailSendException;

/** Keeps letters as .eml files, one per key: any mail program opens them. */
final class FilePostman implements Postman {

    private static final Logger LOG = LoggerFactory.getLogger(FilePostman.class);

    private final Path directory;
    private final MimeLetters mime;

    FilePostman(Path directory, MimeLetters mime) {
        this.directory = directory;
        this.mime = mime;
    }

    @Override
    public void handOver(Letter letter) {
        MimeMessage message = mime.message(letter);
        Path target = directory.resolve(letter.key().replace('/', '_') + ".eml");
        Path draft = null;
        try {
            Files.createDirectories(directory);
            draft = Files.createTempFile(directory, "letter", ".part");
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(draft))) {
                message.writeTo(out);
            }
            // The rename is atomic: a reader sees the whole letter or none.
            Files.move(draft, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException | MessagingException failure) {
            discard(draft);
            throw new MailSendException("cannot write " + target, failure);
        }
    }

    private static void discard(Path draft) {
        try {
            if (draft != null) {
                Files.deleteIfExists(draft);
            }
        } catch (IOException failure) {
            LOG.warn("cannot delete {}", draft, failure);
        }
    }
}
