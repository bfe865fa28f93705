package fr.ampli.process.account;

import fr.ampli.agreement.AccountChanges;
import fr.ampli.agreement.BankAccounts;
import fr.ampli.correspondence.Addressee;
import fr.ampli.deadline.Deadlines;
import fr.ampli.process.LetterFacts;
import fr.ampli.shared.DossierNumber;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What the letters about a change of account speak of. None of them speaks of a suspicion. */
@Component
class AccountChangeLetters implements LetterFacts {

    /** As a template names whoever asked for the change, where that is another address than the holder's. */
    private static final String REQUESTER = "requester";

    private final AccountChanges changes;
    private final BankAccounts accounts;

    AccountChangeLetters(AccountChanges changes, BankAccounts accounts) {
        this.changes = changes;
        this.accounts = accounts;
    }

    @Override
    public Set<String> letters() {
        return Set.of(
                "account-change-announced",
                "account-change-received",
                "account-changed",
                "account-change-refused",
                "account-change-abandoned");
    }

    @Override
    public Map<String, Object> facts(DossierNumber number) {
        Map<String, Object> facts = new HashMap<>();
        changes.latest(number).ifPresent(change -> {
            facts.put("oldAccount", accounts.get(change.oldAccount()).iban().masked());
            facts.put("newAccount", change.iban().masked());
            facts.put("requestedOn", change.requestedAt().atZone(Deadlines.ZONE).toLocalDate());
            facts.put("arrivedBy", change.arrivedBy().label());
            facts.put("requester", change.requesterName());
            change.coolingUntil().ifPresent(day -> {
                facts.put("objectBefore", day);
                facts.put("changedOn", day.plusDays(1));
            });
            change.endGrounds().ifPresent(grounds -> facts.put("grounds", grounds));
        });
        return facts;
    }

    @Override
    public List<Addressee> addressees(DossierNumber number) {
        return changes.latest(number).stream()
                .map(change -> new Addressee(REQUESTER, change.requesterName(), change.requesterEmail()))
                .toList();
    }
}
