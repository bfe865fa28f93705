package fr.ampli.web;

import fr.ampli.access.People;
import fr.ampli.agreement.AccountChange;
import fr.ampli.agreement.AccountChanges;
import fr.ampli.agreement.BankAccounts;
import fr.ampli.shared.DossierNumber;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The change of account of a dossier, and the number on file. Accounts show four digits, never more. */
@Component
class AccountSection implements DossierSection {

    private final AccountChanges changes;
    private final BankAccounts accounts;
    private final People people;

    AccountSection(AccountChanges changes, BankAccounts accounts, People people) {
        this.changes = changes;
        this.accounts = accounts;
        this.people = people;
    }

    /** One call as the forms list it. */
    record Call(String on, String phone, String result, String spokenTo, String note, String by) {
        static Call of(AccountChange.Call call, People people) {
            return new Call(
                    call.on().toString(),
                    call.phone(),
                    call.result().label(),
                    call.spokenTo().orElse(null),
                    call.note(),
                    people.nameOf(call.by()));
        }
    }

    @Override
    public String name() {
        return "account";
    }

    @Override
    public Object of(DossierReading reading) {
        DossierNumber number = reading.number();
        Map<String, Object> section = new LinkedHashMap<>();
        section.put("phone", reading.dossier().contact().phone());
        section.put("change", changes.latest(number).map(this::change).orElse(null));
        return section;
    }

    private Map<String, Object> change(AccountChange change) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("state", change.state().label());
        facts.put("open", change.state().isOpen());
        facts.put("arrivedBy", change.arrivedBy().label());
        facts.put("receivedOn", change.receivedOn().toString());
        facts.put("requester", change.requesterName());
        facts.put("requesterEmail", change.requesterEmail());
        facts.put("requestedBy", people.nameOf(change.requestedBy()));
        facts.put("oldAccount", accounts.get(change.oldAccount()).iban().masked());
        facts.put("newAccount", change.iban().masked());
        facts.put("accountHolder", change.holderName());
        facts.put("holderNote", change.nameNote().orElse(null));
        facts.put(
                "knownElsewhere",
                !accounts.knownElsewhere(change.dossier(), change.iban()).isEmpty());
        facts.put("callsEndOn", change.givesUpOn().toString());
        facts.put("coolingUntil", day(change.coolingUntil()));
        // Once it has ended, what was said on the telephone would tell how
        facts.put(
                "calls",
                change.state().isOpen()
                        ? changes.calls(change).stream()
                                .map(call -> Call.of(call, people))
                                .toList()
                        : null);
        return facts;
    }

    private static String day(Optional<LocalDate> day) {
        return day.map(LocalDate::toString).orElse(null);
    }
}
