package fr.ampli.correspondence;

import fr.ampli.journal.Journal;
import fr.ampli.shared.DossierNumber;
import fr.ampli.shared.Person;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
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
 * tells of; its state is committed on its own, before and after the hand-over, so that a crash in between shows as a
 * doubt and never as a second copy.
 */
@Service
public class Correspondence {

    private static final int DOORS = 64;

    private static final Logger LOG = LoggerFactory.getLogger(Correspondence.class);

    private final LetterTemplates templates;
    private final LetterStore store;
    private final Postman postman;
    private final PersonalLinks links;
    private final LetterAttachments attachments;
    private final Journal journal;
    private final Clock clock;
    private final TransactionTemplate alone;
    /** A letter goes through the door of its key, so that two threads never hold the same one. */
    private final List<Object> doors = Stream.generate(Object::new).limit(DOORS).toList();

    Correspondence(
            LetterTemplates templates,
            LetterStore store,
            Postman postman,
            PersonalLinks links,
            LetterAttachments attachments,
            Journal journal,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.templates = templates;
        this.store = store;
        this.postman = postman;
        this.links = links;
        this.attachments = attachments;
        this.journal = journal;
        this.clock = clock;
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
     * Hands one letter over, unless that has been done or is in doubt; calling it again is harmless.
     *
     * @param key names the letter
     * @return where the letter is now
     * @throws MailException when the mail server cannot be reached: the caller tries again later
     */
    public LetterState deliver(String key) {
        Letter letter = store.get(key);
        synchronized (doors.get(Math.floorMod(key.hashCode(), DOORS))) {
            handOver(letter);
        }
        return store.get(key).state();
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
                Optional.empty());
        return new Draft(letter, content.enclosures());
    }

    private static Optional<Addressee> addressee(String role, List<Addressee> addressees) {
        return addressees.stream().filter(each -> each.role().equals(role)).findFirst();
    }

    private void handOver(Letter letter) {
        Claim claim = alone.execute(status -> {
            LetterState state = store.claim(letter.key(), clock.instant());
            return new Claim(state, state == LetterState.NEW ? links.mint(letter) : letter);
        });
        LetterState before = claim.before();
        if (before == LetterState.SENDING) {
            // An earlier attempt died between the hand-over and its answer: a person must look before a second copy
            // leaves.
            mark(letter, LetterState.IN_DOUBT, "hand-over interrupted");
            LOG.warn("letter {} is in doubt: an earlier hand-over was interrupted", letter.key());
            return;
        }
        if (before != LetterState.NEW) {
            return;
        }
        try {
            postman.handOver(claim.letter());
        } catch (Postman.UndeliverableException refused) {
            mark(letter, LetterState.FAILED, refused.getMessage());
            LOG.warn("letter {} was refused for good", letter.key());
            return;
        } catch (Postman.UncertainException uncertain) {
            mark(letter, LetterState.IN_DOUBT, uncertain.getMessage());
            LOG.warn("letter {} is in doubt", letter.key(), uncertain);
            return;
        } catch (RuntimeException failure) {
            // Nothing was taken: the letter is ready again for the next attempt.
            mark(letter, LetterState.NEW, failure.getMessage());
            throw failure;
        }
        // Not inside the try: where this fails the letter has left all the same, and stays SENDING.
        mark(letter, LetterState.SENT, null);
    }

    /** A letter taken for sending: where it was, and what leaves. */
    private record Claim(LetterState before, Letter letter) {}

    private void mark(Letter letter, LetterState state, String error) {
        alone.executeWithoutResult(status -> {
            boolean marked = store.mark(letter.key(), state, error, clock.instant());
            if (marked && state != LetterState.NEW) {
                journal.record(
                        letter.dossier(),
                        Person.APPLICATION,
                        "LETTER_" + state.name(),
                        "Courrier « " + letter.subject() + " » (" + letter.to().role() + ") : " + state.label());
            }
        });
    }
}
