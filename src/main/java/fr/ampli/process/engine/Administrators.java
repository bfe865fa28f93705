package fr.ampli.process.engine;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.digest.PasswordManager;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/**
 * Sees to it, outside the demo, that there is an administrator and that no demo password opens a door.
 *
 * <p>A direct member of camunda-admin must exist before the port opens: without one, Camunda 7.24.0 lets anybody create
 * an administrator (CVE-2026-77226).
 */
@Component
@Profile("!demo")
class Administrators implements InitializingBean {

    @ConfigurationProperties("ampli.admin")
    record First(String id, String password) {}

    private final Directory directory;
    private final IdentityService identities;
    private final PasswordManager passwords;
    private final First first;

    Administrators(Directory directory, ProcessEngine engine, First first) {
        this.directory = directory;
        this.identities = engine.getIdentityService();
        this.passwords = ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getPasswordManager();
        this.first = first;
    }

    @Override
    public void afterPropertiesSet() {
        ensureOne();
        refuseDemoPasswords();
    }

    private void ensureOne() {
        if (identities.createUserQuery().memberOfGroup(Groups.CAMUNDA_ADMIN).count() > 0) {
            return;
        }
        if (!StringUtils.hasText(first.id()) || !StringUtils.hasText(first.password())) {
            throw new IllegalStateException("No administrator exists yet. Set AMPLI_ADMIN_ID and AMPLI_ADMIN_PASSWORD"
                    + " for the first start (or start with the profile demo).");
        }
        try {
            directory.enrol(new Directory.Newcomer(
                    first.id(), "Administration", "Plateforme", null, first.password(), false, Groups.CAMUNDA_ADMIN));
        } catch (ProcessEngineException refused) {
            throw new IllegalStateException(
                    "The administrator of AMPLI_ADMIN_ID cannot be created: "
                            + refused.getMessage() + ". A password needs 10 characters, among them a lower-case and an"
                            + " upper-case letter, a digit and a special character, and none of the id.",
                    refused);
        }
        if (identities.createUserQuery().memberOfGroup(Groups.CAMUNDA_ADMIN).count() == 0) {
            throw new IllegalStateException("AMPLI_ADMIN_ID names a user who exists but is no administrator: \""
                    + first.id() + "\". Choose another id.");
        }
    }

    /** Compares hashes itself: a failed login attempt would count towards locking the account. */
    private void refuseDemoPasswords() {
        for (User user : identities.createUserQuery().list()) {
            UserEntity stored = (UserEntity) user;
            if (stored.getPassword() != null
                    && passwords.check(DemoPassword.VALUE + salt(stored), stored.getPassword())) {
                throw new IllegalStateException("User \"" + user.getId() + "\" still has the password of the demo."
                        + " Delete the account or change its password before running outside the demo.");
            }
        }
    }

    private static String salt(UserEntity user) {
        return user.getSalt() == null ? "" : user.getSalt();
    }
}
