package fr.ampli.process.agreement;

import fr.ampli.agreement.AgreedTerms;
import fr.ampli.agreement.Agreements;
import fr.ampli.agreement.BankAccounts;
import fr.ampli.agreement.Terms;
import fr.ampli.deadline.Deadlines;
import fr.ampli.deadline.Delay;
import fr.ampli.job.Hours;
import fr.ampli.process.LetterFacts;
import fr.ampli.review.Decisions;
import fr.ampli.shared.DossierNumber;
import fr.ampli.shared.SchemeTerms;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What the letters about the agreement speak of. */
@Component
class AgreementLetters implements LetterFacts {

    private static final int MONTHS_OF_A_YEAR = 12;

    private final Terms terms;
    private final Agreements agreements;
    private final BankAccounts accounts;
    private final Decisions decisions;
    private final Deadlines deadlines;

    AgreementLetters(
            Terms terms, Agreements agreements, BankAccounts accounts, Decisions decisions, Deadlines deadlines) {
        this.terms = terms;
        this.agreements = agreements;
        this.accounts = accounts;
        this.decisions = decisions;
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
        agreementText(agreed, facts);
        decisions.find(number).ifPresent(decision -> facts.put("awardSigner", decision.signer()));
        facts.put("reportMonths", deadlines.length(Delay.REPORT).amount());
        accounts.current(number)
                .ifPresent(account -> facts.put("account", account.iban().masked()));
        agreements.find(number).ifPresent(agreement -> {
            agreement.preparedOn().ifPresent(day -> facts.put("signBefore", deadlines.on(Delay.SIGNATURE_LAPSE, day)));
            agreement.deMinimis().ifPresent(received -> facts.put("deMinimisReceived", received.french()));
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

    /** The numbers that the agreement itself names, as they were frozen at the award (R25). */
    private void agreementText(AgreedTerms agreed, Map<String, Object> facts) {
        SchemeTerms scheme = agreed.scheme();
        facts.put("jobHours", Hours.french(agreed.job().weeklyHours()));
        facts.put("jobFullTime", Hours.french(agreed.job().fullTimeHours()));
        facts.put("minimumFte", Hours.french(scheme.minimumFte()));
        facts.put("minimumMonths", scheme.minimumFixedTermMonths());
        facts.put("partTimeFloor", Hours.french(scheme.partTimeFloorHours()));
        facts.put("lastEligibleDay", scheme.lastEligibleDay());
        facts.put("recoveryPercent", Hours.french(scheme.recoveryRate().movePointRight(2)));
        facts.put("deMinimisYears", scheme.deMinimisYears());
        facts.put("deMinimisCeiling", scheme.deMinimisCeiling().french());
        facts.put("statementMonths", deadlines.length(Delay.STATEMENT_OF_START).amount());
        facts.put("paymentDays", deadlines.length(Delay.PAYMENT).amount());
        facts.put("retentionYears", deadlines.length(Delay.RETENTION).amount() / MONTHS_OF_A_YEAR);
    }
}
