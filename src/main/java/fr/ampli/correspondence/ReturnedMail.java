package fr.ampli.correspondence;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a mail in the return mailbox says. A report about a delivery (RFC 3464) names what happened to each recipient and
 * carries the headers of the mail that it is about; everything else, absence notes and junk included, says nothing.
 * Whatever stands in it was written by a stranger: little of it is read, and nothing of it is kept but a code.
 *
 * @param failures recipients that were not reached for good, with the code of the reason
 * @param delays whether the report only says that delivery takes longer
 * @param messageIds of the mails that it is about
 */
record ReturnedMail(List<Failure> failures, boolean delays, List<String> messageIds) {

    static final ReturnedMail SILENT = new ReturnedMail(List.of(), false, List.of());

    /** @param status an enhanced code such as 5.1.1, or "" */
    record Failure(String recipient, String status) {}

    private static final int MAX_BYTES = 10 * 1024 * 1024;
    private static final int READ = 64 * 1024;
    private static final int MAX_PARTS = 20;
    private static final int MAX_RECIPIENTS = 50;
    private static final Pattern STATUS = Pattern.compile("[245]\\.\\d{1,3}\\.\\d{1,3}");
    private static final Pattern MESSAGE_ID = Pattern.compile("<[^<>\\s@]{1,120}@[^<>\\s@]{1,120}>");

    static ReturnedMail read(MimeMessage mail) throws MessagingException, IOException {
        if (mail.getSize() > MAX_BYTES
                || !mail.isMimeType("multipart/report")
                || !String.valueOf(mail.getContentType())
                        .toLowerCase(Locale.ROOT)
                        .contains("delivery-status")
                || !(mail.getContent() instanceof Multipart parts)) {
            return SILENT;
        }
        List<Failure> failures = new ArrayList<>();
        Set<String> ids = new LinkedHashSet<>();
        boolean delays = false;
        for (int i = 0; i < Math.min(parts.getCount(), MAX_PARTS); i++) {
            BodyPart part = parts.getBodyPart(i);
            if (part.isMimeType("message/delivery-status") || part.isMimeType("message/global-delivery-status")) {
                delays |= recipients(start(part), failures);
            } else if (part.isMimeType("message/rfc822")
                    || part.isMimeType("text/rfc822-headers")
                    || part.isMimeType("message/rfc822-headers")
                    || part.isMimeType("message/global")
                    || part.isMimeType("message/global-headers")) {
                ids.addAll(messageIds(start(part)));
            }
        }
        return new ReturnedMail(List.copyOf(failures), delays, List.copyOf(ids));
    }

    /** Adds who was not reached. @return whether somebody is only reached later */
    private static boolean recipients(String report, List<Failure> failures) {
        boolean delays = false;
        for (String group : report.replace("\r\n", "\n").split("\n[ \t]*\n", MAX_RECIPIENTS)) {
            String action = field(group, "Action").toLowerCase(Locale.ROOT);
            delays |= action.equals("delayed");
            if (action.equals("failed")) {
                String recipient = field(group, "Original-Recipient");
                Matcher status = STATUS.matcher(field(group, "Status"));
                failures.add(new Failure(
                        (recipient.isEmpty() ? field(group, "Final-Recipient") : recipient)
                                .replaceFirst("^[^;]*;", "")
                                .strip(),
                        status.find() ? status.group() : ""));
            }
        }
        return delays;
    }

    private static String field(String group, String name) {
        String prefix = name.toLowerCase(Locale.ROOT) + ":";
        return group.lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(prefix))
                .map(line -> line.substring(prefix.length()).strip())
                .findFirst()
                .orElse("");
    }

    private static List<String> messageIds(String headers) throws MessagingException {
        InternetHeaders read =
                new InternetHeaders(new ByteArrayInputStream(headers.getBytes(StandardCharsets.ISO_8859_1)), true);
        List<String> ids = new ArrayList<>();
        String[] found = read.getHeader("Message-ID");
        for (String each : found == null ? new String[0] : found) {
            Matcher id = MESSAGE_ID.matcher(each);
            if (id.find()) {
                ids.add(id.group());
            }
        }
        return ids;
    }

    /** The first bytes of a part: nobody needs more, and somebody may send a lot. */
    private static String start(Part part) throws MessagingException, IOException {
        try (InputStream in = part.getInputStream()) {
            return new String(in.readNBytes(READ), StandardCharsets.ISO_8859_1);
        }
    }
}
