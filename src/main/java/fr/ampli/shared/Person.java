package fr.ampli.shared;

/**
 * Who acts, by the id under which they log in.
 *
 * @param id user id of an agent, at most 100 characters
 */
public record Person(String id) {

    /** The application itself, where a clock and not a hand has acted. */
    public static final Person APPLICATION = new Person("ampli");

    private static final int MAX_LENGTH = 100;

    /** @throws IllegalArgumentException if the id is blank or too long */
    public Person {
        if (id == null || id.isBlank() || id.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("A person is known by an id of 1 to " + MAX_LENGTH + " characters");
        }
    }

    @Override
    public String toString() {
        return id;
    }
}
