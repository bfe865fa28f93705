package fr.ampli.correspondence;

import jakarta.mail.MessagingException;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.mail.MailSendException;

/**
 * What went wrong with a letter, without what the mail server said about people: its answers quote addresses, and
 * exceptions end in logs, in the engine's tables and on Cockpit's screen.
 */
final class MailTrouble {

    /** The code of an SMTP answer, with the finer one that may follow; the words after it are the server's own. */
    private static final Pattern ANSWER = Pattern.compile("^\\d{3}(?:[ -]\\d\\.\\d{1,3}\\.\\d{1,3})?(?=[ -]|$)");

    private static final Pattern ADDRESS = Pattern.compile("[^\\s<>,;]+@[^\\s<>,;]+");

    private MailTrouble() {}

    /** The kinds of the failures and the codes of the answers, such as "SMTPAddressFailedException 450 4.2.1". */
    static String of(MailSendException failure) {
        Set<String> parts = new LinkedHashSet<>();
        if (failure.getMessageExceptions().length == 0) {
            collect(failure.getCause(), parts);
        }
        for (Exception each : failure.getMessageExceptions()) {
            collect(each, parts);
        }
        return parts.isEmpty() ? "no reason given" : String.join("; ", parts);
    }

    private static void collect(Throwable failure, Set<String> parts) {
        if (failure == null || !parts.add(failure.getClass().getSimpleName() + " " + words(failure))) {
            return;
        }
        collect(failure.getCause(), parts);
        if (failure instanceof MessagingException mail) {
            collect(mail.getNextException(), parts);
        }
    }

    private static String words(Throwable failure) {
        String first = String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
        Matcher answer = ANSWER.matcher(first);
        return answer.find() ? answer.group() : ADDRESS.matcher(first).replaceAll("…");
    }
}
