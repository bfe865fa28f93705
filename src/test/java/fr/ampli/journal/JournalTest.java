package fr.ampli.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.ampli.TestDatabase;
import fr.ampli.shared.DossierNumber;
import fr.ampli.shared.Person;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataIntegrityViolationException;

class JournalTest {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00.123456Z");
    private static final Person OFFICER = new Person("instructeur");

    private final Journal journal = new Journal(TestDatabase.jdbc(), Clock.fixed(NOW, ZoneOffset.UTC));
    private final DossierNumber number = TestDatabase.nextNumber();

    @Test
    void keepsActsInOrderWithTheirGrounds() {
        journal.record(number, OFFICER, "APPLICATION_RECEIVED", "Demande reçue.");
        journal.record(number, Person.APPLICATION, "LAPSED", "Attribution caduque.", "Convention non signée à temps.");
        journal.record(TestDatabase.nextNumber(), OFFICER, "APPLICATION_RECEIVED", "Autre dossier.");

        assertThat(journal.of(number)).extracting(Act::act).containsExactly("APPLICATION_RECEIVED", "LAPSED");
        Act lapsed = journal.of(number).get(1);
        assertThat(lapsed)
                .isEqualTo(new Act(
                        lapsed.id(),
                        number,
                        NOW,
                        Person.APPLICATION,
                        "LAPSED",
                        "Attribution caduque.",
                        "Convention non signée à temps."));
        assertThat(journal.of(number).get(0).grounds()).isNull();
    }

    @Test
    void vanishesWithTheActThatFailed() {
        TestDatabase.transaction().executeWithoutResult(status -> {
            new Journal(TestDatabase.jdbc(), Clock.systemUTC()).record(number, OFFICER, "AWARDED", "Aide attribuée.");
            status.setRollbackOnly();
        });
        assertThat(journal.of(number)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update ampli.journal set sentence = 'x'",
                "update ampli.journal set sentence = 'x' where false",
                "delete from ampli.journal",
                "truncate ampli.journal cascade"
            })
    void theDatabaseRefusesToChangeIt(String sql) {
        journal.record(number, OFFICER, "AWARDED", "Aide attribuée.");
        assertThatThrownBy(() -> TestDatabase.jdbc().sql(sql).update())
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining("ampli.journal is append-only");
        assertThat(journal.of(number)).extracting(Act::sentence).containsExactly("Aide attribuée.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"awarded", "", "AWARDED ", "AWARDED__TWICE", "_AWARDED", "1ST", "ATTRIBUÉE"})
    void refusesCodesWrittenOtherwise(String act) {
        assertThatThrownBy(() -> journal.record(number, OFFICER, act, "Aide attribuée."))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> TestDatabase.jdbc()
                        .sql("insert into ampli.journal (dossier_number, happened_at, person, act, sentence) "
                                + "values (?, now(), 'x', ?, 'x')")
                        .params(number.value(), act)
                        .update())
                .isInstanceOf(DataIntegrityViolationException.class);
    }
}
