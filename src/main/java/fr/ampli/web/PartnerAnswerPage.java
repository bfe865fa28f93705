package fr.ampli.web;

import fr.ampli.correspondence.PersonalLink;
import fr.ampli.referral.PartnerAnswers;
import fr.ampli.referral.PartnerCase;
import fr.ampli.referral.PartnerMessage;
import fr.ampli.referral.PartnerWord;
import fr.ampli.shared.French;
import fr.ampli.shared.Reason;
import fr.ampli.shared.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.multipart.MultipartFile;

/** Where a partner answers: yes, no, ask somebody else; then a day, an opinion, a document. */
@Component
class PartnerAnswerPage implements PersonalPage {

    private static final List<String> FIELDS = List.of(
            "reply",
            "comment",
            "redirectTo",
            "redirectContact",
            "meetingOn",
            "meetingPlace",
            "maturity",
            "opinion",
            "documentKind");
    /** As people type a day where the browser has no calendar. */
    private static final Pattern FRENCH_DAY = Pattern.compile("(\\d{1,2})[/.](\\d{1,2})[/.](\\d{4})");

    private final PartnerAnswers answers;

    PartnerAnswerPage(PartnerAnswers answers) {
        this.answers = answers;
    }

    /** One thing that the partner has added, as the page lists it. */
    record Said(String what, String content) {
        static Said of(PartnerWord word) {
            return new Said(
                    word.kind().label(),
                    switch (word.kind()) {
                        case MEETING ->
                            French.date(word.meetingOn().orElseThrow())
                                    + word.meetingPlace()
                                            .map(place -> ", " + place)
                                            .orElse("");
                        case OPINION ->
                            "projet " + word.maturity().orElseThrow().label();
                        case DOCUMENT -> "bien reçu";
                    });
        }
    }

    @Override
    public String purpose() {
        return "partner-answer";
    }

    @Override
    public String show(PersonalLink link, Model page) {
        PartnerCase seen = answers.see(link.dossier(), round(link))
                .orElseThrow(() -> new IllegalStateException("a link to a referral that was never opened"));
        page.addAttribute("number", link.dossier().toString());
        page.addAttribute("standing", seen.standing().name());
        page.addAttribute("partner", seen.partnerName());
        page.addAttribute("project", seen.project().orElse(null));
        page.addAttribute("openedOn", French.date(seen.openedOn()));
        page.addAttribute("answerDueOn", French.date(seen.answerDueOn()));
        page.addAttribute("repliedOn", seen.repliedOn().map(French::date).orElse(null));
        page.addAttribute("said", seen.words().stream().map(Said::of).toList());
        page.addAttribute(
                "maturities",
                Stream.of(PartnerWord.Maturity.values())
                        .collect(Collectors.toMap(
                                Enum::name, PartnerWord.Maturity::label, (a, b) -> a, LinkedHashMap::new)));
        if (!page.containsAttribute("typed")) {
            page.addAttribute("typed", Map.of());
        }
        if (!page.containsAttribute("errors")) {
            page.addAttribute("errors", Map.of());
        }
        return "personal/partner-answer";
    }

    @Override
    public String act(PersonalLink link, PersonalAnswer answer, Model page) {
        Map<String, String> typed = new LinkedHashMap<>();
        FIELDS.forEach(field -> typed.put(field, answer.field(field)));
        page.addAttribute("typed", typed);
        PartnerMessage message = new PartnerMessage(
                typed.get("reply"),
                typed.get("comment"),
                typed.get("redirectTo"),
                typed.get("redirectContact"),
                iso(typed.get("meetingOn")),
                typed.get("meetingPlace"),
                typed.get("maturity"),
                typed.get("opinion"),
                typed.get("documentKind"));
        try {
            PartnerAnswers.Outcome outcome = answers.send(
                    link.dossier(),
                    round(link),
                    message,
                    answer.file("document").map(PartnerAnswerPage::upload));
            if (outcome != PartnerAnswers.Outcome.UNCHANGED) {
                return AGAIN;
            }
            page.addAttribute("unchanged", true);
            return show(link, page);
        } catch (Refusal refusal) {
            Map<String, String> errors = new LinkedHashMap<>();
            refusal.reasons().forEach(reason -> errors.merge(field(reason), reason.sentence(), (a, b) -> a + " " + b));
            page.addAttribute("errors", errors);
            throw refusal;
        }
    }

    /** The evidence store calls its input "file"; on this page it is the document. */
    private static String field(Reason reason) {
        return reason.field().equals("file") ? "document" : reason.field();
    }

    private static int round(PersonalLink link) {
        return Integer.parseInt(link.subject());
    }

    private static PartnerAnswers.Upload upload(MultipartFile file) {
        try {
            return new PartnerAnswers.Upload(String.valueOf(file.getOriginalFilename()), file.getBytes());
        } catch (IOException broken) {
            throw new UncheckedIOException("cannot read what was sent", broken);
        }
    }

    private static String iso(String day) {
        Matcher french = FRENCH_DAY.matcher(day.strip());
        if (!french.matches()) {
            return day;
        }
        try {
            return LocalDate.of(
                            Integer.parseInt(french.group(3)),
                            Integer.parseInt(french.group(2)),
                            Integer.parseInt(french.group(1)))
                    .toString();
        } catch (java.time.DateTimeException noSuchDay) {
            return day;
        }
    }
}
