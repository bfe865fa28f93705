package fr.ampli.web;

import fr.ampli.agreement.AgreedTerms;
import fr.ampli.agreement.Agreement;
import fr.ampli.agreement.Agreements;
import fr.ampli.agreement.BankAccounts;
import fr.ampli.agreement.Starts;
import fr.ampli.deadline.Deadlines;
import fr.ampli.deadline.Delay;
import fr.ampli.shared.DossierNumber;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What was agreed, and how far the agreement came. Accounts show four digits, never more. */
@Component
class AgreementSection implements DossierSection {

    private final Agreements agreements;
    private final BankAccounts accounts;
    private final Starts starts;
    private final Deadlines deadlines;

    AgreementSection(Agreements agreements, BankAccounts accounts, Starts starts, Deadlines deadlines) {
        this.agreements = agreements;
        this.accounts = accounts;
        this.starts = starts;
        this.deadlines = deadlines;
    }

    @Override
    public String name() {
        return "agreement";
    }

    @Override
    public Object of(DossierReading reading) {
        return reading.terms().map(agreed -> section(reading, agreed)).orElse(null);
    }

    private Map<String, Object> section(DossierReading reading, AgreedTerms agreed) {
        DossierNumber number = reading.number();
        Map<String, Object> section = new LinkedHashMap<>();
        section.put("grant", agreed.grant().french());
        section.put("advance", agreed.advance().french());
        section.put("balance", agreed.balance().french());
        section.put("scheme", agreed.scheme().version());
        section.put("jobTitle", agreed.job().title());
        section.put("jobContract", agreed.job().contract().label());
        section.put("jobFte", agreed.job().fte().display());
        section.put("awardedOn", day(Optional.of(agreed.awardedOn())));
        section.put("plannedFrom", day(Optional.of(agreed.plannedFrom())));
        section.put("plannedUntil", day(Optional.of(agreed.plannedUntil())));
        section.put("deMinimisCeiling", agreed.scheme().deMinimisCeiling().french());
        section.put(
                "deMinimisFrom",
                day(Optional.of(agreed.awardedOn().minusYears(agreed.scheme().deMinimisYears()))));
        section.put("deMinimisYears", agreed.scheme().deMinimisYears());
        section.put("lastEligibleDay", day(Optional.of(agreed.scheme().lastEligibleDay())));
        accounts.current(number).ifPresent(account -> {
            section.put("account", account.iban().masked());
            section.put("accountHolder", account.holderName());
        });
        agreements.find(number).ifPresent(agreement -> signatures(agreement, section));
        reading.period().ifPresent(period -> {
            section.put("startedOn", day(Optional.of(period.from())));
            section.put("endsOn", day(Optional.of(period.until())));
        });
        section.put("earliestStart", day(Optional.of(starts.applicationDay(number))));
        return section;
    }

    private void signatures(Agreement agreement, Map<String, Object> section) {
        section.put("state", agreement.state().label());
        section.put(
                "holderSignatory",
                agreement
                        .holderSignatory()
                        .map(signatory -> signatory.name() + ", " + signatory.capacity())
                        .orElse(null));
        section.put(
                "regionSignatory",
                agreement
                        .regionSignatory()
                        .map(signatory -> signatory.name() + ", " + signatory.capacity())
                        .orElse(null));
        section.put("preparedOn", day(agreement.preparedOn()));
        section.put("signBefore", day(agreement.preparedOn().map(day -> deadlines.on(Delay.SIGNATURE_LAPSE, day))));
        section.put("holderSignedOn", day(agreement.holderSignedOn()));
        section.put("regionSignedOn", day(agreement.regionSignedOn()));
        section.put("inForceOn", day(agreement.inForceOn()));
        section.put(
                "lapseCause",
                agreement.lapseCause().map(cause -> cause.sentence()).orElse(null));
    }

    private static String day(Optional<LocalDate> day) {
        return day.map(LocalDate::toString).orElse(null);
    }
}
