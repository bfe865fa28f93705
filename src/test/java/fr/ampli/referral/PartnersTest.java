package fr.ampli.referral;

import static org.assertj.core.api.Assertions.assertThat;

import fr.ampli.TestDatabase;
import fr.ampli.shared.Checks;
import fr.ampli.shared.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class PartnersTest extends PhaseOnRecord {

    @Test
    void the_directory_begins_with_one_partner_of_every_kind_in_french_order() {
        assertThat(partners.active()).extracting(Partner::kind).contains(PartnerKind.values());
        assertThat(partners.active())
                .extracting(Partner::name)
                .startsWith("Accompagnement local des Deux Vallées", "Chambre de l'ESS des Trois Rivières");
        assertThat(partners.active()).extracting(Partner::email).allMatch(email -> email.endsWith(".example.org"));
        assertThat(partners.get(3).label())
                .isEqualTo("Incubateur Les Sources – incubateur, Haute-Vienne, Creuse, Corrèze");
    }

    @Test
    void a_partner_that_has_left_is_found_but_not_offered() {
        long id = left("Ancien réseau");
        assertThat(partners.find(id)).map(Partner::active).contains(false);
        assertThat(partners.active()).extracting(Partner::id).doesNotContain(id);

        Checks checks = new Checks();
        assertThat(partners.chosen(String.valueOf(id), "partner", checks)).isNull();
        assertThat(checks.reasons()).extracting(Reason::code).containsExactly("PARTNER_UNKNOWN");
    }

    @ParameterizedTest
    @ValueSource(strings = {"98", "-3", "3.0", "incubateur", "99999999999999999999"})
    void a_partner_that_is_not_in_the_directory_is_refused(String typed) {
        Checks checks = new Checks();
        assertThat(partners.chosen(typed, "partner", checks)).isNull();
        assertThat(checks.reasons()).extracting(Reason::code).containsExactly("PARTNER_UNKNOWN");
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = " ")
    void no_partner_is_a_reason_of_its_own(String typed) {
        Checks checks = new Checks();
        assertThat(partners.chosen(typed, "partner", checks)).isNull();
        assertThat(checks.reasons()).extracting(Reason::code).containsExactly("PARTNER_MISSING");
    }

    static long left(String name) {
        return TestDatabase.jdbc()
                .sql("insert into ampli.partner (kind, name, territory, email, phone, active)"
                        + " values ('OTHER', ?, ?, 'ancien@example.org', '05 00 00 00 99', false) returning id")
                .params(name, "essai " + System.nanoTime())
                .query(Long.class)
                .single();
    }
}
