package fr.ampli.access;

import fr.ampli.shared.DossierNumber;
import fr.ampli.shared.French;
import fr.ampli.shared.Person;
import fr.ampli.shared.Reason;
import fr.ampli.shared.Refusal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
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

    private static final ZoneId ZONE = ZoneId.of("Europe/Paris");
    /** Sets these locks apart from other advisory locks on the same dossier number. */
    private static final int LOCK_SEED = 55;

    private final JdbcClient jdbc;
    private final AccessRules rules;
    private final Clock clock;

    /** With the incompatible parts of the scheme itself. */
    public Parts(JdbcClient jdbc, Clock clock) {
        this(jdbc, AccessRules.OF_THE_SCHEME, clock);
    }

    @Autowired
    Parts(JdbcClient jdbc, AccessRules rules, Clock clock) {
        this.jdbc = jdbc;
        this.rules = rules;
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
        obstacle(number, person, part).ifPresent(reason -> {
            throw Refusal.of(reason);
        });
        jdbc.sql("insert into ampli.part_taken (dossier_number, person, part, taken_at) "
                        + "values (:number, :person, :part, :now) on conflict do nothing")
                .param("number", number.value())
                .param("person", person.id())
                .param("part", part.name())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Why the person may not take this part, if so; takes nothing. For guards that ask before a task is claimed. */
    @Transactional(readOnly = true)
    public Optional<Reason> obstacle(DossierNumber number, Person person, Part wanted) {
        if (wanted == Part.CONFLICT_DECLARED) {
            return Optional.empty();
        }
        List<PartTaken> held = of(number).stream()
                .filter(taken -> taken.person().equals(person))
                .toList();
        return held.stream()
                .filter(taken -> taken.part() == Part.CONFLICT_DECLARED)
                .findFirst()
                .map(taken -> conflict(taken, wanted))
                .or(() -> held.stream()
                        .filter(taken -> rules.exclude(taken.part(), wanted))
                        .findFirst()
                        .map(taken -> secondPart(taken, wanted)));
    }

    /** Who took which part in a dossier, the earliest first. */
    @Transactional(readOnly = true)
    public List<PartTaken> of(DossierNumber number) {
        return jdbc.sql("select dossier_number, person, part, taken_at from ampli.part_taken "
                        + "where dossier_number = :number order by taken_at, person, part")
                .param("number", number.value())
                .query(Parts::row)
                .list();
    }

    /** One at a time per dossier until the transaction ends; whoever waits then sees what the other has taken. */
    private void lock(DossierNumber number) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("A part is taken within a transaction");
        }
        RowCallbackHandler nothing = row -> {};
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:number, :seed))")
                .param("number", number.value())
                .param("seed", LOCK_SEED)
                .query(nothing);
    }

    private static Reason secondPart(PartTaken earlier, Part wanted) {
        return refused("Sur le dossier " + earlier.number() + ", " + earlier.person() + " a déjà assuré « "
                + earlier.part().label() + " » le " + day(earlier) + ". La même personne ne peut pas assurer aussi « "
                + wanted.label() + " » : confiez cette tâche à un ou une collègue.");
    }

    private static Reason conflict(PartTaken declared, Part wanted) {
        return refused("Sur le dossier " + declared.number() + ", " + declared.person()
                + " a déclaré un conflit d'intérêts le " + day(declared) + " et n'y intervient plus : confiez « "
                + wanted.label() + " » à un ou une collègue.");
    }

    private static Reason refused(String sentence) {
        return Reason.of(SEPARATION_OF_DUTIES, "R55", "", sentence);
    }

    private static String day(PartTaken taken) {
        return French.date(taken.takenAt().atZone(ZONE).toLocalDate());
    }

    private static PartTaken row(ResultSet row, int index) throws SQLException {
        return new PartTaken(
                DossierNumber.parse(row.getString("dossier_number")),
                new Person(row.getString("person")),
                Part.valueOf(row.getString("part")),
                row.getObject("taken_at", OffsetDateTime.class).toInstant());
    }
}
