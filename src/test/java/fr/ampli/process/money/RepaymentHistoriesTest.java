package fr.ampli.process.money;

import static org.assertj.core.api.Assertions.assertThat;

import fr.ampli.payment.LedgerTotal;
import fr.ampli.payment.Recoveries;
import fr.ampli.payment.RecoveryCase;
import fr.ampli.payment.RecoveryPlan;
import fr.ampli.payment.RecoveryState;
import fr.ampli.payment.Repayment;
import fr.ampli.payment.Repayments;
import fr.ampli.payment.RequestDecision;
import fr.ampli.shared.DossierNumber;
import fr.ampli.shared.Money;
import fr.ampli.shared.Person;
import fr.ampli.shared.Refusal;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * To the last cent: after every step of a random history of repayments, plans, set-offs, remissions and write-offs,
 * refused ones included, due is claimed less recovered, remitted and written off, and never below zero (R04, E21).
 */
class RepaymentHistoriesTest extends MoneyScenario {

    private static final int HISTORIES = 6;
    private static final int STEPS = 60;
    private static final Person ASKS = new Person("ordonnateur");
    private static final Person DECIDES = new Person("valideur");

    @Autowired
    Recoveries recoveries;

    @Autowired
    Repayments repayments;

    /** What a reader can follow with a pencil. */
    private static final class Model {
        private final long claimed = 1_200_000;
        private long recovered;
        private long remitted;
        private long writtenOff;

        long due() {
            return claimed - recovered - remitted - writtenOff;
        }
    }

    @Test
    void due_is_what_was_claimed_less_what_came_back_or_was_given_up() {
        for (int seed = 1; seed <= HISTORIES; seed++) {
            history(seed);
        }
    }

    private void history(int seed) {
        Random random = new Random(seed);
        DossierNumber number = advancePaid();
        start("recovery", number, Map.of("recoveryGround", "RESULT_NOT_MET", "hearingHeld", true));
        walk.complete(number, "UserTask_DecideRecovery", "valideur");
        acknowledge(number, "recovery-decision");
        walk.complete(number, "UserTask_IssueRecoveryTitle", "ordonnateur");
        Model model = new Model();
        for (int step = 0; step < STEPS && model.due() > 0; step++) {
            // mostly small, sometimes all, sometimes too much
            long cents = random.nextInt(8) == 0 ? model.due() + random.nextInt(3) - 1 : 1 + random.nextInt(40_000);
            act(number, model, random.nextInt(12), cents, seed + "-" + step, random);
            assertStands(number, model, "seed " + seed + ", step " + step);
        }
        if (model.due() > 0) {
            assertThat(attempt(number, repaid(Money.ofCents(model.due()), "FIN-" + seed)))
                    .isTrue();
            model.recovered += model.due();
            assertStands(number, model, "seed " + seed + ", the end");
        }
        assertThat(recoveries.find(number).orElseThrow().closedOn()).isPresent();
    }

    private void act(DossierNumber number, Model model, int choice, long cents, String name, Random random) {
        Money amount = Money.ofCents(cents);
        boolean fits = cents > 0 && cents <= model.due();
        if (choice < 6) {
            assertThat(attempt(number, repaid(amount, "ENC-" + name))).isEqualTo(fits);
            model.recovered += fits ? cents : 0;
            assertThat(attempt(number, repaid(Money.ofCents(1), "ENC-" + name)))
                    .as("the same reference again, or nothing is due")
                    .isEqualTo(!fits && model.due() > 0);
            model.recovered += !fits && model.due() > 0 ? 1 : 0;
        } else if (choice < 8) {
            Repayment plan = new Repayment(
                    "PLAN",
                    null,
                    null,
                    null,
                    null,
                    today().toString(),
                    "EQUAL",
                    Integer.toString(1 + random.nextInt(20)),
                    today().plusMonths(1).toString(),
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null);
            attempt(number, plan);
        } else {
            String kind = choice < 10 ? "OFFSET" : choice == 10 ? "REMISSION" : "WRITE_OFF";
            boolean rare = "WRITE_OFF".equals(kind) && random.nextInt(4) > 0;
            if (rare) {
                return;
            }
            Repayment asked = new Repayment(
                    kind,
                    amount.toString(),
                    amount.toString(),
                    null,
                    "CP-" + name,
                    null,
                    null,
                    null,
                    null,
                    null,
                    "OTHER_CLAIM",
                    "2026.12.CP",
                    today().toString(),
                    null,
                    "Motif.",
                    null,
                    null,
                    null);
            boolean taken = attempt(number, asked);
            assertThat(taken).isEqualTo(fits || "WRITE_OFF".equals(kind));
            if (taken) {
                boolean approved = random.nextBoolean();
                repayments.decide(number, new RequestDecision(approved ? "APPROVED" : "REFUSED", "Non."), DECIDES);
                book(model, kind, approved ? cents : 0, approved);
            }
        }
    }

    private static void book(Model model, String kind, long cents, boolean approved) {
        switch (kind) {
            case "OFFSET" -> model.recovered += cents;
            case "REMISSION" -> model.remitted += cents;
            default -> model.writtenOff += approved ? model.due() : 0;
        }
    }

    private boolean attempt(DossierNumber number, Repayment answer) {
        try {
            repayments.record(number, answer, ASKS);
            return true;
        } catch (Refusal refused) {
            return false;
        }
    }

    private void assertStands(DossierNumber number, Model model, String where) {
        RecoveryCase recovery = recoveries.find(number).orElseThrow();
        LedgerTotal total = ledger.total(number);
        assertThat(total.recovered()).as(where).isEqualTo(Money.ofCents(model.recovered));
        assertThat(total.remitted()).as(where).isEqualTo(Money.ofCents(model.remitted));
        assertThat(total.writtenOff()).as(where).isEqualTo(Money.ofCents(model.writtenOff));
        assertThat(recoveries.due(recovery)).as(where).isEqualTo(Money.ofCents(model.due()));
        assertThat(model.due()).as(where).isNotNegative();
        assertThat(recovery.state() == RecoveryState.TITLE_ISSUED).as(where).isEqualTo(model.due() > 0);
        repayments
                .activePlan(number)
                .ifPresent(plan -> assertThat(plan.standing(recoveries.due(recovery)).stream()
                                .map(RecoveryPlan.Standing::open)
                                .reduce(Money.ZERO, Money::plus))
                        .as(where)
                        .isEqualTo(Money.ofCents(model.due())));
    }

    private Repayment repaid(Money amount, String reference) {
        return new Repayment(
                "REPAID",
                amount.toString(),
                null,
                today().toString(),
                reference,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }
}
