package fr.ampli.correspondence;

/**
 * What an officer did about a letter that did not arrive.
 *
 * @param result SEND_AGAIN, REACHED or GIVEN_UP
 * @param email the corrected address, to send again
 * @param manner one of {@link ReachedBy}; @param reachedOn ISO day; @param reference of the receipt
 * @param grounds why it is given up
 */
public record ReachDraft(
        String result, String email, String manner, String reachedOn, String reference, String grounds) {}
