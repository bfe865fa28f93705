package fr.ampli.access;

import fr.ampli.shared.Person;

/** The forms that wait to be filled in. Kept outside: by the engine. */
public interface FormPlaces {

    /**
     * Whether the person may fill in that form today: the task is there, nobody else has taken it, and the person may
     * work it; or the person may start the process.
     */
    boolean isOpenTo(FormPlace place, Person person);
}
