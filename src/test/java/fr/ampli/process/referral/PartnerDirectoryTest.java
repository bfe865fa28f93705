package fr.ampli.process.referral;

import static org.assertj.core.api.Assertions.assertThat;

import fr.ampli.referral.Need;
import fr.ampli.referral.Partner;
import fr.ampli.referral.Partners;
import fr.ampli.referral.Suggestion;
import fr.ampli.referral.Suggestions;
import fr.ampli.shared.DossierNumber;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** partner-directory: kept in Tasklist, and what is kept is proposed at once. */
class PartnerDirectoryTest extends PhaseScenario {

    @Autowired
    private Partners partners;

    @Autowired
    private Suggestions suggestions;

    @Test
    void a_partner_is_added_proposed_and_put_to_rest() {
        String name = "Couveuse de Langon " + System.nanoTime();
        keep(Map.of("name", name, "departments", List.of("33"), "capacity", "50", "email", "couveuse@example.org"));
        assertThat(engine.getHistoryService()
                        .createHistoricActivityInstanceQuery()
                        .activityId("EndEvent_DirectoryKept")
                        .count())
                .isPositive();
        Partner added = partners.all().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
        DossierNumber number = openWith(false);
        assertThat(proposed(number)).contains(name);

        keep(Map.of("act", "REST", "partner", String.valueOf(added.id()), "grounds", "Fermée en été."));
        assertThat(partners.get(added.id()).active()).isFalse();
        assertThat(proposed(number)).doesNotContain(name);
    }

    @Test
    void a_refused_entry_starts_nothing() {
        assertRefused(() -> keep(Map.of("departments", List.of("75"))), "DEPARTMENTS_MISSING");
    }

    @Test
    void a_load_counts_what_waits_and_what_is_supported_until_the_study_is_done() {
        long before = inHand(2);
        DossierNumber waiting = openWith(false);
        start(waiting, "partner-referral", Map.of("partnerId", 2L));
        assertThat(inHand(2)).isEqualTo(before + 1);
        walk.complete(waiting, "UserTask_RecordPartnerAnswer", "charge-mission");
        assertThat(inHand(2)).isEqualTo(before + 1);
        jdbc.sql("update ampli.dossier set stage = 'SUBMISSION' where number = ?")
                .param(waiting.value())
                .update();
        assertThat(inHand(2)).isEqualTo(before);
    }

    private long inHand(long partner) {
        return partners.inHand().getOrDefault(partner, 0);
    }

    private List<String> proposed(DossierNumber number) {
        return suggestions.of(number).get(Need.STUDY).stream()
                .filter(Suggestion::fits)
                .map(each -> each.partner().name())
                .toList();
    }

    private void keep(Map<String, Object> overrides) {
        walk.start("partner-directory", "keep-partner", "charge-mission", overrides);
    }
}
