package fr.ampli.referral;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SuggestionRuleTest {

    private static final Partner NEAR = partner(1, "Près", Set.of(Department.GIRONDE), Set.of(Need.STUDY), 5);
    private static final Partner WIDE =
            partner(2, "Large", Set.of(Department.values()), Set.of(Need.STUDY, Need.FINANCING), 5);
    private static final Partner OTHER_NEED =
            partner(3, "Autre besoin", Set.of(Department.GIRONDE), Set.of(Need.EMPLOYMENT), 5);
    private static final Partner ELSEWHERE = partner(4, "Ailleurs", Set.of(Department.CREUSE), Set.of(Need.STUDY), 5);

    @Test
    void who_covers_the_place_and_serves_the_need_comes_first_then_the_lighter_load() {
        assertThat(names(Map.of(1L, 3, 2L, 1))).containsExactly("Large", "Près", "Autre besoin", "Ailleurs");
        assertThat(names(Map.of(1L, 1, 2L, 3))).containsExactly("Près", "Large", "Autre besoin", "Ailleurs");
    }

    @Test
    void a_load_is_judged_by_its_size() {
        Partner big = partner(5, "Grand", Set.of(Department.GIRONDE), Set.of(Need.STUDY), 20);
        // 4 of 20 is less than 2 of 5
        assertThat(SuggestionRule.ranked(List.of(NEAR, big), in(Map.of(1L, 2, 5L, 4))))
                .extracting(each -> each.partner().name())
                .containsExactly("Grand", "Près");
    }

    @Test
    void at_equal_load_the_nearer_then_the_name_decides() {
        assertThat(names(Map.of())).startsWith("Près", "Large");
    }

    @Test
    void the_reason_says_place_need_and_load() {
        assertThat(SuggestionRule.ranked(List.of(NEAR), in(Map.of(1L, 1))))
                .extracting(Suggestion::reason)
                .containsExactly("couvre la Gironde ; étude de faisabilité ; 1 projet en cours sur 5");
        assertThat(SuggestionRule.ranked(List.of(ELSEWHERE), in(Map.of(4L, 2))))
                .extracting(Suggestion::reason)
                .containsExactly("ne couvre pas la Gironde ; étude de faisabilité ; 2 projets en cours sur 5");
        assertThat(SuggestionRule.ranked(List.of(OTHER_NEED), in(Map.of())))
                .extracting(Suggestion::reason)
                .containsExactly("couvre la Gironde ; ne propose pas : étude de faisabilité ; 0 projet en cours sur 5");
    }

    @Test
    void who_is_full_is_listed_after_those_with_room_and_never_proposed() {
        List<Suggestion> ranked = SuggestionRule.ranked(List.of(NEAR, WIDE), in(Map.of(1L, 5, 2L, 4)));
        assertThat(ranked).extracting(each -> each.partner().name()).containsExactly("Large", "Près");
        assertThat(ranked).extracting(Suggestion::fits).containsExactly(true, false);
        assertThat(ranked.get(1).reason()).endsWith("5 projets en cours sur 5, complet");
    }

    @Test
    void a_partner_that_gave_no_capacity_is_never_full() {
        Partner silentOnSize = new Partner(
                9,
                PartnerKind.OTHER,
                "Sans limite",
                "x",
                Set.of(Department.GIRONDE),
                Set.of(Need.STUDY),
                Optional.empty(),
                "a@example.org",
                "05 00 00 00 00",
                Optional.empty(),
                true);
        assertThat(SuggestionRule.ranked(List.of(silentOnSize), in(Map.of(9L, 40))))
                .singleElement()
                .satisfies(each -> {
                    assertThat(each.fits()).isTrue();
                    assertThat(each.reason()).endsWith("40 projets en cours");
                });
    }

    @Test
    void who_declined_is_gone_and_who_stayed_silent_comes_last_without_being_proposed() {
        List<Suggestion> ranked = SuggestionRule.ranked(
                List.of(NEAR, WIDE, ELSEWHERE),
                new SuggestionRule.Situation(
                        Optional.of(Department.GIRONDE),
                        Need.STUDY,
                        Map.of(),
                        Set.of(2L),
                        Set.of(1L),
                        Optional.empty()));
        assertThat(ranked).extracting(each -> each.partner().name()).containsExactly("Ailleurs", "Près");
        assertThat(ranked).extracting(Suggestion::fits).containsExactly(false, false);
        assertThat(ranked.get(1).reason()).startsWith("déjà sollicité pour ce projet, sans réponse ; ");
    }

    @Test
    void whom_the_last_partner_recommends_goes_first_among_those_that_fit() {
        SuggestionRule.Situation recommended = new SuggestionRule.Situation(
                Optional.of(Department.GIRONDE), Need.STUDY, Map.of(2L, 4), Set.of(), Set.of(), Optional.of("LARGE"));
        List<Suggestion> ranked = SuggestionRule.ranked(List.of(NEAR, WIDE), recommended);
        assertThat(ranked.get(0).partner()).isEqualTo(WIDE);
        assertThat(ranked.get(0).reason()).startsWith("recommandé par le partenaire précédent ; couvre la Gironde");
    }

    @Test
    void outside_the_region_nobody_is_proposed() {
        SuggestionRule.Situation outside = new SuggestionRule.Situation(
                Department.ofPostalCode("75011"), Need.STUDY, Map.of(), Set.of(), Set.of(), Optional.empty());
        assertThat(SuggestionRule.ranked(List.of(NEAR, WIDE), outside))
                .noneMatch(Suggestion::fits)
                .allMatch(each -> each.reason().startsWith("hors de Nouvelle-Aquitaine"));
    }

    @Test
    void a_postal_code_leads_to_its_departement() {
        assertThat(Department.ofPostalCode("33210")).contains(Department.GIRONDE);
        assertThat(Department.ofPostalCode("87120")).contains(Department.HAUTE_VIENNE);
        assertThat(Department.ofPostalCode("7")).isEmpty();
        assertThat(Department.ofPostalCode(null)).isEmpty();
    }

    private static List<String> names(Map<Long, Integer> inHand) {
        return SuggestionRule.ranked(List.of(ELSEWHERE, OTHER_NEED, WIDE, NEAR), in(inHand)).stream()
                .map(each -> each.partner().name())
                .toList();
    }

    private static SuggestionRule.Situation in(Map<Long, Integer> inHand) {
        return new SuggestionRule.Situation(
                Optional.of(Department.GIRONDE), Need.STUDY, inHand, Set.of(), Set.of(), Optional.empty());
    }

    private static Partner partner(long id, String name, Set<Department> departments, Set<Need> needs, int capacity) {
        return new Partner(
                id,
                PartnerKind.INCUBATOR,
                name,
                "x",
                departments,
                needs,
                Optional.empty(),
                "a@example.org",
                "05 00 00 00 00",
                Optional.of(capacity),
                true);
    }
}
