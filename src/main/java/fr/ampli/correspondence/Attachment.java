package fr.ampli.correspondence;

/**
 * A file that goes with a letter.
 *
 * @param fileName plain ASCII, so that no mail program can misread it
 * @param mediaType with its parameters, as the mail names it
 */
record Attachment(String fileName, String mediaType, byte[] content) {

    static final String CALENDAR = "text/calendar; charset=UTF-8; method=PUBLISH; component=VEVENT";
    static final String PDF = "application/pdf";
}
