package fr.ampli.agreement;

import fr.ampli.deadline.Deadlines;
import fr.ampli.document.DocumentKind;
import fr.ampli.document.Documents;
import fr.ampli.dossier.Dossier;
import fr.ampli.dossier.Dossiers;
import fr.ampli.dossier.Ending;
import fr.ampli.dossier.LegalForm;
import fr.ampli.journal.Journal;
import fr.ampli.shared.Amounts;
import fr.ampli.shared.Checks;
import fr.ampli.shared.DossierNumber;
import fr.ampli.shared.French;
import fr.ampli.shared.Money;
import fr.ampli.shared.Person;
import fr.ampli.shared.Refusal;
import fr.ampli.shared.Siret;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The agreement of an award, from its preparation to its entry into force or its lapse (steps 12 and 13, E12, E38). */
@Service
@Transactional
public class Agreements {

    private final AgreementStore store;
    private final Terms terms;
    private final DeMinimis deMinimis;
    private final BankAccounts accounts;
    private final Dossiers dossiers;
    private final Documents documents;
    private final Deadlines deadlines;
    private final Journal journal;
    private final ApplicationEventPublisher events;

    Agreements(
            AgreementStore store,
            Terms terms,
            DeMinimis deMinimis,
            BankAccounts accounts,
            Dossiers dossiers,
            Documents documents,
            Deadlines deadlines,
            Journal journal,
            ApplicationEventPublisher events) {
        this.store = store;
        this.terms = terms;
        this.deMinimis = deMinimis;
        this.accounts = accounts;
        this.dossiers = dossiers;
        this.documents = documents;
        this.deadlines = deadlines;
        this.journal = journal;
        this.events = events;
    }

    private enum SignatureResult {
        SIGNED,
        REFUSED
    }

    /**
     * Prepares the agreement: the structure exists, its account is its own and French, de minimis leaves room (R26).
     *
     * @throws Refusal with every reason at once
     */
    public void prepare(DossierNumber number, AgreementDraft draft, Person person) {
        Dossier dossier = dossiers.get(number);
        AgreedTerms agreed = terms.of(number);
        Checks checks = new Checks();
        boolean newborn = dossier.holder().legalForm() == LegalForm.NOT_YET_CREATED;
        String structure = newborn
                ? checks.text(draft.structureName(), "structureName", "Nom de la structure", 200)
                : dossier.holder().name();
        LegalForm form = newborn ? newForm(draft, checks) : dossier.holder().legalForm();
        Siret siret = siret(dossier, draft.siret(), checks);
        Money received =
                Amounts.read(checks, draft.deMinimisReceived(), "deMinimisReceived", "Aides de minimis déjà reçues");
        List<DeMinimisAid> aids = deMinimis.read(draft.deMinimisAids(), checks);
        checkDeMinimis(number, siret, received, aids, checks);
        BankAccounts.Details account =
                accounts.read(draft.iban(), draft.bic(), draft.accountHolder(), draft.holderNote(), structure, checks);
        Agreement.Signatory signatory = new Agreement.Signatory(
                checks.text(draft.signatoryName(), "signatoryName", "Signataire pour la structure", 120),
                checks.text(draft.signatoryCapacity(), "signatoryCapacity", "Qualité du signataire", 120));
        documents.require(number, checks, DocumentKind.BANK_DETAILS);
        checks.orThrow();

        if (!store.insert(number, siret, signatory, received, deadlines.today(), person)) {
            throw Refusal.of(AgreementReasons.AGREEMENT_CHANGED);
        }
        deMinimis.record(number, aids, person);
        if (newborn || !dossier.holder().siret().equals(Optional.of(siret))) {
            dossiers.identify(number, structure, siret, form, person);
        }
        accounts.record(number, account, person);
        journal.record(
                number,
                person,
                "AGREEMENT_PREPARED",
                "Convention établie : " + agreed.grant().french() + ", signataire " + signatory.name() + ", "
                        + signatory.capacity());
    }

    /**
     * Records what the holder answered.
     *
     * @return whether the holder signed
     */
    public boolean recordHolderSignature(DossierNumber number, HolderSignature answer, Person person) {
        Checks checks = new Checks();
        SignatureResult result = checks.choice(SignatureResult.class, answer.result(), "result", "Réponse du porteur");
        checks.orThrow();
        return result == SignatureResult.SIGNED
                ? holderSigned(number, answer, checks, person)
                : holderRefused(number, answer, checks, person);
    }

    private boolean holderSigned(DossierNumber number, HolderSignature answer, Checks checks, Person person) {
        LocalDate on = checks.date(answer.signedOn(), "signedOn", "Signée le");
        checkSignature(on, get(number).preparedOn(), checks);
        documents.require(number, checks, DocumentKind.SIGNED_AGREEMENT);
        checks.orThrow();
        changed(store.signByHolder(number, on));
        journal.record(
                number, person, "AGREEMENT_SIGNED_BY_HOLDER", "Convention signée par le porteur le " + French.date(on));
        return true;
    }

    private boolean holderRefused(DossierNumber number, HolderSignature answer, Checks checks, Person person) {
        String grounds = checks.longText(answer.grounds(), "grounds", "Motif du refus", 2000);
        checks.orThrow();
        changed(store.refuseByHolder(number, grounds));
        journal.record(number, person, "AGREEMENT_REFUSED", "Le porteur ne signe pas la convention", grounds);
        return false;
    }

    /** Records the signature for the Region. */
    public void signForRegion(DossierNumber number, RegionSignature answer, Person person) {
        Checks checks = new Checks();
        Agreement.Signatory signatory = new Agreement.Signatory(
                checks.text(answer.signatoryName(), "signatoryName", "Prénom et nom du signataire", 120),
                checks.text(answer.signatoryCapacity(), "signatoryCapacity", "Qualité du signataire", 120));
        LocalDate on = checks.date(answer.signedOn(), "signedOn", "Signée le");
        checkSignature(on, get(number).holderSignedOn(), checks);
        checks.orThrow();
        changed(store.signByRegion(number, signatory, on, person));
        journal.record(
                number,
                person,
                "AGREEMENT_SIGNED_BY_REGION",
                "Convention signée pour la Région le " + French.date(on) + " par " + signatory.name() + ", "
                        + signatory.capacity());
    }

    /** The agreement signed by both binds from today: its sending is the notification (R59). */
    public void bringIntoForce(DossierNumber number, Person person) {
        LocalDate today = deadlines.today();
        changed(store.bringIntoForce(number, today));
        Money grant = terms.of(number).grant();
        events.publishEvent(new AgreementInForce(number, grant, today, person));
        journal.record(number, person, "AGREEMENT_IN_FORCE", "Convention en vigueur, " + grant.french() + " engagés");
    }

    /** The award lapses; why follows from how far the agreement came. */
    public LapseCause lapse(DossierNumber number, Person person) {
        LapseCause cause = find(number)
                .map(agreement -> agreement.state() == AgreementState.SIGNATURE_REFUSED
                        ? LapseCause.SIGNATURE_REFUSED
                        : LapseCause.NOT_SIGNED)
                .orElse(LapseCause.NOT_PREPARED);
        changed(store.lapse(number, cause, deadlines.today()));
        journal.record(number, person, "AWARD_LAPSED", "Attribution caduque", cause.sentence());
        return cause;
    }

    @Transactional(readOnly = true)
    public Optional<Agreement> find(DossierNumber number) {
        return store.find(number);
    }

    /** @throws IllegalStateException when none was prepared: the pathway cannot ask before */
    @Transactional(readOnly = true)
    public Agreement get(DossierNumber number) {
        return find(number).orElseThrow(() -> new IllegalStateException("no agreement of " + number));
    }

    private LegalForm newForm(AgreementDraft draft, Checks checks) {
        LegalForm form = checks.choice(LegalForm.class, draft.legalForm(), "legalForm", "Forme juridique");
        checks.require(
                form == null || (form != LegalForm.NOT_YET_CREATED && form.isSocialEconomy()),
                AgreementReasons.LEGAL_FORM_NOT_SOCIAL);
        return form;
    }

    private Siret siret(Dossier dossier, String typed, Checks checks) {
        Optional<Siret> known = dossier.holder().siret();
        Optional<Siret> given = typed == null || typed.isBlank() ? known : Siret.read(typed);
        Siret siret = checks.need(given, AgreementReasons.SIRET_INVALID);
        if (siret == null) {
            return null;
        }
        if (known.isPresent()) {
            checks.require(known.get().siren().equals(siret.siren()), AgreementReasons.SIREN_CHANGED);
            return siret;
        }
        dossiers.othersOf(siret.siren(), dossier.number()).stream()
                .filter(other -> other.isOpen()
                        || other.ending().filter(Ending.SETTLED::equals).isPresent())
                .findFirst()
                .ifPresent(other -> checks.refuse(AgreementReasons.duplicate(other)));
        return siret;
    }

    /** What was declared as a sum is what its lines come to, and leaves room for the grant beside AMPLI's own. */
    private void checkDeMinimis(
            DossierNumber number, Siret siret, Money received, List<DeMinimisAid> aids, Checks checks) {
        if (received == null || !checks.ok()) {
            return;
        }
        DeMinimisRoom declared = deMinimis.room(number, Optional.empty(), aids);
        if (received.compareTo(declared.received()) != 0) {
            checks.refuse(AgreementReasons.deMinimisSumDiffers(received, declared));
            return;
        }
        DeMinimisRoom room = deMinimis.room(number, Optional.ofNullable(siret), aids);
        checks.require(room.isEnough(), AgreementReasons.deMinimisExceeded(room));
    }

    private void checkSignature(LocalDate on, Optional<LocalDate> notBefore, Checks checks) {
        if (on != null) {
            checks.require(!on.isAfter(deadlines.today()), AgreementReasons.SIGNED_IN_THE_FUTURE);
            checks.require(notBefore.isEmpty() || !on.isBefore(notBefore.get()), AgreementReasons.SIGNED_TOO_EARLY);
        }
    }

    private static void changed(boolean done) {
        if (!done) {
            throw Refusal.of(AgreementReasons.AGREEMENT_CHANGED);
        }
    }
}
