package fr.ampli.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.ampli.TestDatabase;
import fr.ampli.shared.Checks;
import fr.ampli.shared.Reason;
import java.util.List;
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

    @Test
    void a_partner_is_added_with_where_it_works_what_it_helps_with_and_how_much() {
        Partner added = recorded(() -> partners.keep(draft("ADD", null, "Pépinière A"), ADVISER));

        assertThat(partners.get(added.id())).isEqualTo(added);
        assertThat(added.departments()).containsExactly(Department.CHARENTE, Department.DORDOGNE);
        assertThat(added.needs()).containsExactly(Need.STUDY, Need.ANCHORING);
        assertThat(added.contactName()).contains("Solène Armagnac");
        assertThat(added.capacity()).contains(4);
        assertThat(added.active()).isTrue();
        assertThat(partners.changes(added.id())).singleElement().satisfies(change -> {
            assertThat(change.act()).isEqualTo(PartnerChange.Act.ADDED);
            assertThat(change.person()).isEqualTo(ADVISER);
            assertThat(change.sentence()).contains("Charente, Dordogne", "étude de faisabilité", "4 projets à la fois");
        });
    }

    @Test
    void an_entry_is_changed_put_to_rest_and_resumed_and_every_change_says_who() {
        Partner added = recorded(() -> partners.keep(draft("ADD", null, "Pépinière B"), ADVISER));
        String id = String.valueOf(added.id());
        assertRefused(
                () -> recorded(() -> partners.keep(draft("CHANGE", id, added.name()), OFFICER)), "PARTNER_UNCHANGED");
        assertThat(recorded(() -> partners.keep(draft("CHANGE", id, added.name() + " bis"), OFFICER))
                        .name())
                .endsWith(" bis");
        recorded(() -> partners.keep(turn("REST", id, "En réorganisation."), OFFICER));
        assertThat(partners.get(added.id()).active()).isFalse();
        assertRefused(
                () -> recorded(() -> partners.keep(turn("REST", id, "Encore."), OFFICER)), "PARTNER_IS_SO_ALREADY");
        recorded(() -> partners.keep(turn("RESUME", id, "De retour."), ADVISER));

        assertThat(partners.get(added.id()).active()).isTrue();
        assertThat(partners.changes(added.id()))
                .extracting(PartnerChange::act)
                .containsExactly(
                        PartnerChange.Act.ADDED,
                        PartnerChange.Act.CHANGED,
                        PartnerChange.Act.RESTED,
                        PartnerChange.Act.RESUMED);
    }

    @Test
    void an_entry_that_could_not_be_used_is_refused_with_every_reason() {
        PartnerDraft empty = new PartnerDraft("ADD", null, "", "", "", List.of(), null, "", "x", "", "0", null);
        assertRefused(
                () -> recorded(() -> partners.keep(empty, ADVISER)),
                "REQUIRED",
                "REQUIRED",
                "REQUIRED",
                "DEPARTMENTS_MISSING",
                "NEEDS_MISSING",
                "NOT_AN_EMAIL",
                "REQUIRED",
                "OUT_OF_RANGE");
        assertRefused(() -> recorded(() -> partners.keep(turn("REST", "98", ""), ADVISER)), "PARTNER_UNKNOWN");
        assertRefused(() -> recorded(() -> partners.keep(turn("REST", "3", " "), ADVISER)), "REQUIRED");
        assertRefused(() -> recorded(() -> partners.keep(turn("DROP", "3", "x"), ADVISER)), "NOT_A_CHOICE");
    }

    @Test
    void the_same_name_on_the_same_territory_is_the_same_partner_whatever_the_case() {
        recorded(() -> partners.keep(draft("ADD", null, "Pépinière C"), ADVISER));
        PartnerDraft twin = draft("ADD", null, "PÉPINIÈRE C");
        assertRefused(() -> recorded(() -> partners.keep(twin, ADVISER)), "PARTNER_NAMED_TWICE");
    }

    @Test
    void what_was_changed_stays_written() {
        Partner added = recorded(() -> partners.keep(draft("ADD", null, "Pépinière D"), ADVISER));
        assertThatThrownBy(() -> TestDatabase.jdbc()
                        .sql("delete from ampli.partner_change where partner_id = ?")
                        .param(added.id())
                        .update())
                .hasMessageContaining("append-only");
    }

    private PartnerDraft draft(String act, String id, String name) {
        return new PartnerDraft(
                act,
                id,
                "INCUBATOR",
                name,
                "essai " + number,
                List.of("24", "16"),
                List.of("ANCHORING", "STUDY"),
                "Solène Armagnac",
                "accueil@dronne.example.org",
                "05 53 00 00 08",
                "4",
                null);
    }

    private static PartnerDraft turn(String act, String id, String grounds) {
        return new PartnerDraft(act, id, null, null, null, null, null, null, null, null, null, grounds);
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
