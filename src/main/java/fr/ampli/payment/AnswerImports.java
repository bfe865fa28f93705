package fr.ampli.payment;

import fr.ampli.access.People;
import fr.ampli.agreement.BankAccounts;
import fr.ampli.deadline.Deadlines;
import fr.ampli.payment.exchange.AnswerFile;
import fr.ampli.payment.exchange.AnswerFiles;
import fr.ampli.payment.exchange.AnswerLine;
import fr.ampli.shared.Checks;
import fr.ampli.shared.French;
import fr.ampli.shared.Money;
import fr.ampli.shared.Person;
import fr.ampli.shared.Refusal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes in the answers of the finance system. A file is read whole or not at all and kept once; each of its lines is then
 * judged by itself, and nothing is paid that was not ordered, exported, and answered for exactly as it was ordered.
 */
@Service
public class AnswerImports {

    private final AnswerImportStore store;
    private final OrderStore orders;
    private final PaymentAnswers answers;
    private final BankAccounts accounts;
    private final PaymentNews news;
    private final ExchangeSettings settings;
    private final ExchangeActs acts;
    private final People people;
    private final TransactionTemplate transaction;

    AnswerImports(
            AnswerImportStore store,
            OrderStore orders,
            PaymentAnswers answers,
            BankAccounts accounts,
            PaymentNews news,
            ExchangeSettings settings,
            ExchangeActs acts,
            People people,
            TransactionTemplate transaction) {
        this.store = store;
        this.orders = orders;
        this.answers = answers;
        this.accounts = accounts;
        this.news = news;
        this.settings = settings;
        this.acts = acts;
        this.people = people;
        this.transaction = transaction;
    }

    /** What a line turned out to be. */
    private record Judgement(LineFate fate, String why) {}

    /**
     * Reads and keeps a file; its lines wait until somebody {@linkplain #start starts} them. The same bytes once more
     * are the same file.
     *
     * @throws Refusal if it cannot be read as a whole, or was imported before; only the attempt is put on record
     */
    public AnswerImport receive(String fileName, byte[] content, Person person) {
        String name = safeName(fileName);
        try {
            if (content.length > settings.maximumAnswerSize().toBytes()) {
                throw Refusal.of(
                        PaymentReasons.fileTooLarge(settings.maximumAnswerSize().toMegabytes() + " Mo"));
            }
            String sha256 = OrderSeal.hash(content);
            Optional<AnswerImport> known = store.find(sha256);
            if (known.isPresent()) {
                return unlessStarted(known.get());
            }
            AnswerFile file = AnswerFiles.read(content);
            return transaction.execute(status -> keep(name, sha256, content, file, person));
        } catch (Refusal refused) {
            acts.recordAttempt(person, "ANSWER_FILE_REFUSED", name + " : " + refused.getMessage());
            throw refused;
        }
    }

    private AnswerImport keep(String name, String sha256, byte[] content, AnswerFile file, Person person) {
        Optional<Long> id = store.insert(sha256, file.format(), name, content, person);
        if (id.isEmpty()) {
            return unlessStarted(store.find(sha256).orElseThrow());
        }
        int position = 0;
        for (AnswerLine line : file.lines()) {
            store.insertLine(id.get(), file.format() == AnswerFile.Format.CSV ? line.position() : ++position, line);
        }
        file.wholeBatch().ifPresent(whole -> expand(id.get(), whole));
        AnswerImport kept = store.find(id.get()).orElseThrow();
        acts.record(
                person, "ANSWER_FILE_RECEIVED", name + " (" + kept.format() + ") : " + kept.lineCount() + " lignes");
        return kept;
    }

    /** What is said of a whole batch is said of each of its payments. */
    private void expand(long file, AnswerLine whole) {
        List<String> references = store.referencesOf(whole.reference());
        if (references.isEmpty()) {
            store.insertLine(file, 1, whole);
        }
        int position = 0;
        for (String reference : references) {
            store.insertLine(
                    file,
                    ++position,
                    new AnswerLine(
                            position,
                            reference,
                            whole.result(),
                            whole.amount(),
                            whole.on(),
                            Optional.of(reference),
                            whole.reason(),
                            whole.iban(),
                            whole.problem()));
        }
    }

    private AnswerImport unlessStarted(AnswerImport known) {
        if (known.started()) {
            throw Refusal.of(PaymentReasons.fileAlreadyImported(
                    French.date(LocalDate.ofInstant(known.receivedAt(), Deadlines.ZONE)),
                    people.nameOf(known.receivedBy())));
        }
        return known;
    }

    /** Lets the lines of a file be applied, once. @throws Refusal if it is unknown or was started before */
    @Transactional
    public AnswerImport start(long file, Person person) {
        AnswerImport known = find(file);
        if (!store.start(file, person)) {
            // Told as any other second time
            unlessStarted(find(file));
        }
        acts.record(person, "ANSWER_FILE_STARTED", known.fileName() + " : application des réponses lancée");
        return known;
    }

    /** The lines of a file that nobody has dealt with yet, in its order. */
    @Transactional(readOnly = true)
    public List<Long> waiting(long file) {
        return store.waiting(file);
    }

    /**
     * Judges one line and does what it says, or writes down why not. To be called within a transaction of its own, so
     * that no line undoes another.
     *
     * @throws Refusal if the order was changed by somebody else at this very moment
     */
    @Transactional
    public void apply(long lineId) {
        store.waitingForUpdate(lineId).ifPresent(line -> {
            Judgement judgement = judge(line);
            store.settle(line.id(), judgement.fate(), judgement.why());
        });
    }

    /** Writes down that a line could not be applied. */
    @Transactional
    public void refuse(long lineId, String why) {
        store.waitingForUpdate(lineId).ifPresent(line -> store.settle(line.id(), LineFate.REFUSED, why));
    }

    /** @throws Refusal {@code FILE_UNKNOWN} */
    @Transactional(readOnly = true)
    public AnswerImport find(long file) {
        return store.find(file).orElseThrow(() -> Refusal.of(PaymentReasons.FILE_UNKNOWN));
    }

    @Transactional(readOnly = true)
    public List<AnswerImport> last(int count) {
        return store.last(count);
    }

    @Transactional(readOnly = true)
    public List<AnswerImportLine> lines(long file) {
        return store.lines(file);
    }

    /** Records what was done about the lines that were not applied. */
    @Transactional
    public void recordReading(long file, String note, Person person) {
        Checks checks = new Checks();
        String done = checks.longText(note, "note", "Ce qui a été fait", 2000);
        checks.orThrow();
        acts.record(person, "UNAPPLIED_LINES_READ", find(file).fileName() + ", lignes non appliquées relues : " + done);
    }

    private Judgement judge(AnswerImportLine line) {
        if (line.result().equals(AnswerLine.Result.NONE.name())) {
            return new Judgement(LineFate.NO_ANSWER, "Cette ligne ne dit pas si le paiement est parti.");
        }
        Optional<OrderReference> reference = OrderReference.read(line.reference());
        Optional<PaymentOrder> found =
                reference.flatMap(each -> orders.findForUpdate(each.dossier(), each.instalment()));
        if (found.isEmpty() || reference.get().attempt() > found.get().attempt()) {
            return new Judgement(LineFate.UNKNOWN, "Aucun paiement ne porte cette référence.");
        }
        PaymentOrder order = found.get();
        boolean paid = line.result().equals(AnswerLine.Result.PAID.name());
        if (!store.isExported(line.reference())) {
            return refused("Ce paiement n'a jamais été exporté : il ne peut pas recevoir de réponse par fichier.");
        }
        Optional<Judgement> wrong = mismatch(line, order);
        if (wrong.isPresent()) {
            return wrong.get();
        }
        if (reference.get().attempt() < order.attempt() || order.state() != OrderState.ISSUED) {
            return late(line, order, reference.get(), paid);
        }
        Checks checks = new Checks();
        PaymentAnswers.Paid payment = new PaymentAnswers.Paid(
                line.mandate().orElse(line.reference()), line.on().orElse(null));
        if (paid) {
            answers.judge(payment, checks);
        } else {
            checks.require(
                    payment.on() == null || !payment.on().isAfter(answers.today()), PaymentReasons.PAID_IN_THE_FUTURE);
        }
        answers.judge(order, payment.on(), checks);
        if (!checks.ok()) {
            return refused(Refusal.of(checks.reasons()).getMessage().replace('\n', ' '));
        }
        AnswerProof proof = AnswerProof.file(line.id(), starter(line.fileId()));
        if (paid) {
            answers.paid(order, payment, proof);
        } else {
            answers.rejected(order, line.reason().orElse("Rejeté sans motif par la banque."), proof);
        }
        news.answered(order.dossier(), order.instalment(), paid);
        return new Judgement(LineFate.APPLIED, null);
    }

    private Optional<Judgement> mismatch(AnswerImportLine line, PaymentOrder order) {
        Optional<Money> amount = line.amount();
        if (amount.isPresent() && !amount.get().equals(order.amount())) {
            return Optional.of(refused("Le montant est de " + amount.get().french() + " au lieu de "
                    + order.amount().french() + "."));
        }
        boolean sameAttempt = OrderReference.of(order).value().equals(line.reference());
        if (sameAttempt
                && line.ibanHash().isPresent()
                && !line.ibanHash()
                        .get()
                        .equals(OrderSeal.hash(
                                accounts.get(order.bankAccountId()).iban().value()))) {
            return Optional.of(refused(
                    "Le compte n'est pas celui de l'ordre : vérifiez auprès du comptable" + " où l'argent est parti."));
        }
        return Optional.empty();
    }

    /** The order is answered already: the same word again, or another one, which a person must look at. */
    private static Judgement late(AnswerImportLine line, PaymentOrder order, OrderReference reference, boolean paid) {
        if (reference.attempt() < order.attempt()) {
            return paid
                    ? refused("La tentative " + reference.attempt() + " a été rejetée et le paiement est reparti :"
                            + " vérifiez avant tout qu'il n'est pas payé deux fois.")
                    : new Judgement(LineFate.REPEATED, "Ce rejet est déjà enregistré.");
        }
        return switch (order.state()) {
            case PAID -> {
                if (!paid) {
                    yield refused("Ce paiement est enregistré comme payé : un retour de fonds se traite avec le"
                            + " comptable.");
                }
                boolean same = order.paidOn().equals(line.on())
                        && (line.mandate().isEmpty()
                                || order.mandateNumber().equals(line.mandate())
                                || line.mandate().get().equals(line.reference()));
                yield same
                        ? new Judgement(LineFate.REPEATED, "Ce paiement est déjà enregistré.")
                        : refused("Ce paiement est déjà enregistré sous le mandat "
                                + order.mandateNumber().orElse("–") + " à une autre date ou un autre numéro :"
                                + " vérifiez qu'il n'est pas payé deux fois.");
            }
            case REJECTED ->
                paid
                        ? refused("Ce paiement est enregistré comme rejeté : vérifiez auprès du comptable avant toute"
                                + " nouvelle présentation.")
                        : new Judgement(LineFate.REPEATED, "Ce rejet est déjà enregistré.");
            case CANCELLED ->
                paid
                        ? refused("Ce paiement a été annulé, et le comptable dit l'avoir payé :"
                                + " prévenez aussitôt le chef de service.")
                        : new Judgement(LineFate.REPEATED, "Ce paiement est annulé : rien n'est parti.");
            default -> refused("Ce paiement n'est pas chez le comptable.");
        };
    }

    private Person starter(long file) {
        return store.starter(file);
    }

    private static Judgement refused(String why) {
        return new Judgement(LineFate.REFUSED, why);
    }

    private static String safeName(String fileName) {
        String name = fileName == null ? "" : fileName;
        name = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1)
                .replaceAll("[\\p{C}\\p{Zl}\\p{Zp}\"<>|:*?]", "_")
                .strip();
        return name.isEmpty() ? "réponses" : name.substring(0, Math.min(200, name.length()));
    }
}
