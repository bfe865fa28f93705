package fr.ampli.process.account;

import fr.ampli.agreement.AccountSharing;
import fr.ampli.agreement.BankAccounts;
import fr.ampli.payment.FreezeKind;
import fr.ampli.payment.Freezes;
import fr.ampli.process.Actor;
import fr.ampli.process.CommonVariables;
import fr.ampli.process.freeze.StopOfPayments;
import fr.ampli.shared.DossierNumber;
import fr.ampli.shared.Person;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * ServiceTask_FreezeSharedAccount: nobody can say why two holders use one account. The application found it and the head
 * of service looked at it: two have looked.
 */
@Component("freezeOnSharedAccountDelegate")
class FreezeOnSharedAccountDelegate implements JavaDelegate {

    private final BankAccounts accounts;
    private final Freezes freezes;
    private final StopOfPayments stop;
    private final Actor actor;

    FreezeOnSharedAccountDelegate(BankAccounts accounts, Freezes freezes, StopOfPayments stop, Actor actor) {
        this.accounts = accounts;
        this.freezes = freezes;
        this.stop = stop;
        this.actor = actor;
    }

    @Override
    public void execute(DelegateExecution execution) {
        DossierNumber number = CommonVariables.dossierOf(execution);
        Optional<String> found = accounts.sharings(number).stream()
                .filter(sharing ->
                        sharing.explained().filter(Boolean.FALSE::equals).isPresent())
                .reduce((earlier, later) -> later)
                .flatMap(AccountSharing::grounds);
        freezes.openConfirmed(
                        number,
                        FreezeKind.SUSPICION,
                        "Compte commun à deux porteurs, sans explication. " + found.orElse(""),
                        Person.APPLICATION,
                        actor.person())
                .ifPresent(freeze -> stop.begin(freeze, true));
    }
}
