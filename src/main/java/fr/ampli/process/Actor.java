package fr.ampli.process;

import fr.ampli.shared.Person;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.stereotype.Component;

/** Who acts: the person logged in, or the system itself when a job runs. */
@Component
public class Actor {

    private final IdentityService identities;

    Actor(IdentityService identities) {
        this.identities = identities;
    }

    public Person person() {
        var authentication = identities.getCurrentAuthentication();
        return authentication == null || authentication.getUserId() == null
                ? Person.APPLICATION
                : new Person(authentication.getUserId());
    }
}
