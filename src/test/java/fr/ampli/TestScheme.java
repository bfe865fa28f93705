package fr.ampli;

import fr.ampli.shared.Money;
import fr.ampli.shared.Scheme;
import fr.ampli.shared.SchemeTerms;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/** The scheme of 2026 for tests that need no configuration. */
public final class TestScheme {

    private TestScheme() {}

    public static SchemeTerms terms() {
        return terms("2026-1", "20000.00");
    }

    public static SchemeTerms terms(String version, String grant) {
        return new SchemeTerms(
                version,
                Money.of(grant),
                new BigDecimal("0.60"),
                new BigDecimal("0.5"),
                new BigDecimal("35"),
                new BigDecimal("24"),
                12,
                LocalDate.of(2029, 12, 31),
                2,
                12,
                5,
                6,
                2,
                new BigDecimal("1.00"),
                Money.of("300000.00"),
                Money.of("750000.00"),
                3,
                Money.of("23000.00"));
    }

    public static Scheme scheme() {
        return new Scheme(List.of(new Scheme.Version(LocalDate.of(2024, 1, 1), terms())));
    }
}
