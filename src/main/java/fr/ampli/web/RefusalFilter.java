package fr.ampli.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import fr.ampli.shared.Refusal;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Gives Tasklist the reasons of a refusal in place of the engine's English wrapper around them.
 *
 * <p>The engine side leaves the refusal on the request under the name of its class.
 */
final class RefusalFilter extends OncePerRequestFilter {

    private static final Set<String> CHANGES = Set.of("POST", "PUT", "DELETE");

    private final ObjectMapper json;

    RefusalFilter(ObjectMapper json) {
        this.json = json;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !CHANGES.contains(request.getMethod());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        ContentCachingResponseWrapper answer = new ContentCachingResponseWrapper(response);
        chain.doFilter(request, answer);
        boolean failed = answer.getStatus() >= HttpStatus.BAD_REQUEST.value();
        if (failed && request.getAttribute(Refusal.class.getName()) instanceof Refusal refusal) {
            answer.resetBuffer();
            answer.setStatus(HttpStatus.BAD_REQUEST.value());
            answer.setContentType(MediaType.APPLICATION_JSON_VALUE);
            json.writeValue(answer.getOutputStream(), RefusalBody.of(refusal));
        }
        answer.copyBodyToResponse();
    }

    @Configuration(proxyBeanMethods = false)
    static class Registration {

        @Bean
        FilterRegistrationBean<RefusalFilter> refusalFilter(ObjectMapper json) {
            var registration = new FilterRegistrationBean<>(new RefusalFilter(json));
            registration.addUrlPatterns("/camunda/api/engine/*", "/engine-rest/*");
            registration.setOrder(200);
            return registration;
        }
    }
}
