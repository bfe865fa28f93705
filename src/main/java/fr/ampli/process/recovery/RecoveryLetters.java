package fr.ampli.process.recovery;

import fr.ampli.deadline.Deadlines;
import fr.ampli.deadline.Delay;
import fr.ampli.payment.Ledger;
import fr.ampli.payment.LedgerTotal;
import fr.ampli.payment.Recoveries;
import fr.ampli.payment.RecoveryAppointment;
import fr.ampli.payment.RecoveryCase;
import fr.ampli.payment.RecoveryPlan;
import fr.ampli.payment.RecoveryRequest;
import fr.ampli.payment.RecoverySettings;
import fr.ampli.payment.Repayments;
import fr.ampli.process.LetterFacts;
import fr.ampli.shared.DossierNumber;
import fr.ampli.shared.Money;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What the letters about a recovery speak of. */
@Component
class RecoveryLetters implements LetterFacts {

    private final Recoveries recoveries;
    private final Repayments repayments;
    private final Ledger ledger;
    private final Deadlines deadlines;
    private final RecoverySettings settings;

    RecoveryLetters(
            Recoveries recoveries,
            Repayments repayments,
            Ledger ledger,
            Deadlines deadlines,
            RecoverySettings settings) {
        this.recoveries = recoveries;
        this.repayments = repayments;
        this.ledger = ledger;
        this.deadlines = deadlines;
        this.settings = settings;
    }

    @Override
    public Set<String> letters() {
        return Set.of(
                "recovery-hearing",
                "recovery-appointment",
                "recovery-heard",
                "recovery-dropped",
                "recovery-decision",
                "recovery-title",
                "recovery-plan",
                "recovery-plan-reminder",
                "recovery-plan-void",
                "recovery-offset",
                "recovery-remission",
                "recovery-closed",
                "written-off");
    }

    @Override
    public Map<String, Object> facts(DossierNumber number) {
        Map<String, Object> facts = new HashMap<>();
        LedgerTotal total = ledger.total(number);
        facts.put("paid", total.paid().french());
        facts.put("recovered", total.recovered().french());
        facts.put("remitted", total.remitted().isPositive() ? total.remitted().french() : null);
        facts.put("writtenOff", total.writtenOff().french());
        recoveries.find(number).ifPresent(recovery -> about(recovery, facts));
        facts.put("hearingDays", deadlines.length(Delay.HEARING).amount());
        facts.put("repaymentDays", deadlines.length(Delay.REPAYMENT).amount());
        facts.put("planMonths", settings.planMonths());
        return facts;
    }

    private void about(RecoveryCase recovery, Map<String, Object> facts) {
        Money due = recoveries.due(recovery);
        facts.put("ground", recovery.ground().sentence());
        facts.put("proposed", recovery.proposed().french());
        facts.put("due", due.french());
        facts.put("nothingDue", due.isZero());
        facts.put("heardBefore", recovery.hearingHeldBefore());
        facts.put("heardInPerson", false);
        recovery.hearingEndsOn().ifPresent(day -> facts.put("hearingEndsOn", day));
        recovery.observationsOn().ifPresent(day -> facts.put("observationsOn", day));
        recoveries.appointment(recovery.dossier()).ifPresent(appointment -> {
            facts.put("heardInPerson", appointment.record().isPresent());
            facts.put("appointment", appointmentFacts(appointment));
        });
        recovery.decision().ifPresent(decision -> facts.put("decision", decision));
        recovery.titleNumber().ifPresent(title -> facts.put("titleNumber", title));
        recovery.titleOn().ifPresent(day -> facts.put("titleOn", day));
        recovery.titleAuthor().ifPresent(author -> facts.put("titleAuthor", author));
        recovery.paymentDueOn().ifPresent(day -> facts.put("paymentDueOn", day));
        repayments.requests(recovery).stream().findFirst().ifPresent(request -> facts.put("request", facts(request)));
        repayments.requests(recovery).stream()
                .filter(request -> request.kind() == RecoveryRequest.Kind.WRITE_OFF)
                .findFirst()
                .flatMap(RecoveryRequest::vote)
                .ifPresent(vote -> facts.put("vote", vote));
        repayments.plans(recovery).stream().findFirst().ifPresent(plan -> {
            facts.put("plan", planFacts(plan));
            lastTold(plan, due).ifPresent(told -> facts.put("told", told));
        });
    }

    private static Map<String, Object> appointmentFacts(RecoveryAppointment appointment) {
        Map<String, Object> facts = new HashMap<>();
        facts.put("on", appointment.on());
        facts.put("time", appointment.time());
        facts.put("manner", appointment.manner().label());
        facts.put("place", appointment.place());
        facts.put("present", appointment.present().orElse(null));
        facts.put("record", appointment.record().orElse(null));
        return facts;
    }

    private static Map<String, Object> facts(RecoveryRequest request) {
        Map<String, Object> facts = new HashMap<>();
        facts.put("amount", request.amount().french());
        facts.put(
                "against",
                request.against().map(RecoveryRequest.Counterpart::label).orElse(null));
        facts.put("reference", request.reference().orElse(null));
        facts.put("vote", request.vote().orElse(null));
        facts.put("votedOn", request.votedOn().orElse(null));
        facts.put("refusedWhy", request.refusedWhy().orElse(null));
        return facts;
    }

    private static Map<String, Object> planFacts(RecoveryPlan plan) {
        Map<String, Object> facts = new HashMap<>();
        facts.put("askedOn", plan.askedOn());
        facts.put("grantedOn", plan.grantedOn());
        facts.put("amount", plan.amount().french());
        facts.put("missedAllowed", plan.missedAllowed());
        facts.put("voidWhy", plan.voidWhy().orElse(null));
        facts.put(
                "lines",
                plan.lines().stream()
                        .map(line -> Map.of(
                                "position", line.position(),
                                "dueOn", line.dueOn(),
                                "amount", line.amount().french()))
                        .toList());
        return facts;
    }

    /** The instalment that the holder was told of last: that it comes, or that it was missed. */
    private static Optional<Map<String, Object>> lastTold(RecoveryPlan plan, Money due) {
        return plan.standing(due).stream()
                .filter(each -> toldOn(each.line()).isPresent())
                .max(Comparator.comparing(each -> toldOn(each.line()).orElseThrow()))
                .map(each -> Map.of(
                        "missed", each.line().missedOn().isPresent(),
                        "dueOn", each.line().dueOn(),
                        "open", each.open().french(),
                        "after", due.minus(each.open()).french()));
    }

    private static Optional<LocalDate> toldOn(RecoveryPlan.Line line) {
        return line.missedOn().or(line::remindedOn);
    }
}
