package fr.ampli.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.ampli.TestDatabase;
import fr.ampli.shared.Person;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;

class ReferralsTest extends PhaseOnRecord {

    @Test
    void a_partner_has_ten_working_days_and_is_reminded_after_seven() {
        Referral referral = recorded(() -> referrals.open(number, 3, Optional.empty(), ADVISER));

        assertThat(referral.round()).isEqualTo(1);
        assertThat(referral.partner().name()).isEqualTo("Incubateur Les Sources");
        assertThat(referral.remindOn()).isEqualTo(LocalDate.of(2026, 3, 11));
        assertThat(referral.answerDueOn()).isEqualTo(LocalDate.of(2026, 3, 16));
        assertThat(referrals.latest(number)).contains(referral);
        assertThat(acts()).containsExactly("REFERRAL_OPENED");
    }

    @Test
    void easter_monday_is_no_working_day() {
        // From 30 March 2026, the seventh working day would be Wednesday 8 April without Easter Monday, the 6th.
        Referral referral =
                recorded(() -> referralsOn(LocalDate.of(2026, 3, 30)).open(number, 3, Optional.empty(), ADVISER));
        assertThat(referral.remindOn()).isEqualTo(LocalDate.of(2026, 4, 9));
        assertThat(referral.answerDueOn()).isEqualTo(LocalDate.of(2026, 4, 14));
    }

    @Test
    void one_partner_is_asked_at_a_time() {
        recorded(() -> referrals.open(number, 3, Optional.empty(), ADVISER));
        assertThatThrownBy(() -> recorded(() -> referrals.open(number, 4, Optional.empty(), ADVISER)))
                .isInstanceOf(DuplicateKeyException.class)
                .hasMessageContaining("referral_open_once");
        assertThat(rows("referral")).isEqualTo(1);
    }

    @Test
    void an_acceptance_needs_no_comment() {
        recorded(() -> referrals.open(number, 3, Optional.empty(), ADVISER));
        assertThat(answer("ACCEPTED", "2026-03-02", "")).isEqualTo(Referral.Reply.ACCEPTED);
        assertThat(referrals.latest(number)).get().satisfies(referral -> {
            assertThat(referral.reply()).contains(Referral.Reply.ACCEPTED);
            assertThat(referral.repliedOn()).contains(MONDAY);
            assertThat(referral.comment()).isEmpty();
        });
        assertThat(acts()).containsExactly("REFERRAL_OPENED", "REFERRAL_ACCEPTED");
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = " \n ")
    void a_refusal_says_why(String comment) {
        recorded(() -> referrals.open(number, 3, Optional.empty(), ADVISER));
        assertRefused(() -> answer("DECLINED", "2026-03-02", comment), "GROUNDS_MISSING");
        assertThat(acts()).containsExactly("REFERRAL_OPENED");

        assertThat(answer("DECLINED", "2026-03-02", "Promotion complète.")).isEqualTo(Referral.Reply.DECLINED);
        assertThat(referrals.latest(number).orElseThrow().comment()).contains("Promotion complète.");
    }

    @Test
    void an_answer_lies_between_the_referral_and_today() {
        recorded(() -> referrals.open(number, 3, Optional.empty(), ADVISER));
        assertRefused(() -> answer("ACCEPTED", "2026-03-01", ""), "ANSWER_BEFORE_REFERRAL");
        assertRefused(() -> answer("ACCEPTED", "2026-03-03", ""), "DATE_IN_FUTURE");
        assertThat(referralsOn(MONDAY.plusDays(1))
                        .recordAnswer(number, new PartnerAnswerDraft("ACCEPTED", "2026-03-03", null), ADVISER))
                .isEqualTo(Referral.Reply.ACCEPTED);
    }

    @Test
    void nobody_may_type_silence() {
        recorded(() -> referrals.open(number, 3, Optional.empty(), ADVISER));
        assertRefused(() -> answer("SILENT", "2026-03-02", "x"), "NOT_A_CHOICE");
        assertRefused(() -> answer("", "", ""), "REQUIRED", "REQUIRED");
        assertThat(referrals.latest(number).orElseThrow().reply()).isEmpty();
    }

    @Test
    void silence_is_recorded_by_the_clock_and_frees_the_dossier_for_the_next_partner() {
        recorded(() -> referrals.open(number, 3, Optional.empty(), ADVISER));
        recorded(() -> {
            referrals.recordSilence(number, Person.APPLICATION);
            return null;
        });
        assertThat(referrals.latest(number).orElseThrow().reply()).contains(Referral.Reply.SILENT);

        Referral second = recorded(() -> referrals.open(number, 4, Optional.empty(), ADVISER));
        assertThat(second.round()).isEqualTo(2);
        assertThat(referrals.of(number)).extracting(Referral::round).containsExactly(1, 2);
        assertThat(acts()).containsExactly("REFERRAL_OPENED", "REFERRAL_SILENT", "REFERRAL_OPENED");
    }

    @Test
    void an_answered_referral_is_answered() {
        recorded(() -> referrals.open(number, 3, Optional.empty(), ADVISER));
        answer("ACCEPTED", "2026-03-02", "");
        assertRefused(() -> answer("DECLINED", "2026-03-02", "x"), "REFERRAL_ANSWERED");
        assertThatThrownBy(() -> referrals.recordSilence(number, Person.APPLICATION))
                .isInstanceOf(IllegalStateException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update ampli.referral set reply = 'DECLINED', replied_on = opened_on, recorded_by = 'x',"
                        + " recorded_at = now() where dossier_number = ?",
                "update ampli.referral set reply = 'ACCEPTED', recorded_by = 'x', recorded_at = now()"
                        + " where dossier_number = ?",
                "update ampli.referral set reply = 'SILENT' where dossier_number = ?",
                "update ampli.referral set remind_on = answer_due_on + 1 where dossier_number = ?"
            })
    void the_database_refuses_half_an_answer(String sql) {
        recorded(() -> referrals.open(number, 3, Optional.empty(), ADVISER));
        assertThatThrownBy(
                        () -> TestDatabase.jdbc().sql(sql).param(number.value()).update())
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    private Referral.Reply answer(String reply, String answeredOn, String comment) {
        return recorded(
                () -> referrals.recordAnswer(number, new PartnerAnswerDraft(reply, answeredOn, comment), ADVISER));
    }
}
