package fr.ampli.correspondence;

import jakarta.mail.FetchProfile;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.UIDFolder;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.search.FlagTerm;
import jakarta.mail.search.MessageIDTerm;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;

/** One folder of a mailbox, over IMAP. */
final class ImapMailbox implements AutoCloseable {

    private static final String TIMEOUT = "20000";

    private final Store store;
    private final Folder folder;

    private ImapMailbox(Store store, Folder folder) {
        this.store = store;
        this.folder = folder;
    }

    static ImapMailbox open(CorrespondenceSettings.Mailbox settings, boolean toChange) throws MessagingException {
        String protocol = settings.ssl() ? "imaps" : "imap";
        Properties properties = new Properties();
        // A mailbox that falls silent must not hold a worker for ever
        properties.setProperty("mail." + protocol + ".connectiontimeout", TIMEOUT);
        properties.setProperty("mail." + protocol + ".timeout", TIMEOUT);
        properties.setProperty("mail." + protocol + ".writetimeout", TIMEOUT);
        properties.setProperty("mail." + protocol + ".ssl.checkserveridentity", "true");
        // Reading is not seeing: a mail is marked when its record is committed
        properties.setProperty("mail." + protocol + ".peek", "true");
        Store store = Session.getInstance(properties).getStore(protocol);
        store.connect(settings.host(), settings.port(), settings.user(), settings.password());
        try {
            Folder folder = store.getFolder(settings.folder());
            folder.open(toChange ? Folder.READ_WRITE : Folder.READ_ONLY);
            return new ImapMailbox(store, folder);
        } catch (MessagingException failure) {
            store.close();
            throw failure;
        }
    }

    boolean has(String messageId) throws MessagingException {
        for (Message found : folder.search(new MessageIDTerm(messageId))) {
            // Servers match parts of a header too
            if (found instanceof MimeMessage mime && messageId.equals(mime.getMessageID())) {
                return true;
            }
        }
        return false;
    }

    /** Mail that was not seen yet, oldest first, by its number in the mailbox; reading it does not mark it. */
    Map<Long, MimeMessage> unseen(int limit) throws MessagingException {
        Message[] found = folder.search(new FlagTerm(new Flags(Flags.Flag.SEEN), false));
        FetchProfile profile = new FetchProfile();
        profile.add(UIDFolder.FetchProfileItem.UID);
        profile.add(FetchProfile.Item.SIZE);
        folder.fetch(found, profile);
        Map<Long, MimeMessage> unseen = new LinkedHashMap<>();
        for (Message each : found) {
            if (unseen.size() < limit && each instanceof MimeMessage mime) {
                unseen.put(((UIDFolder) folder).getUID(each), mime);
            }
        }
        return unseen;
    }

    void markSeen(Collection<Long> numbers) throws MessagingException {
        Message[] messages = ((UIDFolder) folder)
                .getMessagesByUID(numbers.stream().mapToLong(Long::longValue).toArray());
        for (Message each : messages) {
            if (each != null) {
                each.setFlag(Flags.Flag.SEEN, true);
            }
        }
    }

    /** Whether the mailbox still answers, or has gone. */
    boolean isThere() {
        return store.isConnected();
    }

    @Override
    public void close() throws MessagingException {
        try {
            folder.close(false);
        } finally {
            store.close();
        }
    }
}
