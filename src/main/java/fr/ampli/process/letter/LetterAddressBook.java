package fr.ampli.process.letter;

import fr.ampli.correspondence.AddressBook;
import fr.ampli.correspondence.Addressee;
import fr.ampli.dossier.Dossiers;
import fr.ampli.referral.Partner;
import fr.ampli.referral.Partners;
import fr.ampli.shared.DossierNumber;
import fr.ampli.shared.Person;
import org.springframework.stereotype.Component;

/** Addresses of holders are kept with the dossier, those of partners in their directory. */
@Component
class LetterAddressBook implements AddressBook {

    private final Dossiers dossiers;
    private final Partners partners;

    LetterAddressBook(Dossiers dossiers, Partners partners) {
        this.dossiers = dossiers;
        this.partners = partners;
    }

    @Override
    public void correct(DossierNumber number, Addressee addressee, String email, Person person) {
        if (addressee.role().equals(Addressee.HOLDER)) {
            dossiers.correctContactEmail(number, email, person);
        } else {
            partners.correctEmail(number, addressee.email(), email, person);
        }
    }

    @Override
    public String phone(DossierNumber number, Addressee addressee) {
        return addressee.role().equals(Addressee.HOLDER)
                ? dossiers.get(number).contact().phone()
                : partners.withEmail(addressee.email()).map(Partner::phone).orElse("");
    }
}
