package fr.ampli.access;

import fr.ampli.shared.DossierNumber;
import fr.ampli.shared.Person;

/** Takes tasks out of a person's hands. Tasks live outside: in the engine. */
public interface TaskHandBack {

    /** Gives every open task of the dossier that the person holds back to its group, in the caller's transaction. */
    void handBack(DossierNumber number, Person person);
}
