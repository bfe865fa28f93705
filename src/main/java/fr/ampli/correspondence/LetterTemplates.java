package fr.ampli.correspondence;

import fr.ampli.document.DocumentKind;
import fr.ampli.shared.DossierNumber;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/**
 * Renders letters. A letter is one Thymeleaf document under {@code letters/}: its title is the subject, its
 * {@code ampli-to} says who gets it, its {@code ampli-proof} whether a delay begins with its receipt ("required") and
 * the time for appeal too ("appeal"), its body is the content. The HTML part wraps that body in the layout; the text part
 * is drawn from the same body, so the two can never tell different things.
 */
@Component
class LetterTemplates {

    private static final LetterWords WORDS = new LetterWords();

    private static final String OF_ITS_OWN = "letter";

    private final SpringTemplateEngine engine = engine("letters/");
    private final SpringTemplateEngine papers = engine("documents/");
    private final CorrespondenceSettings settings;

    LetterTemplates(CorrespondenceSettings settings) {
        this.settings = settings;
    }

    /** The content of a letter before it is addressed to anyone. */
    record Content(
            String subject,
            List<String> roles,
            Optional<String> partnerStage,
            Letter.Proof proof,
            String html,
            String text,
            Enclosures enclosures) {}

    Content render(String letter, DossierNumber number, Map<String, Object> facts) {
        Context context = new Context(Locale.FRANCE, facts);
        context.setVariable("number", number.toString());
        context.setVariable("words", WORDS);
        context.setVariable("service", settings.service());
        context.setVariable("privacy", settings.privacy());
        context.setVariable("court", settings.court());
        Document document = Jsoup.parse(engine.process(letter, context));
        String body = document.body().html();
        context.setVariable("subject", document.title());
        context.setVariable("content", body);
        Enclosures enclosures = enclosures(document, context);
        context.setVariable("paperEnclosed", enclosures.paper().isPresent());
        context.setVariable("datesEnclosed", enclosures.deadlines().size());
        Letter.Proof proof = meta(document, "ampli-proof")
                .map(word -> Letter.Proof.valueOf(word.toUpperCase(Locale.ROOT)))
                .orElse(Letter.Proof.NONE);
        context.setVariable("asksReceipt", proof.isRequired());
        Document page = Jsoup.parse(engine.process("layout", context));
        // Before it is written: jsoup would write a control character as a reference that comes back when it is read.
        page.nodeStream(TextNode.class).toList().forEach(words -> words.text(HeaderText.visible(words.getWholeText())));
        String text = PaperText.unbroken(PlainText.of(page.body()));
        page.body()
                .nodeStream(TextNode.class)
                .toList()
                .forEach(words -> words.text(PaperText.unbroken(words.getWholeText())));
        return new Content(
                // With ordinary spaces: a mailbox is searched by its subjects, as people type them
                HeaderText.of("[" + number + "] " + document.title()),
                Arrays.asList(
                        meta(document, "ampli-to").orElse(Addressee.HOLDER).split("[ ,]+")),
                meta(document, "ampli-partner-stage"),
                proof,
                page.outerHtml(),
                text,
                enclosures);
    }

    /**
     * What a template asks for in its head: {@code ampli-paper} names the page under {@code documents/}, where {@code
     * letter} is the letter itself; each {@code ampli-deadline} holds a day, and none where the day is not known.
     */
    private Enclosures enclosures(Document document, Context context) {
        Element paper = document.selectFirst("meta[name=ampli-paper]");
        Optional<Enclosures.Paper> joined = Optional.ofNullable(paper).map(meta -> {
            String name = meta.attr("content");
            Document page = Jsoup.parse(papers.process(name, context));
            return new Enclosures.Paper(
                    DocumentKind.valueOf(meta.attr("data-kind")),
                    HeaderText.of(OF_ITS_OWN.equals(name) ? document.title() : page.title()),
                    page.outerHtml());
        });
        List<Enclosures.Deadline> deadlines = document.select("meta[name=ampli-deadline][content~=.]").stream()
                .map(meta -> new Enclosures.Deadline(
                        meta.attr("data-clock"), meta.attr("data-title"), LocalDate.parse(meta.attr("content"))))
                .toList();
        return new Enclosures(joined, deadlines);
    }

    private static SpringTemplateEngine engine(String directory) {
        ClassLoaderTemplateResolver resolver = new ClassLoaderTemplateResolver();
        resolver.setPrefix(directory);
        resolver.setSuffix(".html");
        resolver.setTemplateMode(TemplateMode.HTML);
        resolver.setCharacterEncoding("UTF-8");
        SpringTemplateEngine engine = new SpringTemplateEngine();
        engine.setTemplateResolver(resolver);
        return engine;
    }

    private static Optional<String> meta(Document document, String name) {
        Element meta = document.selectFirst("meta[name=" + name + "]");
        return Optional.ofNullable(meta).map(element -> element.attr("content"));
    }
}
