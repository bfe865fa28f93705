package fr.ampli;

/** The application's own PostgreSQL cannot run; the message says to an operator what to do. */
final class OwnPostgresException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    OwnPostgresException(String message) {
        super(message);
    }

    OwnPostgresException(String message, Throwable cause) {
        super(message, cause);
    }
}
