package fr.ampli.dossier;

import fr.ampli.deadline.Deadlines;
import fr.ampli.deadline.Delay;
import fr.ampli.journal.Journal;
import fr.ampli.shared.Checks;
import fr.ampli.shared.DossierNumber;
import fr.ampli.shared.Person;
import fr.ampli.shared.Siret;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * How structures stand in the directory of enterprises and in the BODACC, as officers read it there (E22): no register
 * is asked by machine. A look holds good for {@link Delay#STANDING_VALIDITY}; within it nobody is asked again.
 */
@Service
@Transactional
public class HolderStandings {

    /** Where people look when they name no other place. */
    public static final String USUAL_PLACES = "Annuaire des entreprises (Sirene) et BODACC";

    private static final int NOTICE = 200;

    private final Dossiers dossiers;
    private final Deadlines deadlines;
    private final Journal journal;
    private final JdbcClient jdbc;
    private final Clock clock;

    HolderStandings(Dossiers dossiers, Deadlines deadlines, Journal journal, JdbcClient jdbc, Clock clock) {
        this.dossiers = dossiers;
        this.deadlines = deadlines;
        this.journal = journal;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Keeps what was read, if anything was: a form that is not for this may leave it out, and the payment gate asks
     * again. Adds to the reasons of a refusal what is half said.
     *
     * @return what is to be kept with {@link #record} once nothing else is refused
     */
    public Optional<HolderStanding> read(DossierNumber number, StandingDraft draft, Person person, Checks checks) {
        if (draft == null) {
            return Optional.empty();
        }
        Optional<Siret> siret = dossiers.get(number).holder().siret();
        checks.require(siret.isPresent(), DossierReasons.STANDING_WITHOUT_SIRET);
        DirectoryState directory = checks.choice(
                DirectoryState.class, draft.directory(), "standing.directory", "Annuaire des entreprises");
        InsolvencyState insolvency =
                checks.choice(InsolvencyState.class, draft.insolvency(), "standing.insolvency", "BODACC");
        String notice = insolvency == null || insolvency == InsolvencyState.NONE
                ? null
                : checks.text(draft.notice(), "standing.notice", "Annonce lue au BODACC", NOTICE);
        String place = checks.optionalText(draft.lookedIn(), "standing.lookedIn", "Où vous avez regardé", NOTICE);
        if (!checks.ok()) {
            return Optional.empty();
        }
        return Optional.of(new HolderStanding(
                siret.orElseThrow(),
                directory,
                insolvency,
                Optional.ofNullable(notice),
                place == null ? USUAL_PLACES : place,
                deadlines.today(),
                person));
    }

    /** Keeps a look; the newest counts. */
    public void record(DossierNumber number, HolderStanding standing) {
        jdbc.sql("""
                        insert into ampli.holder_standing (dossier_number, siret, directory, insolvency, notice, looked_in,
                            looked_on, looked_by, recorded_at)
                        values (:number, :siret, :directory, :insolvency, :notice, :place, :on, :person, :now)
                        """)
                .param("number", number.value())
                .param("siret", standing.siret().value())
                .param("directory", standing.directory().name())
                .param("insolvency", standing.insolvency().name())
                .param("notice", standing.notice().orElse(null))
                .param("place", standing.lookedIn())
                .param("on", standing.lookedOn())
                .param("person", standing.lookedBy().id())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        journal.record(
                number,
                standing.lookedBy(),
                "HOLDER_STANDING_READ",
                "Situation de la structure consultée : " + standing.directory().label() + ", "
                        + standing.insolvency().label(),
                standing.notice().orElse(null));
    }

    /** The last look at the establishment that the dossier names today; a look at another one says nothing of it. */
    @Transactional(readOnly = true)
    public Optional<HolderStanding> last(DossierNumber number) {
        Optional<Siret> siret = dossiers.get(number).holder().siret();
        return jdbc.sql("select * from ampli.holder_standing where dossier_number = :number order by id desc limit 1")
                .param("number", number.value())
                .query(HolderStandings::row)
                .optional()
                .filter(standing -> siret.filter(standing.siret()::equals).isPresent());
    }

    /** The last day on which a look holds good. */
    public LocalDate goodUntil(HolderStanding standing) {
        return deadlines.on(Delay.STANDING_VALIDITY, standing.lookedOn());
    }

    /** Whether nobody needs to look again today. */
    @Transactional(readOnly = true)
    public boolean isFresh(DossierNumber number) {
        return last(number).filter(this::isFresh).isPresent();
    }

    /** Whether a look holds good today. */
    public boolean isFresh(HolderStanding standing) {
        return !deadlines.isPast(goodUntil(standing));
    }

    private static HolderStanding row(ResultSet row, int index) throws SQLException {
        return new HolderStanding(
                Siret.read(row.getString("siret")).orElseThrow(),
                DirectoryState.valueOf(row.getString("directory")),
                InsolvencyState.valueOf(row.getString("insolvency")),
                Optional.ofNullable(row.getString("notice")),
                row.getString("looked_in"),
                row.getObject("looked_on", LocalDate.class),
                new Person(row.getString("looked_by")));
    }
}
