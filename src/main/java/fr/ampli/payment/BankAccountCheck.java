package fr.ampli.payment;

import fr.ampli.agreement.BankAccounts;
import fr.ampli.shared.DossierNumber;

/** Money goes to a French account on record, whose check digits were right (R51). */
record BankAccountCheck(BankAccounts accounts) implements GateCheck {

    @Override
    public String code() {
        return "BANK_ACCOUNT";
    }

    @Override
    public String clause() {
        return "R51";
    }

    @Override
    public Finding look(DossierNumber number, Instalment instalment) {
        return accounts.current(number)
                .filter(account -> account.iban().isFrench())
                .map(account -> new Finding(
                        true, "Le compte se termine par " + account.iban().masked() + "."))
                .orElseGet(() -> new Finding(false, "Aucun compte français n'est enregistré."));
    }

    @Override
    public String sentence() {
        return "Un compte bancaire français, vérifié sur son RIB, est enregistré.";
    }

    @Override
    public String remedy() {
        return "Demandez le RIB de la structure et enregistrez-le.";
    }

    @Override
    public ClearedBy clearedBy() {
        return ClearedBy.OFFICER;
    }
}
