package fr.ampli.correspondence;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Keeps letters as .eml files, one per key: any mail program opens them. */
final class FilePostman implements Postman {

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
        try {
            Files.createDirectories(directory);
            Path draft = Files.createTempFile(directory, "letter", ".part");
            try (OutputStream out = Files.newOutputStream(draft)) {
                message.writeTo(out);
            }
            // The rename is atomic: a reader sees the whole letter or none.
            Files.move(draft, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot write " + target, failure);
        } catch (MessagingException failure) {
            throw new IllegalStateException("cannot write " + target, failure);
        }
    }
}
