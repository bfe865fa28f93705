package fr.ampli.web.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.web.access.AccessDeniedHandler;

/** What a script hears when the door stays closed: JSON, of which Tasklist and Cockpit show the message. */
final class ForbiddenAnswer implements AccessDeniedHandler {

    private static final String BODY = "{\"type\":\"Forbidden\",\"message\":\"Votre rôle ne permet pas cette opération."
            + " Adressez-vous à l’administrateur de la plateforme si elle relève de votre travail.\"}";

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException refused)
            throws IOException {
        response.setStatus(HttpStatus.FORBIDDEN.value());
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.getWriter().write(BODY);
    }
}
