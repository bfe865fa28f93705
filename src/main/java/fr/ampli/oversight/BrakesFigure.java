package fr.ampli.oversight;

import fr.ampli.oversight.Figure.Type;
import fr.ampli.shared.Person;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * The three brakes on small projects, cash, burden and support, by the indicators of the scheme. What the record cannot
 * tell is said to be unknown, with the reason: a number that nobody measured would be believed.
 */
@Component
@Order(110)
class BrakesFigure implements FigureSource {

    private final TwoYears years;
    private final CashBrake cash;
    private final BurdenBrake burden;
    private final SupportBrake support;

    BrakesFigure(TwoYears years, CashBrake cash, BurdenBrake burden, SupportBrake support) {
        this.years = years;
        this.cash = cash;
        this.burden = burden;
        this.support = support;
    }

    @Override
    public Heading heading() {
        return new Heading(
                "brakes",
                Section.BRAKES,
                "Les indicateurs des trois freins",
                "Ce que le dispositif devait desserrer : le manque de trésorerie, la charge administrative, le manque"
                        + " d’accompagnement. Faits de " + years.label() + ".");
    }

    @Override
    public Body body(Person reader) {
        Figure.Table table = BrakeLines.table();
        BrakeLines ofCash = new BrakeLines(table, "Trésorerie");
        cash.tell(ofCash);
        BrakeLines ofBurden = new BrakeLines(table, "Charge administrative");
        burden.tell(ofBurden);
        BrakeLines ofSupport = new BrakeLines(table, "Accompagnement");
        support.tell(ofSupport);
        List<BrakeLines> all = List.of(ofCash, ofBurden, ofSupport);
        long met = all.stream().mapToLong(BrakeLines::met).sum();
        long known = all.stream().mapToLong(BrakeLines::known).sum();
        return Body.of(table)
                .headline("Cibles atteintes", met + " sur " + known, Type.TEXT)
                .note(
                        "« À surveiller » : la cible est manquée d’un quart au plus. Un indicateur sans cible n’a pas d’état.");
    }
}
