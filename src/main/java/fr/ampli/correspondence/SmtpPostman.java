package fr.ampli.correspondence;

import jakarta.mail.Address;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.InternetAddress;
import java.util.stream.Stream;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSender;

/** Hands letters to the mail server of {@code spring.mail.host}. */
final class SmtpPostman implements Postman {

    private static final Logger LOG = LoggerFactory.getLogger(SmtpPostman.class);

    private static final Address[] NOBODY = {};

    private final JavaMailSender mail;
    private final MimeLetters mime;

    SmtpPostman(JavaMailSender mail, MimeLetters mime) {
        this.mail = mail;
        this.mime = mime;
    }

    @Override
    public void handOver(Letter letter) throws UndeliverableException, UncertainException {
        MimeLetters.LetterMessage message = mime.message(letter);
        try {
            mail.send(message);
        } catch (MailSendException failure) {
            if (message.isWritten() && failure.getMessageExceptions().length == 0) {
                LOG.info("letter {} was taken, but the mail server did not say goodbye", letter.key());
                return;
            }
            if (refusedForGood(failure, letter.to().email())) {
                throw new UndeliverableException(
                        "the mail server refuses the address of " + letter.key() + ": " + MailTrouble.of(failure));
            }
            if (message.isWritten() && !answered(failure)) {
                throw new UncertainException(
                        "the mail server did not answer for " + letter.key() + ": " + MailTrouble.of(failure));
            }
            throw new MailSendException(
                    "the mail server did not take " + letter.key() + ": " + MailTrouble.of(failure));
        }
    }

    /** True where the server has said no; a connection that broke says nothing. */
    private static boolean answered(MailSendException failure) {
        return Stream.of(failure.getMessageExceptions())
                .filter(SMTPSendFailedException.class::isInstance)
                .map(SMTPSendFailedException.class::cast)
                .anyMatch(sent -> sent.getReturnCode() > 0);
    }

    /**
     * True where the server named the addressee's address invalid (a 5xx answer to RCPT), not merely busy. A refused
     * archive is our trouble, not the addressee's: nothing has left, and somebody must mend it.
     */
    private static boolean refusedForGood(MailSendException failure, String addressee) {
        return Stream.of(failure.getMessageExceptions())
                .filter(SendFailedException.class::isInstance)
                .map(SendFailedException.class::cast)
                .flatMap(sent -> Stream.of(sent.getInvalidAddresses() == null ? NOBODY : sent.getInvalidAddresses()))
                .anyMatch(invalid ->
                        invalid instanceof InternetAddress address && addressee.equalsIgnoreCase(address.getAddress()));
    }
}
