package fr.ampli.web.security;

import fr.ampli.correspondence.PersonalLinks;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandlerImpl;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.authentication.logout.HttpStatusReturningLogoutSuccessHandler;
import org.springframework.security.web.authentication.logout.LogoutSuccessHandler;
import org.springframework.security.web.authentication.www.BasicAuthenticationFilter;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.header.HeaderWriter;
import org.springframework.security.web.header.writers.CacheControlHeadersWriter;
import org.springframework.security.web.header.writers.ContentSecurityPolicyHeaderWriter;
import org.springframework.security.web.header.writers.DelegatingRequestMatcherHeaderWriter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.AndRequestMatcher;
import org.springframework.security.web.util.matcher.NegatedRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * One login in front of everything; what is not opened here is closed.
 *
 * <p>Pages for people without a login (holders and partners with a personal link) are open here, and each asks for its
 * link; see {@code PersonalLinkController}.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class SecurityConfiguration {

    static final String LOGIN = "/connexion";
    static final String LOGOUT = "/deconnexion";
    static final String AFTER_LOGOUT = LOGIN + "?fin";

    /** Not Camunda's XSRF-TOKEN: two tokens of one name would overwrite each other. */
    private static final String CSRF_COOKIE = "AMPLI-XSRF";

    private static final String CSRF_HEADER = "X-AMPLI-XSRF";

    private static final String ENGINE_REST = "/engine-rest/**";

    private static final RequestMatcher CAMUNDA = at("/camunda/**");
    private static final RequestMatcher DATA = new OrRequestMatcher(at("/camunda/api/**"), at("/api/**"));
    private static final RequestMatcher PERSONAL = at(PersonalLinks.PATH + "*");
    /** What a person may have been about to look at. */
    private static final RequestMatcher PLACES = new OrRequestMatcher(
            at(HttpMethod.GET, "/camunda/app/**"), at(HttpMethod.GET, "/dossiers/**"), at(HttpMethod.GET, "/absences"));

    private static final RequestMatcher CAMUNDA_LOGOUT = at(HttpMethod.POST, "/camunda/api/admin/auth/user/*/logout");

    /**
     * What HTTPS in front of the application allows.
     *
     * @param secureCookies cookies travel over HTTPS only
     * @param hsts how long browsers remember to come over HTTPS only; zero says nothing to them
     */
    @ConfigurationProperties("ampli")
    record Settings(boolean secureCookies, Duration hsts) {}

    /**
     * The engine's own interface for other programs. A person or a technical account proves itself with each request;
     * no session, no cookie.
     */
    @Bean
    @Order(1)
    SecurityFilterChain engineRest(
            HttpSecurity http,
            Door door,
            LoginThrottle throttle,
            ObjectProvider<JwtDecoder> tokens,
            BearerTokens callers,
            Settings settings)
            throws Exception {
        http.securityMatcher(at(ENGINE_REST));
        http.authorizeHttpRequests(doors -> doors.dispatcherTypeMatchers(DispatcherType.FORWARD, DispatcherType.ERROR)
                .permitAll()
                .anyRequest()
                .access(door));
        http.sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS));
        http.httpBasic(basic -> basic.authenticationEntryPoint(SecurityConfiguration::askForPassword));
        JwtDecoder decoder = tokens.getIfAvailable();
        if (decoder != null) {
            http.oauth2ResourceServer(bearer -> bearer.authenticationEntryPoint(SecurityConfiguration::askForPassword)
                    .jwt(jwt -> jwt.decoder(decoder).jwtAuthenticationConverter(callers)));
        }
        http.exceptionHandling(refused -> refused.accessDeniedHandler(new ForbiddenAnswer())
                .authenticationEntryPoint(SecurityConfiguration::askForPassword));
        http.addFilterBefore(throttle.filter(), BasicAuthenticationFilter.class);
        // No cookie proves anything here, so there is nothing to forge a request with; a browser that remembers a
        // password for this address is kept out by the next line
        http.csrf(csrf -> csrf.disable());
        http.addFilterBefore(new NoBrowserFromElsewhere(), BasicAuthenticationFilter.class);
        http.requestCache(cache -> cache.disable());
        headers(http, settings, "");
        return http.build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain oneLogin(
            HttpSecurity http, Door door, LoginThrottle throttle, OidcLogin oidc, Settings settings) throws Exception {
        http.authorizeHttpRequests(doors -> doors.dispatcherTypeMatchers(DispatcherType.FORWARD, DispatcherType.ERROR)
                .permitAll()
                .anyRequest()
                .access(door));
        http.addFilterBefore(throttle.filter(), UsernamePasswordAuthenticationFilter.class);

        http.formLogin(form -> form.loginPage(LOGIN)
                .loginProcessingUrl(LOGIN)
                .usernameParameter("identifiant")
                .passwordParameter("motdepasse")
                .failureUrl(LOGIN + "?erreur")
                .defaultSuccessUrl("/"));
        oidc.addTo(http);
        http.logout(logout -> logout.logoutRequestMatcher(
                        new OrRequestMatcher(at(HttpMethod.POST, LOGOUT), CAMUNDA_LOGOUT))
                .deleteCookies("AMPLI-SESSION")
                .logoutSuccessHandler(afterLogout(oidc.afterLogout())));

        http.exceptionHandling(refused -> refused.defaultAccessDeniedHandlerFor(new ForbiddenAnswer(), DATA)
                // Open to all: what is refused there is a form whose token has gone with the browser's cookie
                .defaultAccessDeniedHandlerFor(
                        (request, response, stale) -> response.sendRedirect(request.getRequestURI() + "?encore"),
                        PERSONAL)
                // The form of a tab in which somebody logs in after having done so in another
                .defaultAccessDeniedHandlerFor(
                        (request, response, stale) ->
                                response.sendRedirect(request.getContextPath() + LOGIN + "?encore"),
                        at(HttpMethod.POST, LOGIN))
                .defaultAccessDeniedHandlerFor(new AccessDeniedHandlerImpl(), request -> true)
                .defaultAuthenticationEntryPointFor(new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED), DATA)
                .defaultAuthenticationEntryPointFor(new LoginUrlAuthenticationEntryPoint(LOGIN), request -> true));

        HttpSessionRequestCache backAfterLogin = new HttpSessionRequestCache();
        backAfterLogin.setRequestMatcher(new AndRequestMatcher(
                PLACES, request -> String.valueOf(request.getHeader("Accept")).contains("text/html")));
        // Without this, each of these addresses would gain "?continue"
        backAfterLogin.setMatchingRequestParameterName(null);
        http.requestCache(cache -> cache.requestCache(backAfterLogin));

        CookieCsrfTokenRepository tokens = CookieCsrfTokenRepository.withHttpOnlyFalse();
        tokens.setCookieName(CSRF_COOKIE);
        tokens.setHeaderName(CSRF_HEADER);
        tokens.setCookiePath("/");
        tokens.setCookieCustomizer(cookie -> cookie.sameSite("Lax").secure(settings.secureCookies()));
        // The web applications have their own token and filter
        http.csrf(csrf -> csrf.csrfTokenRepository(tokens)
                .csrfTokenRequestHandler(new CsrfForPagesAndScripts())
                .ignoringRequestMatchers(CAMUNDA));

        headers(http, settings, oidc.formTargets());
        return http.build();
    }

    /** Without an error page: another program reads it. */
    private static void askForPassword(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException missing) {
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"AMPLI\", charset=\"UTF-8\"");
        response.setStatus(HttpStatus.UNAUTHORIZED.value());
    }

    private static void headers(HttpSecurity http, Settings settings, String formTargets) throws Exception {
        http.headers(headers -> headers.frameOptions(frame -> frame.sameOrigin())
                .httpStrictTransportSecurity(hsts -> {
                    if (settings.hsts().isZero()) {
                        hsts.disable();
                    } else {
                        hsts.maxAgeInSeconds(settings.hsts().toSeconds()).includeSubDomains(false);
                    }
                })
                .cacheControl(cache -> cache.disable())
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                .permissionsPolicyHeader(
                        policy -> policy.policy("camera=(), geolocation=(), microphone=(), payment=(), usb=()"))
                .addHeaderWriter(except(
                        new OrRequestMatcher(at("/camunda/lib/**"), at("/camunda/assets/**"), at("/ampli/**")),
                        new CacheControlHeadersWriter()))
                .addHeaderWriter(except(
                        CAMUNDA,
                        new ContentSecurityPolicyHeaderWriter("default-src 'self'; base-uri 'self'; object-src 'none';"
                                + " form-action 'self'" + formTargets + "; frame-ancestors 'self'"))));
    }

    private static RequestMatcher at(String path) {
        return PathPatternRequestMatcher.withDefaults().matcher(path);
    }

    private static RequestMatcher at(HttpMethod method, String path) {
        return PathPatternRequestMatcher.withDefaults().matcher(method, path);
    }

    private static HeaderWriter except(RequestMatcher paths, HeaderWriter writer) {
        return new DelegatingRequestMatcherHeaderWriter(new NegatedRequestMatcher(paths), writer);
    }

    /** Tasklist's logout button is a call from a script: it wants an answer, not a page. */
    private static LogoutSuccessHandler afterLogout(LogoutSuccessHandler page) {
        LogoutSuccessHandler answer = new HttpStatusReturningLogoutSuccessHandler(HttpStatus.OK);
        return (request, response, login) -> {
            if (CAMUNDA_LOGOUT.matches(request)) {
                answer.onLogoutSuccess(request, response, login);
            } else {
                page.onLogoutSuccess(request, response, login);
            }
        };
    }

    /**
     * Camunda 7.24.0 judges "there is no administrator yet" wrongly in some set-ups and then lets anybody create one.
     * This application creates its own, so the page is never needed. Outside the security chain, before all else.
     */
    @Bean
    FilterRegistrationBean<OncePerRequestFilter> setupStaysClosed() {
        var registration = new FilterRegistrationBean<OncePerRequestFilter>(new OncePerRequestFilter() {
            @Override
            protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                    throws IOException {
                response.sendError(HttpStatus.NOT_FOUND.value());
            }
        });
        registration.setName("setupStaysClosed");
        registration.addUrlPatterns("/camunda/api/admin/setup/*");
        registration.setOrder(Integer.MIN_VALUE);
        return registration;
    }
}
