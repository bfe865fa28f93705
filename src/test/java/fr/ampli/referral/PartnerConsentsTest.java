package fr.ampli.referral;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PartnerConsentsTest extends PhaseOnRecord {

    private final PartnerConsents consents = consentsOn(MONDAY);

    @Test
    void nothing_is_told_before_the_holder_agrees_and_nothing_after_the_holder_withdraws() {
        assertThat(consents.given(number, PartnerConsents.Scope.STAGES)).isFalse();
        assertThat(consents.given(number, PartnerConsents.Scope.DATES)).isFalse();

        recorded(() -> consents.record(new ConsentDraft(number.value(), "oui", "oui", "2026-03-02"), ADVISER));
        assertThat(consents.given(number, PartnerConsents.Scope.STAGES)).isTrue();
        assertThat(consents.given(number, PartnerConsents.Scope.DATES)).isTrue();

        recorded(() -> consents.record(new ConsentDraft(number.value(), "oui", "non", "2026-03-02"), ADVISER));
        assertThat(consents.given(number, PartnerConsents.Scope.DATES)).isFalse();
        assertThat(acts())
                .containsExactly("PARTNER_CONSENT_GIVEN", "PARTNER_CONSENT_GIVEN", "PARTNER_CONSENT_WITHDRAWN");
    }

    @Test
    void an_entry_that_says_nothing_new_or_nothing_clear_is_refused() {
        assertRefused(() -> record("non", "non", "2026-03-02"), "CONSENT_UNCHANGED");
        assertRefused(() -> record("", "x", "2026-03-03"), "REQUIRED", "NOT_YES_OR_NO", "DATE_IN_FUTURE");
        assertRefused(
                () -> recorded(() -> consents.record(new ConsentDraft("AMPLI-1", "oui", "oui", ""), ADVISER)),
                "DOSSIER_UNKNOWN");
    }

    private Object record(String stages, String dates, String on) {
        return recorded(() -> consents.record(new ConsentDraft(number.value(), stages, dates, on), ADVISER));
    }
}
