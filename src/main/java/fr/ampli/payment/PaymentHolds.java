package fr.ampli.payment;

import fr.ampli.deadline.Deadlines;
import fr.ampli.journal.Journal;
import fr.ampli.shared.Checks;
import fr.ampli.shared.DossierNumber;
import fr.ampli.shared.Person;
import fr.ampli.shared.Refusal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Orders that had left when the payments of their dossier were stopped: somebody asks the accountant to send them back.
 * Sent back, an order is recorded as rejected like any other, and is prepared again when the gate opens.
 */
@Service
@Transactional
public class PaymentHolds {

    private final OrderStore orders;
    private final Deadlines deadlines;
    private final JdbcClient jdbc;
    private final Journal journal;
    private final Clock clock;

    PaymentHolds(OrderStore orders, Deadlines deadlines, JdbcClient jdbc, Journal journal, Clock clock) {
        this.orders = orders;
        this.deadlines = deadlines;
        this.jdbc = jdbc;
        this.journal = journal;
        this.clock = clock;
    }

    private enum Result {
        RETURNED,
        TOO_LATE
    }

    /** Asks to hold every order of the dossier that has left or is about to. @return the ids of what is asked anew */
    public List<Long> ask(DossierNumber number, Person person) {
        return orders.of(number).stream()
                .filter(order -> order.state().isUnderway())
                .flatMap(order -> insert(order, person).stream())
                .toList();
    }

    /** Records what the accountant answered. */
    public void answer(DossierNumber number, long id, HoldAnswer draft, Person person) {
        Checks checks = new Checks();
        Result result = checks.choice(Result.class, draft.result(), "result", "Réponse du comptable");
        String spokenTo = checks.text(draft.spokenTo(), "spokenTo", "Personne jointe", 200);
        LocalDate on = checks.date(draft.answeredOn(), "answeredOn", "Date de la réponse");
        checks.require(on == null || !on.isAfter(deadlines.today()), FreezeReasons.ANSWERED_IN_THE_FUTURE);
        String note = checks.longText(draft.note(), "note", "Ce qui a été convenu", 2000);
        checks.orThrow();
        int answered = jdbc.sql("""
                        update ampli.payment_hold set result = :result, spoken_to = :spokenTo, answered_on = :on, note = :note,
                          answered_by = :person, answered_at = :now
                        where id = :id and dossier_number = :number and result is null
                        """)
                .param("result", result.name())
                .param("spokenTo", spokenTo)
                .param("on", on)
                .param("note", note)
                .param("person", person.id())
                .param("now", now())
                .param("id", id)
                .param("number", number.value())
                .update();
        if (answered == 0) {
            throw Refusal.of(FreezeReasons.HOLD_MOVED);
        }
        journal.record(
                number,
                person,
                "PAYMENT_HOLD_ANSWERED",
                result == Result.RETURNED
                        ? "Le comptable renvoie l'ordre de paiement"
                        : "L'ordre de paiement n'a pas pu être retenu");
    }

    private Optional<Long> insert(PaymentOrder order, Person person) {
        Optional<Long> id = jdbc.sql("""
                        insert into ampli.payment_hold (dossier_number, instalment, attempt, asked_by, asked_at)
                        values (:number, :instalment, :attempt, :person, :now)
                        on conflict (dossier_number, instalment) where result is null do nothing returning id
                        """)
                .param("number", order.dossier().value())
                .param("instalment", order.instalment().name())
                .param("attempt", order.attempt())
                .param("person", person.id())
                .param("now", now())
                .query(Long.class)
                .optional();
        id.ifPresent(asked -> journal.record(
                order.dossier(),
                person,
                "PAYMENT_HOLD_ASKED",
                "Ordre de paiement à retenir chez le comptable : "
                        + order.instalment().label()));
        return id;
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
