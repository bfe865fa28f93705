package fr.ampli.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import fr.ampli.TestDatabase;
import fr.ampli.shared.DossierNumber;
import fr.ampli.shared.Person;
import fr.ampli.shared.Siret;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Finding a dossier by what people remember of it. */
class SearchTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-02T09:00:00Z"), ZoneOffset.UTC);
    private static final String SIRET = "13002526500013";

    private static final Dossiers DOSSIERS = TestDossiers.with(CLOCK);
    private static DossierNumber loom;
    private static DossierNumber oven;
    private static String partnerName;

    @BeforeAll
    static void open() {
        // One of those that every directory begins with: the directory belongs to other tests
        Map<String, Object> partner = TestDatabase.jdbc()
                .sql("select id, name from ampli.partner where kind = 'URSCOP' order by id limit 1")
                .query()
                .singleRow();
        partnerName = partner.get("name").toString();
        loom = open(
                "Le Métier à tisser l'Œuvre", SIRET, "Atelier textile xylophage", "Saint-Étienne-de-Puycorbier", "");
        oven = open(
                "Fournil Quokkabourg",
                null,
                "Rouvrir le four",
                "Felletin",
                partner.get("id").toString());
    }

    private static DossierNumber open(String holder, String siret, String title, String commune, String partner) {
        return TestDatabase.transaction()
                .execute(status -> DOSSIERS.open(
                                new DossierOpening(
                                        holder,
                                        siret == null ? "NOT_YET_CREATED" : "ASSOCIATION",
                                        siret,
                                        null,
                                        "Nadia Benali",
                                        "nadia@example.org",
                                        "06 00 12 34 56",
                                        title,
                                        "Un projet.",
                                        commune,
                                        "24410",
                                        partner,
                                        false),
                                new Person("charge-mission"))
                        .number());
    }

    private static List<DossierNumber> found(String typed) {
        return DOSSIERS.search(typed, 20).stream().map(Dossier::number).toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "metier tisser",
                "MÉTIER",
                "xyloph",
                "oeuvre",
                "Œuvre",
                "l'oeuvre",
                "saint etienne puyc",
                "puycorbier, tisser",
                "13002526500013",
                "130 025 265 00013",
                "130025265"
            })
    void by_the_beginning_of_words_or_the_register(String typed) {
        assertThat(found(typed)).containsExactly(loom);
    }

    @Test
    void by_number_however_it_is_typed() {
        String number = oven.toString();
        String shortened = number.substring("AMPLI-".length());
        for (String typed : List.of(number, number.toLowerCase(java.util.Locale.ROOT), " " + shortened + " ")) {
            assertThat(found(typed)).as(typed).startsWith(oven);
        }
    }

    @Test
    void by_the_partner_that_referred_it() {
        assertThat(found(partnerName)).contains(oven).doesNotContain(loom);
    }

    @ParameterizedTest
    @ValueSource(strings = {"quokkabourg tisser", "2026-0", "2026-999999", "00000000000000", "tisser:* | four", "';--"})
    void what_does_not_match_finds_neither(String typed) {
        assertThat(found(typed)).doesNotContain(loom, oven);
    }

    @Test
    void by_the_name_that_it_bears_now() {
        DossierNumber renamed = open("Ancienne Yourtefabrique", null, "Des yourtes", "Felletin", "");
        assertThat(found("ancienne yourtefab")).containsExactly(renamed);
        TestDatabase.transaction()
                .executeWithoutResult(status -> DOSSIERS.identify(
                        renamed,
                        "Nouvelle Yourtefabrique",
                        Siret.read("73282932000074").orElseThrow(),
                        LegalForm.ASSOCIATION,
                        new Person("charge-mission")));
        assertThat(found("yourtefab")).containsExactly(renamed);
        assertThat(found("nouvelle yourtefab")).containsExactly(renamed);
        assertThat(found("ancienne yourtefab")).isEmpty();
        assertThat(found("ancienne")).doesNotContain(renamed);
    }

    @Test
    void a_word_longer_than_its_prefixes_is_found_by_them() {
        DossierNumber anti = open("Anticonstitutionnellementissime", null, "Un mot", "Felletin", "");
        assertThat(found("anticonstitutionnellementissime")).containsExactly(anti);
        assertThat(found("anticonstitutionnellement")).containsExactly(anti);
    }

    /** Where each beginning stands is said by triggers, and once more here. */
    @Test
    void every_beginning_of_every_word_is_written_down() {
        assertThat(TestDatabase.jdbc().sql("""
                        (select w as prefix, opened_at, number, 'missing' from ampli.dossier d, ampli.prefixes(d.words) w
                         except select prefix, opened_at, number, 'missing' from ampli.dossier_prefix)
                        union all
                        (select prefix, opened_at, number, 'too much' from ampli.dossier_prefix
                         except select w, opened_at, number, 'too much' from ampli.dossier d, ampli.prefixes(d.words) w)
                        union all
                        (select w, ended_at, number, 'missing' from ampli.dossier d, ampli.prefixes(d.words) w
                           where ended_at is not null
                         except select prefix, ended_at, number, 'missing' from ampli.closed_dossier_prefix)
                        union all
                        (select prefix, ended_at, number, 'too much' from ampli.closed_dossier_prefix
                         except select w, ended_at, number, 'too much' from ampli.dossier d, ampli.prefixes(d.words) w)
                        """).query().listOfRows()).isEmpty();
    }

    @Test
    void nothing_typed_shows_what_moved_last() {
        assertThat(found(" ")).hasSizeLessThanOrEqualTo(20).isNotEmpty();
        assertThat(DOSSIERS.search("", 1)).hasSize(1);
    }
}
