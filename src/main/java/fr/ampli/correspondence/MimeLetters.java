package fr.ampli.correspondence;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.Properties;
import org.springframework.mail.javamail.MimeMessageHelper;

/** Turns a letter into a message with a text and an HTML part. */
final class MimeLetters {

    private final CorrespondenceSettings settings;
    private final Session session = Session.getInstance(new Properties());

    MimeLetters(CorrespondenceSettings settings) {
        this.settings = settings;
    }

    MimeMessage message(Letter letter) {
        try {
            MimeMessage message = new NamedMessage(session, letter.messageId());
            MimeMessageHelper helper = new MimeMessageHelper(message, true, StandardCharsets.UTF_8.name());
            helper.setFrom(
                    new InternetAddress(settings.from(), settings.service().name(), StandardCharsets.UTF_8.name()));
            helper.setReplyTo(settings.service().email());
            helper.setTo(new InternetAddress(letter.to().email(), letter.to().name(), StandardCharsets.UTF_8.name()));
            helper.setSubject(letter.subject());
            helper.setSentDate(Date.from(letter.createdAt()));
            helper.setText(letter.text(), letter.html());
            message.setHeader("Auto-Submitted", "auto-generated");
            message.setHeader("Content-Language", "fr");
            message.saveChanges();
            return message;
        } catch (MessagingException | UnsupportedEncodingException failure) {
            throw new IllegalStateException("cannot build the message of " + letter.key(), failure);
        }
    }

    /** Jakarta Mail would invent a new Message-ID at every save; ours comes from the letter's key. */
    private static final class NamedMessage extends MimeMessage {
        private final String messageId;

        NamedMessage(Session session, String messageId) {
            super(session);
            this.messageId = messageId;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", messageId);
        }
    }
}
