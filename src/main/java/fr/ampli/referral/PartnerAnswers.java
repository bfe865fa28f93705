package fr.ampli.referral;

import fr.ampli.deadline.Deadlines;
import fr.ampli.document.DocumentKind;
import fr.ampli.document.Documents;
import fr.ampli.document.StoredDocument;
import fr.ampli.dossier.Dossier;
import fr.ampli.dossier.Dossiers;
import fr.ampli.journal.Journal;
import fr.ampli.shared.Checks;
import fr.ampli.shared.DossierNumber;
import fr.ampli.shared.Person;
import fr.ampli.shared.Refusal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What a partner says for itself, through the link in its letter: yes, no, ask somebody else; then, while it supports
 * the project, a day to meet, an opinion, documents. A referral is answered once; whoever comes second changes nothing.
 */
@Service
@Transactional
public class PartnerAnswers {

    private static final String AUTHOR = "partner:";

    private static final String LINK_RENEWED = "PARTNER_LINK_RENEWED";
    private static final int LONGEST_COMMENT = 2000;
    private static final int LONGEST_OPINION = 4000;
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_CONTACT = 300;
    private static final int LONGEST_PLACE = 200;
    /** More than any partner needs; a link that leaked must not fill the record. */
    private static final int MOST_WORDS = 30;

    private final ReferralStore store;
    private final Dossiers dossiers;
    private final Documents documents;
    private final Deadlines deadlines;
    private final PartnerReplies replies;
    private final Journal journal;
    private final Clock clock;

    PartnerAnswers(
            ReferralStore store,
            Dossiers dossiers,
            Documents documents,
            Deadlines deadlines,
            PartnerReplies replies,
            Journal journal,
            Clock clock) {
        this.store = store;
        this.dossiers = dossiers;
        this.documents = documents;
        this.deadlines = deadlines;
        this.replies = replies;
        this.journal = journal;
        this.clock = clock;
    }

    /** What became of a message. */
    public enum Outcome {
        /** The referral is answered now. */
        ANSWERED,
        /** Something was added to a project that the partner supports. */
        ADDED,
        /** It had been said before, or the project is out of the partner's hands: nothing was changed. */
        UNCHANGED
    }

    /** A file as it was sent. */
    public record Upload(String fileName, byte[] content) {}

    /** The partner of that round, as an author in the record; nobody can log in under that name. */
    public static Person author(Partner partner) {
        return new Person(AUTHOR + partner.id());
    }

    /** Whether a person of the record is a partner. */
    public static boolean isAuthor(Person person) {
        return person.id().startsWith(AUTHOR);
    }

    /** What the partner of that round sees; empty when there is no such round. Looking changes nothing. */
    @Transactional(readOnly = true)
    public Optional<PartnerCase> see(DossierNumber number, int round) {
        return find(number, round).map(referral -> seen(dossiers.get(number), referral));
    }

    /** What the partners of a dossier have added, per round, oldest first. */
    @Transactional(readOnly = true)
    public List<PartnerWord> words(DossierNumber number, int round) {
        return store.words(number, round);
    }

    /** The newest opinion of a partner that supports the project, for whoever examines it. */
    @Transactional(readOnly = true)
    public Optional<Opinion> opinion(DossierNumber number) {
        List<Opinion> all = store.of(number).stream()
                .filter(Referral::isAccepted)
                .flatMap(referral -> store.words(number, referral.round()).stream()
                        .filter(word -> word.kind() == PartnerWord.Kind.OPINION)
                        .map(word -> new Opinion(
                                referral.partner(),
                                word.maturity().orElseThrow(),
                                word.opinion().orElseThrow(),
                                LocalDate.ofInstant(word.givenAt(), Deadlines.ZONE))))
                .toList();
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
    }

    /** What a partner thinks of the project. */
    public record Opinion(Partner partner, PartnerWord.Maturity maturity, String text, LocalDate givenOn) {}

    /**
     * Takes what the partner sends: all of it or nothing.
     *
     * @throws Refusal with every reason at once; {@code REFERRAL_OVER} where the time to answer ends at this moment
     */
    public Outcome send(DossierNumber number, int round, PartnerMessage message, Optional<Upload> file) {
        store.lock(number, round);
        Referral referral = find(number, round)
                .orElseThrow(() -> new IllegalStateException("no referral " + round + " of " + number));
        boolean answers = message.reply() != null && !message.reply().isBlank();
        PartnerCase.Standing standing = standing(dossiers.get(number), referral);
        return switch (standing) {
            case AWAITED -> answer(number, referral, message, file);
            case SUPPORTED -> answers ? Outcome.UNCHANGED : add(number, referral, message, file);
            case DECLINED, HANDED_ON, CLOSED -> Outcome.UNCHANGED;
        };
    }

    /**
     * Stops the link of the partner asked last, or replaces it by a new one.
     *
     * @throws Refusal with every reason at once; {@code NO_LINK_TO_RENEW} where nothing waits for that partner
     */
    public LinkRenewal renewLink(LinkDraft draft, Person person) {
        Dossier dossier = dossiers.findOpen(draft.number());
        DossierNumber number = dossier.number();
        Checks checks = new Checks();
        LinkAct act = checks.choice(LinkAct.class, draft.act(), "act", "Ce que vous faites");
        String grounds = checks.longText(draft.grounds(), "grounds", "Raison", LONGEST_COMMENT);
        List<Referral> asked = store.of(number);
        Optional<Referral> last = asked.isEmpty()
                ? Optional.empty()
                : Optional.of(asked.get(asked.size() - 1))
                        .filter(referral -> referral.reply()
                                .filter(reply -> reply != Referral.Reply.ACCEPTED)
                                .isEmpty());
        checks.require(last.isPresent(), ReferralReasons.NO_LINK_TO_RENEW);
        checks.orThrow();

        boolean again = act == LinkAct.SEND_AGAIN;
        String partner = last.get().partner().name();
        journal.record(
                number,
                person,
                again ? LINK_RENEWED : "PARTNER_LINK_REVOKED",
                (again ? "Nouveau lien envoyé à " : "Lien retiré à ") + partner,
                grounds);
        int times = (int) journal.of(number).stream()
                .filter(line -> line.act().equals(LINK_RENEWED))
                .count();
        return new LinkRenewal(number, last.get().round(), again, times);
    }

    /** Records that an officer has read what partners added. @throws Refusal until the box is ticked */
    public void markRead(DossierNumber number, ReadingDraft draft, Person person) {
        Checks checks = new Checks();
        checks.require(Boolean.TRUE.equals(draft.read()), ReferralReasons.NOT_READ);
        String note = checks.optionalLongText(draft.note(), "note", "Suite donnée", LONGEST_COMMENT);
        checks.orThrow();
        journal.record(number, person, "PARTNER_WORD_READ", "Apport du partenaire lu", note);
    }

    private Outcome answer(DossierNumber number, Referral referral, PartnerMessage message, Optional<Upload> file) {
        Checks checks = new Checks();
        checks.require(!isBlank(message.reply()), ReferralReasons.REPLY_MISSING);
        Way way = checks.optionalChoice(Way.class, message.reply(), "reply", "Votre réponse");
        String comment = checks.optionalLongText(message.comment(), "comment", "Raison", LONGEST_COMMENT);
        Referral.Redirection redirection = way == Way.REDIRECTED ? redirection(message, checks) : null;
        checks.require(
                way != Way.DECLINED
                        || comment != null
                        || checks.reasons().stream()
                                .anyMatch(reason -> reason.field().equals("comment")),
                ReferralReasons.LINK_DECLINE_WITHOUT_GROUNDS);
        // What is only asked of a partner that accepts may have been typed before it chose otherwise
        boolean accepts = way == Way.ACCEPTED;
        List<PartnerWord> words = accepts ? words(message, checks) : List.of();
        checks.orThrow();

        Person partner = author(referral.partner());
        String why = comment == null && redirection != null ? "Voir avec " + redirection.to() : comment;
        if (!store.answer(
                number,
                referral.round(),
                way.meaning,
                deadlines.today(),
                why,
                true,
                redirection,
                partner,
                clock.instant())) {
            return Outcome.UNCHANGED;
        }
        journal.record(
                number,
                partner,
                "REFERRAL_" + way.meaning.name(),
                referral.partner().name() + " : " + way.meaning.label() + ", par le lien de son courrier",
                why);
        keep(number, referral, words, accepts ? file : Optional.empty(), message.documentKind());
        if (!replies.answered(number, referral.round(), way.meaning)) {
            throw Refusal.of(ReferralReasons.REFERRAL_OVER);
        }
        return Outcome.ANSWERED;
    }

    private Outcome add(DossierNumber number, Referral referral, PartnerMessage message, Optional<Upload> file) {
        Checks checks = new Checks();
        List<PartnerWord> words = words(message, checks);
        checks.require(!checks.ok() || !words.isEmpty() || file.isPresent(), ReferralReasons.NOTHING_SAID);
        checks.require(store.words(number, referral.round()).size() < MOST_WORDS, ReferralReasons.TOO_MUCH_SAID);
        checks.orThrow();
        return keep(number, referral, words, file, message.documentKind()) ? Outcome.ADDED : Outcome.UNCHANGED;
    }

    /** @return whether anything was new */
    private boolean keep(
            DossierNumber number,
            Referral referral,
            List<PartnerWord> words,
            Optional<Upload> file,
            String documentKind) {
        Person partner = author(referral.partner());
        List<PartnerWord> before = store.words(number, referral.round());
        List<PartnerWord> fresh = new ArrayList<>(words.stream()
                .filter(word ->
                        newest(before, word.kind()).filter(word::saysTheSameAs).isEmpty())
                .toList());
        file.flatMap(upload -> stored(number, before, upload, documentKind, partner))
                .ifPresent(document -> fresh.add(PartnerWord.document(document.id(), clock.instant())));
        for (PartnerWord word : fresh) {
            store.insertWord(number, referral.round(), word);
            journal.record(
                    number,
                    partner,
                    "PARTNER_" + word.kind().name(),
                    referral.partner().name() + " : " + told(word));
        }
        if (!fresh.isEmpty()) {
            replies.added(number, referral.round());
        }
        return !fresh.isEmpty();
    }

    private Optional<StoredDocument> stored(
            DossierNumber number, List<PartnerWord> before, Upload upload, String kind, Person partner) {
        DocumentKind read =
                "PARTNER_LETTERS".equals(kind) ? DocumentKind.PARTNER_LETTERS : DocumentKind.PARTNER_OPINION;
        boolean known = documents.of(number).stream()
                .filter(document -> document.storedBy().equals(partner) && document.kind() == read)
                .filter(document ->
                        before.stream().anyMatch(word -> word.documentId().equals(Optional.of(document.id()))))
                .anyMatch(document -> documents.isContent(document, upload.content()));
        return known
                ? Optional.empty()
                : Optional.of(documents.store(number, read, upload.fileName(), upload.content(), partner));
    }

    private List<PartnerWord> words(PartnerMessage message, Checks checks) {
        List<PartnerWord> words = new ArrayList<>();
        LocalDate on = checks.optionalDate(message.meetingOn(), "meetingOn", "Date proposée");
        String place = checks.optionalText(message.meetingPlace(), "meetingPlace", "Heure et lieu", LONGEST_PLACE);
        checks.require(
                place == null || on != null || !isBlank(message.meetingOn()), ReferralReasons.MEETING_WITHOUT_DAY);
        checks.require(
                on == null
                        || (!on.isBefore(deadlines.today())
                                && on.isBefore(deadlines.today().plusYears(1))),
                ReferralReasons.MEETING_NOT_AHEAD);
        if (on != null) {
            words.add(PartnerWord.meeting(on, Optional.ofNullable(place), clock.instant()));
        }
        PartnerWord.Maturity maturity = checks.optionalChoice(
                PartnerWord.Maturity.class, message.maturity(), "maturity", "Avancement du projet");
        String opinion = checks.optionalLongText(message.opinion(), "opinion", "Votre avis", LONGEST_OPINION);
        checks.require(
                maturity == null || opinion != null || !isBlank(message.opinion()),
                ReferralReasons.MATURITY_WITHOUT_OPINION);
        checks.require(
                opinion == null || maturity != null || !isBlank(message.maturity()),
                ReferralReasons.OPINION_WITHOUT_MATURITY);
        if (maturity != null && opinion != null) {
            words.add(PartnerWord.opinion(maturity, opinion, clock.instant()));
        }
        return words;
    }

    private static Referral.Redirection redirection(PartnerMessage message, Checks checks) {
        String to = checks.optionalText(message.redirectTo(), "redirectTo", "Structure à qui s'adresser", LONGEST_NAME);
        checks.require(to != null || !isBlank(message.redirectTo()), ReferralReasons.REDIRECTED_TO_NOBODY);
        String contact = checks.optionalText(
                message.redirectContact(), "redirectContact", "Comment la joindre", LONGEST_CONTACT);
        return to == null ? null : new Referral.Redirection(to, Optional.ofNullable(contact));
    }

    private Optional<Referral> find(DossierNumber number, int round) {
        return store.of(number).stream()
                .filter(referral -> referral.round() == round)
                .findFirst();
    }

    private PartnerCase seen(Dossier dossier, Referral referral) {
        PartnerCase.Standing standing = standing(dossier, referral);
        boolean theirs = standing == PartnerCase.Standing.AWAITED || standing == PartnerCase.Standing.SUPPORTED;
        Dossier.Project project = dossier.project();
        return new PartnerCase(
                referral.partner().name(),
                standing,
                referral.openedOn(),
                referral.answerDueOn(),
                referral.repliedOn(),
                theirs
                        ? Optional.of(new PartnerCase.Project(
                                project.title(),
                                dossier.holder().name(),
                                project.summary(),
                                project.postalCode() + " " + project.commune(),
                                dossier.contact()))
                        : Optional.empty(),
                theirs ? store.words(dossier.number(), referral.round()) : List.of());
    }

    private static PartnerCase.Standing standing(Dossier dossier, Referral referral) {
        if (!dossier.isOpen()) {
            return PartnerCase.Standing.CLOSED;
        }
        return referral.reply()
                .map(reply -> switch (reply) {
                    case ACCEPTED -> PartnerCase.Standing.SUPPORTED;
                    case DECLINED -> PartnerCase.Standing.DECLINED;
                    case SILENT -> PartnerCase.Standing.HANDED_ON;
                })
                .orElse(PartnerCase.Standing.AWAITED);
    }

    private static Optional<PartnerWord> newest(List<PartnerWord> words, PartnerWord.Kind kind) {
        return words.stream().filter(word -> word.kind() == kind).reduce((older, newer) -> newer);
    }

    private static String told(PartnerWord word) {
        return switch (word.kind()) {
            case MEETING -> "rendez-vous proposé";
            case OPINION -> "avis donné";
            case DOCUMENT -> "document transmis";
        };
    }

    private static boolean isBlank(String text) {
        return text == null || text.isBlank();
    }

    private enum LinkAct {
        SEND_AGAIN,
        REVOKE
    }

    /** What a partner may choose. */
    private enum Way {
        ACCEPTED(Referral.Reply.ACCEPTED),
        DECLINED(Referral.Reply.DECLINED),
        REDIRECTED(Referral.Reply.DECLINED);

        private final Referral.Reply meaning;

        Way(Referral.Reply meaning) {
            this.meaning = meaning;
        }
    }
}
