package fr.ampli.payment;

import fr.ampli.agreement.Terms;
import fr.ampli.shared.DossierNumber;
import fr.ampli.shared.Money;

/** The envelope holds the money of this instalment: it was committed at the award and not given back since (E31). */
record EnvelopeCheck(Envelopes envelopes, Ledger ledger, Terms terms) implements GateCheck {

    @Override
    public String code() {
        return "ENVELOPE_COVERS";
    }

    @Override
    public String clause() {
        return "E31";
    }

    @Override
    public Finding look(DossierNumber number, Instalment instalment) {
        return envelopes
                .share(number)
                .map(share -> look(share, ledger.total(number), instalment.of(terms.of(number))))
                .orElse(new Finding(false, "Aucune somme n'est engagée pour ce dossier sur une enveloppe."));
    }

    private static Finding look(EnvelopeShare share, LedgerTotal total, Money amount) {
        Money left = share.committed().minus(total.paid());
        return new Finding(
                amount.isAtMost(left) && amount.isAtMost(total.unpaid()),
                "Enveloppe " + share.year() + " : " + share.committed().french() + " engagés pour ce dossier, "
                        + total.paid().french() + " déjà payés"
                        + (total.released().isPositive()
                                ? ", " + total.released().french() + " libérés"
                                : "")
                        + " ; ce paiement est de " + amount.french() + ".");
    }

    @Override
    public String sentence() {
        return "L'enveloppe de l'année couvre ce paiement.";
    }

    @Override
    public String remedy() {
        return "L'engagement de ce dossier a été libéré ou n'a jamais été pris : vérifiez avec le chef de service"
                + " pourquoi, avant tout paiement.";
    }

    @Override
    public ClearedBy clearedBy() {
        return ClearedBy.HEAD;
    }
}
