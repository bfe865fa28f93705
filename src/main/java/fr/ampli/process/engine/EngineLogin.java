package fr.ampli.process.engine;

import fr.ampli.access.Staffing;
import fr.ampli.shared.Person;
import java.util.List;
import org.camunda.bpm.engine.AuthenticationException;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.stereotype.Component;

/** The engine's user store opens the one login; each group becomes a role. */
@Component
class EngineLogin implements AuthenticationProvider {

    private final IdentityService identities;
    private final Staffing staffing;

    EngineLogin(IdentityService identities, Staffing staffing) {
        this.identities = identities;
        this.staffing = staffing;
    }

    @Override
    public Authentication authenticate(Authentication attempt) {
        String id = attempt.getName();
        if (!passwordFits(id, (String) attempt.getCredentials())) {
            throw new BadCredentialsException("wrong id or password");
        }
        List<SimpleGrantedAuthority> roles = staffing.groupsOf(new Person(id)).stream()
                .map(group -> new SimpleGrantedAuthority("ROLE_" + group))
                .toList();
        return UsernamePasswordAuthenticationToken.authenticated(id, null, roles);
    }

    private boolean passwordFits(String id, String password) {
        User user = identities.createUserQuery().userId(id).singleResult();
        if (user == null || !EngineArrivals.hasPassword(user)) {
            // Who came by the identity provider has none, and the engine breaks over comparing with none
            return false;
        }
        try {
            return identities.checkPassword(id, password);
        } catch (AuthenticationException locked) {
            throw new LockedException("locked for a while after too many attempts", locked);
        }
    }

    @Override
    public boolean supports(Class<?> type) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
    }
}
