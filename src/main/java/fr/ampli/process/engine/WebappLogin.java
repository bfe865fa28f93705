package fr.ampli.process.engine;

import fr.ampli.access.Staffing;
import fr.ampli.shared.Person;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.rest.security.auth.AuthenticationProvider;
import org.camunda.bpm.engine.rest.security.auth.AuthenticationResult;
import org.camunda.bpm.engine.rest.security.auth.ProcessEngineAuthenticationFilter;
import org.camunda.bpm.webapp.impl.security.auth.AuthenticationUtil;
import org.camunda.bpm.webapp.impl.security.auth.Authentications;
import org.camunda.bpm.webapp.impl.security.auth.ContainerBasedAuthenticationFilter;
import org.camunda.bpm.webapp.impl.security.auth.UserAuthentication;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.context.support.WebApplicationContextUtils;

/**
 * Tells Tasklist, Cockpit and Admin, and the engine's REST interface, who has come in. Created by name by the engine's
 * filters.
 */
public class WebappLogin implements AuthenticationProvider {

    @Override
    public AuthenticationResult extractAuthenticatedUser(HttpServletRequest request, ProcessEngine engine) {
        Authentication login = SecurityContextHolder.getContext().getAuthentication();
        if (login == null || !login.isAuthenticated() || login instanceof AnonymousAuthenticationToken) {
            return AuthenticationResult.unsuccessful();
        }
        // Asked anew each time: an account that was deleted, or left all its groups, is out with its next click; a
        // deputy has lent groups from the first day of an absence to its last.
        List<String> groups =
                List.copyOf(WebApplicationContextUtils.getRequiredWebApplicationContext(request.getServletContext())
                        .getBean(Staffing.class)
                        .groupsOf(new Person(login.getName())));
        if (groups.isEmpty()) {
            return AuthenticationResult.unsuccessful();
        }
        forgetOtherGroups(request, engine, groups);
        AuthenticationResult known = AuthenticationResult.successful(login.getName());
        known.setGroups(groups);
        return known;
    }

    /**
     * The web applications keep the groups in the session until it ends; what they do not find there they take from
     * here. Their own refreshing is switched off (engine.yaml): it knows nothing of lent groups.
     */
    private static void forgetOtherGroups(HttpServletRequest request, ProcessEngine engine, List<String> groups) {
        HttpSession session = request.getSession(false);
        if (session == null) {
            return; // /engine-rest keeps none
        }
        Authentications kept = AuthenticationUtil.getAuthsFromSession(session);
        if (kept.getAuthenticationForProcessEngine(engine.getName()) instanceof UserAuthentication of
                && !Set.copyOf(of.getGroupIds()).equals(Set.copyOf(groups))) {
            kept.removeByEngineName(engine.getName());
        }
    }

    @Override
    public void augmentResponseByAuthenticationChallenge(HttpServletResponse response, ProcessEngine engine) {
        // 401 says enough; a challenge would make the browser open its own password box
    }

    @Configuration(proxyBeanMethods = false)
    static class Registration {

        /** After the security chain, before the web applications' own filters. */
        @Bean
        FilterRegistrationBean<ContainerBasedAuthenticationFilter> webappLogin() {
            var registration = new FilterRegistrationBean<>(new ContainerBasedAuthenticationFilter());
            registration.addInitParameter("authentication-provider", WebappLogin.class.getName());
            registration.addUrlPatterns("/camunda/app/*", "/camunda/api/*");
            registration.setOrder(201);
            return registration;
        }

        @Bean
        FilterRegistrationBean<ProcessEngineAuthenticationFilter> engineRestLogin() {
            var registration = new FilterRegistrationBean<>(new ProcessEngineAuthenticationFilter());
            registration.addInitParameter(
                    ProcessEngineAuthenticationFilter.AUTHENTICATION_PROVIDER_PARAM, WebappLogin.class.getName());
            registration.addUrlPatterns("/engine-rest/*");
            registration.setOrder(201);
            return registration;
        }
    }
}
