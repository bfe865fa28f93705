package fr.ampli.web;

import fr.ampli.payment.Recoveries;
import fr.ampli.payment.RecoveryAppointment;
import fr.ampli.payment.RecoveryCase;
import fr.ampli.payment.RecoveryPlan;
import fr.ampli.payment.RecoveryReceipt;
import fr.ampli.payment.RecoveryRequest;
import fr.ampli.payment.RecoverySettings;
import fr.ampli.payment.Repayments;
import fr.ampli.shared.DossierNumber;
import fr.ampli.shared.French;
import fr.ampli.shared.Money;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The recovery of a dossier, the one that runs or the last one. */
@Component
class RecoverySection implements DossierSection {

    private final Recoveries recoveries;
    private final Repayments repayments;
    private final RecoverySettings settings;

    RecoverySection(Recoveries recoveries, Repayments repayments, RecoverySettings settings) {
        this.recoveries = recoveries;
        this.repayments = repayments;
        this.settings = settings;
    }

    @Override
    public String name() {
        return "recovery";
    }

    @Override
    public Object of(DossierReading reading) {
        DossierNumber number = reading.number();
        return recoveries.find(number).map(this::section).orElse(null);
    }

    private Map<String, Object> section(RecoveryCase recovery) {
        Map<String, Object> section = new LinkedHashMap<>();
        section.put("state", recovery.state().label());
        section.put("ground", recovery.ground().label());
        section.put("paid", recovery.paid().french());
        section.put(
                "rate", recovery.rate().movePointRight(2).stripTrailingZeros().toPlainString() + " %");
        section.put("proposed", recovery.proposed().french());
        section.put("due", recoveries.due(recovery).french());
        section.put("heardBefore", recovery.hearingHeldBefore());
        section.put("proposedOn", recovery.proposedOn().toString());
        section.put(
                "hearingEndsOn",
                recovery.hearingEndsOn().map(LocalDate::toString).orElse(null));
        section.put("observations", recovery.observations().orElse(null));
        section.put(
                "observationsOn",
                recovery.observationsOn().map(LocalDate::toString).orElse(null));
        Optional<RecoveryAppointment> appointment = recoveries.appointment(recovery.dossier());
        section.put("appointment", appointment.map(RecoverySection::appointment).orElse(null));
        section.put(
                "heardInPerson",
                appointment
                        .filter(each -> each.record().isPresent())
                        .map(each -> "le " + French.date(each.on()) + ", "
                                + each.manner().label())
                        .orElse(null));
        section.put("threshold", recovery.threshold().french());
        section.put("asksReport", recoveries.asksReport(recovery));
        recovery.decision().ifPresent(decision -> {
            section.put("grounds", decision.grounds());
            section.put("decidedOn", decision.on().toString());
        });
        section.put("titleNumber", recovery.titleNumber().orElse(null));
        section.put("titleOn", recovery.titleOn().map(LocalDate::toString).orElse(null));
        section.put(
                "contestEndsOn",
                recovery.contestEndsOn().map(LocalDate::toString).orElse(null));
        section.put("closedOn", recovery.closedOn().map(LocalDate::toString).orElse(null));
        section.put(
                "nextDueOn",
                repayments.nextDue(recovery.dossier()).map(LocalDate::toString).orElse(null));
        section.put("remissionLimit", Money.of(settings.remissionLimit()).french());
        section.put("writeOffLimit", Money.of(settings.writeOffLimit()).french());
        insolvency(recovery, section);
        requests(recovery, section);
        List<Map<String, Object>> receipts = repayments.receipts(recovery).stream()
                .map(RecoverySection::receipt)
                .toList();
        section.put("receipts", receipts.isEmpty() ? null : receipts);
        section.put(
                "plan",
                repayments.plans(recovery).stream()
                        .findFirst()
                        .map(plan -> plan(plan, recovery))
                        .orElse(null));
        return section;
    }

    private void insolvency(RecoveryCase recovery, Map<String, Object> section) {
        section.put("insolvent", repayments.isInsolvent(recovery));
        section.put(
                "claim",
                recovery.insolvency()
                        .flatMap(RecoveryCase.Insolvency::claim)
                        .map(claim -> Map.of(
                                "on", claim.on().toString(),
                                "to", claim.to(),
                                "amount", claim.amount().french()))
                        .orElse(null));
    }

    private void requests(RecoveryCase recovery, Map<String, Object> section) {
        Optional<RecoveryRequest> last = repayments.requests(recovery).stream().findFirst();
        section.put(
                "request",
                last.filter(request -> request.decision().isEmpty())
                        .map(RecoverySection::request)
                        .orElse(null));
        section.put(
                "refused",
                last.filter(request -> request.refusedWhy().isPresent())
                        .map(request -> Map.of(
                                "kind",
                                request.kind().label(),
                                "why",
                                request.refusedWhy().get()))
                        .orElse(null));
    }

    private static Map<String, Object> request(RecoveryRequest request) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("kind", request.kind().label());
        facts.put("amount", request.amount().french());
        facts.put(
                "against",
                request.against().map(RecoveryRequest.Counterpart::label).orElse(null));
        facts.put("reference", request.reference().orElse(null));
        facts.put("vote", request.vote().orElse(null));
        facts.put("votedOn", request.votedOn().map(LocalDate::toString).orElse(null));
        facts.put("certificate", request.certificate().orElse(null));
        facts.put("limit", request.limit().french());
        facts.put(
                "alone",
                request.kind() != RecoveryRequest.Kind.OFFSET && request.vote().isEmpty());
        facts.put("grounds", request.grounds());
        return facts;
    }

    private static Map<String, Object> receipt(RecoveryReceipt receipt) {
        return Map.of(
                "on", receipt.receivedOn().toString(),
                "amount", receipt.amount().french(),
                "reference", receipt.reference(),
                "kind", receipt.kind().label());
    }

    private Map<String, Object> plan(RecoveryPlan plan, RecoveryCase recovery) {
        Money due = recoveries.due(recovery);
        boolean runs = plan.state() == RecoveryPlan.State.ACTIVE;
        return Map.of(
                "grantedOn", plan.grantedOn().toString(),
                "state",
                        plan.state().label()
                                + plan.voidWhy().map(why -> " (" + why + ")").orElse(""),
                "instalments",
                        plan.standing(due).stream()
                                .map(each -> Map.of(
                                        "dueOn", each.line().dueOn().toString(),
                                        "amount", each.line().amount().french(),
                                        "open", runs ? each.open().french() : "–"))
                                .toList());
    }

    private static Map<String, Object> appointment(RecoveryAppointment appointment) {
        return Map.of(
                "on", appointment.on().toString(),
                "at", appointment.time(),
                "manner", appointment.manner().label(),
                "place", appointment.place());
    }
}
