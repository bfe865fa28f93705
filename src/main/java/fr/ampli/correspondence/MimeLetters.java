package fr.ampli.correspondence;

import jakarta.activation.FileTypeMap;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.List;
import java.util.Properties;
import java.util.function.Function;
import org.eclipse.angus.mail.smtp.SMTPMessage;
import org.springframework.mail.javamail.ConfigurableMimeFileTypeMap;
import org.springframework.mail.javamail.MimeMessageHelper;

/** Turns a letter into a message with a text and an HTML part, and what goes with it. */
final class MimeLetters {

    private final CorrespondenceSettings settings;
    private final Function<Letter, List<Attachment>> attachments;
    private final MessageIds ids;
    private final Session session = Session.getInstance(new Properties());

    /** @param attachments the files that go with a letter */
    MimeLetters(CorrespondenceSettings settings, Function<Letter, List<Attachment>> attachments) {
        this.settings = settings;
        this.attachments = attachments;
        this.ids = new MessageIds(settings);
    }

    LetterMessage message(Letter letter) {
        try {
            LetterMessage message = new LetterMessage(session, ids.of(letter));
            MimeMessageHelper helper = new Helper(message);
            helper.setFrom(
                    new InternetAddress(settings.from(), settings.service().name(), StandardCharsets.UTF_8.name()));
            helper.setReplyTo(settings.service().email());
            helper.setTo(new InternetAddress(
                    letter.to().email(), HeaderText.of(letter.to().name()), StandardCharsets.UTF_8.name()));
            if (settings.archive().hasAddress()) {
                helper.setBcc(settings.archive().address());
            }
            if (settings.returns().hasAddress()) {
                // What cannot be delivered goes back there, not to the office's own mailbox
                message.setEnvelopeFrom(settings.returns().address());
            }
            helper.setSubject(letter.subject());
            helper.setSentDate(Date.from(letter.createdAt()));
            helper.setText(letter.text(), letter.html());
            for (Attachment each : attachments.apply(letter)) {
                helper.addAttachment(each.fileName(), new ByteArrayDataSource(each.content(), each.mediaType()));
            }
            message.setHeader("Auto-Submitted", "auto-generated");
            message.setHeader("Content-Language", "fr");
            message.saveChanges();
            return message;
        } catch (MessagingException | UnsupportedEncodingException failure) {
            throw new IllegalStateException("cannot build the message of " + letter.key(), failure);
        }
    }

    /** Each attachment says what it is: the table of file endings, read from a file for every message, is not asked. */
    private static final class Helper extends MimeMessageHelper {

        private static final FileTypeMap NOT_ASKED = new ConfigurableMimeFileTypeMap();

        Helper(LetterMessage message) throws MessagingException {
            super(message, true, StandardCharsets.UTF_8.name());
        }

        @Override
        protected FileTypeMap getDefaultFileTypeMap(MimeMessage message) {
            return NOT_ASKED;
        }
    }

    /** Jakarta Mail would invent a new Message-ID at every save; ours comes from the letter's key. */
    static final class LetterMessage extends SMTPMessage {

        private final String messageId;
        private boolean written;

        private LetterMessage(Session session, String messageId) {
            super(session);
            this.messageId = messageId;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", messageId);
        }

        @Override
        public void writeTo(OutputStream out, String[] ignored) throws IOException, MessagingException {
            super.writeTo(out, ignored);
            written = true;
        }

        /** Whether the whole message has left: from then on, only an answer tells whether it was taken. */
        boolean isWritten() {
            return written;
        }
    }
}
