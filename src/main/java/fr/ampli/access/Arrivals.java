package fr.ampli.access;

import fr.ampli.shared.Person;
import java.util.Optional;
import java.util.Set;

/** People who come in through the organisation's identity provider. Kept outside: by the engine's user store. */
public interface Arrivals {

    /**
     * Lets a person in whom the identity provider vouches for: adds who is unknown, without a password, and brings
     * names, e-mail and groups up to date. The last administrator stays one, whatever the provider says.
     *
     * @throws fr.ampli.shared.Refusal {@code ID_NOT_ACCEPTED}, {@code ID_IN_OTHER_LETTERS}, {@code PASSWORD_ONLY} (see
     *     {@link #passwordOnly}) or {@code NO_GROUP}
     */
    Person arrive(Arrival arrival);

    /** Whether this is the administrator of emergencies: one with a password, who comes in with it and no other way. */
    boolean passwordOnly(Person person);

    /** The groups of this application, the only ones that a provider can give and take. */
    Set<String> groups();

    /**
     * What the provider says about a person.
     *
     * @param id under which the person logs in; the only thing that identifies
     * @param firstName null where the provider does not say
     * @param lastName null where the provider does not say
     * @param email null where the provider does not say; never identifies
     * @param groups the groups to be in from now on; empty where the provider has no word in it
     */
    record Arrival(String id, String firstName, String lastName, String email, Optional<Set<String>> groups) {}
}
