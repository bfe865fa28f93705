package fr.ampli.access;

import fr.ampli.journal.Journal;
import fr.ampli.shared.DossierNumber;
import fr.ampli.shared.OneLook;
import fr.ampli.shared.Person;
import fr.ampli.shared.Refusal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Keeps duties apart by person on a dossier, whatever groups the person is in (R55), and keeps away who declared a
 * conflict of interest (R56). Refusals have the code {@link #SEPARATION_OF_DUTIES}.
 */
@Service
@Transactional
public class Parts {

    public static final String SEPARATION_OF_DUTIES = "SEPARATION_OF_DUTIES";

    /** Sets these locks apart from other advisory locks on the same dossier number. */
    private static final int LOCK_SEED = 55;

    private final JdbcClient jdbc;
    private final AccessRules rules;
    private final Journal journal;
    private final Clock clock;

    /** With the incompatible parts of the scheme itself. */
    public Parts(JdbcClient jdbc, Clock clock) {
        this(jdbc, AccessRules.OF_THE_SCHEME, new Journal(jdbc, clock), clock);
    }

    @Autowired
    Parts(JdbcClient jdbc, AccessRules rules, Journal journal, Clock clock) {
        this.jdbc = jdbc;
        this.rules = rules;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * Records that a person takes a part, once; the first time counts. A declaration of conflict is always accepted,
     * even from someone who took a part before: it must never be kept silent.
     *
     * @throws Refusal if an earlier part of the person excludes this one, or the person declared a conflict
     * @throws IllegalStateException outside a transaction, where two could win at once
     */
    public void take(DossierNumber number, Person person, Part part) {
        lock(number);
        obstacle(number, person, part).ifPresent(obstacle -> {
            throw Refusal.of(obstacle.reason());
        });
        int added = jdbc.sql("insert into ampli.part_taken (dossier_number, person, part, taken_at) "
                        + "values (:number, :person, :part, :now) on conflict do nothing")
                .param("number", number.value())
                .param("person", person.id())
                .param("part", part.name())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        if (added > 0) {
            journal.record(number, person, "PART_TAKEN", "Rôle tenu dans le dossier : " + part.label());
        }
    }

    /** What keeps the person from taking this part, if anything; takes nothing. */
    @Transactional(readOnly = true)
    public Optional<Obstacle> obstacle(DossierNumber number, Person person, Part wanted) {
        return wanted == Part.CONFLICT_DECLARED
                ? Optional.empty()
                : rules.obstacle(heldBy(of(number), person), Optional.of(wanted));
    }

    /** What keeps the person from an act, whether or not it takes a part: both are found in one question. */
    @Transactional(readOnly = true)
    public Optional<Obstacle> obstacle(DossierNumber number, Person person, Optional<Part> wanted) {
        return rules.obstacle(heldBy(of(number), person), wanted.filter(part -> part != Part.CONFLICT_DECLARED));
    }

    /** What keeps the person from touching the dossier at all: a declared conflict of interest. */
    @Transactional(readOnly = true)
    public Optional<Obstacle> obstacle(DossierNumber number, Person person) {
        return rules.obstacle(heldBy(of(number), person), Optional.empty());
    }

    /** Those of these dossiers which the person must not touch at all, in one question. */
    @Transactional(readOnly = true)
    public Set<DossierNumber> keptAwayFrom(Collection<DossierNumber> numbers, Person person) {
        // Only what keeps away by itself, which is rare: an index holds nothing else (part_taken_that_keeps_away)
        return jdbc
                .sql("select dossier_number from ampli.part_taken where person = :person and part = '"
                        + AccessRules.KEEPS_AWAY.name() + "' and dossier_number = any(:numbers)")
                .param("person", person.id())
                .param("numbers", numbers.stream().map(DossierNumber::value).toArray(String[]::new))
                .query(String.class)
                .list()
                .stream()
                .map(DossierNumber::parse)
                .collect(Collectors.toSet());
    }

    /**
     * Those among these people whom nothing keeps from acting.
     *
     * @param wanted the part that the act takes, or empty for an act that takes none
     */
    @Transactional(readOnly = true)
    public List<Person> free(DossierNumber number, Collection<Person> people, Optional<Part> wanted) {
        List<PartTaken> taken = of(number);
        return people.stream()
                .filter(person -> rules.obstacle(heldBy(taken, person), wanted).isEmpty())
                .toList();
    }

    /**
     * What stands on record against the separation of duties: parts that one person should not both hold, or a part
     * taken before the person declared a conflict. The first is refused when it is taken; it can still be found, when
     * the rules have become stricter since.
     */
    @Transactional(readOnly = true)
    public List<Obstacle> clashes(DossierNumber number) {
        List<PartTaken> taken = of(number);
        List<Obstacle> clashes = new ArrayList<>();
        for (PartTaken later : taken) {
            taken.stream()
                    .filter(earlier -> earlier.person().equals(later.person()))
                    .filter(earlier -> later.part() == Part.CONFLICT_DECLARED
                            ? earlier.part() != Part.CONFLICT_DECLARED
                            : taken.indexOf(earlier) < taken.indexOf(later)
                                    && rules.exclude(earlier.part(), later.part()))
                    .map(earlier -> new Obstacle(earlier, Optional.of(later.part())))
                    .forEach(clashes::add);
        }
        return clashes;
    }

    private static List<PartTaken> heldBy(List<PartTaken> taken, Person person) {
        return taken.stream().filter(part -> part.person().equals(person)).toList();
    }

    /** Who took which part in a dossier, the earliest first. */
    @Transactional(readOnly = true)
    public List<PartTaken> of(DossierNumber number) {
        return OneLook.once(
                "Parts.of",
                number,
                () -> jdbc.sql("select dossier_number, person, part, taken_at from ampli.part_taken "
                                + "where dossier_number = :number order by taken_at, person, part")
                        .param("number", number.value())
                        .query(Parts::row)
                        .list());
    }

    /** The same for many dossiers in one question; those without a part are left out. */
    @Transactional(readOnly = true)
    public Map<DossierNumber, List<PartTaken>> of(Collection<DossierNumber> numbers) {
        return jdbc
                .sql("select dossier_number, person, part, taken_at from ampli.part_taken "
                        + "where dossier_number = any(:numbers) order by taken_at, person, part")
                .param("numbers", numbers.stream().map(DossierNumber::value).toArray(String[]::new))
                .query(Parts::row)
                .list()
                .stream()
                .collect(Collectors.groupingBy(PartTaken::number));
    }

    /** One at a time per dossier until the transaction ends; whoever waits then sees what the other has taken. */
    void lock(DossierNumber number) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("A part is taken within a transaction");
        }
        RowCallbackHandler nothing = row -> {};
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:number, :seed))")
                .param("number", number.value())
                .param("seed", LOCK_SEED)
                .query(nothing);
    }

    private static PartTaken row(ResultSet row, int index) throws SQLException {
        return new PartTaken(
                DossierNumber.parse(row.getString("dossier_number")),
                new Person(row.getString("person")),
                Part.valueOf(row.getString("part")),
                row.getObject("taken_at", OffsetDateTime.class).toInstant());
    }
}
