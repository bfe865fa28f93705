package fr.ampli.process.referral;

import static org.assertj.core.api.Assertions.assertThat;

import fr.ampli.correspondence.CorrespondenceSettings;
import fr.ampli.document.DocumentKind;
import fr.ampli.process.demo.SamplePdf;
import fr.ampli.referral.PartnerAnswers;
import fr.ampli.referral.PartnerWord;
import fr.ampli.referral.Referral;
import fr.ampli.referral.Referrals;
import fr.ampli.shared.DossierNumber;
import fr.ampli.web.security.HttpBrowser;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A partner answers by the link in its letter, over HTTP as it does it. */
class PartnerAnswerLinkTest extends PhaseScenario {

    private static final String KEY = "partner-referral";
    private static final String TASK = "UserTask_RecordPartnerAnswer";
    private static final Pattern LINK = Pattern.compile("/lien/[A-Za-z0-9_-]{43}");
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final List<DossierNumber> asked = new ArrayList<>();

    @LocalServerPort
    private int port;

    @Autowired
    private Referrals referrals;

    @Autowired
    private PartnerAnswers answers;

    @Autowired
    private CorrespondenceSettings settings;

    /** What a test leaves open would stand in the lists that the browser tests look through. */
    @AfterEach
    void clearTheTable() {
        asked.forEach(number -> engine.getRuntimeService()
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(number.value())
                .rootProcessInstances()
                .list()
                .forEach(instance -> engine.getRuntimeService()
                        .deleteProcessInstance(instance.getProcessInstanceId(), "end of the test")));
    }

    @Test
    void opening_the_link_shows_the_project_and_never_acts() throws Exception {
        DossierNumber number = referred();
        String link = link(number, "Un projet vous est adressé");
        HttpBrowser scanner = new HttpBrowser(port);

        for (int i = 0; i < 3; i++) {
            HttpResponse<String> page = scanner.page(link);
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.body())
                    .contains("Un projet vous est adressé", "Atelier partagé de réemploi", "33210 Langon")
                    .contains("Camille Duverger", "05 57 00 12 34", HOLDER, "16 mars 2026");
        }
        HttpResponse<String> head = scanner.send(scanner.request(link)
                .method("HEAD", HttpRequest.BodyPublishers.noBody())
                .header("Accept", "text/html"));
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(reply(number)).isNull();
        assertThat(openTasks(number)).containsExactly(TASK);
    }

    @Test
    void a_partner_accepts_by_link_and_the_advisers_task_ends() throws Exception {
        DossierNumber number = referred();
        String link = link(number, "Un projet vous est adressé");
        HttpResponse<String> answer = send(new HttpBrowser(port), link, Map.of("reply", "ACCEPTED"));

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location").orElseThrow()).endsWith(link);
        assertThat(endsOf(number, KEY)).containsExactly("EndEvent_Accepted");
        assertThat(outcomeOf(number, KEY)).isEqualTo("accepted");
        assertThat(passed(number, KEY)).contains("BoundaryEvent_PartnerAnswered");
        assertThat(referrals.latest(number).orElseThrow().byLink()).isTrue();
        assertThat(openTasks(number)).isEmpty();
        assertThat(page(link)).contains("Vous accompagnez ce projet", "2 mars 2026");
    }

    @Test
    void a_partner_declines_by_link_and_sees_the_project_no_more() throws Exception {
        DossierNumber number = referred();
        String link = link(number, "Un projet vous est adressé");
        HttpResponse<String> refused = send(new HttpBrowser(port), link, Map.of("reply", "DECLINED"));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("Rien n’a été enregistré", "href=\"#comment\"", "id=\"comment-error\"");
        assertThat(reply(number)).isNull();

        send(new HttpBrowser(port), link, Map.of("reply", "DECLINED", "comment", "Promotion complète."));

        assertThat(endsOf(number, KEY)).containsExactly("EndEvent_Declined");
        assertThat(outcomeOf(number, KEY)).isEqualTo("declined");
        assertThat(page(link))
                .contains("Vous avez décliné ce projet")
                .doesNotContain("Atelier partagé", "Duverger", HOLDER, "Promotion complète");
    }

    @Test
    void a_partner_names_another_and_the_adviser_is_told_whom() throws Exception {
        DossierNumber number = open();
        asked.add(number);
        walk.complete(number, "UserTask_HoldOrientationInterview", "charge-mission", "partner", Map.of());
        String link = link(number, "Un projet vous est adressé");
        send(
                new HttpBrowser(port),
                link,
                Map.of(
                        "reply",
                        "REDIRECTED",
                        "redirectTo",
                        "Fonds solidaire Atlantique",
                        "redirectContact",
                        "Mme Roy"));

        assertThat(openTasks(number)).containsExactly("UserTask_ChooseNextPartner");
        assertThat(referrals
                        .latest(number)
                        .orElseThrow()
                        .redirection()
                        .orElseThrow()
                        .to())
                .isEqualTo("Fonds solidaire Atlantique");
        assertThat(mails(number)).noneMatch(mail -> recipients(mail).contains(FONDS));
    }

    @Test
    void silence_hands_the_project_on_and_the_link_says_so() throws Exception {
        DossierNumber number = referred();
        String first = link(number, "Un projet vous est adressé");
        walk.fireTimer(number, "BoundaryEvent_PartnerReminderDue");
        String second = link(number, "Rappel");
        assertThat(second).isNotEqualTo(first);
        assertThat(page(first)).contains("Un projet vous est adressé");
        walk.fireTimer(number, "BoundaryEvent_PartnerAnswerOverdue");

        assertThat(endsOf(number, KEY)).contains("EndEvent_Silent");
        for (String link : List.of(first, second)) {
            assertThat(page(link))
                    .contains("Ce projet a été confié à d’autres", "16 mars 2026")
                    .doesNotContain("Atelier partagé", "Duverger", "<form");
        }
        assertThat(reply(number)).isEqualTo(Referral.Reply.SILENT);
    }

    @Test
    void who_answers_while_the_time_ends_is_told_and_nothing_is_recorded() throws Exception {
        DossierNumber number = referred();
        String link = link(number, "Un projet vous est adressé");
        HttpBrowser browser = new HttpBrowser(port);
        String token = token(browser.page(link).body());
        // The timer has fired, the job that records the silence has not run yet
        var timer = walk.jobAt(number, "BoundaryEvent_PartnerAnswerOverdue");
        engine.getManagementService().executeJob(timer.getId());

        HttpResponse<String> answer = post(browser, link, Map.of("reply", "ACCEPTED", "_csrf", token), null, null);
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("Le délai de réponse vient de s&#39;achever");
        assertThat(reply(number)).isNull();
        walk.runJobs(number);
        assertThat(reply(number)).isEqualTo(Referral.Reply.SILENT);
    }

    @Test
    void a_second_tab_gets_a_friendly_page_and_changes_nothing() throws Exception {
        DossierNumber number = referred();
        String link = link(number, "Un projet vous est adressé");
        HttpBrowser browser = new HttpBrowser(port);
        String token = token(browser.page(link).body());
        post(browser, link, Map.of("reply", "ACCEPTED", "_csrf", token), null, null);
        HttpResponse<String> second =
                post(browser, link, Map.of("reply", "DECLINED", "comment", "x", "_csrf", token), null, null);

        assertThat(second.statusCode()).isEqualTo(200);
        assertThat(second.body()).contains("déjà enregistrée", "rien n’a été changé");
        assertThat(reply(number)).isEqualTo(Referral.Reply.ACCEPTED);
        assertThat(endsOf(number, KEY)).containsExactly("EndEvent_Accepted");
    }

    @Test
    void of_two_tabs_at_once_one_wins() throws Exception {
        DossierNumber number = referred();
        String link = link(number, "Un projet vous est adressé");
        CyclicBarrier start = new CyclicBarrier(2);
        ExecutorService hands = Executors.newFixedThreadPool(2);
        List<Integer> statuses = new ArrayList<>();
        try {
            List<Callable<Integer>> tabs = new ArrayList<>();
            for (String reply : List.of("ACCEPTED", "DECLINED")) {
                HttpBrowser browser = new HttpBrowser(port);
                String token = token(browser.page(link).body());
                tabs.add(() -> {
                    start.await();
                    return post(
                                    browser,
                                    link,
                                    Map.of("reply", reply, "comment", "Complet.", "_csrf", token),
                                    null,
                                    null)
                            .statusCode();
                });
            }
            for (Future<Integer> each : hands.invokeAll(tabs)) {
                statuses.add(each.get());
            }
        } finally {
            hands.shutdown();
        }
        assertThat(statuses).containsExactlyInAnyOrder(302, 200);
        assertThat(endsOf(number, KEY)).hasSize(1);
        assertThat(reply(number) == Referral.Reply.ACCEPTED ? "EndEvent_Accepted" : "EndEvent_Declined")
                .isEqualTo(endsOf(number, KEY).get(0));
    }

    @Test
    void without_the_token_against_forged_requests_nothing_happens() throws Exception {
        DossierNumber number = referred();
        String link = link(number, "Un projet vous est adressé");
        HttpResponse<String> forged = post(new HttpBrowser(port), link, Map.of("reply", "ACCEPTED"), null, null);
        assertThat(forged.statusCode()).isEqualTo(302);
        assertThat(forged.headers().firstValue("Location").orElseThrow()).endsWith(link + "?encore");
        assertThat(reply(number)).isNull();
        assertThat(page(link + "?encore")).contains("restée ouverte trop longtemps");
    }

    @Test
    void a_wrong_an_expired_and_a_revoked_link_reveal_nothing() throws Exception {
        DossierNumber number = referred();
        String link = link(number, "Un projet vous est adressé");
        String tampered = link.substring(0, link.length() - 1) + (link.endsWith("A") ? "B" : "A");
        assertGone(tampered);

        walk.start("partner-link", "manage-partner-link", "charge-mission", linkAct(number, "REVOKE"));
        assertThat(endsOf(number, "partner-link")).containsExactly("EndEvent_LinkRevoked");
        assertGone(link);

        DossierNumber other = referred();
        String second = link(other, "Un projet vous est adressé");
        assertThat(page(second)).contains("Atelier partagé");
        moveTo(today().plusDays(settings.linkValidity().toDays() + 1));
        assertGone(second);
    }

    @Test
    void a_lost_link_is_sent_again_and_the_old_one_stops() throws Exception {
        DossierNumber number = referred();
        String lost = link(number, "Un projet vous est adressé");
        walk.start("partner-link", "manage-partner-link", "charge-mission", linkAct(number, "SEND_AGAIN"));
        walk.runJobs(number);

        assertThat(endsOf(number, "partner-link")).containsExactly("EndEvent_LinkSent");
        assertGone(lost);
        String fresh = link(number, "Votre nouveau lien");
        send(new HttpBrowser(port), fresh, Map.of("reply", "ACCEPTED"));
        assertThat(reply(number)).isEqualTo(Referral.Reply.ACCEPTED);
        assertRefused(
                () -> walk.start("partner-link", "manage-partner-link", "charge-mission", linkAct(number, "ERASE")),
                "NOT_A_CHOICE");
    }

    @Test
    void what_a_partner_adds_is_read_by_the_adviser() throws Exception {
        DossierNumber number = referred();
        String link = link(number, "Un projet vous est adressé");
        HttpBrowser browser = new HttpBrowser(port);
        send(browser, link, Map.of("reply", "ACCEPTED", "meetingOn", "09/03/2026", "meetingPlace", "10 h, chez nous"));
        assertThat(openTasks(number)).containsExactly("UserTask_ReadPartnerContribution");

        String token = token(browser.page(link).body());
        post(
                browser,
                link,
                Map.of("maturity", "NEARLY", "opinion", "Ancrage solide.", "_csrf", token),
                "lettre.pdf",
                SamplePdf.of("PARTNER_OPINION"));

        assertThat(answers.words(number, 1))
                .extracting(PartnerWord::kind)
                .containsExactly(PartnerWord.Kind.MEETING, PartnerWord.Kind.OPINION, PartnerWord.Kind.DOCUMENT);
        assertThat(answers.words(number, 1).get(0).meetingOn()).contains(LocalDate.of(2026, 3, 9));
        assertThat(documents.of(number))
                .singleElement()
                .satisfies(document -> assertThat(document.kind()).isEqualTo(DocumentKind.PARTNER_OPINION));
        assertThat(openTasks(number))
                .as("one reading for all of it")
                .containsExactly("UserTask_ReadPartnerContribution");
        assertRefused(
                () -> walk.complete(
                        number, "UserTask_ReadPartnerContribution", "charge-mission", Map.of("read", false)),
                "NOT_READ");
        walk.complete(number, "UserTask_ReadPartnerContribution", "charge-mission");
        assertThat(endsOf(number, "partner-contribution")).containsExactly("EndEvent_ContributionRead");
        assertThat(page(link)).contains("Ce que vous avez transmis", "9 mars 2026, 10 h, chez nous", "bien reçu");
    }

    @Test
    void a_disguised_or_oversize_file_is_refused_and_nothing_else_is_kept() throws Exception {
        DossierNumber number = referred();
        String link = link(number, "Un projet vous est adressé");
        HttpBrowser browser = new HttpBrowser(port);
        String token = token(browser.page(link).body());
        Map<String, String> yes = Map.of("reply", "ACCEPTED", "opinion", "Bien.", "maturity", "READY", "_csrf", token);

        HttpResponse<String> disguised =
                post(browser, link, yes, "avis.pdf", "MZ this is a program".getBytes(StandardCharsets.US_ASCII));
        assertThat(disguised.statusCode()).isEqualTo(422);
        assertThat(disguised.body()).contains("pas d&#39;un type accepté", "href=\"#document\"", ">Bien.</textarea>");

        byte[] large = new byte[11 * 1024 * 1024];
        System.arraycopy(SamplePdf.of("X"), 0, large, 0, 100);
        HttpResponse<String> oversize = post(browser, link, yes, "avis.pdf", large);
        assertThat(oversize.statusCode()).isEqualTo(422);
        assertThat(oversize.body()).contains("dépasse 10 Mo");

        assertThat(reply(number)).isNull();
        assertThat(documents.of(number)).isEmpty();
        assertThat(openTasks(number)).containsExactly(TASK);
    }

    @Test
    void an_officer_who_types_the_answer_after_the_partner_is_told() throws Exception {
        DossierNumber number = referred();
        walk.complete(number, TASK, "charge-mission");
        String link = link(number, "Un projet vous est adressé");
        HttpResponse<String> late =
                send(new HttpBrowser(port), link, Map.of("reply", "DECLINED", "comment", "Trop tard."));
        assertThat(late.statusCode()).isEqualTo(200);
        assertThat(late.body()).contains("rien n’a été changé");
        assertThat(reply(number)).isEqualTo(Referral.Reply.ACCEPTED);
    }

    @Test
    void the_end_of_a_dossier_takes_the_links_back() throws Exception {
        DossierNumber number = open();
        asked.add(number);
        walk.complete(number, "UserTask_HoldOrientationInterview", "charge-mission", "partner", Map.of());
        String link = link(number, "Un projet vous est adressé");
        send(new HttpBrowser(port), link, Map.of("reply", "ACCEPTED"));
        assertThat(page(link)).contains("Vous accompagnez ce projet");

        walk.start("withdrawal", "record-withdrawal", "charge-mission", Map.of("number", number.toString()));
        walk.runJobs(number);
        assertThat(dossiers.get(number).isOpen()).isFalse();
        assertGone(link);
    }

    private DossierNumber referred() {
        DossierNumber number = openWith(false);
        asked.add(number);
        start(number, KEY, Map.of("partnerId", 3L, "partnerNeed", "STUDY"));
        return number;
    }

    private static Map<String, Object> linkAct(DossierNumber number, String act) {
        return Map.of("number", number.toString(), "act", act);
    }

    private Referral.Reply reply(DossierNumber number) {
        return referrals.latest(number).orElseThrow().reply().orElse(null);
    }

    private String link(DossierNumber number, String subject) {
        MimeMessage mail = mail(number, SOURCES, subject);
        Matcher link = LINK.matcher(html(mail));
        assertThat(link.find()).as("a link in %s", subject).isTrue();
        assertThat(text(mail)).contains(link.group());
        return link.group();
    }

    private String page(String link) throws Exception {
        HttpResponse<String> page = new HttpBrowser(port).page(link);
        assertThat(page.statusCode()).isEqualTo(200);
        return page.body();
    }

    private void assertGone(String link) throws Exception {
        HttpResponse<String> page = new HttpBrowser(port).page(link);
        assertThat(page.statusCode()).isEqualTo(404);
        assertThat(page.body())
                .contains("Ce lien ne fonctionne pas")
                .doesNotContain("Atelier partagé", "Duverger", "AMPLI-20");
    }

    private static String token(String page) {
        Matcher token = TOKEN.matcher(page);
        assertThat(token.find()).isTrue();
        return token.group(1);
    }

    private HttpResponse<String> send(HttpBrowser browser, String link, Map<String, String> fields) throws Exception {
        Map<String, String> all = new LinkedHashMap<>(fields);
        all.put("_csrf", token(browser.page(link).body()));
        return post(browser, link, all, null, null);
    }

    /** As a browser sends the page's form, with an empty file where none is chosen. */
    private static HttpResponse<String> post(
            HttpBrowser browser, String link, Map<String, String> fields, String fileName, byte[] content)
            throws Exception {
        String boundary = "----partner";
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        fields.forEach((name, value) -> body.writeBytes(
                ("--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n")
                        .getBytes(StandardCharsets.UTF_8)));
        body.writeBytes(("--" + boundary + "\r\nContent-Disposition: form-data; name=\"document\"; filename=\""
                        + (fileName == null ? "" : fileName) + "\"\r\nContent-Type: application/octet-stream\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(content == null ? new byte[0] : content);
        body.writeBytes(("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.US_ASCII));
        return browser.send(browser.request(link)
                .header("Accept", "text/html")
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray())));
    }
}
