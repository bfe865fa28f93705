package fr.ampli.web.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.savedrequest.DefaultSavedRequest;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The login page, and where each person begins the day. */
@Controller
class StartPage {

    private final OidcLogin oidc;

    StartPage(OidcLogin oidc) {
        this.oidc = oidc;
    }

    @GetMapping(SecurityConfiguration.LOGIN)
    String login(
            Authentication person,
            HttpServletRequest request,
            HttpServletResponse response,
            @RequestParam(required = false) String erreur,
            @RequestParam(required = false) String attente,
            @RequestParam(required = false) String fin,
            @RequestParam(required = false) String session,
            @RequestParam(required = false) String encore,
            Model page) {
        if (person != null) {
            return "redirect:/";
        }
        page.addAttribute("place", place(request, response));
        page.addAttribute("mustWait", attente != null);
        String sentence = OidcLogin.sentence(request).orElse(null);
        page.addAttribute("refused", sentence);
        page.addAttribute("failed", erreur != null && sentence == null);
        page.addAttribute("provider", oidc.label().orElse(null));
        page.addAttribute("toProvider", OidcLogin.START);
        page.addAttribute("passwordsClosed", oidc.passwordsClosed());
        page.addAttribute("left", fin != null);
        page.addAttribute("over", session != null);
        page.addAttribute("stale", encore != null);
        return "connexion";
    }

    /** Where the login will lead, without host; null where somebody came to it by themselves. */
    private static String place(HttpServletRequest request, HttpServletResponse response) {
        if (!(new HttpSessionRequestCache().getRequest(request, response) instanceof DefaultSavedRequest asked)) {
            return null;
        }
        return asked.getQueryString() == null
                ? asked.getRequestURI()
                : asked.getRequestURI() + "?" + asked.getQueryString();
    }

    @GetMapping("/")
    String start(Authentication person) {
        if (has(person, "ROLE_camunda-admin")) {
            return "redirect:/camunda/app/admin/default/";
        }
        if (has(person, "ROLE_responsable")) {
            return "redirect:/camunda/app/cockpit/default/#/pilotage";
        }
        return "redirect:/camunda/app/tasklist/default/";
    }

    private static boolean has(Authentication person, String role) {
        return person.getAuthorities().stream()
                .anyMatch(authority -> authority.getAuthority().equals(role));
    }
}
