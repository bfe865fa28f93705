package fr.ampli.payment;

import fr.ampli.agreement.AccountChanges;
import fr.ampli.agreement.BankAccount;
import fr.ampli.agreement.BankAccounts;
import fr.ampli.shared.DossierNumber;

/** Nothing is paid while the account is being changed, nor to another account than the order names (R49, E16). */
record AccountUnchangedCheck(AccountChanges changes, BankAccounts accounts, OrderStore orders) implements GateCheck {

    @Override
    public String code() {
        return "ACCOUNT_UNCHANGED";
    }

    @Override
    public String clause() {
        return "R49";
    }

    @Override
    public Finding look(DossierNumber number, Instalment instalment) {
        if (changes.isUnderway(number)) {
            return new Finding(false, "Un changement de compte est en cours.");
        }
        return Finding.of(
                !isPreparedForAnother(number, instalment),
                "Aucun changement de compte n'est en cours.",
                "L'ordre a été préparé pour un compte qui a été remplacé depuis.");
    }

    /** An order that waits to be certified names the account of the day it was prepared. */
    private boolean isPreparedForAnother(DossierNumber number, Instalment instalment) {
        return orders.find(number, instalment)
                .filter(order -> order.state() == OrderState.PREPARED)
                .filter(order -> accounts.current(number)
                        .map(BankAccount::id)
                        .filter(id -> id == order.bankAccountId())
                        .isEmpty())
                .isPresent();
    }

    @Override
    public String sentence() {
        return "Le compte n'est pas en cours de changement, et l'ordre est préparé pour lui.";
    }

    @Override
    public String remedy() {
        return "Attendez la fin du changement de compte ; si l'ordre a été préparé avant, renvoyez-le à la préparation.";
    }

    @Override
    public ClearedBy clearedBy() {
        return ClearedBy.OFFICER;
    }
}
