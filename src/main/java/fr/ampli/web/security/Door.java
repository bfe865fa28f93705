package fr.ampli.web.security;

import fr.ampli.access.Staffing;
import fr.ampli.shared.Person;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.function.Supplier;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.stereotype.Component;

/**
 * Lets a request in if access/endpoints.yaml names one of the person's groups of today. Groups are asked anew each
 * time: who has left a group, or whose turn as deputy has ended, is out with the next click.
 */
@Component
class Door implements AuthorizationManager<RequestAuthorizationContext> {

    private final Endpoints endpoints = Endpoints.fromFile();
    private final Staffing staffing;

    Door(Staffing staffing) {
        this.staffing = staffing;
    }

    @Override
    public AuthorizationDecision authorize(Supplier<Authentication> login, RequestAuthorizationContext context) {
        HttpServletRequest request = context.getRequest();
        String path = request.getRequestURI().substring(request.getContextPath().length());
        return new AuthorizationDecision(opens(request.getMethod(), path, login));
    }

    /** Whether a person may knock at an address today. */
    boolean opens(String method, String path, Authentication person) {
        return opens(method, path, () -> person);
    }

    private boolean opens(String method, String path, Supplier<Authentication> login) {
        return endpoints
                .of(method, path)
                .filter(endpoint -> endpoint.isOpen() || isOneOf(endpoint, login.get()))
                .isPresent();
    }

    /** @deprecated as in the interface, which still asks for it */
    @Override
    @Deprecated
    public AuthorizationDecision check(Supplier<Authentication> login, RequestAuthorizationContext context) {
        return authorize(login, context);
    }

    private boolean isOneOf(Endpoints.Endpoint endpoint, Authentication login) {
        return login != null
                && login.isAuthenticated()
                && !(login instanceof AnonymousAuthenticationToken)
                && !Collections.disjoint(staffing.groupsOf(new Person(login.getName())), endpoint.groups());
    }
}
