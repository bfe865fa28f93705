package fr.ampli.agreement;

import fr.ampli.TestDatabase;
import fr.ampli.TestScheme;
import fr.ampli.dossier.TestDossiers;
import fr.ampli.journal.Journal;
import fr.ampli.shared.ContractType;
import fr.ampli.shared.DossierNumber;
import fr.ampli.shared.Person;
import fr.ampli.shared.Scheme;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Dossiers on the test database whose terms are frozen, for tests of what comes after the award. */
public final class AgreedDossiers {

    private static final Person SIGNATORY = new Person("signataire");

    private AgreedDossiers() {}

    /** A dossier awarded today for a year, without agreement or account. */
    public static DossierNumber open(Clock clock) {
        DossierNumber number = TestDossiers.open(clock);
        JdbcClient jdbc = TestDatabase.jdbc();
        Scheme scheme = new Scheme(List.of(new Scheme.Version(LocalDate.of(2024, 1, 1), TestScheme.terms())));
        LocalDate today = LocalDate.ofInstant(clock.instant(), clock.getZone());
        new Terms(new TermsStore(jdbc), scheme, new Journal(jdbc, clock))
                .freeze(
                        number,
                        new AgreedJob(
                                "Animateur", ContractType.PERMANENT, new BigDecimal("17.5"), new BigDecimal("35")),
                        today,
                        today.plusMonths(1),
                        today.plusMonths(13).minusDays(1),
                        SIGNATORY);
        return number;
    }
}
