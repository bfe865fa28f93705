package fr.ampli.agreement;

import fr.ampli.access.Part;
import fr.ampli.access.Parts;
import fr.ampli.deadline.Deadlines;
import fr.ampli.deadline.Delay;
import fr.ampli.document.DocumentKind;
import fr.ampli.document.Documents;
import fr.ampli.document.StoredDocument;
import fr.ampli.dossier.Dossier;
import fr.ampli.dossier.Dossiers;
import fr.ampli.journal.Journal;
import fr.ampli.shared.Checks;
import fr.ampli.shared.DossierNumber;
import fr.ampli.shared.Iban;
import fr.ampli.shared.Person;
import fr.ampli.shared.Reason;
import fr.ampli.shared.Refusal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The change of an account (E16, R49): asked for in writing with both bank papers, confirmed by a call to the number on
 * file, validated by another person, and made only after some days in which the holder can object. Until then the
 * account on record stays, and nothing is paid.
 */
@Service
@Transactional
public class AccountChanges {

    private final AccountChangeStore store;
    private final BankAccounts accounts;
    private final PaymentsAhead payments;
    private final Documents documents;
    private final Dossiers dossiers;
    private final Parts parts;
    private final Deadlines deadlines;
    private final Journal journal;

    AccountChanges(
            AccountChangeStore store,
            BankAccounts accounts,
            PaymentsAhead payments,
            Documents documents,
            Dossiers dossiers,
            Parts parts,
            Deadlines deadlines,
            Journal journal) {
        this.store = store;
        this.accounts = accounts;
        this.payments = payments;
        this.documents = documents;
        this.dossiers = dossiers;
        this.parts = parts;
        this.deadlines = deadlines;
        this.journal = journal;
    }

    private enum Decision {
        VALIDATED,
        REFUSED,
        SUSPECTED
    }

    private enum Objection {
        OBJECTED,
        WITHDRAWN
    }

    /**
     * Records a request; from now on nothing is paid on the dossier until it has ended.
     *
     * @throws Refusal with every reason: no account yet, nothing left to pay, another change underway, the old account
     *     not known to whoever asks, a new one that would not stand as a first one either, or a paper that is missing
     */
    public AccountChange request(AccountChangeRequest draft, Person person) {
        Dossier dossier = dossiers.findOpen(draft.number());
        DossierNumber number = dossier.number();
        BankAccount current =
                accounts.current(number).orElseThrow(() -> Refusal.of(AgreementReasons.NO_ACCOUNT_TO_CHANGE));
        Checks checks = new Checks();
        checks.require(payments.isAnythingLeft(number), AgreementReasons.NOTHING_LEFT_TO_PAY);
        checks.require(store.open(number).isEmpty(), AgreementReasons.ACCOUNT_CHANGE_UNDERWAY);
        AccountChange.Arrival arrival = checks.choice(
                AccountChange.Arrival.class, draft.arrivedBy(), "arrivedBy", "Comment la demande est arrivée");
        LocalDate receivedOn = checks.date(draft.receivedOn(), "receivedOn", "Reçue le");
        checks.require(
                receivedOn == null || !receivedOn.isAfter(deadlines.today()), AgreementReasons.REQUEST_IN_THE_FUTURE);
        String name = checks.text(draft.requesterName(), "requesterName", "Demandeur", 120);
        String email = checks.email(draft.requesterEmail(), "requesterEmail", "Adresse électronique du demandeur");
        checks.require(
                Iban.read(draft.oldIban()).filter(current.iban()::equals).isPresent(),
                AgreementReasons.OLD_IBAN_DIFFERS);
        BankAccounts.Details details = accounts.read(
                draft.iban(),
                draft.bic(),
                draft.accountHolder(),
                draft.holderNote(),
                dossier.holder().name(),
                checks);
        checks.require(details.iban() == null || !details.iban().equals(current.iban()), AgreementReasons.SAME_IBAN);
        AccountChangeStore.Papers papers = papers(number, checks);
        checks.orThrow();
        parts.take(number, person, Part.ACCOUNT_CHANGE);
        try {
            store.insert(
                    number,
                    new AccountChangeStore.Request(arrival, receivedOn, name, email),
                    current.id(),
                    details,
                    papers,
                    deadlines.on(Delay.ACCOUNT_CALL_BACK_GIVEN_UP, deadlines.today()),
                    person);
        } catch (DuplicateKeyException twice) {
            throw Refusal.of(AgreementReasons.ACCOUNT_CHANGE_UNDERWAY);
        }
        journal.record(
                number,
                person,
                "ACCOUNT_CHANGE_REQUESTED",
                "Changement de compte demandé (" + arrival.label() + ") : de "
                        + current.iban().masked() + " à " + details.iban().masked());
        return open(number);
    }

    /** Records a call to the number on file, which nobody types. @return what it brought */
    public CallBackResult recordCall(DossierNumber number, CallBackDraft draft, Person person) {
        AccountChange change = open(number);
        Checks checks = new Checks();
        CallBackResult result = checks.choice(CallBackResult.class, draft.result(), "result", "Résultat de l'appel");
        LocalDate on = checks.date(draft.calledOn(), "calledOn", "Date de l'appel");
        if (on != null) {
            checks.require(!on.isAfter(deadlines.today()), AgreementReasons.CALL_IN_THE_FUTURE);
            checks.require(
                    !on.isBefore(change.requestedAt().atZone(Deadlines.ZONE).toLocalDate()),
                    AgreementReasons.CALL_BEFORE_REQUEST);
        }
        String spokenTo = result == CallBackResult.NOT_REACHED
                ? null
                : checks.text(draft.spokenTo(), "spokenTo", "Personne jointe", 120);
        String note = checks.longText(draft.note(), "note", "Ce qui a été dit", 2000);
        checks.orThrow();
        parts.take(number, person, Part.ACCOUNT_CHANGE);
        store.addCall(change.id(), dossiers.get(number).contact().phone(), result, on, spokenTo, note, person);
        switch (result) {
            case CONFIRMED -> moved(store.confirmed(change.id(), person));
            case DENIED -> end(change, AccountChangeState.SUSPECTED, note, person);
            case WITHDRAWN -> end(change, AccountChangeState.ABANDONED, note, person);
            case NOT_REACHED -> {
                // somebody tries again
            }
        }
        journal.record(
                number,
                person,
                "ACCOUNT_CHANGE_CALLED_BACK",
                "Changement de compte, appel au numéro du dossier : "
                        + (result == CallBackResult.DENIED ? "fait" : result.label()));
        return result;
    }

    /**
     * Records what the second person says: another one than who received the request and than who called.
     *
     * @return the state that the change is in now
     */
    public AccountChangeState validate(DossierNumber number, AccountValidation draft, Person person) {
        AccountChange change = open(number);
        Checks checks = new Checks();
        Decision decision = checks.choice(Decision.class, draft.decision(), "decision", "Décision");
        String grounds = decision == Decision.VALIDATED || decision == null
                ? null
                : checks.longText(draft.grounds(), "grounds", "Motif", 2000);
        checks.orThrow();
        if (person.equals(change.requestedBy())
                || change.calledBy().filter(person::equals).isPresent()) {
            throw Refusal.of(AgreementReasons.SAME_PERSON_VALIDATES);
        }
        parts.take(number, person, Part.ACCOUNT_CHANGE_VALIDATION);
        switch (decision) {
            case VALIDATED -> {
                moved(store.validated(change.id(), person, deadlines.on(Delay.ACCOUNT_COOLING, deadlines.today())));
                journal.record(number, person, "ACCOUNT_CHANGE_VALIDATED", "Changement de compte validé");
            }
            case REFUSED -> end(change, AccountChangeState.REFUSED, grounds, person);
            case SUSPECTED -> end(change, AccountChangeState.SUSPECTED, grounds, person);
        }
        return store.of(number).get(0).state();
    }

    /** Records what arrived during the days of safety. @return the state that the change has ended in */
    public AccountChangeState object(DossierNumber number, AccountObjection draft, Person person) {
        AccountChange change = open(number);
        Checks checks = new Checks();
        Objection what = checks.choice(Objection.class, draft.what(), "what", "Ce qui est arrivé");
        String grounds = checks.longText(draft.grounds(), "grounds", "Ce qui a été dit", 2000);
        checks.orThrow();
        AccountChangeState end =
                what == Objection.OBJECTED ? AccountChangeState.SUSPECTED : AccountChangeState.ABANDONED;
        end(change, end, grounds, person);
        return end;
    }

    /** Makes the new account the account of the dossier: the days of safety are over and nobody objected. */
    public void complete(DossierNumber number, Person person) {
        AccountChange change = open(number);
        moved(store.end(change.id(), AccountChangeState.COOLING, AccountChangeState.CHANGED, null, person));
        accounts.record(
                number,
                new BankAccounts.Details(
                        change.iban(),
                        change.bic(),
                        change.holderName(),
                        change.nameNote().orElse(null)),
                change.requestedBy());
        journal.record(
                number,
                person,
                "ACCOUNT_CHANGED",
                "Compte changé : les paiements vont à " + change.iban().masked());
    }

    /** Gives up a change that is still open; harmless if it has ended. */
    public void abandon(DossierNumber number, String grounds, Person person) {
        store.open(number).ifPresent(change -> end(change, AccountChangeState.ABANDONED, grounds, person));
    }

    /** Records that the accountant and the bank were told of the last change, which somebody did not ask for. */
    public void recordAlert(DossierNumber number, AccountAlertDraft draft, Person person) {
        AccountChange change = latest(number)
                .filter(each -> each.state() == AccountChangeState.SUSPECTED)
                .orElseThrow(() -> Refusal.of(AgreementReasons.ACCOUNT_CHANGE_MOVED));
        Checks checks = new Checks();
        LocalDate on = checks.date(draft.toldOn(), "toldOn", "Prévenus le");
        checks.require(on == null || !on.isAfter(deadlines.today()), AgreementReasons.TOLD_IN_THE_FUTURE);
        String accountant = checks.text(draft.accountant(), "accountant", "Comptable prévenu", 200);
        String bank = checks.text(draft.bank(), "bank", "Banque prévenue", 200);
        String note = checks.longText(draft.note(), "note", "Ce qui a été convenu", 2000);
        checks.orThrow();
        if (!store.addAlert(change.id(), on, accountant, bank, note, person)) {
            throw Refusal.of(AgreementReasons.ACCOUNT_CHANGE_MOVED);
        }
        journal.record(number, person, "ACCOUNTANT_TOLD", "Comptable prévenu au sujet d'un compte");
    }

    /** Whether a change is underway: nothing is paid meanwhile. */
    @Transactional(readOnly = true)
    public boolean isUnderway(DossierNumber number) {
        return store.open(number).isPresent();
    }

    /** The change that is underway, else the one that ended last. */
    @Transactional(readOnly = true)
    public Optional<AccountChange> latest(DossierNumber number) {
        return store.of(number).stream().findFirst();
    }

    /** The calls of a change, in their order. */
    @Transactional(readOnly = true)
    public List<AccountChange.Call> calls(AccountChange change) {
        return store.calls(change.id());
    }

    private AccountChange open(DossierNumber number) {
        return store.open(number).orElseThrow(() -> Refusal.of(AgreementReasons.ACCOUNT_CHANGE_MOVED));
    }

    /** A suspicion ends in the journal like any other change without sequel (E25). */
    private void end(AccountChange change, AccountChangeState end, String grounds, Person person) {
        moved(store.end(change.id(), change.state(), end, grounds, person));
        journal.record(
                change.dossier(),
                person,
                "ACCOUNT_CHANGE_CLOSED",
                "Changement de compte " + end.label(),
                end == AccountChangeState.SUSPECTED ? null : grounds);
    }

    private AccountChangeStore.Papers papers(DossierNumber number, Checks checks) {
        return new AccountChangeStore.Papers(
                paper(
                        number,
                        DocumentKind.PREVIOUS_BANK_DETAILS,
                        AgreementReasons.paperMissing("OLD_PAPER_MISSING", "le RIB du compte actuel"),
                        checks),
                paper(
                        number,
                        DocumentKind.NEW_BANK_DETAILS,
                        AgreementReasons.paperMissing("NEW_PAPER_MISSING", "le RIB du nouveau compte"),
                        checks),
                paper(
                        number,
                        DocumentKind.ACCOUNT_CHANGE_REQUEST,
                        AgreementReasons.paperMissing("REQUEST_PAPER_MISSING", "la demande écrite et signée"),
                        checks));
    }

    /** The last paper of that kind, unless it has served another request. */
    private UUID paper(DossierNumber number, DocumentKind kind, Reason missing, Checks checks) {
        Optional<UUID> last = documents.of(number).stream()
                .filter(document -> document.kind() == kind)
                .map(StoredDocument::id)
                .filter(id -> !store.isUsed(id))
                .reduce((earlier, later) -> later);
        return checks.need(last, missing);
    }

    private static void moved(boolean done) {
        if (!done) {
            throw Refusal.of(AgreementReasons.ACCOUNT_CHANGE_MOVED);
        }
    }
}
