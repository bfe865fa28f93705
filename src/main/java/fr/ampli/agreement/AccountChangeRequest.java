package fr.ampli.agreement;

/**
 * A request to change the account, as it was typed.
 *
 * @param number the dossier's number
 * @param arrivedBy IN_PERSON, POST, EMAIL or TELEPHONE: none of them is enough without the signed request and both papers
 * @param oldIban the account on record, as the requester writes it
 * @param accountHolder the holder as the bank's paper names it
 * @param holderNote why that is the structure, where it is written otherwise
 */
public record AccountChangeRequest(
        String number,
        String arrivedBy,
        String receivedOn,
        String requesterName,
        String requesterEmail,
        String oldIban,
        String iban,
        String bic,
        String accountHolder,
        String holderNote) {

    /** Without the account numbers: this one may end up in a log. */
    @Override
    public String toString() {
        return "AccountChangeRequest[" + number + ", " + arrivedBy + "]";
    }
}
