package fr.ampli.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import fr.ampli.access.Reading;
import fr.ampli.access.Staffing;
import fr.ampli.dossier.Dossiers;
import fr.ampli.oversight.Processes;
import fr.ampli.shared.Person;
import fr.ampli.shared.Reason;
import fr.ampli.shared.Refusal;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * What was said and done on a task belongs to its dossier: variables, comments, attachments, its history. The engine
 * grants them by process, so that whoever works on one dossier could read them of all; here the dossier is asked for
 * too, as on its own page (R56).
 *
 * <p>A list tells nothing then, as lists do everywhere in the application: Tasklist goes on, so that a person may give
 * the task back. Anything else is refused with the reason.
 */
final class TaskReadingFilter extends OncePerRequestFilter {

    private static final String ENGINE = "/camunda/api/engine(?:/engine/[^/]+)?";
    private static final Pattern OF_TASK =
            Pattern.compile(ENGINE + "/task/([^/]+)/(form-variables|rendered-form|comment|attachment)(/[^/].*)?/?");
    private static final Pattern HISTORY = Pattern.compile(ENGINE + "/history/user-operation(/count)?/?");

    private static final String NO_LINES = "[]";
    private static final String NO_FIELDS = "{}";
    private static final String NO_COUNT = "{\"count\":0}";

    private final Processes processes;
    private final Dossiers dossiers;
    private final Reading reading;
    private final Staffing staffing;
    private final ObjectMapper json;

    TaskReadingFilter(Processes processes, Dossiers dossiers, Reading reading, Staffing staffing, ObjectMapper json) {
        this.processes = processes;
        this.dossiers = dossiers;
        this.reading = reading;
        this.staffing = staffing;
        this.json = json;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        Matcher ofTask = OF_TASK.matcher(path);
        Matcher history = HISTORY.matcher(path);
        if (request.getUserPrincipal() == null) {
            chain.doFilter(request, response);
        } else if (ofTask.matches()) {
            Optional<Reason> obstacle = obstacle(ofTask.group(1), person(request));
            if (obstacle.isEmpty()) {
                chain.doFilter(request, response);
            } else if (request.getMethod().equals("GET") && ofTask.group(3) == null) {
                nothing(response, ofTask.group(2).equals("form-variables") ? NO_FIELDS : NO_LINES);
            } else {
                refuse(response, obstacle.get());
            }
        } else if (history.matches() && !isOpen(request)) {
            nothing(response, history.group(1) == null ? NO_LINES : NO_COUNT);
        } else {
            chain.doFilter(request, response);
        }
    }

    /** To administrators the history of all; to others that of one task, of which they may read the dossier. */
    private boolean isOpen(HttpServletRequest request) {
        Person person = person(request);
        String[] tasks = request.getParameterValues("taskId");
        return staffing.groupsOf(person).contains("camunda-admin")
                || tasks != null
                        && tasks.length == 1
                        && obstacle(tasks[0], person).isEmpty();
    }

    private static Person person(HttpServletRequest request) {
        return new Person(request.getUserPrincipal().getName());
    }

    private Optional<Reason> obstacle(String task, Person person) {
        return processes.dossierOfTask(task).flatMap(number -> reading.obstacle(dossiers.get(number), person));
    }

    private static void nothing(HttpServletResponse response, String body) throws IOException {
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.getWriter().write(body);
    }

    private void refuse(HttpServletResponse response, Reason reason) throws IOException {
        response.setStatus(HttpStatus.FORBIDDEN.value());
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.setCharacterEncoding("UTF-8");
        json.writeValue(response.getWriter(), RefusalBody.of(Refusal.of(reason)));
    }

    @Configuration(proxyBeanMethods = false)
    static class Registration {

        /** After the security chain, which knows who asks, and before the engine does. */
        @Bean
        FilterRegistrationBean<TaskReadingFilter> taskReadingFilter(
                Processes processes, Dossiers dossiers, Reading reading, Staffing staffing, ObjectMapper json) {
            var registration =
                    new FilterRegistrationBean<>(new TaskReadingFilter(processes, dossiers, reading, staffing, json));
            registration.addUrlPatterns("/camunda/api/engine/*");
            registration.setOrder(200);
            return registration;
        }
    }
}
