package fr.ampli.payment;

import fr.ampli.shared.Money;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A plan to pay back in instalments (E21). Its amount is what was due when it was granted; whatever came back or was
 * given up since pays its instalments, the oldest first.
 *
 * @param round 1 for the first plan of a recovery, one more for each that follows
 * @param missedAllowed how many missed instalments end it
 */
public record RecoveryPlan(
        long id,
        int round,
        LocalDate askedOn,
        LocalDate grantedOn,
        Money amount,
        LocalDate lastAllowedOn,
        int missedAllowed,
        State state,
        Optional<String> voidWhy,
        List<Line> lines) {

    /** Where a plan stands. */
    public enum State {
        ACTIVE("en cours"),
        /** All came back. */
        KEPT("respecté"),
        /** Instalments were missed, or the holder is insolvent: the whole is due again. */
        VOID("caduc"),
        /** Another plan took its place. */
        REPLACED("remplacé"),
        /** The rest was given up. */
        ENDED("sans objet");

        private final String label;

        State(String label) {
            this.label = label;
        }

        /** The French words for it, in small letters. */
        public String label() {
            return label;
        }
    }

    /** One instalment, and when the holder was told that it comes, or that it was missed. */
    public record Line(
            int position,
            LocalDate dueOn,
            Money amount,
            Optional<LocalDate> remindedOn,
            Optional<LocalDate> missedOn) {}

    /** An instalment with what is still open of it. */
    public record Standing(Line line, Money open) {

        public boolean isOpen() {
            return open.isPositive();
        }
    }

    /** How each instalment stands when so much is due in all. */
    public List<Standing> standing(Money due) {
        Money left = amount.minus(due);
        List<Standing> standing = new ArrayList<>();
        for (Line line : lines) {
            Money paid = left.min(line.amount());
            left = left.minus(paid);
            standing.add(new Standing(line, line.amount().minus(paid)));
        }
        return List.copyOf(standing);
    }

    /** The instalments that are over and not wholly paid. */
    List<Standing> missed(Money due, LocalDate today) {
        return standing(due).stream()
                .filter(each -> each.isOpen() && each.line().dueOn().isBefore(today))
                .toList();
    }
}
