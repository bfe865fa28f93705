package fr.ampli.web.security;

import fr.ampli.access.Arrivals;
import fr.ampli.access.Staffing;
import fr.ampli.shared.Person;
import fr.ampli.shared.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.oidc.web.logout.OidcClientInitiatedLogoutSuccessHandler;
import org.springframework.security.oauth2.client.userinfo.DefaultOAuth2UserService;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.authentication.logout.LogoutSuccessHandler;
import org.springframework.security.web.authentication.logout.SimpleUrlLogoutSuccessHandler;
import org.springframework.security.web.authentication.session.SessionAuthenticationException;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestTemplate;

/**
 * Login through the organisation's identity provider (OpenID Connect), where one is configured: authorization code with
 * PKCE, state and nonce. Whoever comes in goes by the engine's user id and by the groups kept there, as everybody does.
 */
@Component
class OidcLogin {

    static final String START = "/oauth2/authorization/" + OidcProvider.REGISTRATION;

    private static final Logger LOG = LoggerFactory.getLogger(OidcLogin.class);
    private static final String SENTENCE = OidcLogin.class.getName() + ".sentence";
    private static final int LOGGED_AT_MOST = 500;

    private final OidcSettings settings;
    private final OidcProvider provider;
    private final OidcClaims claims;
    private final Arrivals arrivals;
    private final Staffing staffing;

    OidcLogin(OidcSettings settings, Arrivals arrivals, Staffing staffing) {
        this.settings = settings;
        this.provider = new OidcProvider(settings);
        this.claims = new OidcClaims(settings);
        this.arrivals = arrivals;
        this.staffing = staffing;
        Set<String> unknown = new TreeSet<>(settings.groupNames().values());
        unknown.removeAll(arrivals.groups());
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException(
                    "ampli.oidc.group-names leads to groups that access/groups.yaml does not have: " + unknown);
        }
    }

    OidcProvider provider() {
        return provider;
    }

    /** What stands on the button; nothing where there is no provider. */
    Optional<String> label() {
        return settings.present() ? Optional.of(settings.label()) : Optional.empty();
    }

    /** Whether the password form is for administrators only. */
    boolean passwordsClosed() {
        return settings.passwordsClosed();
    }

    /** Where our pages may send a form besides ourselves: a logout goes on to the provider. */
    String formTargets() {
        return settings.present() ? " " + settings.origin() : "";
    }

    void addTo(HttpSecurity http) throws Exception {
        if (!settings.present()) {
            return;
        }
        http.oauth2Login(login -> login.loginPage(SecurityConfiguration.LOGIN)
                .clientRegistrationRepository(provider)
                .authorizedClientRepository(new NothingKept())
                .tokenEndpoint(token -> token.accessTokenResponseClient(tokens()))
                .userInfoEndpoint(person -> person.oidcUserService(people()::arrive))
                .defaultSuccessUrl("/")
                .failureHandler(this::failed)
                .withObjectPostProcessor(new ObjectPostProcessor<OAuth2AuthorizationRequestRedirectFilter>() {
                    @Override
                    public <F extends OAuth2AuthorizationRequestRedirectFilter> F postProcess(F filter) {
                        filter.setAuthenticationFailureHandler(OidcLogin.this::failed);
                        return filter;
                    }
                }));
        http.sessionManagement(
                session -> session.addSessionAuthenticationStrategy(this::keepPasswordsToAdministrators));
    }

    /** Ends the login at the provider too, where it offers that. */
    LogoutSuccessHandler afterLogout() {
        if (!settings.present()) {
            SimpleUrlLogoutSuccessHandler here = new SimpleUrlLogoutSuccessHandler();
            here.setDefaultTargetUrl(SecurityConfiguration.AFTER_LOGOUT);
            return here;
        }
        var there = new OidcClientInitiatedLogoutSuccessHandler(provider);
        there.setDefaultTargetUrl(SecurityConfiguration.AFTER_LOGOUT);
        there.setPostLogoutRedirectUri("{baseUrl}" + SecurityConfiguration.AFTER_LOGOUT);
        return there;
    }

    /** The French sentence for who was just refused, once. */
    static Optional<String> sentence(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session == null) {
            return Optional.empty();
        }
        Object sentence = session.getAttribute(SENTENCE);
        session.removeAttribute(SENTENCE);
        return Optional.ofNullable((String) sentence);
    }

    private void keepPasswordsToAdministrators(
            Authentication login, HttpServletRequest request, HttpServletResponse response) {
        boolean byPassword = login instanceof UsernamePasswordAuthenticationToken;
        boolean administrator = login.getAuthorities().stream()
                .anyMatch(role -> role.getAuthority().equals("ROLE_camunda-admin"));
        if (byPassword && !administrator && settings.passwordsClosed()) {
            request.getSession()
                    .setAttribute(
                            SENTENCE,
                            "La connexion par mot de passe est réservée à l’administration. Utilisez le bouton « "
                                    + settings.label() + " ».");
            throw new SessionAuthenticationException("login by password is for administrators only");
        }
    }

    private void failed(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        request.getSession().setAttribute(SENTENCE, sentenceFor(failure));
        response.sendRedirect(request.getContextPath() + SecurityConfiguration.LOGIN + "?refus");
    }

    /** For the person in French, without a word of the provider's; for the administrator in the log, in one line. */
    private static String sentenceFor(AuthenticationException failure) {
        OAuth2AuthenticationException known = find(failure, OAuth2AuthenticationException.class);
        Refusal refusal = find(failure, Refusal.class);
        if (refusal != null) {
            LOG.info(
                    "Login through the identity provider refused: {}",
                    refusal.reasons().get(0).code());
            return refusal.getMessage();
        }
        String code = known == null ? "" : known.getError().getErrorCode();
        LOG.warn("Login through the identity provider failed: {}", oneLine(code + " " + failure.getMessage()));
        return switch (code) {
            case OidcProvider.UNREACHABLE ->
                "Le service de connexion de votre organisation ne répond pas. Réessayez dans quelques minutes ; si cela"
                        + " dure, prévenez l’administrateur de la plateforme.";
            case "access_denied" ->
                "La connexion a été annulée ou refusée par votre organisation. Recommencez, ou demandez à son service"
                        + " informatique l’accès à AMPLI.";
            case "authorization_request_not_found", "invalid_state_parameter" ->
                "Cette connexion a expiré ou a été commencée dans une autre fenêtre. Recommencez avec le bouton"
                        + " ci-dessous.";
            default ->
                "La connexion par votre organisation n’a pas abouti. Réessayez dans quelques minutes ; si cela dure,"
                        + " prévenez l’administrateur de la plateforme.";
        };
    }

    private static <T> T find(Throwable failure, Class<T> type) {
        Throwable cause = failure;
        while (cause != null && !type.isInstance(cause)) {
            cause = cause.getCause();
        }
        return type.cast(cause);
    }

    private static String oneLine(String text) {
        String line = text.replaceAll("\\p{Cntrl}+", " ");
        return line.length() <= LOGGED_AT_MOST ? line : line.substring(0, LOGGED_AT_MOST);
    }

    private static RestClientAuthorizationCodeTokenResponseClient tokens() {
        var tokens = new RestClientAuthorizationCodeTokenResponseClient();
        tokens.setRestClient(RestClient.builder()
                .requestFactory(OidcProvider.impatient())
                .messageConverters(converters -> {
                    converters.clear();
                    converters.add(new FormHttpMessageConverter());
                    converters.add(new OAuth2AccessTokenResponseHttpMessageConverter());
                })
                .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
                .build());
        return tokens;
    }

    private Reception people() {
        RestTemplate calls = new RestTemplate(OidcProvider.impatient());
        calls.setErrorHandler(new OAuth2ErrorResponseErrorHandler());
        DefaultOAuth2UserService details = new DefaultOAuth2UserService();
        details.setRestOperations(calls);
        OidcUserService service = new OidcUserService();
        service.setOauth2UserService(details);
        return new Reception(service);
    }

    /** From what the provider says to a person of ours. */
    private final class Reception {

        private final OidcUserService said;

        Reception(OidcUserService said) {
            this.said = said;
        }

        OidcUser arrive(OidcUserRequest request) {
            OidcUser visitor = said.loadUser(request);
            try {
                Person person = arrivals.arrive(claims.arrival(visitor.getClaims()));
                List<GrantedAuthority> roles = staffing.groupsOf(person).stream()
                        .<GrantedAuthority>map(group -> new SimpleGrantedAuthority("ROLE_" + group))
                        .toList();
                return new DefaultOidcUser(roles, visitor.getIdToken(), visitor.getUserInfo(), settings.idClaim());
            } catch (Refusal refusal) {
                throw new OAuth2AuthenticationException(new OAuth2Error("refused"), "refused by AMPLI", refusal);
            }
        }
    }

    /** After the login nothing more is asked of the provider in the person's name: its tokens are not kept. */
    private static final class NothingKept implements OAuth2AuthorizedClientRepository {

        @Override
        public <T extends OAuth2AuthorizedClient> T loadAuthorizedClient(
                String registration, Authentication person, HttpServletRequest request) {
            return null;
        }

        @Override
        public void saveAuthorizedClient(
                OAuth2AuthorizedClient client,
                Authentication person,
                HttpServletRequest request,
                HttpServletResponse response) {
            // see above
        }

        @Override
        public void removeAuthorizedClient(
                String registration, Authentication person, HttpServletRequest request, HttpServletResponse response) {
            // nothing was saved
        }
    }
}
