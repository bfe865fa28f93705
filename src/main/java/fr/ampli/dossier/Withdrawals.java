package fr.ampli.dossier;

import fr.ampli.deadline.Deadlines;
import fr.ampli.deadline.LegalClocks;
import fr.ampli.journal.Journal;
import fr.ampli.shared.Checks;
import fr.ampli.shared.DossierNumber;
import fr.ampli.shared.Person;
import fr.ampli.shared.Reason;
import fr.ampli.shared.Refusal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The holder gives up. Possible on any day of an open dossier (E01 to E03); once. */
@Service
@Transactional
public class Withdrawals {

    private static final Reason RECOVERY_UNDERWAY = Reason.of(
            "RECOVERY_UNDERWAY",
            "E03",
            "number",
            "Un reversement est déjà en cours sur ce dossier : un retrait n'y changerait rien."
                    + " Terminez la procédure de reversement.");
    private static final Reason ALREADY_WITHDRAWN = Reason.of(
            "ALREADY_WITHDRAWN", "E01", "number", "Un retrait est déjà enregistré pour ce dossier : il est en cours.");
    private static final Reason RECEIVED_IN_FUTURE = Reason.of(
            "WITHDRAWAL_IN_FUTURE",
            "",
            "receivedOn",
            "La demande de retrait ne peut pas être reçue dans le futur : corrigez la date.");
    private static final Reason RECEIVED_BEFORE_OPENING = Reason.of(
            "WITHDRAWAL_BEFORE_OPENING",
            "",
            "receivedOn",
            "La demande de retrait ne peut pas être antérieure à l'ouverture du dossier : corrigez la date.");

    private final Dossiers dossiers;
    private final LegalClocks clocks;
    private final JdbcClient jdbc;
    private final Journal journal;
    private final Clock clock;

    Withdrawals(Dossiers dossiers, LegalClocks clocks, JdbcClient jdbc, Journal journal, Clock clock) {
        this.dossiers = dossiers;
        this.clocks = clocks;
        this.jdbc = jdbc;
        this.journal = journal;
        this.clock = clock;
    }

    /** A recorded withdrawal. */
    public record Withdrawal(DossierNumber dossier, LocalDate receivedOn, String grounds) {}

    /**
     * Records the request and ends the clocks that ran; its consequences follow on the pathway.
     *
     * @throws Refusal unknown or closed dossier, one already withdrawn or in recovery, impossible date, no grounds
     */
    public Dossier record(WithdrawalRequest request, Person person) {
        Dossier dossier = dossiers.findOpen(request.number());
        Checks checks = new Checks();
        LocalDate receivedOn = checks.date(request.receivedOn(), "receivedOn", "Demande reçue le");
        String grounds = checks.longText(request.grounds(), "grounds", "Motif du retrait", 2000);
        checks.require(dossier.stage() != Stage.RECOVERY, RECOVERY_UNDERWAY);
        if (receivedOn != null) {
            checks.require(
                    !receivedOn.isAfter(LocalDate.ofInstant(clock.instant(), Deadlines.ZONE)), RECEIVED_IN_FUTURE);
            checks.require(
                    !receivedOn.isBefore(LocalDate.ofInstant(dossier.openedAt(), Deadlines.ZONE)),
                    RECEIVED_BEFORE_OPENING);
        }
        checks.orThrow();
        try {
            jdbc.sql("""
                            insert into ampli.withdrawal (dossier_number, received_on, grounds, recorded_by, recorded_at)
                            values (:number, :receivedOn, :grounds, :by, :at)
                            """)
                    .param("number", dossier.number().toString())
                    .param("receivedOn", receivedOn)
                    .param("grounds", grounds)
                    .param("by", person.id())
                    .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                    .update();
        } catch (DuplicateKeyException twice) {
            throw Refusal.of(ALREADY_WITHDRAWN);
        }
        clocks.endAll(dossier.number(), LocalDate.ofInstant(clock.instant(), Deadlines.ZONE));
        journal.record(dossier.number(), person, "WITHDRAWAL_RECORDED", "Retrait demandé par le porteur", grounds);
        return dossier;
    }

    @Transactional(readOnly = true)
    public Optional<Withdrawal> of(DossierNumber number) {
        return jdbc.sql("select * from ampli.withdrawal where dossier_number = :number")
                .param("number", number.toString())
                .query(Withdrawals::withdrawal)
                .optional();
    }

    private static Withdrawal withdrawal(ResultSet row, int index) throws SQLException {
        return new Withdrawal(
                DossierNumber.read(row.getString("dossier_number")).orElseThrow(),
                row.getObject("received_on", LocalDate.class),
                row.getString("grounds"));
    }
}
