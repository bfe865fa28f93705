package fr.ampli.correspondence;

import fr.ampli.shared.DossierNumber;
import fr.ampli.shared.Person;

/** Where addresses come from: kept by other capabilities, corrected from here when a letter came back. */
public interface AddressBook {

    /** Corrects the address of an addressee where it is kept, so that the next letter finds it. */
    void correct(DossierNumber number, Addressee addressee, String email, Person person);

    /** The telephone number of an addressee, or "" where none is known. */
    String phone(DossierNumber number, Addressee addressee);
}
