package fr.ampli.process.engine;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.rest.security.auth.AuthenticationProvider;
import org.camunda.bpm.engine.rest.security.auth.AuthenticationResult;
import org.camunda.bpm.engine.rest.security.auth.ProcessEngineAuthenticationFilter;
import org.camunda.bpm.webapp.impl.security.auth.ContainerBasedAuthenticationFilter;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

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
        // Asked anew each time: an account that was deleted, or left all its groups, is out with its next click.
        List<String> groups =
                engine.getIdentityService().createGroupQuery().groupMember(login.getName()).list().stream()
                        .map(Group::getId)
                        .toList();
        if (groups.isEmpty()) {
            return AuthenticationResult.unsuccessful();
        }
        AuthenticationResult known = AuthenticationResult.successful(login.getName());
        known.setGroups(groups);
        return known;
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
