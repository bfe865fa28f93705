package fr.ampli.process.letter;

import static org.assertj.core.api.Assertions.assertThat;

import fr.ampli.correspondence.Letter;
import fr.ampli.correspondence.LetterState;
import fr.ampli.correspondence.ProofKind;
import fr.ampli.deadline.Delay;
import fr.ampli.deadline.LegalClock;
import fr.ampli.deadline.LegalClocks;
import fr.ampli.process.demo.HappyPath;
import fr.ampli.shared.DossierNumber;
import fr.ampli.web.security.HttpBrowser;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.dao.DataAccessException;

/** A legal delay starts from a proven notification and from nothing else (E35). */
class ReceiptScenarioTest extends PostOffice {

    private static final String REFUSAL = "refusal";

    @LocalServerPort
    int port;

    @Autowired
    LegalClocks legalClocks;

    @Test
    void the_holder_confirms_by_the_link_and_the_time_for_appeal_begins() throws Exception {
        DossierNumber number = refused();
        LocalDate sentOn = today();
        assertThat(state(number, REFUSAL)).isEqualTo(LetterState.SENT);
        assertThat(legalClocks.find(number, Delay.APPEAL))
                .as("sent is not received")
                .isEmpty();

        String path = linkIn(text(mail(number, "contact", "rejetée")));
        moveTo(sentOn.plusDays(3));
        HttpBrowser holder = new HttpBrowser(port);
        HttpResponse<String> page = holder.page(path);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("J’ai reçu ce courrier", "lang=\"fr\"")
                .doesNotContain("Réception enregistrée");
        assertThat(page.headers().allValues("Referrer-Policy")).containsExactly("no-referrer");
        assertThat(page.headers().allValues("Cache-Control")).containsExactly("no-store");
        assertThat(letter(number, REFUSAL).notification())
                .as("looking is not confirming")
                .isEmpty();

        assertThat(post(holder, path, "").body()).contains("Cochez la case");
        assertThat(letter(number, REFUSAL).notification()).isEmpty();
        HttpResponse<String> done = post(holder, path, "received=oui");
        assertThat(done.statusCode()).isEqualTo(302);
        assertThat(holder.page(path).body()).contains("Réception enregistrée");
        moveTo(sentOn.plusDays(5));
        assertThat(post(new HttpBrowser(port), path, "received=oui").statusCode())
                .isEqualTo(302);

        Letter.Notification notification =
                letter(number, REFUSAL).notification().orElseThrow();
        assertThat(notification.on()).isEqualTo(sentOn.plusDays(3));
        assertThat(notification.kind()).isEqualTo(ProofKind.LINK);
        walk.runJobs(number);
        LegalClock appeal = legalClocks.find(number, Delay.APPEAL).orElseThrow();
        assertThat(appeal.startedOn()).isEqualTo(sentOn.plusDays(3));
        assertThat(appeal.dueOn()).isEqualTo(sentOn.plusDays(3).plusMonths(2));
        assertThat(passed(number, KEY)).contains("BoundaryEvent_ReceiptConfirmed");
        assertThat(endsOf(number)).contains("EndEvent_Notified");
        assertThat(openTasks(number)).isEmpty();
    }

    @Test
    void without_confirmation_an_officer_establishes_the_receipt_after_seven_days() {
        DossierNumber number = refused();
        LocalDate sentOn = today();
        assertThat(walk.jobAt(number, "CatchEvent_NoReceipt").getDuedate().toInstant())
                .isBetween(
                        clock.instant().plus(Duration.ofDays(7)),
                        clock.instant().plus(Duration.ofDays(8)));
        walk.fireTimer(number, "CatchEvent_NoReceipt");
        assertThat(openTasks(number)).containsExactly("UserTask_EstablishReceipt");

        moveTo(sentOn.plusDays(12));
        assertRefused(
                () -> walk.complete(
                        number, "UserTask_EstablishReceipt", "instructeur", Map.of("kind", "PHONE", "reference", "x")),
                "NO_PROOF_BY_PHONE");
        assertRefused(
                () -> walk.complete(
                        number,
                        "UserTask_EstablishReceipt",
                        "instructeur",
                        Map.of("provenOn", sentOn.minusDays(1).toString())),
                "DAY_BEFORE_LETTER");
        walk.complete(
                number,
                "UserTask_EstablishReceipt",
                "instructeur",
                Map.of("provenOn", sentOn.plusDays(10).toString()));

        assertThat(legalClocks.find(number, Delay.APPEAL).orElseThrow().startedOn())
                .isEqualTo(sentOn.plusDays(10));
        assertThat(endsOf(number)).contains("EndEvent_Notified");
        assertThat(passed(number, KEY)).contains("EndEvent_ReceiptClosed");
    }

    @Test
    void a_confirmation_while_the_officer_looks_for_a_proof_ends_the_task() {
        DossierNumber number = refused();
        walk.fireTimer(number, "CatchEvent_NoReceipt");
        acknowledge(number, REFUSAL);
        assertThat(openTasks(number)).isEmpty();
        assertThat(legalClocks.find(number, Delay.APPEAL).orElseThrow().startedOn())
                .isEqualTo(today());
    }

    @Test
    void a_letter_that_comes_back_starts_no_delay_until_the_holder_is_reached_otherwise() throws Exception {
        DossierNumber number = refused();
        comesBack(report("b" + number, messageIdOf(number, REFUSAL), "contact@example.org", "failed", "5.1.1"));
        collectReturns();
        assertThat(passed(number, KEY)).contains("BoundaryEvent_LetterBounced");
        assertThat(openTasks(number)).containsExactly("UserTask_ReachOtherwise");
        moveTo(today().plusDays(40));
        assertThat(legalClocks.find(number, Delay.APPEAL)).isEmpty();

        assertRefused(
                () -> walk.complete(
                        number, "UserTask_ReachOtherwise", "instructeur", "reached", Map.of("manner", "PHONE")),
                "NO_PROOF_BY_PHONE");
        LocalDate day = today().minusDays(2);
        walk.complete(number, "UserTask_ReachOtherwise", "instructeur", "reached", Map.of("reachedOn", day.toString()));

        assertThat(legalClocks.find(number, Delay.APPEAL).orElseThrow().startedOn())
                .isEqualTo(day);
        assertThat(state(number, REFUSAL)).isEqualTo(LetterState.REACHED);
        assertThat(endsOf(number)).contains("EndEvent_Notified");
    }

    @Test
    void an_officer_who_hears_that_it_did_not_arrive_reaches_the_holder_otherwise() {
        DossierNumber number = refused();
        walk.fireTimer(number, "CatchEvent_NoReceipt");
        walk.complete(number, "UserTask_EstablishReceipt", "instructeur", "not-arrived", Map.of());
        assertThat(state(number, REFUSAL)).isEqualTo(LetterState.FAILED);
        assertThat(openTasks(number)).containsExactly("UserTask_ReachOtherwise");
        assertThat(legalClocks.find(number, Delay.APPEAL)).isEmpty();
    }

    @Test
    void a_proof_is_whole_and_never_changes() {
        DossierNumber number = refused();
        acknowledge(number, REFUSAL);
        for (String change : List.of(
                "notified_on = notified_on + 1", "notified_on = null, notified_by = null", "notified_by = null")) {
            assertThat(org.assertj.core.api.Assertions.catchThrowable(
                            () -> jdbc.sql("update ampli.letter set " + change + " where key = ?")
                                    .param(number + "/refusal/holder")
                                    .update()))
                    .as(change)
                    .isInstanceOf(DataAccessException.class);
        }
    }

    @Test
    void letters_that_only_inform_wait_for_nothing() {
        DossierNumber number = open();
        assertThat(letter(number, "first-contact").proof()).isEqualTo(Letter.Proof.NONE);
        assertThat(text(mails(number).get(0))).doesNotContain("/lien/");
        assertThat(endsOf(number)).containsExactly("EndEvent_LetterDelivered");
    }

    private DossierNumber refused() {
        DossierNumber number = after(HappyPath.FEASIBILITY, HappyPath.SUBMISSION);
        walk.complete(number, "UserTask_DeclareInterests", "instructeur");
        walk.complete(number, "UserTask_GiveTerritorialOpinion", "charge-mission");
        walk.complete(number, "UserTask_ReviewCriteria", "instructeur", "weak", Map.of());
        walk.complete(number, "UserTask_GiveSecondReading", "valideur");
        walk.complete(number, "UserTask_RecordCommittee", "comite", "unfavourable", Map.of());
        walk.complete(number, "UserTask_SignDecision", "signataire", "refusal", Map.of());
        return number;
    }

    private static String linkIn(String text) {
        Matcher link = Pattern.compile("/lien/[A-Za-z0-9_-]{43}").matcher(text);
        assertThat(link.find()).as(text).isTrue();
        return link.group();
    }

    private static HttpResponse<String> post(HttpBrowser browser, String path, String fields) throws Exception {
        String page = browser.page(path).body();
        Matcher token = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"").matcher(page);
        String csrf = token.find() ? token.group(1) : tokenOf(browser);
        return browser.send(browser.request(path)
                .header("Accept", "text/html")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "_csrf=" + URLEncoder.encode(csrf, StandardCharsets.UTF_8) + "&" + fields)));
    }

    /** From another page of the same site: the page that is done has no form any more. */
    private static String tokenOf(HttpBrowser browser) throws Exception {
        Matcher token = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"")
                .matcher(browser.page("/connexion").body());
        assertThat(token.find()).isTrue();
        return token.group(1);
    }
}
