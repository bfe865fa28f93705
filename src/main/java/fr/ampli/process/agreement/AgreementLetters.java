package fr.ampli.process.agreement;

import fr.ampli.agreement.AgreedTerms;
import fr.ampli.agreement.Agreements;
import fr.ampli.agreement.BankAccounts;
import fr.ampli.agreement.Terms;
import fr.ampli.deadline.Deadlines;
import fr.ampli.deadline.Delay;
import fr.ampli.process.LetterFacts;
import fr.ampli.shared.DossierNumber;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What the letters about the agreement speak of. */
@Component
class AgreementLetters implements LetterFacts {

    private final Terms terms;
    private final Agreements agreements;
    private final BankAccounts accounts;
    private final Deadlines deadlines;

    AgreementLetters(Terms terms, Agreements agreements, BankAccounts accounts, Deadlines deadlines) {
        this.terms = terms;
        this.agreements = agreements;
        this.accounts = accounts;
        this.deadlines = deadlines;
    }

    @Override
    public Set<String> letters() {
        return Set.of("agreement-to-sign", "signature-reminder", "agreement-in-force", "agreement-lapsed");
    }

    @Override
    public Map<String, Object> facts(DossierNumber number) {
        Map<String, Object> facts = new HashMap<>();
        AgreedTerms agreed = terms.of(number);
        facts.put("grant", agreed.grant().french());
        facts.put("advance", agreed.advance().french());
        facts.put("balance", agreed.balance().french());
        facts.put("jobTitle", agreed.job().title());
        facts.put("jobContract", agreed.job().contract().label());
        facts.put("jobFte", agreed.job().fte().display());
        facts.put("plannedFrom", agreed.plannedFrom());
        facts.put("plannedUntil", agreed.plannedUntil());
        facts.put("awardedOn", agreed.awardedOn());
        facts.put("startUpMonths", agreed.scheme().startUpMonths());
        facts.put("statementBefore", deadlines.on(Delay.STATEMENT_OF_START, deadlines.today()));
        facts.put("reportMonths", deadlines.length(Delay.REPORT).amount());
        accounts.current(number)
                .ifPresent(account -> facts.put("account", account.iban().masked()));
        agreements.find(number).ifPresent(agreement -> {
            agreement.preparedOn().ifPresent(day -> facts.put("signBefore", deadlines.on(Delay.SIGNATURE_LAPSE, day)));
            agreement.siret().ifPresent(siret -> facts.put("siret", siret.formatted()));
            agreement.holderSignatory().ifPresent(signatory -> facts.put("signatory", signatory));
            agreement.regionSignatory().ifPresent(signatory -> facts.put("regionSignatory", signatory));
            agreement.holderSignedOn().ifPresent(day -> facts.put("holderSignedOn", day));
            agreement.regionSignedOn().ifPresent(day -> facts.put("regionSignedOn", day));
            agreement.inForceOn().ifPresent(day -> facts.put("inForceOn", day));
            agreement.lapseCause().ifPresent(cause -> facts.put("lapseCause", cause.sentence()));
            agreement.lapsedOn().ifPresent(day -> facts.put("lapsedOn", day));
        });
        return facts;
    }
}
