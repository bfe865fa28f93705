package fr.ampli.web;

import fr.ampli.access.People;
import fr.ampli.agreement.DeMinimis;
import fr.ampli.agreement.DeMinimisAid;
import fr.ampli.deadline.Deadlines;
import fr.ampli.deadline.Delay;
import fr.ampli.payment.Bypass;
import fr.ampli.payment.CheckDescription;
import fr.ampli.payment.GateLine;
import fr.ampli.payment.GateOutcome;
import fr.ampli.payment.GateResult;
import fr.ampli.payment.Instalment;
import fr.ampli.payment.PaymentGate;
import fr.ampli.shared.DossierNumber;
import fr.ampli.shared.French;
import fr.ampli.shared.Person;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What the payment gate found when it was last run, as the forms read it: every line, and first what blocks. */
@Component
class GateSection implements DossierSection {

    private final PaymentGate gate;
    private final DeMinimis deMinimis;
    private final People people;
    private final Deadlines deadlines;

    GateSection(PaymentGate gate, DeMinimis deMinimis, People people, Deadlines deadlines) {
        this.gate = gate;
        this.deMinimis = deMinimis;
        this.people = people;
        this.deadlines = deadlines;
    }

    /** One check. */
    record Line(
            String code,
            String clause,
            String result,
            String sentence,
            String fact,
            String remedy,
            String clearedBy,
            String note) {
        static Line of(GateLine line) {
            return new Line(
                    line.code(),
                    line.clause(),
                    line.outcome().label(),
                    line.sentence(),
                    line.fact(),
                    line.remedy(),
                    line.clearedBy().label(),
                    line.bypass().map(GateLine.Leave::note).orElse(null));
        }
    }

    /** A row of a list to choose from. */
    record Choice(String value, String label) {}

    /** A line of the de minimis register. */
    record Aid(String value, String label, String funder, String grantedOn, String amount) {
        static Aid of(DeMinimisAid aid) {
            String day = French.date(aid.grantedOn());
            return new Aid(
                    String.valueOf(aid.id()),
                    aid.funder() + ", " + aid.amount().french() + ", " + day,
                    aid.funder(),
                    aid.grantedOn().toString(),
                    aid.amount().french());
        }
    }

    @Override
    public String name() {
        return "gate";
    }

    @Override
    public Object of(DossierReading reading) {
        DossierNumber number = reading.number();
        return gate.lastInstalment(number)
                .map(instalment -> section(number, instalment))
                .orElse(null);
    }

    private Map<String, Object> section(DossierNumber number, Instalment instalment) {
        GateResult result = gate.last(number, instalment);
        Map<String, Object> section = new LinkedHashMap<>();
        section.put("instalment", instalment.label());
        section.put("summary", summary(result, instalment));
        section.put("lines", result.lines().stream().map(Line::of).toList());
        section.put("blocks", result.blocking().stream().map(Line::of).toList());
        section.put("standingBlocks", blocks(result, "HOLDER_STANDING"));
        section.put("deMinimisBlocks", blocks(result, "DE_MINIMIS_ROOM"));
        section.put("aids", deMinimis.declared(number).stream().map(Aid::of).toList());
        section.put(
                "bypassable",
                result.passed()
                        ? List.of()
                        : gate.bypassable(number, instalment).stream()
                                .map(line -> new Choice(line.code(), line.sentence()))
                                .toList());
        List<Bypass> bypasses = gate.bypasses(number, instalment);
        section.put("bypasses", bypasses.stream().map(this::bypass).toList());
        gate.pending(number, instalment).ifPresent(pending -> section.put("pending", bypass(pending)));
        return section;
    }

    private static boolean blocks(GateResult result, String code) {
        return result.blocking().stream().anyMatch(line -> line.code().equals(code));
    }

    /** The whole result in one or two sentences, for whoever reads nothing else. */
    private static String summary(GateResult result, Instalment instalment) {
        String what = instalment == Instalment.ADVANCE ? "de l'avance" : "du solde";
        int all = result.lines().size();
        int blocking = result.blocking().size();
        String when = result.lines().stream()
                .findFirst()
                .map(line -> " (vérification du " + day(line.checkedAt()) + ")")
                .orElse("");
        if (blocking > 0) {
            return "Le paiement " + what + " est bloqué : "
                    + (blocking == 1 ? "un contrôle" : blocking + " contrôles") + " sur " + all
                    + (blocking == 1 ? " n'est pas levé" : " ne sont pas levés") + when + ".";
        }
        long bypassed = count(result, GateOutcome.BYPASSED);
        long warned = count(result, GateOutcome.WARNING);
        return "Rien ne bloque le paiement " + what + " : " + all + " contrôles passés"
                + (bypassed == 0 ? "" : ", dont " + bypassed + " par dérogation")
                + (warned == 0 ? "" : ", " + warned + " à signaler") + when + ".";
    }

    private static long count(GateResult result, GateOutcome outcome) {
        return result.lines().stream().filter(line -> line.outcome() == outcome).count();
    }

    private Map<String, Object> bypass(Bypass bypass) {
        Optional<CheckDescription> check = gate.catalogue().stream()
                .filter(each -> each.code().equals(bypass.checkCode()))
                .findFirst();
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("check", check.map(CheckDescription::sentence).orElse(bypass.checkCode()));
        row.put("remedy", check.map(CheckDescription::remedy).orElse(null));
        row.put("fact", bypass.fact());
        row.put("motive", bypass.motive());
        row.put("asked", name(bypass.askedBy()) + ", le " + day(bypass.askedAt()));
        row.put("decided", decided(bypass));
        row.put(
                "wouldEndOn",
                deadlines.on(Delay.PAYMENT_BYPASS, deadlines.today()).toString());
        return row;
    }

    private String decided(Bypass bypass) {
        return bypass.decidedBy()
                .map(person -> bypass.state().label() + " par " + name(person)
                        + bypass.decidedAt().map(at -> " le " + day(at)).orElse("")
                        + bypass.validUntil()
                                .map(until -> ", valable jusqu'au " + French.date(until))
                                .orElse("")
                        + ". " + bypass.decisionMotive().orElse(""))
                .orElse("en attente");
    }

    private String name(Person person) {
        return people.nameOf(person);
    }

    private static String day(Instant moment) {
        return French.date(moment.atZone(Deadlines.ZONE).toLocalDate());
    }
}
