package fr.ampli.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.ampli.TestDatabase;
import fr.ampli.shared.DossierNumber;
import fr.ampli.shared.Money;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** R04, R28, R62: movements, what stands behind them, and what the database refuses. */
class LedgerTest {

    private final MoneyRoom room = new MoneyRoom();
    private final DossierNumber number = room.dossier();

    @BeforeEach
    void anAgreementIsInForce() {
        room.budget(1);
        room.reserve(number);
        room.award(number);
        room.inForce(number);
    }

    @Test
    void every_movement_names_its_decision_and_its_step() {
        room.pay(number, Instalment.ADVANCE);

        assertThat(room.ledger.lines(number))
                .extracting(line -> line.entry().kind() + " on "
                        + line.basis().orElseThrow().act())
                .containsExactly("GRANTED on AWARDED", "ADVANCE_PAID on PAYMENT_CERTIFIED");
        assertThat(room.ledger.lines(number))
                .allSatisfy(
                        line -> assertThat(line.basis().orElseThrow().step()).isEqualTo(Step.OUTSIDE));
    }

    @Test
    void of_several_decisions_the_latest_counts() {
        room.pay(number, Instalment.ADVANCE);
        long first = lastBasis();
        room.pay(number, Instalment.BALANCE);
        assertThat(lastBasis()).isGreaterThan(first);
    }

    @Test
    void money_does_not_move_without_a_decision() {
        assertThatThrownBy(() -> room.book(number, LedgerKind.ADVANCE_PAID, MoneyRoom.ADVANCE, null))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("PAYMENT_CERTIFIED");
        assertThat(room.ledger.total(number).paid()).isEqualTo(Money.ZERO);
    }

    @Test
    void a_movement_without_decision_or_step_is_refused_by_the_database_too() {
        assertThatThrownBy(() -> insert("null", "'essai'")).hasMessageContaining("ledger_names_its_basis");
        assertThatThrownBy(() ->
                        insert("(select max(id) from ampli.journal where dossier_number = '" + number + "')", "null"))
                .hasMessageContaining("ledger_names_its_basis");
    }

    @Test
    void the_decision_of_another_dossier_is_none() {
        DossierNumber other = room.dossier();
        room.journal.record(other, MoneyRoom.OFFICER, "PAYMENT_CERTIFIED", "Paiement certifié");
        assertThatThrownBy(() ->
                        insert("(select max(id) from ampli.journal where dossier_number = '" + other + "')", "'essai'"))
                .hasMessageContaining("ledger_decision_of_the_same_dossier");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update ampli.ledger_entry set amount_cents = amount_cents",
                "delete from ampli.ledger_entry",
                "truncate ampli.ledger_entry",
                "delete from ampli.ledger_total",
                "truncate ampli.ledger_total",
                "update ampli.ledger_total set declarable_cents = declarable_cents",
                "update ampli.envelope_entry set amount_cents = amount_cents",
                "delete from ampli.envelope_entry",
                "truncate ampli.envelope_entry",
                "update ampli.envelope set budget_cents = budget_cents + 1",
                "delete from ampli.envelope_share",
                "truncate ampli.envelope cascade",
                "update ampli.envelope_share set committed_cents = committed_cents",
                "insert into ampli.envelope (year, budget_cents) values (9998, 1)",
                "delete from ampli.envelope_wait",
                "delete from ampli.envelope_budget"
            })
    void nothing_that_was_booked_is_changed_or_taken_away(String statement) {
        assertThatThrownBy(() -> TestDatabase.jdbc().sql(statement).update())
                .rootCause()
                .hasMessageMatching("(?s).*(append-only|follow its entries|begins empty|follow).*");
    }

    @Test
    void nothing_is_declarable_before_the_result_and_all_of_it_after() {
        room.pay(number, Instalment.ADVANCE);
        assertThat(room.ledger.total(number))
                .extracting(LedgerTotal::paid, LedgerTotal::declarable)
                .containsExactly(MoneyRoom.ADVANCE, Money.ZERO);

        room.met(number);

        assertThat(room.ledger.total(number))
                .extracting(LedgerTotal::paid, LedgerTotal::declarable)
                .containsExactly(MoneyRoom.ADVANCE, MoneyRoom.GRANT);
        assertThat(last().basis().orElseThrow().act()).isEqualTo("JOB_OUTCOME_FOUND");
    }

    @Test
    void without_a_met_result_nothing_becomes_declarable() {
        assertThatThrownBy(() -> room.declarations.resultProved(number, MoneyRoom.OFFICER))
                .isInstanceOf(IllegalStateException.class);
        assertThat(room.ledger.total(number).declarable()).isEqualTo(Money.ZERO);
    }

    @Test
    void a_corrected_result_leaves_the_declarations_with_its_reason_and_authority() {
        room.met(number);
        Money taken = TestDatabase.transaction()
                .execute(status -> room.declarations.undeclare(
                        number, "Le contrat était antidaté.", "Rapport d'audit 2027-12", MoneyRoom.FINANCE));

        assertThat(taken).isEqualTo(MoneyRoom.GRANT);
        assertThat(room.ledger.total(number).declarable()).isEqualTo(Money.ZERO);
        assertThat(last().entry().reference()).isEqualTo("Rapport d'audit 2027-12");
        assertThat(room.journal.of(number)).anySatisfy(act -> {
            assertThat(act.act()).isEqualTo("RESULT_CORRECTED");
            assertThat(act.grounds()).isEqualTo("Le contrat était antidaté.");
        });
        assertThat(room.declarations.undeclare(number, "Encore", "Audit", MoneyRoom.FINANCE))
                .as("nothing is left to take out")
                .isEqualTo(Money.ZERO);
        assertThatThrownBy(() -> room.declarations.undeclare(number, " ", "Audit", MoneyRoom.FINANCE))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void what_is_released_is_not_paid_afterwards() {
        room.pay(number, Instalment.ADVANCE);
        room.release(number);

        assertThat(room.ledger.total(number).released()).isEqualTo(MoneyRoom.BALANCE);
        assertThat(last().basis().orElseThrow().act()).isEqualTo("WITHDRAWAL_RECORDED");
        assertThatThrownBy(() -> room.pay(number, Instalment.BALANCE)).hasMessageContaining("paid_at_most_granted");
    }

    @Test
    void the_export_holds_every_movement_and_no_formula() {
        room.pay(number, Instalment.ADVANCE, "=HYPERLINK(\"x\")");
        String csv = room.accounts.csv();
        assertThat(csv).startsWith("\ufeff\"ligne\";\"dossier\";\"enveloppe\";").contains("\r\n");
        assertThat(csv.lines().filter(line -> line.contains(number.value())))
                .hasSize(2)
                .anySatisfy(line -> assertThat(line)
                        .contains("\"" + room.year + "\";\"ADVANCE_PAID\";\"Avance payée\";\"12000,00\"")
                        .contains("\"'=HYPERLINK(\"\"x\"\")\"")
                        .contains("dit \"\"oui\"\""));
    }

    private long lastBasis() {
        return last().basis().orElseThrow().decision();
    }

    private LedgerLine last() {
        var lines = room.ledger.lines(number);
        return lines.get(lines.size() - 1);
    }

    private void insert(String decision, String step) {
        room.jdbc
                .sql(
                        "insert into ampli.ledger_entry (dossier_number, kind, amount_cents, booked_on, reference, booked_by,"
                                + " booked_at, decision_id, step) values (:number, 'RELEASED', 1, current_date, 'essai', 'essai',"
                                + " now(), " + decision + ", " + step + ")")
                .param("number", number.value())
                .update();
    }
}
