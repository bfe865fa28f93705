package fr.ampli.correspondence;

import fr.ampli.journal.Journal;
import fr.ampli.shared.DossierNumber;
import fr.ampli.shared.Person;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.mail.MailException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Writes letters and hands them over, each once. A letter's key names it for ever. It is written with the act that it
 * tells of; that it is being handed over is committed before, on its own, and what came of it afterwards, so that a crash
 * in between shows as a doubt and never as a second copy.
 */
@Service
public class Correspondence {

    /** After which time a letter that is not first in its lane asks again. */
    private static final Duration LANE_WAIT = Duration.ofSeconds(20);

    private static final Logger LOG = LoggerFactory.getLogger(Correspondence.class);

    private final LetterTemplates templates;
    private final LetterStore store;
    private final Postman postman;
    private final MessageIds messageIds;
    private final Pace pace;
    private final PersonalLinks links;
    private final LetterAttachments attachments;
    private final CorrespondenceSettings settings;
    private final Journal journal;
    private final Clock clock;
    private final TransactionTemplate joined;
    private final TransactionTemplate alone;

    Correspondence(
            LetterTemplates templates,
            LetterStore store,
            Postman postman,
            MessageIds messageIds,
            Pace pace,
            PersonalLinks links,
            LetterAttachments attachments,
            CorrespondenceSettings settings,
            Journal journal,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.templates = templates;
        this.store = store;
        this.postman = postman;
        this.messageIds = messageIds;
        this.pace = pace;
        this.links = links;
        this.attachments = attachments;
        this.settings = settings;
        this.journal = journal;
        this.clock = clock;
        this.joined = new TransactionTemplate(transactions);
        this.alone = new TransactionTemplate(transactions);
        this.alone.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /**
     * Writes a letter to everyone its template names, and the bare name of the stage to the partner where the template
     * has one: in the transaction of the act that it tells of, so that there is never the one without the other. Nothing
     * leaves yet; each letter is handed over by {@link #deliver}. Writing the same letter again changes nothing.
     *
     * @param occurrence tells apart letters of the same name that one dossier may get several times, or empty
     * @param facts what the template speaks of
     * @return the letters that did not exist before
     */
    @Transactional
    public List<Letter> write(
            DossierNumber number,
            String letter,
            String occurrence,
            List<Addressee> addressees,
            Map<String, Object> facts) {
        String name = occurrence.isEmpty() ? letter : letter + "-" + occurrence;
        List<Draft> drafts = new ArrayList<>();
        LetterTemplates.Content content = templates.render(letter, number, facts);
        for (String role : content.roles()) {
            Optional<Addressee> to = addressee(role, addressees);
            if (to.isEmpty() && !role.equals(Addressee.PARTNER)) {
                throw new IllegalStateException(
                        "the letter '" + letter + "' goes to a " + role + ", and there is none");
            }
            to.ifPresent(each -> drafts.add(draft(number, name, each, content)));
        }
        content.partnerStage()
                .flatMap(stage -> addressee(Addressee.PARTNER, addressees)
                        .map(to ->
                                draft(number, name, to, templates.render("partner-stage", number, news(facts, stage)))))
                .ifPresent(drafts::add);
        List<Draft> written = drafts.stream()
                .filter(draft -> store.insertOnce(draft.letter()))
                .toList();
        written.forEach(draft -> attachments.keep(draft.letter(), draft.enclosures()));
        return written.stream().map(Draft::letter).toList();
    }

    /**
     * Hands one letter over, and before it those that were written earlier to the same addressee of the dossier and have
     * not left: letters leave in their order, whichever of their jobs runs first. Calling it again is harmless.
     *
     * @param key names the letter
     * @return where the letter is now, and when to call again where it is not its turn: another worker is busy with
     *     the same addressee, or enough letters have left in this minute
     * @throws MailException when the mail server cannot be reached: the caller tries again later
     */
    public Delivery deliver(String key) {
        return joined.execute(status -> {
            LetterStore.InLane lane = store.enterLane(key);
            Letter letter = lane.letter();
            if (letter.state() != LetterState.NEW && letter.state() != LetterState.SENDING) {
                return Delivery.of(letter);
            }
            if (!lane.ours()) {
                return Delivery.later(letter, clock.instant().plus(LANE_WAIT));
            }
            for (Letter first : store.upTo(letter)) {
                boolean own = first.key().equals(key);
                Delivery delivery = handOver(first, own);
                if (delivery.againAt().isPresent()) {
                    return Delivery.later(letter, delivery.againAt().get());
                }
                if (own) {
                    return delivery;
                }
            }
            // Another worker has moved it since it was read
            return Delivery.of(store.get(key));
        });
    }

    /** The letter of that key, which exists. */
    public Letter get(String key) {
        return store.get(key);
    }

    /** The letters of a dossier, oldest first. */
    public List<Letter> of(DossierNumber number) {
        return store.of(number);
    }

    private static Map<String, Object> news(Map<String, Object> facts, String stage) {
        // The partner's notice is rendered from the stage and the project's name alone: nothing else can slip in.
        Map<String, Object> news = new HashMap<>();
        news.put("stage", stage);
        news.put("today", facts.get("today"));
        news.put("projectTitle", facts.get("projectTitle"));
        news.put("holderName", facts.get("holderName"));
        return news;
    }

    /** A letter that may be new, and what would go with it. */
    private record Draft(Letter letter, Enclosures enclosures) {}

    private Draft draft(DossierNumber number, String name, Addressee to, LetterTemplates.Content content) {
        Letter letter = new Letter(
                number + "/" + name + "/" + to.role(),
                number,
                name,
                to,
                content.subject(),
                content.text(),
                content.html(),
                LetterState.NEW,
                0,
                clock.instant(),
                Optional.empty(),
                1,
                Optional.empty(),
                Optional.empty(),
                to.role().equals(Addressee.HOLDER) ? content.proof() : Letter.Proof.NONE,
                Optional.empty(),
                Optional.empty());
        return new Draft(letter, content.enclosures());
    }

    private static Optional<Addressee> addressee(String role, List<Addressee> addressees) {
        return addressees.stream().filter(each -> each.role().equals(role)).findFirst();
    }

    /**
     * @param own whether it is the letter of the caller, behind which nothing is handed over that could still fail
     * @return the letter as it is then, and when it may leave where this is not the moment; its lane is ours
     */
    private Delivery handOver(Letter letter, boolean own) {
        if (letter.state() == LetterState.SENDING) {
            // The lane is ours, so nobody is at it: an earlier attempt died between the hand-over and its answer. The
            // archive or a person must look before a second copy leaves.
            LOG.warn("letter {} is in doubt: an earlier hand-over was interrupted", letter.key());
            return mark(alone, letter, LetterState.IN_DOUBT, "hand-over interrupted");
        }
        Claim claim = alone.execute(status -> claim(letter));
        if (claim.turn().isPresent()) {
            return Delivery.later(letter, claim.turn().get());
        }
        if (claim.leaving().isEmpty()) {
            return Delivery.of(store.get(letter.key()));
        }
        try {
            postman.handOver(claim.leaving().get());
        } catch (Postman.UndeliverableException refused) {
            LOG.warn("letter {} was refused for good", letter.key());
            return mark(alone, letter, LetterState.FAILED, refused.getMessage());
        } catch (Postman.UncertainException uncertain) {
            LOG.warn("letter {} is in doubt", letter.key(), uncertain);
            return mark(alone, letter, LetterState.IN_DOUBT, uncertain.getMessage());
        } catch (RuntimeException failure) {
            // Nothing was taken: the letter is ready again for the next attempt.
            mark(alone, letter, LetterState.NEW, failure.getMessage());
            throw failure;
        }
        // Not inside the try: where this fails the letter has left all the same, and stays SENDING. The caller's own
        // letter is marked together with what the caller does next, one commit for both.
        return mark(own ? joined : alone, letter, LetterState.SENT, null);
    }

    /** A letter taken for sending: when it may leave if not now, and what leaves if it does. */
    private record Claim(Optional<Instant> turn, Optional<Letter> leaving) {}

    private Claim claim(Letter letter) {
        Optional<Instant> turn = pace.turnAfter(clock.instant());
        return turn.isPresent()
                ? new Claim(turn, Optional.empty())
                : new Claim(
                        turn,
                        store.claim(
                                        letter,
                                        messageIds.of(letter),
                                        settings.archive().hasAddress(),
                                        clock.instant())
                                .map(links::mint));
    }

    private Delivery mark(TransactionTemplate transaction, Letter letter, LetterState state, String error) {
        return transaction.execute(status -> {
            Optional<Letter> marked =
                    store.move(letter.key(), List.of(LetterState.SENDING), state, error, clock.instant());
            if (marked.isPresent() && state != LetterState.NEW) {
                journal.record(
                        letter.dossier(),
                        Person.APPLICATION,
                        "LETTER_" + state.name(),
                        "Courrier « " + letter.subject() + " » (" + letter.to().roleLabel() + ") : " + state.label());
            }
            return Delivery.of(marked.orElseGet(() -> store.get(letter.key())));
        });
    }
}
