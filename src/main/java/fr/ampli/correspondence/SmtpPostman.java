package fr.ampli.correspondence;

import jakarta.mail.Address;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.MimeMessage;
import java.util.stream.Stream;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSender;

/** Hands letters to the mail server of {@code spring.mail.host}. */
final class SmtpPostman implements Postman {

    private final JavaMailSender mail;
    private final MimeLetters mime;

    SmtpPostman(JavaMailSender mail, MimeLetters mime) {
        this.mail = mail;
        this.mime = mime;
    }

    @Override
    public void handOver(Letter letter) throws UndeliverableException {
        MimeMessage message = mime.message(letter);
        try {
            mail.send(message);
        } catch (MailSendException failure) {
            if (refusedForGood(failure)) {
                throw new UndeliverableException("the mail server refuses the address of " + letter.key(), failure);
            }
            throw failure;
        } catch (MailException failure) {
            throw failure;
        }
    }

    /** True where the server named the address invalid (a 5xx answer to RCPT), not merely busy. */
    private static boolean refusedForGood(MailSendException failure) {
        return Stream.of(failure.getMessageExceptions())
                .filter(SendFailedException.class::isInstance)
                .map(SendFailedException.class::cast)
                .anyMatch(sent -> {
                    Address[] invalid = sent.getInvalidAddresses();
                    return invalid != null && invalid.length > 0;
                });
    }
}
