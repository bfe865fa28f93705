package fr.ampli.correspondence;

import fr.ampli.deadline.Deadlines;
import fr.ampli.dossier.Dossiers;
import fr.ampli.journal.Journal;
import fr.ampli.shared.Checks;
import fr.ampli.shared.DossierNumber;
import fr.ampli.shared.French;
import fr.ampli.shared.Person;
import fr.ampli.shared.Refusal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What becomes of letters after the hand-over: doubts are cleared up, addressees whom mail does not reach are reached
 * otherwise, and receipt is proven where a delay depends on it. A legal delay starts from a proven notification and
 * from nothing else (E35).
 */
@Service
@Transactional
public class Receipts {

    private static final int ADDRESS = 254;
    private static final int REFERENCE = 200;
    private static final int LONG = 2000;

    private final LetterStore store;
    private final Archive archive;
    private final MessageIds messageIds;
    private final PersonalLinks links;
    private final AddressBook addresses;
    private final ProofWatch watch;
    private final Dossiers dossiers;
    private final Deadlines deadlines;
    private final Journal journal;
    private final Clock clock;

    Receipts(
            LetterStore store,
            Archive archive,
            MessageIds messageIds,
            PersonalLinks links,
            AddressBook addresses,
            ProofWatch watch,
            Dossiers dossiers,
            Deadlines deadlines,
            Journal journal,
            Clock clock) {
        this.store = store;
        this.archive = archive;
        this.messageIds = messageIds;
        this.links = links;
        this.addresses = addresses;
        this.watch = watch;
        this.dossiers = dossiers;
        this.deadlines = deadlines;
        this.journal = journal;
        this.clock = clock;
    }

    private enum Verified {
        ARRIVED(LetterState.SENT),
        SEND_AGAIN(LetterState.NEW),
        NOT_ARRIVED(LetterState.FAILED);

        private final LetterState state;

        Verified(LetterState state) {
            this.state = state;
        }
    }

    private enum Outcome {
        SEND_AGAIN,
        REACHED,
        GIVEN_UP
    }

    private enum Finding {
        PROVEN,
        NOT_ARRIVED
    }

    /**
     * Asks the archive about a letter in doubt. Found: it has left. Surely absent, for the first time: it is ready to
     * leave once more. Anything else stays in doubt, and a person looks.
     *
     * @return where the letter is now
     */
    public LetterState askArchive(String key) {
        Letter letter = store.lock(key);
        if (letter.state() != LetterState.IN_DOUBT) {
            return letter.state();
        }
        Archive.Answer answer = archive.holds(letter, messageIds.of(letter));
        if (answer == Archive.Answer.HELD) {
            return moved(letter, LetterState.SENT, "Trouvé dans la boîte d’archives", Person.APPLICATION);
        }
        if (answer == Archive.Answer.ABSENT && store.doubts(key) == 1) {
            return moved(letter, LetterState.NEW, "Absent de la boîte d’archives : nouvel envoi", Person.APPLICATION);
        }
        return LetterState.IN_DOUBT;
    }

    /** A person has looked at a letter in doubt. @throws Refusal with every reason at once */
    public LetterState verify(String key, VerifyDraft draft, Person person) {
        Letter letter = store.lock(key);
        Checks checks = new Checks();
        Verified verified = checks.choice(Verified.class, draft.result(), "result", "Ce que vous avez constaté");
        String grounds = checks.text(draft.grounds(), "grounds", "Comment vous le savez", LONG);
        checks.orThrow();
        if (letter.state() != LetterState.IN_DOUBT) {
            return letter.state(); // the addressee has confirmed it meanwhile, or it came back
        }
        return moved(letter, verified.state, grounds, person);
    }

    /**
     * A letter did not arrive, and a person did something about it: sent it again to a corrected address, reached the
     * addressee otherwise, or gave up with a reason.
     *
     * @throws Refusal with every reason at once
     */
    public LetterState reach(String key, ReachDraft draft, Person person) {
        Letter letter = store.lock(key);
        if (letter.state() != LetterState.FAILED) {
            throw Refusal.of(LetterReasons.LETTER_SETTLED);
        }
        Checks checks = new Checks();
        Outcome outcome = checks.choice(Outcome.class, draft.result(), "result", "Ce que vous faites");
        if (outcome == Outcome.REACHED) {
            return reached(letter, draft.manner(), draft.reachedOn(), draft.reference(), checks, person);
        }
        if (outcome == null) {
            checks.orThrow();
        }
        if (outcome == Outcome.GIVEN_UP) {
            String why = checks.longText(draft.grounds(), "grounds", "Motif de l’abandon", LONG);
            boolean open = dossiers.get(letter.dossier()).isOpen();
            checks.require(!letter.awaitsProof() || !open, LetterReasons.PROOF_STILL_NEEDED);
            checks.orThrow();
            store.givenUp(key, why, clock.instant());
            journal.record(letter.dossier(), person, "LETTER_GIVEN_UP", "Abandonné : " + named(letter), why);
            return LetterState.GIVEN_UP;
        }
        String email = checks.email(draft.email(), "email", "Adresse électronique");
        boolean corrected = email != null && !email.equalsIgnoreCase(letter.to().email());
        checks.require(email == null || corrected, LetterReasons.ADDRESS_UNCHANGED);
        checks.require(email == null || email.length() <= ADDRESS, LetterReasons.ADDRESS_UNCHANGED);
        checks.orThrow();
        addresses.correct(letter.dossier(), letter.to(), email, person);
        links.revokeOf(letter);
        store.redirect(letter, email);
        store.again(key, email, clock.instant());
        journal.record(
                letter.dossier(), person, "LETTER_SENT_AGAIN", "Renvoyé à une adresse corrigée : " + named(letter));
        return LetterState.NEW;
    }

    /** The officer has a proof of receipt, or knows that there will be none. @return whether receipt is proven */
    public boolean establish(String key, ProofDraft draft, Person person) {
        Letter letter = store.lock(key);
        Checks checks = new Checks();
        Finding finding = checks.choice(Finding.class, draft.result(), "result", "Preuve de réception");
        if (finding == Finding.NOT_ARRIVED) {
            checks.orThrow();
            store.move(
                    key,
                    List.of(LetterState.SENT),
                    LetterState.FAILED,
                    "not received, as the addressee says",
                    clock.instant());
            journal.record(letter.dossier(), person, "LETTER_FAILED", "Non parvenu au destinataire : " + named(letter));
            return false;
        }
        ReachedBy by = checks.choice(ReachedBy.class, draft.kind(), "kind", "Nature de la preuve");
        LocalDate on = day(letter, draft.provenOn(), "provenOn", "Date de réception", checks);
        String reference = checks.text(draft.reference(), "reference", "Référence de la preuve", REFERENCE);
        checks.require(by == null || by.proof().isPresent(), LetterReasons.NO_PROOF_BY_PHONE);
        checks.orThrow();
        prove(letter, new Letter.Notification(on, by.proof().orElseThrow(), reference), person);
        return true;
    }

    /** The addressee confirms by the link in the letter. Harmless when it has been done. @return the letter as it is now */
    public Letter confirm(String key) {
        Letter letter = store.lock(key);
        acknowledge(letter, new Letter.Notification(deadlines.today(), ProofKind.LINK, null), PersonalLink.PERSON);
        return store.get(key);
    }

    /**
     * An answer to a letter proves that it was received, on the day of the answer at the latest.
     *
     * @param name the letter, as it is called
     */
    public void answered(DossierNumber number, String name, LocalDate on, Person person) {
        store.find(number, name, Addressee.HOLDER)
                .map(found -> store.lock(found.key()))
                .ifPresent(letter ->
                        acknowledge(letter, new Letter.Notification(on, ProofKind.OBSERVATIONS, null), person));
    }

    /** When and how receipt of the holder's letter of that name was proven, if it was. */
    @Transactional(readOnly = true)
    public Optional<Letter.Notification> notificationOf(DossierNumber number, String name) {
        return store.find(number, name, Addressee.HOLDER).flatMap(Letter::notification);
    }

    /** The telephone number of a letter's addressee, or "". */
    @Transactional(readOnly = true)
    public String phoneOf(Letter letter) {
        return addresses.phone(letter.dossier(), letter.to());
    }

    private void acknowledge(Letter letter, Letter.Notification notification, Person person) {
        if (letter.awaitsProof()) {
            prove(letter, notification, person);
            watch.acknowledged(store.get(letter.key()));
        }
    }

    private void prove(Letter letter, Letter.Notification notification, Person person) {
        if (!store.notified(letter.key(), notification)) {
            return; // proven before: the first proof counts
        }
        if (letter.state() == LetterState.IN_DOUBT) {
            moved(letter, LetterState.SENT, "Le destinataire l’a reçu", person);
        }
        journal.record(
                letter.dossier(),
                person,
                "LETTER_NOTIFIED",
                "Réception prouvée au " + French.date(notification.on()) + " : " + named(letter),
                notification.kind().label()
                        + (notification.reference() == null ? "" : ", " + notification.reference()));
    }

    private LetterState reached(
            Letter letter, String typedManner, String typedDay, String typedReference, Checks checks, Person person) {
        ReachedBy by = checks.choice(ReachedBy.class, typedManner, "manner", "Moyen");
        LocalDate on = day(letter, typedDay, "reachedOn", "Date", checks);
        String reference = checks.optionalText(typedReference, "reference", "Référence", REFERENCE);
        boolean needsProof = letter.awaitsProof();
        checks.require(by == null || !needsProof || by.proof().isPresent(), LetterReasons.NO_PROOF_BY_PHONE);
        checks.require(!needsProof || reference != null, LetterReasons.REFERENCE_MISSING);
        checks.orThrow();
        store.reached(letter.key(), new Letter.Reached(on, by, reference), clock.instant());
        journal.record(
                letter.dossier(),
                person,
                "LETTER_REACHED",
                "Destinataire joint " + by.label() + " le " + French.date(on) + " : " + named(letter));
        if (needsProof) {
            prove(
                    store.get(letter.key()),
                    new Letter.Notification(on, by.proof().orElseThrow(), reference),
                    person);
        }
        return LetterState.REACHED;
    }

    private LocalDate day(Letter letter, String typed, String field, String label, Checks checks) {
        LocalDate day = checks.date(typed, field, label);
        if (day != null) {
            LocalDate written = letter.createdAt().atZone(Deadlines.ZONE).toLocalDate();
            checks.require(!day.isAfter(deadlines.today()), LetterReasons.inFuture(field, label));
            checks.require(!day.isBefore(written), LetterReasons.beforeLetter(field, label, written));
        }
        return day;
    }

    private LetterState moved(Letter letter, LetterState to, String why, Person person) {
        store.move(letter.key(), List.of(LetterState.IN_DOUBT), to, null, clock.instant());
        journal.record(letter.dossier(), person, "LETTER_" + to.name(), to.label() + " : " + named(letter), why);
        return to;
    }

    private static String named(Letter letter) {
        return "courrier « " + letter.subject() + " »";
    }
}
