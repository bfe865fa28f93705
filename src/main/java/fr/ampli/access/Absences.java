package fr.ampli.access;

import fr.ampli.shared.Checks;
import fr.ampli.shared.Person;
import fr.ampli.shared.Refusal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who is away, and who acts meanwhile. An absence begins and ends by its days, whether or not a job has run; there is
 * no deputy of a deputy.
 */
@Service
@Transactional
public class Absences {

    /** The zone of every day of an absence. */
    public static final ZoneId ZONE = ZoneId.of("Europe/Paris");

    /** Sets these locks apart from other advisory locks. */
    private static final int LOCK_SEED = 16;

    private static final int LONGEST_ID = 100;
    private static final String BACK_ON = "greatest(first_day, coalesce(ended_on, last_day + 1))";

    private final JdbcClient jdbc;
    private final People people;
    private final AbsenceRules rules;
    private final Clock clock;

    Absences(JdbcClient jdbc, People people, AbsenceRules rules, Clock clock) {
        this.jdbc = jdbc;
        this.people = people;
        this.rules = rules;
        this.clock = clock;
    }

    /**
     * Declares an absence of oneself; of a colleague, if one belongs oneself (and not by deputising) to a group that may.
     *
     * @throws Refusal impossible days, too long, person or deputy unknown, already away, deputy away or without dossiers
     */
    public Absence declare(AbsenceDraft draft, Person by) {
        Checks checks = new Checks();
        LocalDate first = checks.date(draft.firstDay(), "firstDay", "Premier jour");
        LocalDate last = checks.date(draft.lastDay(), "lastDay", "Dernier jour");
        String personId = checks.optionalText(draft.person(), "person", "Personne absente", LONGEST_ID);
        String deputyId = checks.text(draft.deputy(), "deputy", "Suppléance", LONGEST_ID);
        Person person = personId == null ? by : new Person(personId);
        if (first != null && last != null) {
            if (last.isBefore(first)) {
                checks.refuse(AbsenceReasons.ENDS_BEFORE_IT_BEGINS);
            } else {
                checks.require(!last.isBefore(today()), AbsenceReasons.IN_THE_PAST);
                checks.require(
                        !rules.isTooLong(first, last),
                        AbsenceReasons.tooLong(
                                first.plus(rules.longestAbsence()).minusDays(1)));
            }
        }
        checks.require(person.equals(by) || declaresForOthers(by), AbsenceReasons.FOR_ANOTHER);
        checkPerson(checks, person);
        if (deputyId != null) {
            checkDeputy(checks, person, new Person(deputyId), by);
        }
        checks.orThrow();

        Person deputy = new Person(deputyId);
        lock(person);
        overlapping(person, first, last)
                .ifPresent(away -> checks.refuse(AbsenceReasons.alreadyAway(name(person), away)));
        overlapping(deputy, first, last)
                .ifPresent(away -> checks.refuse(AbsenceReasons.deputyAway(name(deputy), away)));
        checks.orThrow();

        Absence absence = new Absence(UUID.randomUUID(), person, deputy, first, last, by, Optional.empty());
        jdbc.sql("insert into ampli.absence (id, person, deputy, first_day, last_day, declared_by, declared_at) "
                        + "values (:id, :person, :deputy, :first, :last, :by, :at)")
                .param("id", absence.id())
                .param("person", person.id())
                .param("deputy", deputy.id())
                .param("first", first)
                .param("last", last)
                .param("by", by.id())
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        return absence;
    }

    /**
     * The person is back from today on, or will not leave at all.
     *
     * @param confirmed whether the return was confirmed
     * @throws Refusal not confirmed, already over, or by somebody who may not
     */
    public Absence endEarly(UUID id, boolean confirmed, Person by) {
        lock(get(id).person());
        Absence absence = get(id);
        Checks checks = new Checks();
        checks.require(by.equals(absence.person()) || declaresForOthers(by), AbsenceReasons.NOT_YOURS);
        checks.require(absence.endedOn().isEmpty() && today().isBefore(absence.backOn()), AbsenceReasons.OVER);
        checks.require(confirmed, AbsenceReasons.NOT_CONFIRMED);
        checks.orThrow();
        jdbc.sql("update ampli.absence set ended_on = :today, ended_by = :by, ended_at = :at where id = :id")
                .param("today", today())
                .param("by", by.id())
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("id", id)
                .update();
        return get(id);
    }

    /** @throws NoSuchElementException if there is none with that id */
    @Transactional(readOnly = true)
    public Absence get(UUID id) {
        return jdbc.sql("select * from ampli.absence where id = :id")
                .param("id", id)
                .query(Absences::row)
                .optional()
                .orElseThrow(() -> new NoSuchElementException("no absence " + id));
    }

    /** Everybody who is away on a day. */
    @Transactional(readOnly = true)
    public List<Absence> on(LocalDate day) {
        return jdbc.sql("select * from ampli.absence where last_day >= :day and first_day <= :day and " + BACK_ON
                        + " > :day order by person")
                .param("day", day)
                .query(Absences::row)
                .list();
    }

    /** The absence of a person on a day, if they are away. */
    @Transactional(readOnly = true)
    public Optional<Absence> of(Person person, LocalDate day) {
        return overlapping(person, day, day);
    }

    /** Absences that are not over, the earliest first. */
    @Transactional(readOnly = true)
    public List<Absence> nowAndToCome() {
        return jdbc.sql("select * from ampli.absence where last_day >= :today and " + BACK_ON
                        + " > greatest(first_day, :today) order by first_day, person")
                .param("today", today())
                .query(Absences::row)
                .list();
    }

    /** Whether a person may declare the absence of a colleague. Such a right is not lent. */
    @Transactional(readOnly = true)
    public boolean declaresForOthers(Person person) {
        return !Collections.disjoint(people.groupsOf(person), rules.declareForOthers());
    }

    /** Those who may deputise for a person, or be declared away by them. */
    @Transactional(readOnly = true)
    public List<Person> colleaguesOf(Person person) {
        Set<Person> members = new TreeSet<>(Comparator.comparing(Person::id));
        Set<Person> keepOut = new HashSet<>();
        for (String group : people.groups()) {
            (rules.isLent(group) ? members : keepOut).addAll(people.membersOf(group));
        }
        members.removeAll(keepOut);
        members.remove(person);
        return List.copyOf(members);
    }

    /** Today in France. */
    public LocalDate today() {
        return LocalDate.now(clock.withZone(ZONE));
    }

    private void checkPerson(Checks checks, Person person) {
        Set<String> groups = people.groupsOf(person);
        if (groups.isEmpty()) {
            checks.refuse(AbsenceReasons.unknownPerson(person.id()));
        } else {
            checks.require(groups.stream().anyMatch(rules::isLent), AbsenceReasons.nothingToLend(name(person)));
        }
    }

    private void checkDeputy(Checks checks, Person person, Person deputy, Person by) {
        Set<String> groups = people.groupsOf(deputy);
        if (groups.isEmpty()) {
            checks.refuse(AbsenceReasons.unknownDeputy(deputy.id()));
        } else if (deputy.equals(person)) {
            checks.refuse(AbsenceReasons.OWN_DEPUTY);
        } else {
            checks.require(!deputy.equals(by), AbsenceReasons.NAMES_ONESELF);
            checks.require(groups.stream().allMatch(rules::isLent), AbsenceReasons.deputyKeepsOut(name(deputy)));
        }
    }

    private Optional<Absence> overlapping(Person person, LocalDate first, LocalDate last) {
        return jdbc.sql("select * from ampli.absence where person = :person and last_day >= :first"
                        + " and first_day <= :last and " + BACK_ON + " > greatest(first_day, :first)"
                        + " order by first_day limit 1")
                .param("person", person.id())
                .param("first", first)
                .param("last", last)
                .query(Absences::row)
                .optional();
    }

    private String name(Person person) {
        return people.namesOf(List.of(person)).getOrDefault(person, person.id());
    }

    /** One declaration per person at a time, until the transaction ends. */
    private void lock(Person person) {
        RowCallbackHandler nothing = row -> {};
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:person, :seed))")
                .param("person", person.id())
                .param("seed", LOCK_SEED)
                .query(nothing);
    }

    private static Absence row(ResultSet row, int index) throws SQLException {
        return new Absence(
                row.getObject("id", UUID.class),
                new Person(row.getString("person")),
                new Person(row.getString("deputy")),
                row.getObject("first_day", LocalDate.class),
                row.getObject("last_day", LocalDate.class),
                new Person(row.getString("declared_by")),
                Optional.ofNullable(row.getObject("ended_on", LocalDate.class)));
    }
}
