package fr.ampli.access;

import fr.ampli.shared.DossierNumber;
import fr.ampli.shared.Person;
import fr.ampli.shared.Reason;
import fr.ampli.shared.Refusal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.unit.DataSize;

/**
 * What people have begun to type, kept for each of them and each form until it is handed in. A draft is its person's
 * alone, and only as long as they may work the form. It is no part of the dossier's record.
 */
@Service
@Transactional
public class FormDrafts {

    public static final String FORM_NOT_YOURS = "FORM_NOT_YOURS";
    public static final String DRAFT_CHANGED_ELSEWHERE = "DRAFT_CHANGED_ELSEWHERE";
    public static final String DRAFT_TOO_LONG = "DRAFT_TOO_LONG";
    public static final String DRAFT_UNREADABLE = "DRAFT_UNREADABLE";

    /** PostgreSQL keeps no such character in JSON. */
    private static final String NUL = "\\u0000";

    private static final Reason NOT_YOURS = Reason.of(
            FORM_NOT_YOURS,
            "",
            "",
            "Cette tâche est terminée, ou une autre personne l’a prise : rien n’est gardé de ce que vous tapez ici.");
    private static final Reason CHANGED_ELSEWHERE = Reason.of(
            DRAFT_CHANGED_ELSEWHERE,
            "",
            "",
            "Ce brouillon a été modifié ailleurs, dans un autre onglet ou sur un autre poste.");
    private static final Reason TOO_LONG = Reason.of(
            DRAFT_TOO_LONG,
            "",
            "",
            "Ce texte est trop long pour être gardé en brouillon. Terminez la tâche, ou gardez-le dans un fichier.");
    private static final Reason UNREADABLE = Reason.of(
            DRAFT_UNREADABLE,
            "",
            "",
            "Un caractère invisible empêche de garder ce brouillon : saisissez à nouveau le texte collé.");

    /**
     * [A] How drafts are kept.
     *
     * @param keep how long after they were last saved
     * @param maximumSize of one draft, at most 256 KB
     */
    @ConfigurationProperties("ampli.drafts")
    record Settings(
            @DefaultValue("30d") Duration keep,
            @DefaultValue("64KB") DataSize maximumSize) {
        Settings {
            if (keep.compareTo(Duration.ofDays(1)) < 0) {
                throw new IllegalArgumentException("ampli.drafts.keep must be at least a day");
            }
            if (maximumSize.compareTo(DataSize.ofKilobytes(256)) > 0) {
                throw new IllegalArgumentException("ampli.drafts.maximum-size must be at most 256KB");
            }
        }
    }

    private final JdbcClient jdbc;
    private final FormPlaces places;
    private final OpenTasks openTasks;
    private final Settings settings;
    private final Clock clock;

    FormDrafts(JdbcClient jdbc, FormPlaces places, OpenTasks openTasks, Settings settings, Clock clock) {
        this.jdbc = jdbc;
        this.places = places;
        this.openTasks = openTasks;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * The draft of a person, if there is one that is not too old.
     *
     * @throws Refusal {@value #FORM_NOT_YOURS}
     */
    @Transactional(readOnly = true)
    public Optional<FormDraft> find(FormPlace place, Person person) {
        requireOpen(place, person);
        return jdbc.sql("select content::text, revision, saved_at from ampli.form_draft"
                        + " where place = :place and person = :person and saved_at > :oldest")
                .param("place", place.toString())
                .param("person", person.id())
                .param("oldest", oldest())
                .query((row, index) -> new FormDraft(
                        row.getString("content"),
                        row.getLong("revision"),
                        row.getObject("saved_at", OffsetDateTime.class).toInstant()))
                .optional();
    }

    /**
     * Keeps what the person has typed in place of what was kept.
     *
     * @param basedOn the revision that was shown when typing began, 0 for none; another one is not overwritten
     * @throws Refusal {@value #FORM_NOT_YOURS}, {@value #DRAFT_CHANGED_ELSEWHERE}, {@value #DRAFT_TOO_LONG},
     *     {@value #DRAFT_UNREADABLE}
     */
    public FormDraft save(FormPlace place, String content, long basedOn, Person person) {
        requireOpen(place, person);
        if (content.getBytes(StandardCharsets.UTF_8).length
                > settings.maximumSize().toBytes()) {
            throw Refusal.of(TOO_LONG);
        }
        if (content.contains(NUL)) {
            throw Refusal.of(UNREADABLE);
        }
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        return jdbc.sql("""
                        insert into ampli.form_draft as kept (place, person, content, revision, saved_at)
                        values (:place, :person, :content::jsonb, nextval('ampli.form_draft_revision'), :now)
                        on conflict (place, person) do update
                          set content = excluded.content, revision = excluded.revision, saved_at = excluded.saved_at
                          where kept.revision = :basedOn or kept.saved_at <= :oldest
                        returning revision
                        """)
                .param("place", place.toString())
                .param("person", person.id())
                .param("content", content)
                .param("now", now)
                .param("basedOn", basedOn)
                .param("oldest", oldest())
                .query(Long.class)
                .optional()
                .map(revision -> new FormDraft(content, revision, now.toInstant()))
                .orElseThrow(() -> Refusal.of(CHANGED_ELSEWHERE));
    }

    /** The person starts over, or has started the process; nothing happens where there is no draft. */
    public void forget(FormPlace place, Person person) {
        jdbc.sql("delete from ampli.form_draft where place = :place and person = :person")
                .param("place", place.toString())
                .param("person", person.id())
                .update();
    }

    /** A task is completed or gone: so is what anybody had begun to answer. */
    public void taskEnded(String taskId) {
        jdbc.sql("delete from ampli.form_draft where place = :place")
                .param("place", FormPlace.task(taskId).toString())
                .update();
    }

    /** A task is in somebody's hands: what others had begun to answer is gone. */
    public void taskGivenTo(String taskId, Person person) {
        jdbc.sql("delete from ampli.form_draft where place = :place and person <> :person")
                .param("place", FormPlace.task(taskId).toString())
                .param("person", person.id())
                .update();
    }

    /** Drafts that nobody has touched for too long. */
    public void forgetOld() {
        jdbc.sql("delete from ampli.form_draft where saved_at <= :oldest")
                .param("oldest", oldest())
                .update();
    }

    /** A person keeps away from a dossier from now on (R56). */
    void forgetOf(DossierNumber number, Person person) {
        openTasks.of(number).forEach(task -> forget(FormPlace.task(task.id()), person));
    }

    private void requireOpen(FormPlace place, Person person) {
        if (!places.isOpenTo(place, person)) {
            throw Refusal.of(NOT_YOURS);
        }
    }

    private OffsetDateTime oldest() {
        return clock.instant().minus(settings.keep()).atOffset(ZoneOffset.UTC);
    }
}
