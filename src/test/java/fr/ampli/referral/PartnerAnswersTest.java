package fr.ampli.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.ampli.TestDatabase;
import fr.ampli.document.DocumentKind;
import fr.ampli.document.StoredDocument;
import fr.ampli.dossier.Ending;
import fr.ampli.dossier.TestDossiers;
import fr.ampli.process.demo.SamplePdf;
import fr.ampli.shared.Person;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class PartnerAnswersTest extends PhaseOnRecord {

    private final List<String> told = new ArrayList<>();
    private final PartnerAnswers answers = answersOn(MONDAY, told);

    @Test
    void looking_changes_nothing_and_shows_what_the_letter_says() {
        asked();
        PartnerCase seen = answers.see(number, 1).orElseThrow();

        assertThat(seen.standing()).isEqualTo(PartnerCase.Standing.AWAITED);
        assertThat(seen.answerDueOn()).isEqualTo(LocalDate.of(2026, 3, 16));
        assertThat(seen.project()).get().satisfies(project -> {
            assertThat(project.place()).isEqualTo("23500 Felletin");
            assertThat(project.contact().name()).isEqualTo("Nadia Benali");
        });
        assertThat(answers.see(number, 2)).isEmpty();
        assertThat(told).isEmpty();
        assertThat(acts()).containsExactly("REFERRAL_OPENED");
    }

    @Test
    void a_partner_accepts_and_adds_all_it_has_to_say_at_once() {
        asked();
        assertThat(send(
                        new PartnerMessage(
                                "ACCEPTED", "", "", "", "2026-03-09", "14 h", "NEARLY", "Bon ancrage.", null),
                        Optional.of(new PartnerAnswers.Upload("avis.pdf", SamplePdf.of("PARTNER_OPINION")))))
                .isEqualTo(PartnerAnswers.Outcome.ANSWERED);

        assertThat(told).containsExactly("1 added", "1 ACCEPTED");
        Referral referral = referrals.latest(number).orElseThrow();
        assertThat(referral.reply()).contains(Referral.Reply.ACCEPTED);
        assertThat(referral.byLink()).isTrue();
        assertThat(answers.words(number, 1))
                .extracting(PartnerWord::kind)
                .containsExactly(PartnerWord.Kind.MEETING, PartnerWord.Kind.OPINION, PartnerWord.Kind.DOCUMENT);
        assertThat(answers.opinion(number)).get().satisfies(opinion -> {
            assertThat(opinion.text()).isEqualTo("Bon ancrage.");
            assertThat(opinion.partner().id()).isEqualTo(3);
        });
        StoredDocument document = documents.of(number).get(0);
        assertThat(document.kind()).isEqualTo(DocumentKind.PARTNER_OPINION);
        assertThat(document.storedBy()).isEqualTo(new Person("partner:3"));
        assertThat(acts())
                .containsExactly(
                        "REFERRAL_OPENED",
                        "REFERRAL_ACCEPTED",
                        "PARTNER_MEETING",
                        "PARTNER_OPINION",
                        "PARTNER_DOCUMENT");
    }

    @Test
    void a_partner_declines_with_a_reason_or_names_another() {
        asked();
        assertRefused(() -> send(reply("DECLINED", " ")), "GROUNDS_MISSING");
        assertRefused(() -> send(reply("REDIRECTED", "")), "REDIRECTED_TO_NOBODY");
        assertRefused(() -> send(reply("", "")), "REPLY_MISSING");
        assertRefused(() -> send(reply("SILENT", "x")), "NOT_A_CHOICE");
        assertThat(told).isEmpty();

        PartnerMessage other = new PartnerMessage(
                "REDIRECTED", "", "Coopérative des Tiers-Lieux", "05 00 00 00 44", "", "", "", "", null);
        assertThat(send(other)).isEqualTo(PartnerAnswers.Outcome.ANSWERED);

        assertThat(told).containsExactly("1 DECLINED");
        Referral referral = referrals.latest(number).orElseThrow();
        assertThat(referral.reply()).contains(Referral.Reply.DECLINED);
        assertThat(referral.redirection())
                .contains(new Referral.Redirection("Coopérative des Tiers-Lieux", Optional.of("05 00 00 00 44")));
        assertThat(answers.see(number, 1).orElseThrow().project()).isEmpty();
    }

    @Test
    void what_was_typed_before_declining_is_not_kept() {
        asked();
        send(
                new PartnerMessage("DECLINED", "Complet.", "", "", "2026-03-09", "", "READY", "Avis.", null),
                Optional.of(new PartnerAnswers.Upload("avis.pdf", SamplePdf.of("PARTNER_OPINION"))));
        assertThat(answers.words(number, 1)).isEmpty();
        assertThat(documents.of(number)).isEmpty();
    }

    @Test
    void a_second_answer_changes_nothing() {
        asked();
        send(reply("ACCEPTED", ""));
        assertThat(send(reply("DECLINED", "Trop tard."))).isEqualTo(PartnerAnswers.Outcome.UNCHANGED);
        assertThat(referrals.latest(number).orElseThrow().reply()).contains(Referral.Reply.ACCEPTED);
        assertThat(told).containsExactly("1 ACCEPTED");
        assertThatThrownBy(() -> TestDatabase.jdbc()
                        .sql("update ampli.referral set reply = 'DECLINED', comment = 'x' where dossier_number = ?")
                        .param(number.value())
                        .update())
                .hasMessageContaining("is answered");
    }

    @Test
    void of_two_answers_at_once_one_wins() throws Exception {
        asked();
        CyclicBarrier start = new CyclicBarrier(2);
        ExecutorService hands = Executors.newFixedThreadPool(2);
        List<PartnerAnswers.Outcome> outcomes = new ArrayList<>();
        try {
            List<Callable<PartnerAnswers.Outcome>> both = List.of(
                    () -> {
                        start.await();
                        return send(reply("ACCEPTED", ""));
                    },
                    () -> {
                        start.await();
                        return send(reply("DECLINED", "Complet."));
                    });
            for (Future<PartnerAnswers.Outcome> each : hands.invokeAll(both)) {
                outcomes.add(each.get());
            }
        } finally {
            hands.shutdown();
        }
        assertThat(outcomes)
                .containsExactlyInAnyOrder(PartnerAnswers.Outcome.ANSWERED, PartnerAnswers.Outcome.UNCHANGED);
        assertThat(told).hasSize(1);
    }

    @Test
    void words_come_later_too_and_a_second_click_adds_nothing() {
        asked();
        send(reply("ACCEPTED", ""));
        assertRefused(() -> send(reply(null, null)), "NOTHING_SAID");
        assertRefused(() -> send(said("", "15 h", "", "")), "MEETING_WITHOUT_DAY");
        assertRefused(() -> send(said("2026-03-01", "", "", "")), "MEETING_NOT_AHEAD");
        assertRefused(() -> send(said("2027-03-02", "", "", "")), "MEETING_NOT_AHEAD");
        assertRefused(() -> send(said("", "", "READY", "")), "MATURITY_WITHOUT_OPINION");
        assertRefused(() -> send(said("", "", "", "Bien.")), "OPINION_WITHOUT_MATURITY");

        PartnerMessage opinion = said("", "", "READY", "Bien.");
        Optional<PartnerAnswers.Upload> letter =
                Optional.of(new PartnerAnswers.Upload("lettre.pdf", SamplePdf.of("PARTNER_OPINION")));
        assertThat(send(opinion, letter)).isEqualTo(PartnerAnswers.Outcome.ADDED);
        assertThat(send(opinion, letter)).isEqualTo(PartnerAnswers.Outcome.UNCHANGED);
        assertThat(answers.words(number, 1)).hasSize(2);
        assertThat(documents.of(number)).hasSize(1);

        send(said("", "", "NOT_YET", "Moins bien."));
        assertThat(answers.opinion(number).orElseThrow().text()).isEqualTo("Moins bien.");
    }

    @Test
    void a_file_that_is_not_what_it_says_takes_nothing_with_it() {
        asked();
        assertRefused(
                () -> send(
                        reply("ACCEPTED", ""),
                        Optional.of(new PartnerAnswers.Upload("avis.pdf", "<script>".getBytes()))),
                "DOCUMENT_TYPE_REFUSED");
        assertThat(referrals.latest(number).orElseThrow().reply()).isEmpty();
    }

    @Test
    void a_link_that_leaked_does_not_fill_the_record() {
        asked();
        send(reply("ACCEPTED", ""));
        for (int i = 0; i < 30; i++) {
            send(said("", "", "READY", "Avis " + i));
        }
        assertRefused(() -> send(said("", "", "READY", "Avis de trop")), "TOO_MUCH_SAID");
    }

    @Test
    void silence_and_the_end_of_a_dossier_close_the_page() {
        asked();
        recorded(() -> {
            referrals.recordSilence(number, Person.APPLICATION);
            return null;
        });
        assertThat(answers.see(number, 1).orElseThrow().standing()).isEqualTo(PartnerCase.Standing.HANDED_ON);
        assertThat(answers.see(number, 1).orElseThrow().project()).isEmpty();
        assertThat(send(reply("ACCEPTED", ""))).isEqualTo(PartnerAnswers.Outcome.UNCHANGED);

        recorded(() -> referrals.open(number, 4, Optional.of(Need.STUDY), ADVISER));
        recorded(() -> answers.send(number, 2, reply("ACCEPTED", ""), Optional.empty()));
        recorded(() -> {
            TestDossiers.with(clock).close(number, Ending.REORIENTED, ADVISER);
            return null;
        });
        assertThat(answers.see(number, 2).orElseThrow().standing()).isEqualTo(PartnerCase.Standing.CLOSED);
        assertThat(recorded(() -> answers.send(number, 2, said("", "", "READY", "Avis"), Optional.empty())))
                .isEqualTo(PartnerAnswers.Outcome.UNCHANGED);
    }

    @Test
    void a_link_is_renewed_or_taken_back_only_where_one_is_in_use() {
        LinkDraft again = new LinkDraft(number.value(), "SEND_AGAIN", "Courrier perdu.");
        assertRefused(() -> recorded(() -> answers.renewLink(again, ADVISER)), "NO_LINK_TO_RENEW");
        asked();
        assertThat(recorded(() -> answers.renewLink(again, ADVISER))).isEqualTo(new LinkRenewal(number, 1, true, 1));
        assertThat(recorded(() -> answers.renewLink(again, ADVISER)).howManieth())
                .isEqualTo(2);
        send(reply("DECLINED", "Complet."));
        assertRefused(() -> recorded(() -> answers.renewLink(again, ADVISER)), "NO_LINK_TO_RENEW");
    }

    private void asked() {
        recorded(() -> referrals.open(number, 3, Optional.of(Need.STUDY), ADVISER));
    }

    private PartnerAnswers.Outcome send(PartnerMessage message) {
        return send(message, Optional.empty());
    }

    private PartnerAnswers.Outcome send(PartnerMessage message, Optional<PartnerAnswers.Upload> file) {
        return recorded(() -> answers.send(number, 1, message, file));
    }

    private static PartnerMessage reply(String reply, String comment) {
        return new PartnerMessage(reply, comment, "", "", "", "", "", "", null);
    }

    private static PartnerMessage said(String meetingOn, String place, String maturity, String opinion) {
        return new PartnerMessage("", "", "", "", meetingOn, place, maturity, opinion, "PARTNER_LETTERS");
    }
}
