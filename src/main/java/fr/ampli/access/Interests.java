package fr.ampli.access;

import fr.ampli.journal.Journal;
import fr.ampli.shared.Checks;
import fr.ampli.shared.DossierNumber;
import fr.ampli.shared.Person;
import fr.ampli.shared.Refusal;
import java.time.Clock;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Declarations of interests, on record by person and stage: nobody reviews or controls without one, and who has a link
 * keeps away from the dossier (R56, E26).
 */
@Service
@Transactional
public class Interests {

    private final JdbcClient jdbc;
    private final Parts parts;
    private final Journal journal;
    private final TaskHandBack tasks;
    private final FormDrafts drafts;
    private final Clock clock;

    Interests(JdbcClient jdbc, Parts parts, Journal journal, TaskHandBack tasks, FormDrafts drafts, Clock clock) {
        this.jdbc = jdbc;
        this.parts = parts;
        this.journal = journal;
        this.tasks = tasks;
        this.drafts = drafts;
        this.clock = clock;
    }

    /**
     * Records what a person declares before a stage.
     *
     * @return whether there is a link, so that a colleague must take over
     * @throws Refusal a link without its nature, or no link from someone who declared one before
     */
    public boolean declare(DossierNumber number, InterestStage stage, InterestDraft draft, Person person) {
        Checks checks = new Checks();
        boolean link = checks.yes(draft.hasLink(), "hasLink", "Lien d'intérêts");
        String nature = link ? nature(draft, checks) : null;
        checks.orThrow();
        if (link) {
            recordLink(number, stage, nature, person);
        } else {
            recordNone(number, stage, person);
        }
        return link;
    }

    /**
     * Records a link that a person finds at any other time, from whichever task.
     *
     * @throws Refusal no link, or one without its nature
     */
    public void declareLink(DossierNumber number, InterestDraft draft, Person person) {
        Checks checks = new Checks();
        checks.require(checks.yes(draft.hasLink(), "hasLink", "Lien d'intérêts"), InterestReasons.NO_LINK_HERE);
        String nature = nature(draft, checks);
        checks.orThrow();
        recordLink(number, null, nature, person);
    }

    /**
     * Asks for the declaration that an act needs: made before by this person for this stage, or given with the act and
     * then recorded as well.
     *
     * @param noInterest whether the act comes with the declaration of having no link
     * @param checks is told what is missing
     * @throws Refusal from someone who declared a link
     */
    public void confirmNone(
            DossierNumber number, InterestStage stage, Boolean noInterest, Person person, Checks checks) {
        if (hasDeclaredNone(number, stage, person)) {
            requireNoLink(number, person);
        } else if (Boolean.TRUE.equals(noInterest)) {
            recordNone(number, stage, person);
        } else {
            checks.refuse(InterestReasons.INTERESTS_NOT_DECLARED);
        }
    }

    /** Whether the person declared for this stage to have no link, so that the question is not put again. */
    @Transactional(readOnly = true)
    public boolean hasDeclaredNone(DossierNumber number, InterestStage stage, Person person) {
        return jdbc.sql("select exists (select 1 from ampli.interest_declaration where dossier_number = :number"
                        + " and person = :person and stage = :stage and not has_link)")
                .param("number", number.value())
                .param("person", person.id())
                .param("stage", stage.name())
                .query(Boolean.class)
                .single();
    }

    private void recordLink(DossierNumber number, InterestStage stage, String nature, Person person) {
        parts.take(number, person, Part.CONFLICT_DECLARED);
        insert(number, stage, person, nature);
        journal.record(number, person, "INTEREST_DECLARED", "Lien d'intérêts déclaré ; un collègue reprend");
        drafts.forgetOf(number, person);
        tasks.handBack(number, person);
    }

    private void recordNone(DossierNumber number, InterestStage stage, Person person) {
        requireNoLink(number, person);
        insert(number, stage, person, null);
        journal.record(
                number, person, "NO_INTEREST_DECLARED", "Absence de lien d'intérêts déclarée pour " + stage.label());
    }

    /** Under the lock of {@link Parts}: a link declared at the same moment is either seen here or waits for us. */
    private void requireNoLink(DossierNumber number, Person person) {
        parts.lock(number);
        parts.obstacle(number, person).ifPresent(obstacle -> {
            throw Refusal.of(obstacle.reason());
        });
    }

    private void insert(DossierNumber number, InterestStage stage, Person person, String nature) {
        jdbc.sql("insert into ampli.interest_declaration (dossier_number, stage, person, has_link, nature, declared_at)"
                        + " values (:number, :stage, :person, :link, :nature, :now)")
                .param("number", number.value())
                .param("stage", stage == null ? null : stage.name())
                .param("person", person.id())
                .param("link", nature != null)
                .param("nature", nature)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    private static String nature(InterestDraft draft, Checks checks) {
        String nature = checks.optionalLongText(draft.nature(), "nature", "Nature du lien", 2000);
        checks.require(nature != null, InterestReasons.LINK_WITHOUT_NATURE);
        return nature;
    }
}
