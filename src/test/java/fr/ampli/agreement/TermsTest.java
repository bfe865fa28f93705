package fr.ampli.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.ampli.TestDatabase;
import fr.ampli.TestScheme;
import fr.ampli.dossier.TestDossiers;
import fr.ampli.journal.Journal;
import fr.ampli.shared.ContractType;
import fr.ampli.shared.DossierNumber;
import fr.ampli.shared.Money;
import fr.ampli.shared.Person;
import fr.ampli.shared.Scheme;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** R01-R04, R06, R25, R36. */
class TermsTest {

    private static final Person SIGNATORY = new Person("signataire");
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-02T09:00:00Z"), ZoneOffset.UTC);
    private static final LocalDate AWARD = LocalDate.of(2026, 3, 2);

    private final JdbcClient jdbc = TestDatabase.jdbc();
    private final Scheme scheme = new Scheme(List.of(
            new Scheme.Version(LocalDate.of(2024, 1, 1), TestScheme.terms()),
            new Scheme.Version(LocalDate.of(2027, 1, 1), TestScheme.terms("2027-1", "30000.00"))));
    private final Terms terms = new Terms(new TermsStore(jdbc), scheme, new Journal(jdbc, CLOCK));
    private final DossierNumber number = TestDossiers.open(CLOCK);

    private AgreedTerms freeze(LocalDate from, LocalDate until) {
        AgreedJob job =
                new AgreedJob("Animateur", ContractType.PERMANENT, new BigDecimal("17.5"), new BigDecimal("35"));
        return terms.freeze(number, job, AWARD, from, until, SIGNATORY);
    }

    private void freezeAYear() {
        freeze(LocalDate.of(2026, 4, 1), LocalDate.of(2027, 3, 31));
    }

    @Test
    void advance_and_balance_make_the_grant() {
        freezeAYear();

        AgreedTerms agreed = terms.of(number);
        assertThat(agreed.grant()).isEqualTo(Money.of("20000.00"));
        assertThat(agreed.advance()).isEqualTo(Money.of("12000.00"));
        assertThat(agreed.balance()).isEqualTo(Money.of("8000.00"));
    }

    @Test
    void a_later_version_of_the_scheme_does_not_reach_them() {
        freezeAYear();

        assertThat(scheme.termsOn(LocalDate.of(2027, 1, 1)).grant()).isEqualTo(Money.of("30000.00"));
        assertThat(terms.of(number).scheme())
                .usingRecursiveComparison()
                .withComparatorForType(BigDecimal::compareTo, BigDecimal.class)
                .isEqualTo(TestScheme.terms());
    }

    @Test
    void the_database_refuses_to_change_or_take_back_what_was_agreed() {
        freezeAYear();

        for (String act : List.of(
                "update ampli.agreed_terms set recovery_rate = 0 where dossier_number = :number",
                "delete from ampli.agreed_terms where dossier_number = :number")) {
            assertThatThrownBy(
                            () -> jdbc.sql(act).param("number", number.value()).update())
                    .isInstanceOf(DataAccessException.class)
                    .hasMessageContaining("frozen");
        }
        assertThatThrownBy(() -> freezeAYear()).isInstanceOf(DataAccessException.class);
    }

    @Test
    void the_period_keeps_its_agreed_length_from_the_stated_start() {
        freeze(LocalDate.of(2026, 4, 1), LocalDate.of(2026, 12, 31));

        StartUpPeriod period = terms.startOn(number, LocalDate.of(2026, 5, 10), SIGNATORY);

        assertThat(period.until()).isEqualTo(LocalDate.of(2027, 2, 9));
        assertThat(terms.period(number)).contains(period);
    }

    @Test
    void the_period_is_never_longer_than_twelve_months() {
        freeze(LocalDate.of(2026, 4, 1), LocalDate.of(2027, 6, 30));

        assertThat(terms.startOn(number, LocalDate.of(2026, 5, 1), SIGNATORY).until())
                .isEqualTo(LocalDate.of(2027, 4, 30));
    }

    @Test
    void the_period_ends_with_the_programme() {
        freeze(LocalDate.of(2029, 1, 1), LocalDate.of(2029, 12, 31));

        assertThat(terms.startOn(number, LocalDate.of(2029, 2, 1), SIGNATORY).until())
                .isEqualTo(LocalDate.of(2029, 12, 31));
    }

    @Test
    void a_start_is_set_once() {
        freezeAYear();
        terms.startOn(number, LocalDate.of(2026, 4, 1), SIGNATORY);

        assertThatThrownBy(() -> terms.startOn(number, LocalDate.of(2026, 4, 2), SIGNATORY))
                .isInstanceOf(DataAccessException.class);
    }
}
