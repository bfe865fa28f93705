package fr.ampli.payment;

import fr.ampli.deadline.Deadlines;
import fr.ampli.shared.Amounts;
import fr.ampli.shared.Checks;
import fr.ampli.shared.Money;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes the instalments of a plan: equal ones, month by month, computed to the cent, or those that the accountant
 * granted, date by date.
 */
final class PlanReader {

    private static final int LONG = 4000;
    private static final int MOST = 60;
    private static final Pattern LINE = Pattern.compile("(\\d{1,2})/(\\d{1,2})/(\\d{4})[ \\t:;–-]+(\\S.*)");

    private enum TermsOf {
        EQUAL,
        GRANTED
    }

    private final Deadlines deadlines;
    private final RecoverySettings settings;

    PlanReader(Deadlines deadlines, RecoverySettings settings) {
        this.deadlines = deadlines;
        this.settings = settings;
    }

    /** The plan that was typed, for what is due; null after having refused something. */
    RecoveryPlan read(Repayment answer, Money due, int round, Checks checks) {
        LocalDate today = deadlines.today();
        LocalDate asked = checks.date(answer.askedOn(), "askedOn", "Demandé par le porteur le");
        checks.require(asked == null || !asked.isAfter(today), PaymentReasons.PLAN_ASKED_IN_THE_FUTURE);
        TermsOf kind = checks.choice(TermsOf.class, answer.terms(), "terms", "Échéances");
        List<RecoveryPlan.Line> lines = List.of();
        if (kind == TermsOf.EQUAL) {
            lines = equal(answer, due, checks);
        } else if (kind == TermsOf.GRANTED) {
            String schedule = checks.longText(answer.schedule(), "schedule", "Échéancier du comptable", LONG);
            lines = schedule == null ? lines : granted(schedule, due, checks);
        }
        LocalDate last = today.plusMonths(settings.planMonths());
        if (!lines.isEmpty()) {
            checks.require(!lines.get(lines.size() - 1).dueOn().isAfter(last), PaymentReasons.planTooLong(last));
            checks.require(inOrder(lines, today), PaymentReasons.SCHEDULE_NOT_IN_ORDER);
        }
        return checks.ok()
                ? new RecoveryPlan(
                        0,
                        round,
                        asked,
                        today,
                        due,
                        last,
                        settings.missedInstalments(),
                        RecoveryPlan.State.ACTIVE,
                        Optional.empty(),
                        lines)
                : null;
    }

    private static boolean inOrder(List<RecoveryPlan.Line> lines, LocalDate today) {
        LocalDate before = today;
        for (RecoveryPlan.Line line : lines) {
            if (!line.dueOn().isAfter(before)) {
                return false;
            }
            before = line.dueOn();
        }
        return true;
    }

    /** Equal parts, whole cents; the last one takes what division leaves. */
    private static List<RecoveryPlan.Line> equal(Repayment answer, Money due, Checks checks) {
        int count = checks.integer(answer.instalments(), "instalments", "Nombre d'échéances", 1, MOST);
        LocalDate first = checks.date(answer.firstOn(), "firstOn", "Première échéance le");
        checks.require(due.cents() >= count, PaymentReasons.INSTALMENT_TOO_SMALL);
        if (!checks.ok()) {
            return List.of();
        }
        Money part = Money.ofCents(due.cents() / count);
        List<RecoveryPlan.Line> lines = new ArrayList<>();
        Money left = due;
        for (int position = 1; position <= count; position++) {
            Money amount = position == count ? left : part;
            left = left.minus(amount);
            lines.add(line(position, first.plusMonths(position - 1L), amount));
        }
        return lines;
    }

    private static List<RecoveryPlan.Line> granted(String schedule, Money due, Checks checks) {
        List<RecoveryPlan.Line> lines = new ArrayList<>();
        Money sum = Money.ZERO;
        for (String text : schedule.lines().map(String::strip).toList()) {
            if (text.isEmpty()) {
                continue;
            }
            Matcher matcher = LINE.matcher(text);
            LocalDate day = matcher.matches() ? day(matcher) : null;
            Checks amountChecks = new Checks();
            Money amount =
                    matcher.matches() ? Amounts.read(amountChecks, matcher.group(4), "schedule", "Échéancier") : null;
            if (day == null || amount == null || !amount.isPositive() || lines.size() == MOST) {
                checks.refuse(PaymentReasons.SCHEDULE_UNREADABLE);
                return List.of();
            }
            lines.add(line(lines.size() + 1, day, amount));
            sum = sum.plus(amount);
        }
        checks.require(sum.equals(due), PaymentReasons.scheduleNotTheSum(due, sum));
        return lines;
    }

    private static LocalDate day(Matcher line) {
        try {
            return LocalDate.of(
                    Integer.parseInt(line.group(3)), Integer.parseInt(line.group(2)), Integer.parseInt(line.group(1)));
        } catch (DateTimeException noSuchDay) {
            return null; // refused with the line
        }
    }

    private static RecoveryPlan.Line line(int position, LocalDate on, Money amount) {
        return new RecoveryPlan.Line(position, on, amount, Optional.empty(), Optional.empty());
    }
}
