package fr.ampli.process.pathway;

import fr.ampli.payment.Declarations;
import fr.ampli.payment.Envelopes;
import fr.ampli.payment.Payments;
import fr.ampli.shared.DossierNumber;
import fr.ampli.shared.Person;
import org.springframework.stereotype.Component;

/** What a withdrawal does to the money of a dossier once no payment is on its way any more. */
@Component
class WithdrawnMoney {

    private final Payments payments;
    private final Envelopes envelopes;
    private final Declarations declarations;

    WithdrawnMoney(Payments payments, Envelopes envelopes, Declarations declarations) {
        this.payments = payments;
        this.envelopes = envelopes;
        this.declarations = declarations;
    }

    /**
     * Gives back what will not be paid, at once: a recovery may take months. What is asked back is declared to nobody,
     * even where the result was proved before.
     */
    void settle(DossierNumber number, Person person) {
        declarations.undeclare(
                number,
                "Le porteur s'est retiré après la preuve du résultat : la somme lui est redemandée.",
                "Retrait du porteur",
                person);
        if (!payments.hasOrderUnderway(number)) {
            envelopes.release(number, "Retrait du porteur", person);
        }
    }
}
