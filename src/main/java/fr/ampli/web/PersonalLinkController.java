package fr.ampli.web;

import fr.ampli.correspondence.CorrespondenceSettings;
import fr.ampli.correspondence.PersonalLink;
import fr.ampli.correspondence.PersonalLinks;
import fr.ampli.shared.Reason;
import fr.ampli.shared.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.multipart.MultipartException;

/**
 * Opens what a personal link leads to. A link that is unknown, expired or taken back gets one and the same page, which
 * says what to do and nothing about the dossier.
 */
@Controller
class PersonalLinkController {

    private static final Logger LOG = LoggerFactory.getLogger(PersonalLinkController.class);

    private static final String CLOSED = "personal/closed";

    private final PersonalLinks links;
    private final LinkThrottle throttle;
    private final CorrespondenceSettings settings;
    private final Map<String, PersonalPage> pages;

    PersonalLinkController(
            PersonalLinks links, LinkThrottle throttle, CorrespondenceSettings settings, List<PersonalPage> pages) {
        this.links = links;
        this.throttle = throttle;
        this.settings = settings;
        this.pages = pages.stream().collect(Collectors.toUnmodifiableMap(PersonalPage::purpose, Function.identity()));
    }

    @GetMapping(PersonalLinks.PATH + "{token}")
    String show(@PathVariable String token, HttpServletRequest request, HttpServletResponse response, Model page) {
        return opened(token, request, response, page, (link, personal) -> personal.show(link, page));
    }

    @PostMapping(PersonalLinks.PATH + "{token}")
    String act(@PathVariable String token, HttpServletRequest request, HttpServletResponse response, Model page) {
        return opened(token, request, response, page, (link, personal) -> {
            try {
                String view = personal.act(link, new PersonalAnswer(request), page);
                return view.equals(PersonalPage.AGAIN) ? "redirect:" + PersonalLinks.PATH + token : view;
            } catch (Refusal refusal) {
                page.addAttribute(
                        "refused",
                        refusal.reasons().stream()
                                .map(Reason::sentence)
                                .distinct()
                                .toList());
                response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
                return personal.show(link, page);
            } catch (MultipartException tooLarge) {
                page.addAttribute(
                        "refused",
                        List.of("Le fichier est beaucoup trop grand. Réduisez-le, ou envoyez-le par courrier."));
                response.setStatus(HttpStatus.PAYLOAD_TOO_LARGE.value());
                return personal.show(link, page);
            }
        });
    }

    private interface Step {
        String of(PersonalLink link, PersonalPage page);
    }

    private String opened(
            String token, HttpServletRequest request, HttpServletResponse response, Model page, Step step) {
        page.addAttribute("service", settings.service());
        page.addAttribute("here", PersonalLinks.PATH + token);
        page.addAttribute("stale", request.getParameter("encore") != null);
        if (throttle.mustWait(request.getRemoteAddr())) {
            return closed("wait", HttpStatus.TOO_MANY_REQUESTS, response, page);
        }
        Optional<PersonalLink> link = links.find(token);
        Optional<PersonalPage> personal = link.map(found -> pages.get(found.purpose()));
        if (link.isEmpty() || personal.isEmpty()) {
            link.ifPresent(found -> LOG.error("no page for links of the purpose '{}'", found.purpose()));
            throttle.missed(request.getRemoteAddr());
            return closed("unknown", HttpStatus.NOT_FOUND, response, page);
        }
        try {
            return step.of(link.get(), personal.get());
        } catch (RuntimeException failure) {
            String reference = UUID.randomUUID().toString().substring(0, 8);
            LOG.error("Failure {} behind a personal link", reference, failure);
            page.addAttribute("reference", reference);
            return closed("trouble", HttpStatus.INTERNAL_SERVER_ERROR, response, page);
        }
    }

    private static String closed(String cause, HttpStatus status, HttpServletResponse response, Model page) {
        page.addAttribute("cause", cause);
        response.setStatus(status.value());
        return CLOSED;
    }
}
