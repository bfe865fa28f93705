package fr.ampli.agreement;

import fr.ampli.TestDatabase;
import fr.ampli.TestScheme;
import fr.ampli.journal.Journal;
import fr.ampli.shared.ContractType;
import fr.ampli.shared.DossierNumber;
import fr.ampli.shared.Person;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import org.springframework.context.ApplicationEventPublisher;

/** Awards on the test database, for tests that need one to hang money on. */
public final class TestTerms {

    private TestTerms() {}

    public static Terms with(Clock clock, ApplicationEventPublisher events) {
        return new Terms(
                new TermsStore(TestDatabase.jdbc()),
                TestScheme.scheme(),
                new Journal(TestDatabase.jdbc(), clock),
                events);
    }

    /** Freezes the terms of an ordinary award. */
    public static AgreedTerms freeze(Terms terms, DossierNumber number, LocalDate on, Person person) {
        return terms.freeze(
                number,
                new AgreedJob("Animateur", ContractType.PERMANENT, new BigDecimal("17.5"), new BigDecimal("35")),
                on,
                on.plusDays(30),
                on.plusDays(30).plusMonths(12).minusDays(1),
                person);
    }
}
