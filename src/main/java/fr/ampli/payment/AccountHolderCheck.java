package fr.ampli.payment;

import fr.ampli.agreement.BankAccount;
import fr.ampli.agreement.BankAccounts;
import fr.ampli.shared.DossierNumber;
import java.util.Optional;

/** The account is the structure's own: in its name, and no other holder's (R51, E16). */
record AccountHolderCheck(BankAccounts accounts) implements GateCheck {

    @Override
    public String code() {
        return "ACCOUNT_HOLDER";
    }

    @Override
    public String clause() {
        return "E16";
    }

    @Override
    public Finding look(DossierNumber number, Instalment instalment) {
        Optional<BankAccount> account = accounts.current(number);
        if (account.isEmpty()) {
            return new Finding(false, "Aucun compte n'est enregistré.");
        }
        if (!accounts.isInStructureName(account.get())) {
            return new Finding(
                    false,
                    "Le titulaire du compte, " + account.get().holderName() + ", n'est pas le nom de la structure.");
        }
        return Finding.of(
                !accounts.isSharedUnexplained(number),
                "Le titulaire du compte est " + account.get().holderName() + ".",
                "Ce compte est aussi celui d'un autre porteur, et personne n'a encore dit pourquoi.");
    }

    @Override
    public String sentence() {
        return "Le compte est au nom de la structure, et à aucun autre porteur.";
    }

    @Override
    public String remedy() {
        return "Faites expliquer le compte commun par le chef de service, ou demandez un compte au nom de la structure.";
    }

    @Override
    public ClearedBy clearedBy() {
        return ClearedBy.HEAD;
    }
}
