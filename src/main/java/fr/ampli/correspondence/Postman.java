package fr.ampli.correspondence;

/** The door to the mail system. */
interface Postman {

    /**
     * Hands a letter over; a normal return means that the other side has taken it.
     *
     * @throws UndeliverableException when the address is refused for good
     * @throws UncertainException when nobody can tell whether the other side has taken it
     * @throws org.springframework.mail.MailException when it was not taken, and it may work later
     */
    void handOver(Letter letter) throws UndeliverableException, UncertainException;

    /** The mail system refuses the address for good: trying again would not help. */
    final class UndeliverableException extends Exception {
        private static final long serialVersionUID = 1L;

        UndeliverableException(String message) {
            super(message);
        }
    }

    /** The whole letter has left but no answer came back: a second attempt could be a second copy. */
    final class UncertainException extends Exception {
        private static final long serialVersionUID = 1L;

        UncertainException(String message) {
            super(message);
        }
    }
}
